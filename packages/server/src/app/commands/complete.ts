/** What the desk adds to a command that it is sent, and to a refusal that it gives. */
import {
  CONVERSATION_LIMITS,
  type Command,
  type Conversation,
  type Desk,
  type Gate,
  type Refusal,
  refuse,
  type Wording,
} from '@baton-desk/core'
import type { SentAgain, Stored } from '../ports/handoffs.ts'
import type { Records } from '../ports/store.ts'
import { changedParts } from '../views.ts'
import { type Prepared, prepareNote } from './prepare-note.ts'
import { eventOf, readSent, triggersAskForTwo } from './read-sent.ts'
import { rewordNote } from './reword-note.ts'

/** `mend` comes with what the agent sent and `reword` with what a model wrote; the desk makes the note of it. */
export type OrderedCommand =
  | Exclude<Command, { type: 'submit' | 'mend' | 'reword' }>
  | { type: 'mend'; sent: SentAgain }
  | { type: 'reword'; wording: Wording; model: string; noteVersion: number }

/** A mended note is prepared like the first one, a model's words are judged, with the conversation as it stands now. */
export async function complete(
  records: Records,
  { handoff, messages }: Stored,
  command: OrderedCommand,
  desk: Desk & { gate: () => Gate },
): Promise<Command | Refusal> {
  if (command.type === 'add_messages' && messages + command.messages.length > CONVERSATION_LIMITS.messages)
    return refuse('too-large', {
      code: 'tooManyMessages',
      facts: { most: CONVERSATION_LIMITS.messages, has: messages, came: command.messages.length },
    })
  if (command.type === 'due') return { ...command, unheard: await isUnheard(records, handoff) }
  if (command.type !== 'mend' && command.type !== 'reword' && !isEditOfArguments(command)) return command
  const conversation = (await records.handoffs.conversation(handoff.id))?.messages ?? []
  if (isEditOfArguments(command)) {
    // A trigger may ask for two because of what the edit makes of the action.
    const { note, customer } = handoff
    const action = note.action && { ...note.action, arguments: command.answer.edits.arguments }
    const event = eventOf({ conversation, customer }, { ...note, action })
    return { ...command, twoMustAgree: triggersAskForTwo(desk.gate(), event, desk.now) }
  }
  if (command.type === 'reword')
    return {
      type: 'reword',
      noteVersion: command.noteVersion,
      ...rewordNote(handoff, command, { conversation, ...desk }),
    }
  const before = await records.handoffs.submission(handoff.id)
  const { sent, answers, mayAsk } = readMend(before, { handoff, command, conversation })
  const read = readSent(sent, desk.gate(), desk.now)
  return mended(prepareNote({ ...handoff, ...read, conversation, answers, mayAsk }, desk))
}

/** Whoever is asked was told by a channel, and opened nothing. */
async function isUnheard(records: Records, handoff: Stored['handoff']): Promise<boolean> {
  if (handoff.state !== 'offered' || handoff.move) return false
  return records.telling.isUnheard(handoff.id, handoff.owner)
}

export type Mend = Extract<OrderedCommand, { type: 'mend' }>

type Mending = { handoff: Stored['handoff']; command: Mend; conversation: Conversation }

/** What a mending is read from. */
export function readMend(before: SentAgain, { handoff, command, conversation }: Mending) {
  // The rule that stopped the agent is a fact of the handoff: mending the note does not change it.
  const { trigger } = handoff.note.why
  // What is left out of a mending is as it was sent before.
  return {
    sent: { ...before, ...command.sent, trigger, conversation, customer: handoff.customer },
    answers: { ...before.answers, ...command.sent.answers },
    // Asked once: what comes up later is for the person to ask.
    mayAsk: (handoff.questions ?? []).map(({ id }) => id),
  }
}

export const mended = ({ note, noteHash, findings, questions, twoMustAgree }: Prepared) =>
  ({ type: 'mend', note, noteHash, findings, questions, twoMustAgree }) as const

type Decide = Extract<Command, { type: 'decide' }>
type EditOfArguments = Decide & { answer: { edits: { arguments: Record<string, unknown> } } }

const isEditOfArguments = (command: OrderedCommand): command is EditOfArguments =>
  command.type === 'decide' && command.answer.edits?.arguments !== undefined

/** Who decided on an outdated note is told what changed since. */
export async function withWhatChanged(
  records: Records,
  { handoff }: Stored,
  command: OrderedCommand,
  refusal: Refusal,
): Promise<Refusal> {
  if (refusal.refused !== 'note-changed' || command.type !== 'decide') return refusal
  const seen = await records.handoffs.oldNote(handoff.id, command.noteVersion)
  if (!seen) return refusal
  return { ...refusal, facts: { ...refusal.facts, changed: changedParts(seen, handoff.note) } }
}
