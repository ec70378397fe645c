import type { Language } from '../../languages/language.ts'
import { LANGUAGES } from '../../languages/languages.ts'
import { languageOf, languagesOf } from '../speech/language-of.ts'
import type { Signal } from './signal.ts'

/** For a signal whose words stand in a list of each language: the customer says one of them, in the language they speak. */
export const saidInAnyLanguage =
  (list: keyof Language['signals']): Signal['read'] =>
  ({ customer }) =>
    customer.some((text) => languagesFor(text).some(({ signals }) => signals[list].test(text)))

/** Languages share words with another meaning: where the text tells which it is, only that one is heard. */
export function languagesFor(text: string): readonly Language[] {
  const language = languageOf(text)
  return language ? [language] : LANGUAGES
}

/** As many small words of one language, and none of another: no sentence of the other stands in it. */
const TELLS = 4

/** Every language of which there may be a sentence in the text, for what must not be missed. */
export function languagesWithin(text: string): readonly Language[] {
  const found = languagesOf(text)
  if ((found[0]?.words ?? 0) < TELLS) return LANGUAGES
  return found.filter(({ words }) => words > 0).map(({ language }) => language)
}
