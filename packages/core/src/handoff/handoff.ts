/**
 * A handoff: one passing of work from an agent to a person, from submit to closed. Every state has an owner; only the
 * states that wait for something have a deadline.
 */

import type { AgentId, HandoffId, LaneId, PersonId } from '../ids.ts'
import type { Finding } from '../note/check/finding.ts'
import type { Note, Urgency } from '../note/note.ts'
import type { Question } from '../note/question.ts'
import type { Skipped } from '../routing/assignment.ts'
import type { Instant } from '../time/instant.ts'
import type { Decision, DecisionAnswer } from './decision.ts'

/** With what somebody came in. */
export type Via = { kind: 'key' | 'session' | 'channel'; id: string }

export type Actor =
  | { kind: 'agent'; id: AgentId; via?: Via }
  | { kind: 'person'; id: PersonId; via?: Via }
  /** The customer of this handoff, by the link of their page. */
  | { kind: 'customer' }
  | { kind: 'desk' }

/** The receiver's restatement of what they will do, by when. */
export type ReadBack = { text: string; by: PersonId; at: Instant }

/** What an agent reports it did with the decision; `by`: on the word of a person who looked, where the agent did not say. */
export type Effect = { outcome: 'done' | 'failed' | 'not_applied'; text: string; at: Instant; by?: PersonId }

/**
 * One runner's right to carry out the decision. It ends with a report of the effect; where its time ends before that, nobody
 * knows whether it happened.
 */
export type Claim = { id: string; runner: string; since: Instant; until: Instant }

/** What came of one decision. */
export type Reported = { decisionId: string; outcome: Effect['outcome'] }

/** What a report contradicts: another report, or the claim of another runner, who may be doing it now. */
export type OnRecord = Effect['outcome'] | 'claimed'

/** The first of two approvals; it decides nothing, and waits for a second by somebody else. */
export type FirstApproval = {
  by: PersonId
  at: Instant
  answer: DecisionAnswer
  noteVersion: number
  actionHash?: string | undefined
  fromNote: boolean
  /** Given as an admin who had stepped in. */
  steppedIn?: true
}

/**
 * A decision that can still be taken back. Until `until` nobody acts on it and the agent sees none; from that moment on it
 * stands, also where the sweep comes a second later.
 */
export type Undoable = {
  id: string
  by: PersonId
  via?: Via | undefined
  at: Instant
  until: Instant
  answer: DecisionAnswer
  noteVersion: number
  actionHash?: string | undefined
  fromNote: boolean
  /** It completes the first of two approvals. */
  completes?: true
}

/** What a handoff is in every state. */
export type Common = {
  id: HandoffId
  agent: AgentId
  /** The agent's own reference (run, thread, tool call); unique for that agent. */
  reference?: string
  /** Who the customer is across handoffs, in the agent's own words: an account or phone number. */
  customer?: string
  lane: LaneId
  urgency: Urgency
  /** Version of the playbook it was judged by. */
  playbook: number
  note: Note
  noteVersion: number
  findings: Finding[]
  /** What the desk asked the agent and it has not answered; absent where there was nothing to ask. */
  questions?: Question[]
  /** The one accountable person now. */
  owner: PersonId
  /** Escalation step the owner stands on: 0 = the lane's owners. */
  step: number
  skipped: Skipped[]
  /** People who may not own or decide it: asked for by the agent (four eyes). */
  excluded: PersonId[]
  /** What whoever is asked must be able to do, beside what the lane asks for. */
  skills?: string[]
  /** People who declined it; not asked again. */
  declined: PersonId[]
  /** A trigger asks for a second, different person's approval. */
  twoMustAgree?: boolean | undefined
  /** Approved once, while a second approval is waited for. */
  approvedFirst?: FirstApproval | undefined
  /** Decided, and not for good yet. Only while nobody has decided. */
  undoable?: Undoable | undefined
  /** The last decision that was taken back. */
  undone?: { decisionId: string; by: PersonId; at: Instant } | undefined
  /** An admin who took it over by stepping in: they may decide it, whatever the lane says, as long as they own it. */
  steppedIn?: { by: PersonId; at: Instant } | undefined
  /** Why it is open again after it was over. */
  reopened?: { reason: string; at: Instant }
  createdAt: Instant
  changedAt: Instant
  /** After this time nobody needs a decision any more. */
  usefulUntil?: Instant
  /** Somebody opened the conversation before deciding. */
  conversationOpened: boolean
  /** Who was shown the masked arguments, of which action. */
  revealed?: { by: PersonId; actionHash: string }[]
  /** The owner asked the agent or customer something before deciding. */
  asked: boolean
  /** What the customer wrote since the note was written, the last of it. */
  customerWrote?: { text: string; at: Instant }
  /** Since when the customer's page is taken back, for good. */
  customerLinkRevoked?: Instant
  /** What the customer answered afterwards: whether they had to repeat themselves. */
  repeated?: boolean
  /** When the caller hung up before anybody took the call; gone once somebody took it. */
  callerGone?: Instant
  /** The last thing that could not be delivered, until it is. */
  undelivered?: { target: string; error: string; at: Instant }
  /** What was reported of the decisions of earlier rounds. */
  reported?: Reported[]
  /** Since when its words are gone, for good; nothing more happens to it. */
  erased?: { at: Instant } | undefined
  /** A report that contradicts one on record, which stands: nobody knows what really happened. */
  contradicted?: Reported & { onRecord: OnRecord; text: string; at: Instant }
}

/** A move that its receiver has not accepted yet: the mover stays accountable until then. */
export type PendingMove = {
  to: PersonId
  lane: LaneId
  /** Escalation step of that lane on which the receiver will stand. */
  step: number
  reason: string
  /** What the handoff goes back to when nobody accepts in time. */
  back: { state: 'accepted'; readBack: ReadBack; decideBy: Instant } | { state: 'offered' }
}

export type Held = Common & { state: 'held'; graceUntil: Instant }
export type Offered = Common & { state: 'offered'; acceptBy: Instant; reminders: number; move?: PendingMove }
export type Accepted = Common & { state: 'accepted'; readBack: ReadBack; decideBy: Instant }
export type Waiting = Common & {
  state: 'waiting'
  readBack: ReadBack
  decideBy: Instant
  resumeAt: Instant
} & (
    | { /** A question is out. */ for: 'agent' | 'customer'; question: string }
    | { /** Snoozed. */ for: 'time'; question?: undefined }
  )
export type Decided = Common & {
  state: 'decided'
  decision: Decision
  acknowledgedAt?: Instant
  /** When a person is told that the agent has not acknowledged, or not reported an effect; null once told. */
  hearBy: Instant | null
  /** Who carries it out. While it holds, its end is what the desk waits for. */
  claim?: Claim
}
/** A claim ended without a report: it may have happened, and a person has to look before it is done again. */
export type InDoubt = Common & {
  state: 'in_doubt'
  decision: Decision
  acknowledgedAt: Instant
  claim: Claim
  /** Until when the owner has to have looked. */
  lookBy: Instant
  reminders: number
}
export type Closed = Common & {
  state: 'closed'
  decision: Decision
  acknowledgedAt: Instant
  effect?: Effect
  closedAt: Instant
}
export type Withdrawn = Common & { state: 'withdrawn'; reason: string; by: Actor; closedAt: Instant }
export type Expired = Common & {
  state: 'expired'
  /** What was declared beforehand for silence; never an approval. */
  outcome: 'reject' | 'return' | 'none'
  closedAt: Instant
}

export type Handoff = Held | Offered | Accepted | Waiting | Decided | InDoubt | Closed | Withdrawn | Expired
export type HandoffState = Handoff['state']

/** A person still has to decide. */
export type Undecided = Held | Offered | Accepted | Waiting
/** A person still has to act: decide, or look whether it happened. */
export type Open = Undecided | InDoubt

// An object, since the compiler then says which state is missing, or is none, or is open and said not to be.
const IS_OPEN: { [State in HandoffState]: State extends Open['state'] ? true : false } = {
  held: true,
  offered: true,
  accepted: true,
  waiting: true,
  decided: false,
  in_doubt: true,
  closed: false,
  withdrawn: false,
  expired: false,
}
export const HANDOFF_STATES = Object.keys(IS_OPEN) as HandoffState[]
export const isOpenState = (state: HandoffState): state is Open['state'] => IS_OPEN[state]
export const isOpen = (handoff: Handoff): handoff is Open => isOpenState(handoff.state)
export const isUndecided = (handoff: Handoff): handoff is Undecided => isOpen(handoff) && handoff.state !== 'in_doubt'
