/**
 * What happened to a handoff, as it is remembered. Each type of event has its own `data`: facts, which stay; and its own
 * `words`: what people and agents wrote, which can be erased while their hash stays in the chain. A stored event is
 * hashed as it was written, so a fact that is added later is optional, and none is renamed or taken away. The reference,
 * the option and the hashes of note and action tell of the words: they are sealed and erased with them.
 */
import type { LaneId, PersonId } from '../ids.ts'
import type { Urgency } from '../note/note.ts'
import type { Assignment, Skipped } from '../routing/assignment.ts'
import type { Instant } from '../time/instant.ts'
import type { DecisionKind } from './decision.ts'
import type { NotifyReason } from './effect.ts'
import type { Actor, Effect, Expired, HandoffState, Open, Waiting } from './handoff.ts'

type Remembered = {
  submitted: Of<{
    lane: LaneId
    urgency: Urgency
    reference?: string
    owner: PersonId
    noteHash?: string
    playbook: number
    usefulUntil?: Instant
  }>
  /** `questions`: how many were asked. */
  held: Of<{ until: Instant; lacks: string[]; skipped?: Skipped[]; questions?: number }>
  offered: Of<{ to: PersonId; step: number; because: Assignment['because']; acceptBy: Instant; skipped: Skipped[] }>
  mended: Of<{
    noteVersion: number
    noteHash?: string
    lacks: string[]
    /** Where it is another than before. */
    urgency?: Urgency
  }>
  reworded: Of<{ noteVersion: number; noteHash?: string; lacks: string[]; model: string; parts: string[] }>
  accepted: Of<{ decideBy: Instant } & TakenFrom, 'readBack'>
  /** An admin took it over, beside who may decide in the lane. */
  stepped_in: Of<{ decideBy: Instant } & TakenFrom, 'reason'>
  declined: Of<{ to: PersonId; step: number; acceptBy: Instant; skipped: Skipped[] }, 'reason'>
  moved: Of<
    {
      to: PersonId
      acceptBy: Instant
      /** Where it goes to another lane. */
      lane?: LaneId
      skipped?: Skipped[]
    },
    'reason'
  >
  move_returned: Of<{ from: PersonId; to: PersonId; because: 'declined' | 'unanswered' | 'left' }, 'reason'>
  asked: Of<{ of: 'agent' | 'customer' }, 'question'>
  replied: Of<NoFacts, 'text'>
  snoozed: Of<{ until: Instant }, 'reason'>
  resumed: Of<{ for: Waiting['for'] }>
  escalated: Of<
    {
      from: PersonId
      to: PersonId
      step: number
      because: PassedUpBecause | 'owner_left' | 'may_not_decide'
      /** Until when the next owner has to accept; absent where nobody has to. */
      acceptBy?: Instant
      skipped?: Skipped[]
    },
    'reason'
  >
  reminded: Of<
    {
      to: PersonId
      because: PassedUpBecause
      /** With `acceptBy`: absent where somebody was only reminded of what they have accepted. */
      reminders?: number
      acceptBy?: Instant
      skipped?: Skipped[]
    },
    'reason'
  >
  decided: Of<
    {
      decisionId: string
      kind: DecisionKind
      option?: string
      outcome?: string
      noteVersion: number
      actionHash?: string
      fromNote: boolean
      /** The state in which it was decided. */
      state: Open['state']
      /** Who approved the same before, where two had to agree. */
      approvedFirst?: PersonId
    } & TakenFrom,
    /** `edits` is JSON. */
    'text' | 'promised' | 'edits'
  >
  /** The first of two approvals; `to` is asked for the second. */
  approved: Of<
    {
      kind: DecisionKind
      option?: string
      noteVersion: number
      actionHash?: string
      fromNote: boolean
      to: PersonId
      step: number
      acceptBy: Instant
      skipped: Skipped[]
    } & TakenFrom,
    /** `edits` is JSON. */
    'text' | 'promised' | 'edits'
  >
  /** The first approval counts no more. */
  approval_void: Of<{ of: PersonId; because: 'note_changed' | 'may_not_decide' }>
  acknowledged: Of<{ decisionId: string }>
  effect_reported: Of<{ decisionId: string; outcome: Effect['outcome'] }, 'text'>
  /** Refused: another outcome of this decision is on record, and stands. */
  effect_contradicted: Of<{ decisionId: string; outcome: Effect['outcome']; onRecord: Effect['outcome'] }, 'text'>
  closed: Of<NoFacts>
  withdrawn: Of<NoFacts, 'reason'>
  expired: Of<{ outcome: Expired['outcome']; usefulUntil?: Instant }>
  reopened: Of<{ owner: PersonId; acceptBy: Instant; skipped?: Skipped[] }, 'reason'>
  commented: Of<NoFacts, 'text'>
  conversation_added: Of<{ messages: number }>
  conversation_opened: Of<{ state: HandoffState }>
  /** Somebody had shown to them what is masked among the arguments. */
  revealed: Of<{ noteVersion: number; actionHash?: string }>
  agent_silent: Of<{ since: Instant; of: 'acknowledgement' | 'effect' }>
  delivery_failed: Of<{ target: string; deliveryId: string }, 'error'>
  delivered: Of<{ target: string; deliveryId: string }>
}

type Of<Data, Words extends string = never> = { data: Data; words: { [Key in Words]?: string } }
type NoFacts = Record<never, never>

/** Whoever accepts or decides what was offered to somebody else, or moved to them in another lane, takes it over. */
type TakenFrom = { from?: PersonId; lane?: LaneId }

/** Why a handoff goes up to the next step. */
export type PassedUpBecause = 'unaccepted' | 'undecided' | 'asked'

/** Who is told of a change, and what about. */
export type Told = { person: PersonId; about: NotifyReason }

export type EventType = keyof Remembered

/** The event of one type. */
export type EventOf<Type extends EventType> = {
  type: Type
  at: Instant
  by: Actor
  /** `told` stands with the last event of a change: who is told is part of what happened. */
  data: Remembered[Type]['data'] & { told?: Told[] }
  /** Absent where nobody wrote anything, and where it was erased. */
  words?: Remembered[Type]['words']
}

/** One change of one handoff. */
export type HandoffEvent = { [Type in EventType]: EventOf<Type> }[EventType]

// An object, since the compiler then says which type is missing, or is none.
const TYPES: Record<EventType, true> = {
  submitted: true,
  held: true,
  offered: true,
  mended: true,
  reworded: true,
  accepted: true,
  stepped_in: true,
  declined: true,
  moved: true,
  move_returned: true,
  asked: true,
  replied: true,
  snoozed: true,
  resumed: true,
  escalated: true,
  reminded: true,
  decided: true,
  approved: true,
  approval_void: true,
  acknowledged: true,
  effect_reported: true,
  effect_contradicted: true,
  closed: true,
  withdrawn: true,
  expired: true,
  reopened: true,
  commented: true,
  conversation_added: true,
  conversation_opened: true,
  revealed: true,
  agent_silent: true,
  delivery_failed: true,
  delivered: true,
}
export const EVENT_TYPES = Object.keys(TYPES) as EventType[]

/** An event in its place in the trail of its handoff. */
export type SealedEvent = HandoffEvent & {
  /** 1, 2, 3 … within the handoff. */
  seq: number
  /**
   * 2: words and what tells of them are hashed with a salt. Absent: words alone, as the first desks did it; 0: sealed so, and
   * its reference was erased since.
   */
  sealing?: 0 | 2
  /** Keeps words from being guessed by their hash, and is erased with them. */
  salt?: string
  /** SHA-256 (hex) of what can be erased, or null where nothing can. */
  wordsHash: string | null
  previousHash: string | null
  /** SHA-256 (hex) over everything above but what can be erased. */
  hash: string
}
