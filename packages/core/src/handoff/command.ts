import type { Conversation } from '../evidence/conversation.ts'
import type { LaneId, PersonId } from '../ids.ts'
import type { Finding } from '../note/check/finding.ts'
import type { Note } from '../note/note.ts'
import type { Assignment } from '../routing/assignment.ts'
import type { Instant } from '../time/instant.ts'
import type { DecisionAnswer } from './decision.ts'
import type { TellReason } from './effect.ts'
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
    /** The same customer came with the same reason, in the same lane, within the day before. */
    again?: boolean | undefined
    /** For the trail. */
    traceparent?: string | undefined
    /** Who is asked first (`firstOwner`), where whoever wrote the note has found it already. */
    first?: Assignment
  }

/** What became of a call that was to be passed to a person. */
export const TRANSFER_OUTCOMES = ['bridged', 'no_answer', 'busy', 'voicemail', 'declined', 'caller_gone'] as const
export type TransferOutcome = (typeof TRANSFER_OUTCOMES)[number]

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
      /** For so long it can be taken back, and the agent hears nothing; 0 when left out. */
      holdSeconds?: number | undefined
      /** A trigger asks for a second approval of what the answer makes of the proposed action. */
      twoMustAgree?: boolean
    }
  /** Takes back a decision that can still be taken back. */
  | { type: 'undo'; decisionId: string }
  | { type: 'withdraw'; reason: string }
  | { type: 'acknowledge'; decisionId: string }
  /** `id` names the claim that is asked for; `extends`: the one that its runner holds, which is to hold longer. */
  | { type: 'claim'; decisionId: string; id: string; runner: string; seconds: number; extends?: string | undefined }
  /** `claim`: the one under which it was carried out. */
  | {
      type: 'report_effect'
      decisionId: string
      claim?: string | undefined
      effect: Omit<Effect, 'at' | 'by'>
    }
  /** Of what is in doubt, by who has looked. */
  | { type: 'it_happened'; text?: string | undefined }
  | { type: 'do_it_now'; text?: string | undefined }
  /** `person`: who was rung; left out: whoever it is offered to. */
  | { type: 'report_transfer'; outcome: TransferOutcome; person?: string | undefined; text: string }
  | { type: 'escalate'; reason: string }
  | { type: 'reopen'; reason: string }
  | { type: 'comment'; text: string }
  /** By the customer, on their page; `instead`: the line that it corrects. */
  | { type: 'customer_say'; text: string; instead?: string | undefined }
  /** By the customer, once it is decided: whether they had to say again what they had said before. */
  | { type: 'customer_answer'; repeated: boolean }
  /** A person gets the link of the customer's page, to send it on. */
  | { type: 'hand_out_customer_link' }
  | { type: 'revoke_customer_link' }
  | { type: 'add_messages'; messages: Conversation }
  | { type: 'open_conversation' }
  /** Show the person what is masked among the arguments of the proposed action. */
  | { type: 'reveal' }
  /**
   * A deadline of the row has passed; which one, the state says. Sent by the sweep only. `unheard`: whoever was asked was
   * told by their channels and opened nothing.
   */
  | { type: 'due'; unheard?: boolean }
  /** Who owns it, or is asked to take a move, may have left the playbook. Sent by the desk only. */
  | { type: 'owner_left' }
  | { type: 'delivery_failed'; target: string; error: string; deliveryId: string }
  | { type: 'delivered'; target: string; deliveryId: string }
  /** A message went to a person, or could not. Sent by the desk only. */
  | { type: 'told'; to: PersonId; channel: string; message: string; about: TellReason }
  | { type: 'not_told'; to: PersonId; channel: string; message: string; about: TellReason; error: string }
  /** No message reached who is asked: it goes on to the next one. Sent by the desk only. */
  | { type: 'unheard'; person: PersonId }
  /** Whom it was told has opened it. */
  | { type: 'seen' }

/** A command and who sent it. */
export type Signed = {
  by: Actor
  /** The person is an admin of the workspace, who may move and escalate what others own, and step in. */
  admin?: boolean
  /** With what they came in; left out where nothing says it. */
  via?: Via | undefined
  command: Command
}
