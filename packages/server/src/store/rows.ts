/** Between the tables and the types of core: the one place that knows both. */
import { createHash } from 'node:crypto'
import {
  type Actor,
  dueOf,
  type Handoff,
  type Instant,
  isOpen,
  type Note,
  type SealedEvent,
  URGENCIES,
  type Urgency,
} from '@baton-desk/core'
import { type Fact, type Link, partsOf } from '@baton-desk/core/trail'
import { CompiledQuery } from 'kysely'
import type { StoredEvent } from '../app/ports/events.ts'
import type { RowSummary, Stored, StoredRow } from '../app/ports/handoffs.ts'
import { actBy } from '../app/views.ts'
import { prepare } from './prepared.ts'
import type { Tx } from './store.ts'

/**
 * Runs one statement written in SQL, with values as parameters only: its text comes from a small set, and PostgreSQL
 * plans each once for a connection.
 */
export async function run<Row>(tx: Pick<Tx, 'executeQuery'>, statement: string, parameters: unknown[]): Promise<Row[]> {
  prepare(statement)
  const { rows } = await tx.executeQuery<Row>(CompiledQuery.raw(statement, parameters))
  return rows
}

/** Text as a column takes it. */
export const toText = (text: string): string => text.replace(/\0|\p{Surrogate}/gu, '\uFFFD')

export const instant = (at: Date): Instant => at.toISOString()
export const maybeInstant = (at: Date | null): Instant | null => at?.toISOString() ?? null

const rankOf = (urgency: Urgency): number => URGENCIES.indexOf(urgency)

/** A handoff as a row of `handoffs`, to be handed to `jsonb_populate_record`. */
/** Of `handoffs h`: practice counts where all is practice, and nowhere else. */
export const COUNTS_HERE = 'h.practice = (select w.practice from workspaces w where w.id = $1)'

export type HandoffColumns = Record<string, unknown>

export type ToColumns = {
  workspace: string
  handoff: Handoff
  row: RowSummary
  trail: { seq: number; hash: string }
  messages: number
  practice: boolean
}

export function toColumns({ workspace, handoff, row, trail, messages, practice }: ToColumns): HandoffColumns {
  const { note, ...data } = handoff
  return {
    workspace,
    id: handoff.id,
    agent: handoff.agent,
    reference: handoff.reference ?? null,
    customer: handoff.customer ?? null,
    lane: handoff.lane,
    urgency: rankOf(handoff.urgency),
    state: handoff.state,
    open: isOpen(handoff),
    owner: handoff.owner,
    offered_to: handoff.state === 'offered' ? (handoff.move?.to ?? null) : null,
    due: dueOf(handoff),
    act_by: isOpen(handoff) ? actBy(handoff) : null,
    note,
    summary: row,
    data,
    // Of before the index of words: kept for a desk that still reads it.
    search: '',
    found: true,
    alike: isOpen(handoff) ? alikeOf({ ask: row.ask, who: row.who }) : null,
    note_version: handoff.noteVersion,
    seq: trail.seq,
    hash: trail.hash,
    messages,
    practice,
    created_at: handoff.createdAt,
    changed_at: handoff.changedAt,
    closed_at: 'closedAt' in handoff ? handoff.closedAt : null,
  }
}

/** The same for what an agent says twice in the same words; kept while it is open. */
export const alikeOf = ({ ask, who }: { ask: string; who: string }): string =>
  createHash('sha256')
    .update(JSON.stringify([ask, who]))
    .digest('base64url')
    .slice(0, 22)

export type StoredHandoffRow = {
  data: object
  note: Note
  seq: number
  hash: string
  practice: boolean
  messages: number
}
export const STORED_COLUMNS = 'data, note, seq, hash, practice, messages'

/** What was written comes back: `data` is the handoff without its note, as `toColumns` took it apart. */
export const toStored = ({ data, note, seq, hash, practice, messages }: StoredHandoffRow): Stored => ({
  handoff: { ...data, note } as Handoff,
  trail: { seq, hash },
  practice,
  messages,
})

export type ListedRow = {
  id: string
  agent: string
  lane: string
  urgency: number
  state: Handoff['state']
  owner: string
  offered_to: string | null
  act_by: Date | null
  due: Date | null
  practice: boolean
  created_at: Date
  changed_at: Date
  summary: RowSummary
}
export const LISTED_COLUMNS =
  'id, agent, lane, urgency, state, owner, offered_to, act_by, due, practice, created_at, changed_at, summary'

export const toStoredRow = (row: ListedRow): StoredRow => ({
  id: row.id,
  agent: row.agent,
  lane: row.lane,
  urgency: URGENCIES[row.urgency] ?? 'fyi',
  state: row.state,
  owner: row.owner,
  ...(row.offered_to !== null && { offeredTo: row.offered_to }),
  by: maybeInstant(row.act_by),
  due: maybeInstant(row.due),
  practice: row.practice,
  createdAt: instant(row.created_at),
  changedAt: instant(row.changed_at),
  summary: row.summary,
})

export type LinkRow = {
  seq: number
  type: string
  at: Date
  actor: unknown
  data: Record<string, unknown>
  /** What of it can be erased: of the first sealing its words alone, of the second `Salted`. */
  words: object | null
  words_hash: string | null
  sealing: number
  previous_hash: string | null
  hash: string
}
export const LINK_COLUMNS = 'seq, type, at, actor, data, words, words_hash, sealing, previous_hash, hash'
export const LINK_SHAPE =
  'seq int, type text, at timestamptz, actor jsonb, data jsonb, words jsonb, words_hash text, sealing smallint, previous_hash text, hash text'

export type EventRow = LinkRow & { position: number; handoff: string; actor: Actor; type: SealedEvent['type'] }
export const EVENT_COLUMNS = `position, handoff, ${LINK_COLUMNS}`

/** What was written comes back: each type with the `data` and `words` of its own. */
export const toEvent = (row: EventRow): StoredEvent =>
  ({ position: row.position, handoff: row.handoff, ...toLink(row) }) as StoredEvent

/** A link of a chain as a table has it; `toLinkRow` takes it apart. */
export const toLink = (row: LinkRow): Fact & Link => {
  const { words, facts, ...salt } = toErasable(row)
  return {
    seq: row.seq,
    type: row.type,
    at: instant(row.at),
    by: row.actor,
    data: { ...row.data, ...facts },
    ...(words && { words }),
    ...(row.sealing !== 1 && { sealing: row.sealing as 0 | 2 }),
    ...salt,
    wordsHash: row.words_hash,
    previousHash: row.previous_hash,
    hash: row.hash,
  }
}

type Salted = { salt: string; words?: object | null; facts?: object | null }

function toErasable({ words, sealing }: LinkRow): { words?: object; facts?: object; salt?: string } {
  if (words === null || sealing !== 2) return words === null ? {} : { words }
  const { salt, words: said, facts } = words as Salted
  return { salt, ...(said && { words: said }), ...(facts && { facts }) }
}

/** To be handed to `jsonb_to_recordset`, with the names of `LINK_COLUMNS`. */
export function toLinkRow({ by, data, words, salt, sealing, wordsHash, previousHash, ...link }: Fact & Link) {
  const { plain, own } = partsOf(data)
  const isSalted = sealing === 2
  return {
    ...link,
    actor: by,
    sealing: sealing ?? 1,
    data: isSalted ? plain : data,
    words: isSalted && salt !== undefined ? { salt, words, facts: own } : words,
    words_hash: wordsHash,
    previous_hash: previousHash,
  }
}
