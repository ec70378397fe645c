/**
 * What people had a say in, from trails alone: who could stop what, what each saw, for how long, what they changed, what came of
 * it, and who was told when nobody answered. It tells what happened; whether that is enough no program can say.
 */
import type { EditFacts, SealedEvent } from '../handoff/event.ts'
import { type Who, whoMayDecide } from '../playbook/authority.ts'
import { lastResortOf } from '../playbook/lane-of.ts'
import type { Playbook } from '../playbook/playbook.ts'
import { type Instant, toEpochMs } from '../time/instant.ts'
import { begin, type Case, decidedAt, follow } from './case.ts'

/** One end of a round: a decision, or a time that passed without one. */
export type Overseen = {
  handoff: string
  lane: string
  agent: string
  /** Why the agent asked for a person. */
  reason?: string | undefined
  /** When somebody was first asked. */
  askedAt: Instant | null
  at: Instant
  /** Null: nobody decided, and what was declared beforehand for silence was done. */
  by: string | null
  /** With what they came in. */
  via?: string | undefined
  /** Who approved the same before, where two had to agree. */
  approvedFirst?: string | undefined
  outcome: string
  noteVersion: number
  /** Of the note as it stood before them; absent once its words are erased. */
  noteHash?: string | undefined
  actionHash?: string | undefined
  /** From when it was there to be read, or they opened it where that is known, until they decided. */
  hadItForMs: number
  openedAt?: Instant | undefined
  /** Neither the conversation was opened nor anything asked. */
  fromNote: boolean
  changed?: EditFacts | undefined
  /** What the agent says it did, the last of it. */
  effect?: string | undefined
  inDoubt: boolean
  /** Who was told because nobody answered. */
  silence: { at: Instant; told: string; because: string }[]
  /** The event of the trail that bears it. */
  seq: number
  hash: string
}

export function overseenIn(handoff: string, events: readonly SealedEvent[]): Overseen[] {
  const found: Overseen[] = []
  const noteHashes = new Map<number, string | undefined>()
  let silence: Overseen['silence'] = []
  let before: Case | null = null
  for (const event of events) {
    const after: Case | null = before ? follow(before, event) : begin(event)
    if (!after) continue
    if (event.type === 'submitted') noteHashes.set(1, event.data.noteHash)
    if (event.type === 'mended' || event.type === 'reworded')
      noteHashes.set(event.data.noteVersion, event.data.noteHash)
    if (event.type === 'escalated' || event.type === 'reminded')
      silence.push({ at: event.at, told: event.data.to, because: event.data.because })
    if (before && (event.type === 'decided' || event.type === 'expired')) {
      found.push({ handoff, ...endOf(event, before, after), noteHash: noteHashes.get(after.note.version), silence })
      silence = []
    }
    const last = found.at(-1)
    if (last && event.type === 'effect_reported') last.effect = event.data.outcome
    if (last && event.type === 'it_happened') last.effect = 'done'
    if (last && event.type === 'in_doubt') last.inDoubt = true
    before = after
  }
  return found
}

function endOf(
  event: Extract<SealedEvent, { type: 'decided' | 'expired' }>,
  before: Case,
  after: Case,
): Omit<Overseen, 'handoff' | 'noteHash' | 'silence'> {
  const { at, by, seq, hash } = event
  const person = by.kind === 'person' ? by : undefined
  const openedAt = person && before.round.opened[person.id]
  const since = openedAt ?? before.note.since
  const common = {
    lane: after.lane,
    agent: after.agent,
    reason: before.note.facts?.reason,
    askedAt: before.round.askedSince ?? null,
    at,
    seq,
    hash,
    noteVersion: before.note.version,
    hadItForMs: Math.max(0, toEpochMs(decidedAt(event)) - toEpochMs(since)),
    inDoubt: false,
  }
  if (event.type === 'expired')
    return { ...common, by: null, outcome: `expired: ${event.data.outcome}`, fromNote: false }
  const { kind, actionHash, approvedFirst, fromNote, edited } = event.data
  return {
    ...common,
    by: person?.id ?? null,
    via: person?.via?.kind,
    approvedFirst,
    outcome: kind,
    actionHash,
    openedAt,
    fromNote,
    changed: edited,
  }
}

export type CouldStop = { lane: string; people: string[]; lastResort: string; onSilence: string }

/** Whom each lane lets decide, whatever is proposed, and what is done where nobody does. */
export const whoCouldStop = (playbook: Playbook, who: Who): CouldStop[] =>
  Object.entries(playbook.lanes).map(([lane, written]) => ({
    lane,
    people: whoMayDecide(playbook, { lane }, who),
    lastResort: lastResortOf(playbook, written),
    onSilence: written.onSilence.outcome,
  }))

/** Stands on every report. */
export const PROVES: readonly string[] = [
  'Each line is an event of a trail whose hashes are chained: what is signed here cannot be changed later without showing (baton verify).',
  'The hash of the note and of the proposed action is of what stood before whoever decided: a decision on anything else was refused.',
  'Nothing was approved by silence: where nobody answered stands who was told, and what was done.',
]
export const PROVES_NOT: readonly string[] = [
  'That somebody read or understood what was before them: the time that they had it is the most that they can have looked.',
  'That the decision was right, or that whoever decided was free to decide otherwise.',
  'What an agent did without asking the desk.',
  'That any law or standard is met: that is for people to judge who know it.',
]
