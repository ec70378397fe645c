import type { PersonId } from '../ids.ts'

/** What has to be told to whom after a change; data, run by the desk at least once, harmless twice. */
export type SideEffect = { kind: 'notify'; person: PersonId; about: NotifyReason }

export type NotifyReason =
  | 'offered'
  | 'still_offered'
  | 'taken_from_you'
  | 'taken_over'
  | 'moved_to_you'
  /** Somebody else has approved it, and your approval is the second of two. */
  | 'second_asked'
  /** Your approval, the first of two, counts no more. */
  | 'approval_void'
  /** Your decision, which could still be taken back, counts no more: somebody took it back, or the note changed. */
  | 'decision_undone'
  /** Somebody else moved what you own; you own it until the receiver accepts. */
  | 'moved_on'
  | 'move_came_back'
  /** What was moved to you went another way before you accepted. */
  | 'move_over'
  /** Whoever had it is no longer in the playbook, and somebody else has it now. */
  | 'owner_left'
  | 'note_changed'
  | 'replied'
  /** The caller has hung up before anybody took the call: ring back. */
  | 'caller_gone'
  /** The customer corrected or added something on their page: the note has changed. */
  | 'customer_said'
  /** The customer wrote after your decision, or after it was over. */
  | 'customer_wrote'
  | 'resumed'
  | 'withdrawn'
  | 'expired'
  | 'agent_silent'
  | 'undelivered'
  | 'effect_failed'
  /** The agent says otherwise than it did before; what is on record stands. */
  | 'effect_contradicted'
  /** It may have happened: look before it is done again. */
  | 'in_doubt'
  /** The agent said after all what it did. */
  | 'doubt_over'

/** What a message to a person is about: a change that they are told of, or a deadline of theirs that is near. */
export type TellReason = NotifyReason | 'deadline_near'
