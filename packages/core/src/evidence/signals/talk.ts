import type { Conversation, Message } from '../conversation.ts'
import { writtenNow } from '../mail/written-now.ts'
import { pairToolCalls, type ToolCall } from '../tools/tool-calls.ts'

/** A conversation as signals read it: of a very long one the end, so that the work stays bounded. */
export type Talk = {
  conversation: Conversation
  /** What the customer said, oldest first: lower case, straight quotes, single blanks. */
  customer: readonly string[]
  /** Tool calls and how they went; read on first use. */
  calls: () => readonly ToolCall[]
}

/** Characters that signals read of one message, and of all; beyond them a hostile conversation would take seconds. */
export const SIGNALS_READ = { message: 20_000, conversation: 1_500_000 } as const

export function talkOf(whole: Conversation): Talk {
  const conversation = lastOf(writtenNow(whole))
  let calls: readonly ToolCall[] | undefined
  return {
    conversation,
    customer: conversation.filter(isSaidByCustomer).map(({ text }) => plain(text)),
    calls: () => {
      calls ??= pairToolCalls(conversation)
      return calls
    },
  }
}

/** Whether signals read all that the customer said. Where not, a signal that is not there may only not have been read. */
export function isReadWhole(sent: Conversation): boolean {
  const conversation = writtenNow(sent)
  return (
    lastOf(conversation).length === conversation.length &&
    conversation.every((message) => !isSaidByCustomer(message) || message.text.length <= SIGNALS_READ.message)
  )
}

/** As many of the last messages as can be read. */
function lastOf(whole: Conversation): Conversation {
  let left: number = SIGNALS_READ.conversation
  let from = whole.length
  while (from > 0) {
    left -= Math.min(whole[from - 1]?.text.length ?? 0, SIGNALS_READ.message)
    if (left < 0) break
    from -= 1
  }
  return from === 0 ? whole : whole.slice(from)
}

const isSaidByCustomer = ({ role, toolCall, text }: Message): boolean => role === 'customer' && !toolCall && text !== ''

/** Of a message that is too long the beginning and the end, where people say what they want. */
const readable = (text: string): string =>
  text.length <= SIGNALS_READ.message
    ? text
    : `${text.slice(0, SIGNALS_READ.message / 2)} ${text.slice(-SIGNALS_READ.message / 2)}`

export const plain = (text: string): string =>
  readable(text).toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ').trim()

/** Words and numbers of a text, without marks. */
export const tokensOf = (text: string): string[] => text.match(/[\p{L}\p{N}']+/gu) ?? []
