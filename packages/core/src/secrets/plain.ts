/** A text as its reader means it: full-width and styled letters as plain ones, any digit as 0–9, nothing invisible in between. */

export type Plain = {
  text: string
  /** Where in the text as it came the sign at this place begins; one more than the plain text is long. */
  at(index: number): number
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: plain ASCII is what needs no second look
const ASCII = /^[\x00-\x7f]*$/
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Mn}]/u
const DIGIT = /\p{Nd}/u
const DASH = /[\p{Pd}\u2212\u02D7]/u
const BLANK = /[\p{Zs}\u2028\u2029]/u
const DOT = /[\u00B7\u2022\u2024\u2027\u22C5\u30FB\uFF0E\u3002]/u

export function plainly(text: string): Plain {
  if (ASCII.test(text)) return { text, at: (index) => index }
  let plain = ''
  const from: number[] = []
  let index = 0
  for (const sign of text) {
    for (const unit of plainSign(sign)) {
      plain += unit
      from.push(index)
    }
    index += sign.length
  }
  from.push(text.length)
  return { text: plain, at: (place) => from[place] ?? text.length }
}

/** In UTF-16 units; letters with accents stay as they are. */
function plainSign(sign: string): string {
  if (sign < '\u0080') return sign
  if (INVISIBLE.test(sign)) return ''
  if (BLANK.test(sign)) return ' '
  if (DASH.test(sign)) return '-'
  if (DOT.test(sign)) return '.'
  if (DIGIT.test(sign)) return String(digitOf(sign))
  return sign.normalize('NFKC')
}

/** The digits of a script stand in order in Unicode, those of each style of mathematical digits too. */
function digitOf(sign: string): number {
  const folded = sign.normalize('NFKC')
  if (/^\d$/.test(folded)) return Number(folded)
  const code = sign.codePointAt(0) ?? 0
  let zero = code
  while (zero > code - 9 && DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1
  return code - zero
}
