import { Conversation } from '@baton-desk/core'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import { firstIssue } from '../terminal/first-issue.ts'

/** The messages of a conversation. `expected` is said where they are none. */
export function readMessages(value: unknown, expected: string): Conversation {
  const read = Conversation.safeParse(value)
  const other = Array.isArray(value) ? value.findIndex(hasOtherWords) : -1
  // A message without `text` is a silent one: taken so, all that was said would be lost without a word.
  if (other >= 0)
    throw new Failure(
      `${expected}; /${other}: expected \`text\`, got \`content\`. Send what was said as \`text\`.`,
      EXIT.usage,
    )
  if (read.success) return read.data
  throw new Failure(`${expected}; ${firstIssue(read.error)}`, EXIT.usage)
}

const hasOtherWords = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'content' in message && !('text' in message)
