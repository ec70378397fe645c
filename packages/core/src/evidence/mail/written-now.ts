/**
 * What each message says itself: without the markup of its mail program, and without the older mail that it repeats. That
 * stays with it as `quoted`: known, and never spoken by whoever sent it on. Messages keep their places.
 */
import type { Conversation, Message } from '../conversation.ts'
import { withoutMarkup } from './without-markup.ts'
import { withoutQuotes } from './without-quotes.ts'

const known = new WeakMap<Conversation, Conversation>()

/** The same conversation where nothing was to be taken apart; read once, however many ask. */
export function writtenNow(conversation: Conversation): Conversation {
  const already = known.get(conversation)
  if (already) return already
  const parted = conversation.map(partedMessage)
  const written = parted.some((message, at) => message !== conversation[at]) ? parted : conversation
  known.set(conversation, written)
  known.set(written, written)
  return written
}

/** The same for one text that comes without its conversation. */
export const writtenText = (text: string): string => partedMessage({ role: 'customer', text }).text

/** Agents write Markdown, in which a quote is their own; what tools answer is data. */
const QUOTES: ReadonlySet<Message['role']> = new Set(['customer', 'person'])
const WRITES: ReadonlySet<Message['role']> = new Set([...QUOTES, 'agent'])

function partedMessage(message: Message): Message {
  const { role, text } = message
  if (text === '' || !WRITES.has(role)) return message
  const plain = withoutMarkup(text) ?? text
  const parted = QUOTES.has(role) ? withoutQuotes(plain) : undefined
  if (parted)
    return { ...message, text: parted.text, quoted: [message.quoted, parted.quoted].filter(Boolean).join('\n') }
  return plain === text ? message : { ...message, text: plain }
}
