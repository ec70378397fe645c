import { z } from 'zod'

// Control characters break terminals, SMS and jsonb (NUL); bidirectional overrides let a text pose as another.
// Right-to-left text itself needs none of them and passes untouched. Tab and line feed stay.
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
const UNSAFE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/g
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** Removes control characters, direction overrides and broken surrogates; normalises to NFC; trims. */
export const cleanText = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(UNSAFE, '').replace(LONE_SURROGATE, '\uFFFD').normalize('NFC').trim()

/** Text of several lines, cleaned, at most `max` UTF-16 units. */
export const text = (max: number) => z.string().overwrite(cleanText).max(max)

/** Text of one line, cleaned, its white space folded, at most `max` UTF-16 units. */
export const line = (max: number) =>
  z
    .string()
    .overwrite((value) => cleanText(value).replace(/\s+/g, ' '))
    .max(max)

/** Words as a reader counts them: runs without white space that hold a letter or a digit. */
export function countWords(value: string): number {
  return value.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
