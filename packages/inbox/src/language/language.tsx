/**
 * The language of the page: chosen in Profile for this browser, else the first of the browser's own that there is. English
 * stands in the code; another one is a part of its own, loaded before anything is said. What is chosen counts from the next load.
 */
import type { de } from '@baton-desk/core/german'
import { type Messages, setupI18n } from '@lingui/core'
import { TransNoContext, type TransProps } from '@lingui/react/server'
import { read, write } from '../ui/stored.ts'
import { placeholdersOnly } from './placeholders-only.ts'

/** Each by the name that its speakers give it. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const
export type Language = keyof typeof LANGUAGES

/** The sentences of the inbox, and those of core's that people read in it. */
type Catalogue = { messages: Messages; words: Partial<typeof de> }

const CATALOGUES: Partial<Record<Language, () => Promise<Catalogue>>> = { de: () => import('./german.ts') }
const FROM_RIGHT = new Set<string>(['ar', 'fa', 'he', 'ur'])
const CHOSEN = 'baton.language'

export const isLanguage = (code: string | null): code is Language => code !== null && code in LANGUAGES

/** What was chosen in this browser; undefined where it goes by the browser. */
export function chosenLanguage(): Language | undefined {
  const chosen = read(CHOSEN)
  return isLanguage(chosen) ? chosen : undefined
}

export function chooseLanguage(language: Language | undefined): void {
  write(CHOSEN, language ?? null)
  location.reload()
}

// Not navigator.language: some browsers have names there that Intl refuses, such as "en-US@posix".
const { locale: ofBrowser } = Intl.DateTimeFormat().resolvedOptions()

const wanted = typeof document === 'undefined' ? ['en'] : [...navigator.languages, ofBrowser]
export const language: Language =
  chosenLanguage() ?? wanted.map((locale) => locale.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en'

/** For dates and numbers: as the browser's country writes them, where it speaks this language. */
export const locale: string = ofBrowser.startsWith(language) ? ofBrowser : language

const catalogue: Catalogue = (await CATALOGUES[language]?.()) ?? { messages: {}, words: {} }
/** Core's own sentences; English where an area is not there. */
export const { words } = catalogue
export const i18n = setupI18n({ locale: language, locales: locale, messages: { [language]: catalogue.messages } })
// The English of the code is read as it is said.
i18n.setMessagesCompiler(placeholdersOnly)

if (typeof document !== 'undefined') {
  document.documentElement.lang = language
  document.documentElement.dir = FROM_RIGHT.has(language) ? 'rtl' : 'ltr'
}

/** A sentence with elements in it; written as lingui's macro of this name, which ends here. */
export const Trans = (sentence: TransProps) => <TransNoContext {...sentence} lingui={{ i18n }} />
