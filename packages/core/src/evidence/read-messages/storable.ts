/** What neither the database nor canonical JSON can hold is taken out of what formats allow, and named. */

import { headOf } from '../../text.ts'
import type { Conversation } from '../conversation.ts'
import { isObject, type Unread } from './fields.ts'

const LONGEST_NAME = 200
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const NEVER_IN_AN_ID = /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF\p{Cs}]/u
// biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
const UNSTORABLE = /[\u0000\p{Cs}]/gu

export function storable(read: Conversation): { messages: Conversation; changed: Unread[] } {
  const changed: Unread[] = []
  const say = (at: number, why: string) => void changed.push({ at: `read ${at}`, why })
  const ids = new Map<string, string>()
  // A call and its answer keep the id that they share, whatever becomes of it.
  const idOf = (id: string, at: number): string => {
    if (id.length <= LONGEST_NAME && !NEVER_IN_AN_ID.test(id)) return id
    const known = ids.get(id)
    if (known) return known
    const made = `id-${ids.size + 1}`
    ids.set(id, made)
    say(at, `An id of more than ${LONGEST_NAME} characters, or with signs that no id may have, became ${made}.`)
    return made
  }
  const nameOf = (name: string, at: number): string => {
    if (name.length <= LONGEST_NAME) return name
    say(at, `A name of more than ${LONGEST_NAME} characters was cut.`)
    return headOf(name, LONGEST_NAME)
  }
  const messages = read.map((message, at) => {
    const { id, name, callId, toolCall, at: time } = message
    const cleaned = toolCall && withoutUnstorable(toolCall.arguments)
    if (cleaned?.changed)
      say(
        at,
        'Signs that cannot be kept (NUL, half characters) were taken out of the arguments, and a name `__proto__` was put in brackets.',
      )
    if (time !== undefined && time.length > 40) say(at, 'A time of more than 40 characters is not kept.')
    return {
      ...message,
      ...(id !== undefined && { id: idOf(id, at) }),
      ...(name !== undefined && { name: nameOf(name, at) }),
      ...(callId !== undefined && { callId: idOf(callId, at) }),
      ...(time !== undefined && { at: time.length > 40 ? undefined : time }),
      ...(toolCall && {
        toolCall: {
          ...(toolCall.id !== undefined && { id: idOf(toolCall.id, at) }),
          name: nameOf(toolCall.name, at),
          arguments: cleaned?.value as Record<string, unknown>,
        },
      }),
    }
  })
  return { messages, changed }
}

/** Whether all of it can be kept as it is. */
export const isStorable = (value: unknown): boolean => !withoutUnstorable(value).changed

/** The same value where there is nothing to take out. */
function withoutUnstorable(value: unknown): { value: unknown; changed: boolean } {
  if (typeof value === 'string') {
    const clean = value.replace(UNSTORABLE, '')
    return { value: clean, changed: clean !== value }
  }
  if (Array.isArray(value)) {
    const parts = value.map(withoutUnstorable)
    const changed = parts.some((part) => part.changed)
    return { value: changed ? parts.map((part) => part.value) : value, changed }
  }
  if (!isObject(value) || Object.getPrototypeOf(value) !== Object.prototype) return { value, changed: false }
  let changed = false
  const kept: [string, unknown][] = []
  for (const [key, part] of Object.entries(value)) {
    const inner = withoutUnstorable(part)
    const name = key === '__proto__' ? '(__proto__)' : key.replace(UNSTORABLE, '')
    changed ||= inner.changed || name !== key
    kept.push([name, inner.value])
  }
  return { value: changed ? Object.fromEntries(kept) : value, changed }
}
