/**
 * Reading what was sent and writing a note of it, where that takes long: done aside, so that nobody else waits for it and no
 * transaction is open meanwhile. What is short is done where it is asked for.
 */
import {
  type Approval,
  type Conversation,
  type Desk,
  type Gate,
  type GateEvent,
  type GateVerdict,
  type Instant,
  judge,
  judgeApproved,
  type Playbook,
  type Refusal,
} from '@baton-desk/core'
import { readMessages } from '@baton-desk/core/messages'
import { draftAndTry, stoppedIn, type ToDraft, type ToPlay } from '@baton-desk/core/rules'
import { type Prepared, prepareNote, type Submitted } from './commands/prepare-note.ts'
import { type ReadSent, readSent, type Sent } from './commands/read-sent.ts'

/** A version of a playbook never changes: what it takes to judge by it is made once. */
export type JudgedBy = { workspace: string; version: number; document: Playbook }

export type Work = {
  readMessages: { asked: { sent: unknown }; answer: ReturnType<typeof readMessages> }
  readSent: { asked: { sent: Sent; by: JudgedBy; now: Instant }; answer: ReadSent }
  prepareNote: { asked: { submitted: Submitted; desk: Desk }; answer: Prepared }
  replayRule: { asked: ToPlay; answer: string[] }
  draftRule: { asked: ToDraft; answer: ReturnType<typeof draftAndTry> }
  judge: {
    asked: { event: GateEvent; approval: Approval | undefined; by: JudgedBy; now: Instant }
    answer: GateVerdict
  }
}

/** Refuses what takes too long, and whose sender has too much waiting already. Senders take turns. */
export type Aside = <Kind extends keyof Work>(
  sender: string,
  kind: Kind,
  asked: Work[Kind]['asked'],
) => Promise<Work[Kind]['answer'] | Refusal>

/** Characters of which a note is written within some tens of milliseconds on a slow machine. */
const SHORT = 40_000

export function isLong(conversation: Conversation | undefined): boolean {
  let characters = 0
  for (const { text, quoted, toolCall } of conversation ?? []) {
    characters += text.length + (quoted?.length ?? 0)
    if (toolCall && characters <= SHORT) characters += JSON.stringify(toolCall.arguments).length
    if (characters > SHORT) return true
  }
  return false
}

/** A text is read by its signs, and of those anybody may send what takes longest. */
export const isLongText = (sent: unknown): boolean => typeof sent === 'string' && sent.length > SHORT

/** The work itself. */
export const workOf = (
  gateOf: (by: JudgedBy) => Gate,
): { [Kind in keyof Work]: (asked: Work[Kind]['asked']) => Work[Kind]['answer'] } => ({
  readMessages: ({ sent }) => readMessages(sent),
  readSent: ({ sent, by, now }) => readSent(sent, gateOf(by), now),
  replayRule: stoppedIn,
  draftRule: draftAndTry,
  prepareNote: ({ submitted, desk }) => prepareNote(submitted, desk),
  judge: ({ event, approval, by, now }) =>
    approval ? judgeApproved(gateOf(by), event, approval, now) : judge(gateOf(by), event, now),
})
