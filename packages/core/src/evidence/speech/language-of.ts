/** In which of the languages that are read a text is written, by the small words that stand in nearly every sentence. */

import type { Language } from '../../languages/language.ts'
import { LANGUAGES } from '../../languages/languages.ts'
import { wordsIn } from '../../languages/phrases.ts'
import { headOf } from '../../text.ts'

const LIMIT = 3_000
const COMMON = LANGUAGES.map((language) => ({ language, common: wordsIn(language.speech.COMMON) }))

/** How many small words of each language a text has, most first. */
export function languagesOf(text: string): { language: Language; words: number; of: number }[] {
  const tokens =
    headOf(text, LIMIT)
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}']+/gu) ?? []
  return COMMON.map(({ language, common }) => ({
    language,
    words: tokens.filter((token) => common.has(token)).length,
    of: tokens.length,
  })).toSorted((a, b) => b.words - a.words)
}

/** Undefined where none stands out, as in a name or a number. */
export function languageOf(text: string): Language | undefined {
  const [first, second] = languagesOf(text)
  return first && first.words > (second?.words ?? 0) ? first.language : undefined
}
