import type { Conversation } from '@baton-desk/core'
import { SentConversation } from '@baton-desk/core/contract'
import { type ReadMessages, readMessages } from '@baton-desk/core/messages'
import { EXIT, Failure } from './exit-code.ts'
import { firstIssue } from './first-issue.ts'

/** Messages in whatever shape somebody has them. `expected` is said where they cannot be read. */
export function readAnyMessages(value: unknown, expected: string): ReadMessages {
  const read = readMessages(value)
  if ('messages' in read) return read
  throw new Failure(`${expected}; ${read.at === '' ? '' : `${read.at}: `}${read.expected}`, EXIT.usage)
}

/** A conversation as the desk takes it, strictly. */
export function readConversation(value: unknown, expected: string): Conversation {
  const read = SentConversation.safeParse(value)
  if (read.success) return read.data
  throw new Failure(`${expected}; ${firstIssue(read.error)}`, EXIT.usage)
}
