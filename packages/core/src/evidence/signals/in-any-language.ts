import type { Language } from '../../languages/language.ts'
import { LANGUAGES } from '../../languages/languages.ts'
import { languageOf } from '../speech/language-of.ts'
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
