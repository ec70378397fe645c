import type { Conversation } from '../conversation.ts'
import { pairToolCalls, type ToolCall } from '../tool-calls.ts'

/** A conversation as signals read it. Only the last messages count, so that the work stays bounded. */
export type Talk = {
  conversation: Conversation
  /** What the customer said, oldest first: lower case, straight quotes, single blanks. */
  customer: readonly string[]
  /** Tool calls and how they went; read on first use. */
  calls: () => readonly ToolCall[]
}

const LAST_MESSAGES = 400
const LONGEST_MESSAGE = 4_000

export function talkOf(whole: Conversation): Talk {
  const conversation = whole.slice(-LAST_MESSAGES)
  let calls: readonly ToolCall[] | undefined
  return {
    conversation,
    customer: conversation
      .filter(({ role, toolCall, text }) => role === 'customer' && !toolCall && text !== '')
      .map(({ text }) => plain(text)),
    calls: () => {
      calls ??= pairToolCalls(conversation)
      return calls
    },
  }
}

export const plain = (text: string): string =>
  text.slice(0, LONGEST_MESSAGE).toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ').trim()

/** Words and numbers of a text, without marks. */
export const tokensOf = (text: string): string[] => text.match(/[\p{L}\p{N}']+/gu) ?? []
