import type { Conversation } from '../evidence/conversation.ts'
import type { LaneId, PersonId } from '../ids.ts'
import type { Finding } from '../note/check/finding.ts'
import type { Note } from '../note/note.ts'
import type { Assignment } from '../routing/assignment.ts'
import type { Instant } from '../time/instant.ts'
import type { DecisionAnswer } from './decision.ts'
import type { Actor, Common, Effect, Via } from './handoff.ts'

/** The handoff as it begins; what each field means stands there. */
export type Submit = Pick<
  Common,
  | 'id'
  | 'agent'
  | 'reference'
  | 'customer'
  | 'lane'
  | 'urgency'
  | 'playbook'
  | 'note'
  | 'findings'
  | 'questions'
  | 'usefulUntil'
  | 'skills'
> &
  Partial<Pick<Common, 'excluded' | 'twoMustAgree'>> & {
    type: 'submit'
    /** For the trail. */
    noteHash: string
    /** Who is asked first (`firstOwner`), where whoever wrote the note has found it already. */
    first?: Assignment
  }

export type Command =
  | Submit
  | ({ type: 'mend'; note: Note; noteHash: string; findings: Finding[] } & Pick<Common, 'questions' | 'twoMustAgree'>)
  /** A model's wording of this version of the note, as far as it stands. */
  | { type: 'reword'; note: Note; noteHash: string; findings: Finding[]; noteVersion: number }
  | { type: 'accept'; readBack: string }
  /** An admin takes it over, whoever has it and whoever may decide. */
  | { type: 'step_in'; reason: string }
  | { type: 'decline'; reason: string }
  | { type: 'move'; to: { person: PersonId } | { lane: LaneId }; reason: string }
  | { type: 'ask'; of: 'agent' | 'customer'; question: string }
  | { type: 'reply'; text: string }
  | { type: 'snooze'; until: Instant; reason?: string }
  | {
      type: 'decide'
      decisionId: string
      answer: DecisionAnswer
      noteVersion: number
      actionHash?: string
      /** A trigger asks for a second approval of what the answer makes of the proposed action. */
      twoMustAgree?: boolean
    }
  | { type: 'withdraw'; reason: string }
  | { type: 'acknowledge'; decisionId: string }
  | { type: 'report_effect'; decisionId: string; effect: Omit<Effect, 'at'> }
  | { type: 'escalate'; reason: string }
  | { type: 'reopen'; reason: string }
  | { type: 'comment'; text: string }
  | { type: 'add_messages'; messages: Conversation }
  | { type: 'open_conversation' }
  /** Show the person what is masked among the arguments of the proposed action. */
  | { type: 'reveal' }
  /** A deadline of the row has passed; which one, the state says. Sent by the sweep only. */
  | { type: 'due' }
  /** Who owns it, or is asked to take a move, may have left the playbook. Sent by the desk only. */
  | { type: 'owner_left' }
  | { type: 'delivery_failed'; target: string; error: string; deliveryId: string }
  | { type: 'delivered'; target: string; deliveryId: string }

/** A command and who sent it. */
export type Signed = {
  by: Actor
  /** The person is an admin of the workspace, who may move and escalate what others own, and step in. */
  admin?: boolean
  /** With what they came in; left out where nothing says it. */
  via?: Via | undefined
  command: Command
}
