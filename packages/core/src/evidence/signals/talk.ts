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

/** Of a very long message the beginning and the end, where people say what they want. */
const readable = (text: string): string =>
  text.length <= LONGEST_MESSAGE ? text : `${text.slice(0, LONGEST_MESSAGE / 2)} ${text.slice(-LONGEST_MESSAGE / 2)}`

export const plain = (text: string): string =>
  readable(text).toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ').trim()

/** Words and numbers of a text, without marks. */
export const tokensOf = (text: string): string[] => text.match(/[\p{L}\p{N}']+/gu) ?? []
