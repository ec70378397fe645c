import { z } from 'zod'

// Control characters break terminals, SMS and jsonb (NUL); bidirectional overrides let a text pose as another.
// Right-to-left text itself needs none of them and passes untouched. Tab and line feed stay.
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
const UNSAFE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/g
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/**
 * Removes what nobody sees and a machine reads (control characters, direction overrides, tag characters, zero-width ones) and
 * broken surrogates; normalises to NFC; trims.
 */
export const cleanText = (text: string): string => (PLAIN.test(text) ? text : cleaned(text)).trim()

/** Most texts; nothing has to be removed from them. */
const PLAIN = /^[ -~\n\t]*$/

const cleaned = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(UNSAFE, '')
    .replace(LONE_SURROGATE, '\uFFFD')
    .replace(UNSEEN, keptWhereNeeded)
    .normalize('NFC')

// What is drawn as nothing (zero-width characters, fillers, the soft hyphen), and tag characters: words for a model that no
// reader sees hide in them.
const UNSEEN = /[\u{E0000}-\u{E0FFF}]+|\p{Default_Ignorable_Code_Point}/gu

/** The flags of England, Scotland and Wales are spelled in tag characters. */
const FLAG_TAGS = new Set(['gbeng', 'gbsct', 'gbwls'].map((code) => `${tagsOf(code)}\u{E007F}`))
const FLAG = '\u{1F3F4}'
/** Scripts whose letters join: a joiner or non-joiner between them is spelling. */
export const JOINED_SCRIPTS = [
  ...['Arabic', 'Syriac', 'Mongolian', 'Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu'],
  ...['Kannada', 'Malayalam', 'Sinhala', 'Khmer', 'Myanmar'],
]
const JOINING = new RegExp(JOINED_SCRIPTS.map((name) => String.raw`\p{Script=${name}}`).join('|'), 'u')
const PICTURE = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F/u
const VARIANT = /[\uFE00-\uFE0F]/
const SEEN = /[^\s\p{Default_Ignorable_Code_Point}]/u

function tagsOf(code: string): string {
  return [...code].map((letter) => String.fromCodePoint(0xe0000 + (letter.codePointAt(0) ?? 0))).join('')
}

function keptWhereNeeded(unseen: string, at: number, text: string): string {
  const [before, after] = [characterBefore(text, at), characterAt(text, at + unseen.length)]
  if (unseen === JOINER && PICTURE.test(before) && PICTURE.test(after)) return unseen
  if ((unseen === JOINER || unseen === NON_JOINER) && JOINING.test(before) && JOINING.test(after)) return unseen
  if (FLAG_TAGS.has(unseen) && before === FLAG) return unseen
  if (VARIANT.test(unseen) && SEEN.test(before)) return unseen
  return ''
}

const [NON_JOINER, JOINER] = ['\u200C', '\u200D']
const characterAt = (text: string, at: number): string => String.fromCodePoint(text.codePointAt(at) ?? 0)
const characterBefore = (text: string, at: number): string =>
  /[\uDC00-\uDFFF]/.test(text.charAt(at - 1)) ? text.slice(at - 2, at) : text.charAt(at - 1)

/** A name as it is compared: the same letters in the same bytes, whatever program wrote them. */
export const foldedName = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '')
    .replaceAll(/[\u2018\u2019\u02BC]/g, "'")
    .replaceAll(/[\u2010-\u2015]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase()

/** Text of several lines, cleaned, at most `max` UTF-16 units. */
export const text = (max: number) => z.string().overwrite(cleanText).max(max)

/** Text of one line, cleaned, its white space folded, at most `max` UTF-16 units. */
export const line = (max: number) =>
  z
    .string()
    .overwrite((value) => cleanText(value).replace(/\s+/g, ' '))
    .max(max)

// What no id holds: it cannot be stored, or two ids that look the same would be two.
const NEVER_IN_AN_ID = new RegExp(`${UNSAFE.source}|${LONE_SURROGATE.source}`)

/** A name that programs give (an id, a reference), kept exactly as it came: never cleaned, since another name is meant then. */
export const exactly = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !NEVER_IN_AN_ID.test(value), {
      error: 'Expected text without control characters, direction overrides and half characters. Send it without.',
    })

/** Words as a reader counts them: runs without white space that hold a letter or a digit. */
export const countWords = (value: string): number => value.match(WORD)?.length ?? 0

const WORD = /(?<!\S)[^\s\p{L}\p{N}]*[\p{L}\p{N}]\S*/gu

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** Longer than any emoji; a letter under more marks than that is cut among its marks. */
const LONGEST_CHARACTER = 64

/** The beginning of a text in at most `max` UTF-16 units, never with half a character at its end. */
export const headOf = (text: string, max: number): string =>
  text.length <= max ? text : text.slice(0, startOfCharacter(text, max))

/** At most `max` characters (code points, as the schema counts them), ending in "…" where something was cut. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text
  let end = 0
  let endOfLast = 0
  for (let count = 0; count < max && end < text.length; count++) {
    endOfLast = end
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1
  }
  return end >= text.length ? text : `${headOf(text, endOfLast)}…`
}

/** The end of a text in about `max` UTF-16 units, never with half a character at its beginning. */
export const tailOf = (text: string, max: number): string =>
  text.length <= max ? text : text.slice(startOfCharacter(text, text.length - max))

/** Where the character begins, as a reader sees characters, that holds the unit at `at`. */
function startOfCharacter(text: string, at: number): number {
  // Below the first combining mark every unit is a character of its own.
  if (at <= 0 || text.charCodeAt(at) < 0x300) return Math.max(at, 0)
  const from = Math.max(0, at - LONGEST_CHARACTER)
  const start = characters.segment(text.slice(from, at + 2)).containing(at - from)?.index ?? 0
  if (start > 0) return from + start
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) && /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) ? at - 1 : at
}
