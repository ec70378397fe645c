/**
 * What somebody means who answers a message in words. Pure. Only one of the offered words, alone, is taken as it is; all else
 * is at most *meant*, and is read back before it does anything. Where more than one thing may be meant nothing is: a wrong
 * guess costs more than a question.
 */
import { CLOSINGS, MACHINE_LINES, MINE, NO, POLITE, YES } from './reply-phrases.ts'

/** What a message lets its person do, and the word for it. `typed`: what goes along, such as the option of that name. */
export type OfferedWord<Act extends string = string> = { act: Act; word: string; typed?: Record<string, string> }

export type ReplyMeaning<Act extends string = string> =
  /** Exactly one of the offered words. */
  | { is: 'word'; act: Act; typed: Record<string, string> }
  /** In their own words; to be read back. */
  | { is: 'meant'; act: Act; typed: Record<string, string> }
  | { is: 'unclear' }
  | { is: 'empty' }

/** `words`: what was written, without what was quoted. `name`: of whoever writes, by which a signature is known. */
export function readReply<Act extends string>(
  words: string,
  { offered, name }: { offered: readonly OfferedWord<Act>[]; name: string },
): ReplyMeaning<Act> {
  const said = withoutSignature(words, name)
  if (said === '') return { is: 'empty' }
  const exact = offered.find(({ word }) => plain(word) === plain(said))
  if (exact) return { is: 'word', act: exact.act, typed: exact.typed ?? {} }
  const meant = (act: string, typed: Record<string, string> = {}): ReplyMeaning<Act> => {
    const offer = offered.find((one) => one.act === act && one.typed === undefined)
    return offer ? { is: 'meant', act: offer.act, typed } : { is: 'unclear' }
  }
  const clauses = clausesOf(said)
  if (clauses.length > 0 && !said.includes('?')) {
    if (clauses.every((clause) => YES.has(clause))) return meant('approve')
    if (clauses.every((clause) => MINE.has(clause))) return meant('accept')
    const [first = '', ...rest] = clauses
    if (NO.has(first) && !rest.some((clause) => YES.has(clause) || MINE.has(clause)))
      return meant('reject', { text: said })
  }
  return offered.some(({ typed }) => typed !== undefined) ? { is: 'unclear' } : meant('answer', { text: said })
}

/** What was said, without what a program adds and without who said it. */
function withoutSignature(words: string, name: string): string {
  const names = new Set([name, name.split(' ')[0] ?? name].map(plain))
  const lines = words.replaceAll('\r\n', '\n').split('\n')
  const kept: string[] = []
  for (const line of lines) {
    const read = plain(line)
    const isEnd = read !== '' && kept.some((one) => one.trim() !== '') && (CLOSINGS.has(read) || names.has(read))
    if (isEnd || /^\s*(--|__)[-_\s]*$/.test(line)) break
    if (MACHINE_LINES.some((start) => read.startsWith(start))) break
    kept.push(line)
  }
  return kept.join('\n').trim()
}

const clausesOf = (said: string): string[] =>
  said
    .split(/[\n.!,;:]+/)
    .map(plain)
    .filter((clause) => clause !== '' && !POLITE.has(clause))

/** Without case, emphasis and marks around it; a question mark stays. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ')
    .replace(/^[\s.!,;:*_"'“”„«»()>-]+|[\s.!,;:*_"'“”„«»()-]+$/g, '')
