/**
 * What the customer may see of what is passed on: what they said, quoted; their details; and what they were told. A note
 * speaks about them, so its own sentences are never read back to them. Nothing internal: no reason, no step of ours, no
 * doubt, no record, no owner, no deadline of ours, nothing that a tool or the agent put into words, no secret and nothing
 * that one left behind, no promise that the check has a finding on.
 */
import type { Source } from '../../evidence/conversation.ts'
import { heldSecret } from '../../secrets/secrets.ts'
import { cutText } from '../../text.ts'
import type { Instant } from '../../time/instant.ts'
import { media } from '../../words/en/media.ts'
import { parts } from '../../words/en/parts.ts'
import { timeWords } from '../human-time.ts'
import type { Note } from '../note.ts'
import { isWithin } from '../pointer.ts'
import type { RenderContext } from './card.ts'

export type CustomerView = {
  /** Passages of what they said, word for word, in the order said. */
  said: string[]
  details: string[]
  /** What they were told would happen, and by when. */
  told: { text: string; by?: Instant | undefined } | null
}

type CustomerContext = Pick<RenderContext, 'now' | 'timeZone' | 'locale' | 'words' | 'findings'>
type Doubts = Pick<RenderContext, 'findings'>

const LIMITS = { passages: 8, passage: 300 } as const

export const toCustomerView = (note: Note, doubts: Doubts): CustomerView => ({
  said: passagesOf(note),
  details: detailsOf(note),
  told: toldIn(note, doubts),
})

/** As text to read back to the customer. */
export function toCustomerText(note: Note, context: CustomerContext): string {
  const { said, details, told } = toCustomerView(note, context)
  const words = (context.words?.media ?? media).customer
  return [
    words.opening,
    ...list(
      words.said,
      said.map((passage) => `“${passage}”`),
    ),
    ...list(words.details, details),
    ...(said.length + details.length === 0 ? [words.contacted] : []),
    ...list(
      words.told,
      told ? [(context.words?.parts ?? parts).promise(told.text, told.by && timeWords(told.by, context))] : [],
    ),
  ].join('\n')
}

function passagesOf(note: Note): string[] {
  const sources = [note.sources['/what'] ?? [], note.known.map(sourceOf), note.wishes.map(sourceOf)]
  const passages = sources
    .flat()
    .filter((source) => isTheirs(source))
    .toSorted((a, b) => (a.message ?? 0) - (b.message ?? 0))
    .map(({ words }) => inOneLine(words))
    .filter((words) => words !== '' && !heldSecret(words))
  return [...new Set(passages)]
    .filter((one) => !passages.some((other) => other !== one && other.toLowerCase().includes(one.toLowerCase())))
    .slice(0, LIMITS.passages)
    .map((words) => cutText(words, LIMITS.passage))
}

/** The label only where it is their own word, too: "Order 4471". */
function detailsOf({ who }: Note): string[] {
  const identifiers = who.identifiers.flatMap(({ label, value, source }) => {
    if (!isTheirs(source)) return []
    return source.words.toLowerCase().includes(label.toLowerCase()) ? [`${label} ${value}`.trim()] : [value]
  })
  const reach = who.reach.filter(({ source }) => isTheirs(source)).map(({ address }) => address)
  return [...new Set([...identifiers, ...reach])].filter((detail) => !heldSecret(detail))
}

function toldIn({ promise }: Note, { findings }: Doubts): CustomerView['told'] {
  const isDoubted = findings?.some(({ pointer }) => pointer !== undefined && isWithin(pointer, '/promise'))
  if (!promise || isDoubted || heldSecret(promise.text)) return null
  return { text: promise.text, by: promise.by }
}

const sourceOf = ({ source }: { source?: Source }): Source | undefined => source
const isTheirs = (source: Source | undefined): source is Source => source?.kind === 'customer'
const inOneLine = (words: string): string => words.replace(/\s+/g, ' ').trim()
const list = (label: string, lines: string[]): string[] => (lines.length > 0 ? [`${label}: ${lines.join('; ')}`] : [])
