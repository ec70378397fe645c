/**
 * What came, read field by field. What is read is remembered, so that in the end everything else can be named: nothing
 * that somebody sent is left out without a word. Knows no format.
 */
import { parsed } from './call-arguments.ts'

export type Sent = Record<string, unknown>

/** A place that was not read, as a JSON pointer (`*` where the same lies at several), and why. */
export type Unread = { at: string; why: string }

/** One object or list that came. A list has its numbers as keys. */
export type Fields = {
  readonly sent: Sent
  /** Looks, without reading. */
  peek: (key: string) => unknown
  /** Reads all that is there. */
  take: (key: string) => unknown
  /** Reads it where it is a text. */
  text: (key: string) => string | undefined
  /** Reads it where it is one of these words and no other. */
  word: <Word extends string>(key: string, words: readonly Word[]) => Word | undefined
  /** The object under the key, to be read field by field. */
  inner: (key: string) => Fields | undefined
  /** What the JSON text under the key holds, to be read in its place; an object or list is read where it is one already. */
  unpacked: (key: string) => Fields | undefined
  /** The items of the list under the key, or of this list: each an object to be read, or what else stands there. */
  items: (key?: string) => Item[]
  /** Says why it is not read. */
  leave: (key: string, why: string) => void
  /** Whether words stand in a field that nobody has read. */
  hasMore: () => boolean
}

/** One item of a list: `fields` where it is an object; `take` reads it whole. */
export type Item = { value: unknown; fields?: Fields; take: () => unknown; leave: (why: string) => void }

/** A place that was not read; `why` where the reader said so. */
export type Left = { place: (string | number)[]; why?: string | undefined }

export type Ledger = {
  fieldsOf: (value: object) => Fields
  /** As if nothing of it had been read. */
  forget: (value: object) => void
  /** Every place of the whole that holds words and was not read, in the order they came. */
  left: (whole: object) => Left[]
}

/** Read, or why not, or what was read in place of a text. */
type Mark = typeof READ | string | { inside: object }
const READ = Symbol('read')

export function openLedger(): Ledger {
  const opened = new Map<object, { marks: Map<string, Mark>; fields: Fields }>()

  const fieldsOf = (value: object): Fields => {
    const before = opened.get(value)
    if (before) return before.fields
    const marks = new Map<string, Mark>()
    const sent = value as Sent
    const peek = (key: string) => (Object.hasOwn(sent, key) ? sent[key] : undefined)
    const take = (key: string) => {
      marks.set(key, READ)
      return peek(key)
    }
    const fields: Fields = {
      sent,
      peek,
      take,
      text: (key) => (typeof peek(key) === 'string' ? (take(key) as string) : undefined),
      word: (key, words) => (words.some((word) => word === peek(key)) ? (take(key) as never) : undefined),
      inner: (key) => {
        const inner = peek(key)
        return isObject(inner) ? fieldsOf(inner) : undefined
      },
      unpacked: (key) => {
        const held = peek(key)
        const value = typeof held === 'string' ? parsed(held) : held
        if (typeof value !== 'object' || value === null) return undefined
        if (typeof held === 'string') marks.set(key, { inside: value })
        return fieldsOf(value)
      },
      items: (key) => {
        const list = key === undefined ? value : peek(key)
        if (!Array.isArray(list)) return []
        const inList = fieldsOf(list)
        return list.map((item, at) => itemOf(inList, item, String(at)))
      },
      leave: (key, why) => void marks.set(key, why),
      hasMore: () => leftOf(value, opened).length > 0,
    }
    opened.set(value, { marks, fields })
    return fields
  }

  const itemOf = (list: Fields, value: unknown, key: string): Item => ({
    value,
    ...(isObject(value) && { fields: fieldsOf(value) }),
    take: () => list.take(key),
    leave: (why) => list.leave(key, why),
  })

  const forget = (value: object): void => {
    const inside = opened.get(value)
    if (!inside) return
    inside.marks.clear()
    for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) forget(part)
  }

  return { fieldsOf, forget, left: (whole) => leftOf(whole, opened) }
}

type Place = { in: Place; key: string | number } | null

function leftOf(whole: object, opened: ReadonlyMap<object, { marks: ReadonlyMap<string, Mark> }>): Left[] {
  const left: Left[] = []
  const next: { value: object; place: Place }[] = [{ value: whole, place: null }]
  for (let one = next.pop(); one; one = next.pop()) {
    const { value, place } = one
    const marks = opened.get(value)?.marks
    const inside: typeof next = []
    for (const [key, part] of Object.entries(value)) {
      const mark = marks?.get(key)
      if (mark === READ) continue
      const here: Place = { in: place, key: Array.isArray(value) ? Number(key) : key }
      if (typeof mark === 'object') inside.push({ value: mark.inside, place: here })
      else if (mark === undefined && typeof part === 'object' && part !== null && opened.has(part))
        inside.push({ value: part, place: here })
      else if (holdsWords(part) || (mark !== undefined && Array.isArray(value)))
        left.push({ place: pathOf(here), why: mark })
    }
    // A stack: what came first lies on top.
    next.push(...inside.toReversed())
  }
  return left
}

function pathOf(place: Place): (string | number)[] {
  const path: (string | number)[] = []
  for (let at = place; at !== null; at = at.in) path.push(at.key)
  return path.reverse()
}

/** Places that are named one by one; what is beyond is counted. */
const MOST_NAMED = 100
const NO_SUCH_FIELD = 'No field of this name is read here.'

/** Places by name: the same field of many messages once, with `*` for their numbers. */
export function named(left: readonly Left[]): Unread[] {
  const alike = new Map<string, { first: Left; count: number }>()
  for (const one of left) {
    const key = `${pointerOf(one.place, '*')}\n${one.why ?? ''}`
    const known = alike.get(key)
    if (known) known.count += 1
    else alike.set(key, { first: one, count: 1 })
  }
  const all = [...alike.values()].map(({ first: { place, why = NO_SUCH_FIELD }, count }) =>
    count === 1 ? { at: pointerOf(place), why } : { at: pointerOf(place, '*'), why: `${why} ${count} times.` },
  )
  if (all.length <= MOST_NAMED) return all
  const more = all.slice(MOST_NAMED - 1)
  const why = `${more.length} more fields were not read, the first of them ${more[0]?.at}.`
  return [...all.slice(0, MOST_NAMED - 1), { at: '', why }]
}

const pointerOf = (place: readonly (string | number)[], anyNumber?: string): string =>
  place
    .map((part) =>
      typeof part === 'number' ? `/${anyNumber ?? part}` : `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    )
    .join('')

/** Deeper than anything somebody says lies; also the end of this walk. */
const DEEPEST = 100

/** Whether a sign that one sees stands anywhere in a text of the value. Numbers and flags are no words. */
export function holdsWords(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return /[\p{L}\p{N}\p{S}\p{P}]/u.test(value)
  if (typeof value !== 'object' || value === null) return false
  if (depth > DEEPEST) return true
  return Object.values(value).some((part) => holdsWords(part, depth + 1))
}

export const isObject = (value: unknown): value is Sent =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The text that it is; empty where it is none. What came may have a `toString` of its own. */
export const asText = (value: unknown): string => (typeof value === 'string' ? value : '')
