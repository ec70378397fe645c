/**
 * What happened to a handoff, as it is remembered. Each type of event has its own `data`: facts, which stay; and its own
 * `words`: what people and agents wrote, which can be erased while their hash stays in the chain. A stored event is
 * hashed as it was written, so a fact that is added later is optional, and none is renamed or taken away. The reference,
 * the option and the hashes of note and action tell of the words: they are sealed and erased with them.
 */
import type { LaneId, PersonId } from '../ids.ts'
import type { ReasonCode, Urgency } from '../note/note.ts'
import type { Assignment, Skipped } from '../routing/assignment.ts'
import type { Instant } from '../time/instant.ts'
import type { TransferOutcome } from './command.ts'
import type { DecisionKind } from './decision.ts'
import type { NotifyReason, TellReason } from './effect.ts'
import type { Actor, Effect, Expired, HandoffState, OnRecord, Undecided, Waiting } from './handoff.ts'

type Remembered = {
  submitted: Of<{
    lane: LaneId
    urgency: Urgency
    reference?: string
    owner: PersonId
    noteHash?: string
    playbook: number
    usefulUntil?: Instant
    reads?: NoteFacts
    /** Whether the same customer came with the same reason, in the same lane, within the day before; absent where nobody is named. */
    again?: boolean
    /** In which trace of the agent it was handed off. */
    traceparent?: string
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
    reads?: NoteFacts
  }>
  reworded: Of<{
    noteVersion: number
    noteHash?: string
    lacks: string[]
    model: string
    parts: string[]
    reads?: NoteFacts
  }>
  accepted: Of<{ decideBy: Instant } & TakenFrom, 'readBack'>
  /** An admin took it over, beside who may decide in the lane. */
  stepped_in: Of<{ decideBy: Instant } & TakenFrom, 'reason'>
  /** `person` was rung; `decideBy` where they took the call. */
  transfer_reported: Of<{ outcome: TransferOutcome; person: PersonId; decideBy?: Instant } & TakenFrom, 'text'>
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
  /** `held`: the note holds what was asked for. */
  asked: Of<{ of: 'agent' | 'customer'; held?: true }, 'question'>
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
      state: Undecided['state']
      /** Who approved the same before, where two had to agree. */
      approvedFirst?: PersonId
      edited?: EditFacts
      /** When its person said so, where it could be taken back for a while before it stood. */
      saidAt?: Instant
    } & TakenFrom,
    /** `edits` is JSON. */
    'text' | 'promised' | 'edits'
  >
  /** Somebody has decided and can take it back until then. What they decided is not said before it stands. */
  deciding: Of<{ decisionId: string; until: Instant }>
  /** A decision was taken back before it stood, or the note changed under it. */
  undone: Of<{
    decisionId: string
    of: PersonId
    kind: DecisionKind
    because: 'taken_back' | 'note_changed' | 'may_not_decide'
  }>
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
  claimed: Of<{ decisionId: string; until: Instant }, 'runner'>
  claim_extended: Of<{ decisionId: string; until: Instant }, 'runner'>
  /** The claim ended without a report; `owner` is asked to look until `lookBy`. */
  in_doubt: Of<{ decisionId: string; since: Instant; owner: PersonId; lookBy: Instant; skipped?: Skipped[] }, 'runner'>
  /** Somebody looked, and it had happened. `from`: who had it before. */
  it_happened: Of<{ decisionId: string; from?: PersonId }, 'text'>
  /** Somebody looked, and has it done: it may be claimed again. */
  do_it_now: Of<{ decisionId: string; from?: PersonId }, 'text'>
  effect_reported: Of<{ decisionId: string; outcome: Effect['outcome'] }, 'text'>
  /** Refused: another outcome of this decision is on record, and stands. */
  effect_contradicted: Of<{ decisionId: string; outcome: Effect['outcome']; onRecord: OnRecord }, 'text'>
  closed: Of<NoFacts>
  withdrawn: Of<NoFacts, 'reason'>
  expired: Of<{ outcome: Expired['outcome']; usefulUntil?: Instant }>
  reopened: Of<{ owner: PersonId; acceptBy: Instant; skipped?: Skipped[] }, 'reason'>
  commented: Of<NoFacts, 'text'>
  /** The customer corrected or added something on their page: a new version of the note. */
  customer_said: Of<{ noteVersion: number; noteHash?: string; corrects: boolean }, 'text' | 'instead'>
  /** Asked afterwards: whether they had to say again what they had said before. */
  customer_answered: Of<{ repeated: boolean }>
  /** The customer's page shows nothing from now on. */
  /** To a person: whoever has it speaks as the customer. */
  customer_link_handed_out: Of<NoFacts>
  customer_link_revoked: Of<NoFacts>
  conversation_added: Of<{ messages: number }>
  conversation_opened: Of<{ state: HandoffState }>
  /** Somebody had shown to them what is masked among the arguments. */
  revealed: Of<{ noteVersion: number; actionHash?: string }>
  agent_silent: Of<{ since: Instant; of: 'acknowledgement' | 'effect' }>
  delivery_failed: Of<{ target: string; deliveryId: string }, 'error'>
  delivered: Of<{ target: string; deliveryId: string }>
  /** A message about it went to a person by one of their channels. */
  told: Of<TellingFacts>
  /** A message could not be sent, or nobody is at that address any more. */
  not_told: Of<TellingFacts, 'error'>
  /** Whom it was told opened it. */
  seen: Of<NoFacts>
}

/** What is counted of a note, without a word of it. */
export type NoteFacts = {
  /** Words that are open when the card opens. */
  words: number
  /** Words of its core. */
  core: number
  reason: ReasonCode
  /** Rules that it breaks: those that hold a note, and those that only remark. */
  lacks: string[]
  remarks: string[]
  /** Until when the customer was promised something. */
  promisedBy?: Instant
}

/** How far what was approved is from what was proposed: percent of a text, or the number of arguments. Without names. */
export type EditFacts = { body?: number; subject?: number; arguments?: number }

/** `message`: its id, one for all that it told of. */
type TellingFacts = { to: PersonId; channel: string; message: string; about: TellReason }

type Of<Data, Words extends string = never> = { data: Data; words: { [Key in Words]?: string } }
type NoFacts = Record<never, never>

/** Whoever accepts or decides what was offered to somebody else, or moved to them in another lane, takes it over. */
type TakenFrom = { from?: PersonId; lane?: LaneId }

/** Why a handoff goes up to the next step. */
export type PassedUpBecause =
  | 'unaccepted'
  | 'undecided'
  | 'in_doubt'
  | 'asked'
  | 'unheard'
  | 'call_unanswered'
  | 'call_declined'

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
  deciding: true,
  undone: true,
  approved: true,
  approval_void: true,
  acknowledged: true,
  claimed: true,
  claim_extended: true,
  in_doubt: true,
  it_happened: true,
  transfer_reported: true,
  do_it_now: true,
  effect_reported: true,
  effect_contradicted: true,
  closed: true,
  withdrawn: true,
  expired: true,
  reopened: true,
  commented: true,
  customer_said: true,
  customer_answered: true,
  customer_link_handed_out: true,
  customer_link_revoked: true,
  conversation_added: true,
  conversation_opened: true,
  revealed: true,
  agent_silent: true,
  delivery_failed: true,
  delivered: true,
  told: true,
  not_told: true,
  seen: true,
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
