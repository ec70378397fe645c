/**
 * Parts what a mail says from the older mail that it repeats. Line by line, with patterns that look at one line and back
 * at nothing: a library for it (email-reply-parser) asks Node for modules and takes seconds for a hostile text.
 */
import { FROM, ORIGINAL, SUBJECT, WROTE } from './mail-words.ts'

export type Parted = { text: string; quoted: string }

/** A header is a line, or one that was broken into two or three. */
const LONGEST_HEADER = 300
/** Lines among which the header of a quoted mail ends. */
const HEADER_LINES = 8

const oneOf = (list: readonly string[]): string => `(?:${list.join('|')})`
const MARKED = /^\s{0,3}[>＞]/
/** "> 5 days" and ">500" may be said; with other quotes around it is one. */
const MAY_BE_MORE_THAN = /^\s{0,3}>\s?[\d=]/
const SAYS_WHO = new RegExp(String.raw`(?:^|\P{L})${oneOf(WROTE)}(?:\P{L}[^\n]{0,120})?\s?[:：]\s*-{0,12}$`, 'iu')
const RULED = new RegExp(String.raw`^[\s>*_-]{0,40}${oneOf(ORIGINAL)}\s?:?[\s*_-]{0,40}$`, 'iu')
const FROM_LINE = new RegExp(String.raw`^\s{0,3}\**${oneOf(FROM)}\s?[:：]\**\s*\S`, 'iu')
const SUBJECT_LINE = new RegExp(String.raw`^\s{0,3}\**${oneOf(SUBJECT)}\s?[:：]`, 'iu')

/** Undefined where nothing is quoted. */
export function withoutQuotes(text: string): Parted | undefined {
  if (!text.includes('\n')) return undefined
  const lines = text.split('\n')
  const marked = lines.map((line) => MARKED.test(line))
  const isQuote = lines.some((line, at) => marked[at] && !MAY_BE_MORE_THAN.test(line)) ? marked : lines.map(() => false)
  for (let at = 0; at < lines.length; at++) {
    const header = headerAt(lines, at)
    if (header === 0) continue
    const next = nextSaid(lines, at + header)
    isQuote.fill(true, at, isQuote[next] ? at + header : lines.length)
    at += header - 1
  }
  if (!isQuote.includes(true)) return undefined
  const pick = (quoted: boolean) => lines.filter((_, at) => isQuote[at] === quoted).join('\n')
  return {
    text: pick(false)
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    quoted: pick(true),
  }
}

/** How many lines from here on head a quoted mail. */
function headerAt(lines: readonly string[], at: number): number {
  const line = lines[at] ?? ''
  if (line === '' || line.length > LONGEST_HEADER) return 0
  if (RULED.test(line)) return 1
  if (FROM_LINE.test(line)) {
    const subject = lines.slice(at + 1, at + HEADER_LINES).findIndex((each) => SUBJECT_LINE.test(each))
    return subject < 0 ? 0 : subject + 2
  }
  // "On Monday, 23 November, Sam Okafor" may stand on one line and "<sam@example.com> wrote:" on the next.
  for (let count = 1; count <= 3; count++) {
    const last = lines[at + count - 1] ?? ''
    if (last.trim() === '' || MARKED.test(last)) return 0
    if (!/[:：]\s*-{0,12}$/.test(last)) continue
    const whole = lines.slice(at, at + count).join(' ')
    if (whole.length > LONGEST_HEADER || !SAYS_WHO.test(whole)) return 0
    // What stands above a header that is whole belongs to what was said.
    const rest = lines.slice(at + 1, at + count).join(' ')
    if (SAYS_WHO.test(rest) && /\d/.test(rest.replace(/<[^<>]*>/g, ''))) return 0
    return isQuoteBehind(lines, at + count) || IS_DATED.test(whole) ? count : 0
  }
  return 0
}

/** A day and a year or hour, or an address: what people write before a colon has none of it. */
const IS_DATED = /\d{4}|\d{1,2}:\d\d|@/
const isQuoteBehind = (lines: readonly string[], from: number): boolean =>
  MARKED.test(lines[nextSaid(lines, from)] ?? '')

function nextSaid(lines: readonly string[], from: number): number {
  let at = from
  while (at < lines.length && lines[at]?.trim() === '') at += 1
  return at
}
