/**
 * What a rule of the note check is. A rule reads a note and says what is wrong with it, to the agent that sent it; it
 * never changes the note, and it never throws, whatever the note holds.
 */
import type { Conversation } from '../../evidence/conversation.ts'
import type { Instant } from '../../time/instant.ts'
import { REFUND_CONVERSATION, REFUND_NOTE } from '../examples.ts'
import { Note, type SuppliedNote } from '../note.ts'
import type { Template } from '../templates/own-template.ts'
import type { FaultSaying } from './finding.ts'
import type { RuleId } from './rule-words.ts'

export type Level = 'must' | 'should'

export type CheckContext = {
  now: Instant
  /** What came before the handoff; rules that compare with it are silent without it. */
  conversation?: Conversation
  /** Levels as the lane has them; `off` silences a rule. */
  levels?: Record<string, Level | 'off'>
  template?: Template
  /** What the lane has declared for silence: then the note need not say it. */
  onSilence?: string
  /** Nothing was found when secrets were taken out: only the action may still hold one. */
  withoutSecrets?: boolean
  /** What the agent itself sent, before the desk filled in the rest. */
  supplied?: SuppliedNote
}

export type Fault = {
  /** JSON pointer into the note. */
  pointer: string
  /** To the agent: what is wrong there and what to send instead. */
  said: FaultSaying
  /** Where it weighs less or more here than the rule usually does. */
  level?: Level
}

export type RuleExample = {
  /** What is different from the good note that the examples start from. */
  note: Record<string, unknown>
  context?: Partial<CheckContext>
}

export type Rule = {
  id: RuleId
  level: Level
  title: string
  /** What is wrong, and what to send instead. */
  says: string
  examples: { passes: RuleExample[]; fails: RuleExample[] }
  check: (note: Note, context: CheckContext) => Fault[]
}

/** The note of an example: the good one with the example's parts in place of its own. */
export const noteOf = (example: RuleExample): Note => Note.parse({ ...REFUND_NOTE, ...example.note })

export const contextOf = (example: RuleExample): CheckContext => ({
  now: '2026-11-05T14:27:00.000Z',
  conversation: REFUND_CONVERSATION,
  ...example.context,
})

/** What an example's context says, for its page; empty where it has none of its own. */
export function exampleContextInWords({ context }: RuleExample): string {
  const parts = [
    context?.conversation
      ? `the conversation: ${context.conversation.map(({ role, text }) => `${role}: ${text}`).join(' / ')}`
      : '',
    context?.supplied ? `the agent sent only: ${JSON.stringify(context.supplied)}` : '',
    context?.template ? `the template: ${JSON.stringify(context.template)}` : '',
  ]
  return parts.filter((part) => part !== '').join('; ')
}
