/**
 * Messages as whoever sends them has them, in any of the shapes that `families.ts` lists: read as far as they can be, and
 * what of them is not is named. Roles are claims, and no format is believed more than another. Work grows with what came.
 */
import { DEEPEST_NESTING } from '../../json/nesting.ts'
import { CONVERSATION_LIMITS, Conversation } from '../conversation.ts'
import { parsed } from './call-arguments.ts'
import { FAMILIES, PLAIN, TEXTS } from './families.ts'
import type { Family, Unreadable } from './family.ts'
import { few } from './few.ts'
import { type Fields, type Item, isObject, type Ledger, named, openLedger, type Sent, type Unread } from './fields.ts'
import { type OpenPage, openPage } from './page.ts'
import { storable } from './storable.ts'

export type { Unread } from './fields.ts'
export { numberedAsRead } from './numbered-as-read.ts'

export type ReadMessages = {
  /** The shape; where messages of several lie together, all of them: `openai-chat + anthropic`. */
  format: string
  messages: Conversation
  /** What was not read, or not as it came, and why. */
  unread: Unread[]
  /** Of each message, its place in the list that was sent; undefined where it stood beside it. Left out: they are the same. */
  sentAs?: (number | undefined)[]
}

export function readMessages(sent: unknown): ReadMessages | Unreadable {
  const value = typeof sent === 'string' && /^\s*[[{]/.test(sent) ? parsed(sent) : sent
  if (typeof value === 'string') return readText(value)
  if (typeof value !== 'object' || value === null) return { at: '', expected: EXPECTED }
  if (isDeeperThan(value, DEEPEST_NESTING))
    return { at: '', expected: `Expected messages that nest at most ${DEEPEST_NESTING} deep. Send them flatter.` }

  const ledger = openLedger()
  const page = openPage()
  const opened = Array.isArray(value)
    ? { items: ledger.fieldsOf({ messages: value }).items('messages') }
    : openWhole(ledger.fieldsOf(value), page)
  if (!opened) return { at: '', expected: `${EXPECTED} Got an object with ${keysOf(value as Sent)}.` }
  const { items, family } = opened
  if (items.length > CONVERSATION_LIMITS.messages) return { at: '', expected: TOO_MANY }

  const formats = readItems(items, { page, ledger, opened: family })
  if (formats.length === 0 && items.length > 0 && page.length() === 0) {
    const [first] = items
    const got = isObject(first?.value) ? `an object with ${keysOf(first.value)}` : typeof first?.value
    return { at: '/0', expected: `${EXPECTED} Got ${got}.` }
  }
  const format = formats.join(' + ') || (page.length() > 0 && family?.format) || 'none'
  const read = finish(format, page.messages(), named(ledger.left(value)))
  const sentAs = page.sentAs()
  const isSame = sentAs.length === items.length && sentAs.every((place, at) => place === at)
  return 'expected' in read || isSame || sentAs.every((place) => place === undefined) ? read : { ...read, sentAs }
}

function readText(text: string): ReadMessages | Unreadable {
  const page = openPage()
  const { format, read } = TEXTS.find(({ isOne }) => isOne(text)) ?? PLAIN
  const unread = read(text, page)
  if ('expected' in unread) return unread
  const messages = page.messages()
  if (messages.length === 0) return { at: '', expected: EXPECTED }
  return finish(format, messages, few(unread))
}

const EXPECTED = `Expected messages as ${FAMILIES.map(({ name }) => name).join(', ')} have them, or a transcript as text with a line \`Customer: …\` for each who speaks.`
const TOO_MANY = `Expected at most ${CONVERSATION_LIMITS.messages} messages. Send the last ones.`

function finish(format: string, read: Conversation, unread: Unread[]): ReadMessages | Unreadable {
  if (read.length > CONVERSATION_LIMITS.messages) return { at: '', expected: TOO_MANY }
  const { messages, changed } = storable(read)
  const fits = Conversation.safeParse(messages)
  if (fits.success) return { format, messages: fits.data, unread: [...unread, ...changed] }
  const [issue] = fits.error.issues
  return { at: '', expected: issue?.message ?? EXPECTED }
}

/** Under which names a list of messages lies in what is no list, where no format says it better. */
const LISTS = ['messages', 'conversation', 'history', 'items', 'input', 'transcript', 'data', 'payload']

function openWhole(whole: Fields, page: OpenPage): { items: Item[]; family?: Family } | undefined {
  for (const family of FAMILIES) {
    const items = family.open?.(whole, page)
    if (items) return { items, family }
  }
  const list = LISTS.find((key) => Array.isArray(whole.peek(key)))
  if (list !== undefined) return { items: whole.items(list) }
  // One message by itself.
  if (FAMILIES.some((family) => family.marks(whole.sent)) || typeof whole.peek('role') === 'string')
    return { items: [{ value: whole.sent, fields: whole, take: () => undefined, leave: () => {} }] }
  return undefined
}

type Reading = { page: OpenPage; ledger: Ledger; opened: Family | undefined }

/** Each message by the family whose mark it bears, else by the one that most of them bear. The families that read one. */
function readItems(items: readonly Item[], { page, ledger, opened }: Reading): string[] {
  const marked = items.map(({ fields }) => fields && FAMILIES.find((family) => family.marks(fields.sent)))
  const counts = new Map<Family, number>()
  for (const family of marked) if (family) counts.set(family, (counts.get(family) ?? 0) + 1)
  const most = opened ?? [...counts].sort(([, a], [, b]) => b - a)[0]?.[0]
  const readBy = new Map<string, number>()
  for (const [at, { fields, leave }] of items.entries()) {
    page.turn(at)
    const outcome = fields && readOne(fields, new Set([marked[at], most, ...FAMILIES]), { page, ledger })
    if (outcome && 'family' in outcome) readBy.set(outcome.family, (readBy.get(outcome.family) ?? 0) + 1)
    else leave(outcome?.why ?? 'No message: it is no object.')
  }
  return [...readBy].sort(([, a], [, b]) => b - a).map(([format]) => format)
}

/** By the first of these families that can. A message of which only the frame was read, and none of the words in it, was not read. */
function readOne(
  message: Fields,
  families: Iterable<Family | undefined>,
  { page, ledger }: Omit<Reading, 'opened'>,
): { family: string } | { why: string } {
  for (const family of families) {
    const from = page.length()
    const read = family?.read(message, page) ?? false
    if (read === true && page.length() > from && (page.saysSomething(from) || !message.hasMore()))
      return { family: family?.format ?? '' }
    page.takeBack(from)
    ledger.forget(message.sent)
    if (typeof read === 'string') return { why: read }
  }
  return { why: `No message of a shape that is read: it has ${keysOf(message.sent)}.` }
}

const SHOWN_KEYS = 8
function keysOf(sent: Sent): string {
  const keys = Object.keys(sent).map((key) => `\`${key.slice(0, 40)}\``)
  return keys.length === 0 ? 'no field' : keys.slice(0, SHOWN_KEYS).join(', ') + (keys.length > SHOWN_KEYS ? ', …' : '')
}

/** By steps, since it may be as deep as anybody made it. */
function isDeeperThan(value: object, most: number): boolean {
  let level: object[] = [value]
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > most) return true
    level = level.flatMap((one) =>
      Object.values(one).filter((part): part is object => typeof part === 'object' && part !== null),
    )
  }
  return false
}
