import type { Conversation } from '@baton-desk/core'
import { SentConversation } from '@baton-desk/core/contract'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import { firstIssue } from '../terminal/first-issue.ts'

/** The messages of a conversation. `expected` is said where they are none. */
export function readMessages(value: unknown, expected: string): Conversation {
  const read = SentConversation.safeParse(value)
  if (read.success) return read.data
  throw new Failure(`${expected}; ${firstIssue(read.error)}`, EXIT.usage)
}
