/**
 * A conversation as whoever sends it has it. Where it is plain what it says (a role by the name that models give it, words
 * as `content` or in parts, calls as `tool_calls`) it is read; words under any other name are refused with the name to
 * use. Nothing that somebody said is left out in silence. Other shapes, and what is to be read as far as it goes, are
 * `messages`: see `read-messages/`.
 */
import { z } from 'zod'
import { Conversation, Message } from './conversation.ts'
import { type Fields, isObject, type Left, openLedger, type Sent } from './read-messages/fields.ts'
import { openPage } from './read-messages/page.ts'
import { readPlain, speakerIn, whyUnread } from './read-messages/plain-message.ts'
import { roleOf } from './read-messages/roles.ts'
import { isStorable } from './read-messages/storable.ts'

type Complain = (place: (string | number)[], message: string) => void

export const SentConversation = z.preprocess((sent: z.input<typeof Conversation>, context) => {
  if (!Array.isArray(sent)) return sent
  const complain: Complain = (path, message) => context.addIssue({ code: 'custom', path, message })
  return readAll(sent, complain)
}, Conversation)

function readAll(sent: readonly unknown[], complain: Complain): z.input<typeof Conversation> {
  const ledger = openLedger()
  const page = openPage()
  const items = ledger.fieldsOf({ messages: sent }).items('messages')
  for (const [at, { value, fields }] of items.entries()) {
    sayMisfits(fields?.sent ?? value, at, complain)
    page.turn()
    if (fields && !readPlain(fields, page, { strict: true })) saySpeaker(fields, at, complain)
  }
  for (const { place, why } of ledger.left(sent)) sayLeft(sent, { place, why }, complain)
  for (const [at, { toolCall }] of page.messages().entries())
    if (toolCall && !isStorable(toolCall.arguments))
      complain(
        [at, 'toolCall', 'arguments'],
        'Expected text without NUL and half characters in the arguments. Send them without.',
      )
  return page.messages() as z.input<typeof Conversation>
}

const Own = Message.pick({ role: true, text: true, name: true, id: true, callId: true, by: true, quoted: true }).extend(
  {
    toolCall: Message.shape.toolCall,
  },
)

/** What stands under our own names and is not of their kind. */
function sayMisfits(value: unknown, at: number, complain: Complain): void {
  const own = isObject(value) ? ownFieldsOf(value) : value
  const read = Own.safeParse(own)
  if (read.success) return
  const speaks = isObject(value) && value.role === undefined && Object.keys(value).length > 0
  for (const { path, message } of read.error.issues)
    if (!(speaks && path[0] === 'role')) complain([at, ...(path as (string | number)[])], message)
}

function ownFieldsOf(sent: Sent): Sent {
  const own: Sent = {}
  for (const key of ['role', 'text', 'name', 'id', 'callId', 'by', 'quoted', 'toolCall'])
    if (sent[key] !== undefined && sent[key] !== null) own[key] = sent[key]
  own.role = roleOf(own.role) ?? own.role
  if (isObject(own.toolCall)) own.toolCall = { ...own.toolCall, arguments: {} }
  return own
}

function saySpeaker(message: Fields, at: number, complain: Complain): void {
  const speaker = message.peek('role') === undefined ? speakerIn(message.sent) : undefined
  if (speaker !== undefined)
    complain(
      [at, speaker],
      `Expected \`role\`, got \`${speaker}\`. Send who spoke as \`role\`: customer, agent, tool, system or person.`,
    )
}

/** What formats say about a message or a part of it, and nobody in it. */
const MARKS = new Set(['type', 'object', 'model', 'status', 'index', 'finish_reason', 'stop_reason'])
const LONGEST_MARK = 100

function sayLeft(sent: readonly unknown[], { place, why }: Left, complain: Complain): void {
  const key = String(place.at(-1))
  const [at = 0] = place
  const message = sent[Number(at)]
  if (!isObject(message) || (place.length === 2 && (key === 'role' || key === speakerOf(message)))) return
  if (why === undefined && MARKS.has(key) && isShort(message, place.slice(1))) return
  complain(place, why ?? whyUnread(key))
}

const speakerOf = (message: Sent): string | undefined => (message.role === undefined ? speakerIn(message) : undefined)

function isShort(message: unknown, path: (string | number)[]): boolean {
  const value = path.reduce<unknown>((inner, key) => (inner as Sent)[String(key)], message)
  return typeof value === 'string' && value.length <= LONGEST_MARK
}
