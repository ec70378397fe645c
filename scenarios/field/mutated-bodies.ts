/**
 * Requests as nobody means them: a body that is right, in which names, values, signs or bytes were changed. Every word in
 * it is one of its own, so that what became of each can be told.
 */
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import type { TestDesk } from '../desk.ts'

export type MutatedBody = {
  door: 'handOff' | 'addMessages' | 'askGate'
  bytes: Uint8Array<ArrayBuffer>
  headers: Record<string, string>
  /** The words that stand in it, where it is still JSON in plain UTF-8; what of them is lost must not be taken. */
  words: string[]
  /** Where in the note a word stands: of a note it is said which part was not kept, not what stood there. */
  inNote: ReadonlyMap<string, string>
  /** Where in the messages, of which it is said what was not read. */
  inMessages: ReadonlyMap<string, string>
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const word = fc.integer({ min: 1, max: 2 ** 40 }).map((number) => `zq${number.toString(36)}q`)
const sentence = fc
  .array(word, { minLength: 1, maxLength: 3 })
  .map((words) => `Please see ${words.join(' and ')} today.`)
const odd = fc.oneof(
  sentence,
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('', ' ', '\u0000', '\ud800', '🧾'),
)
const name = fc.constantFrom(
  ...['text', 'content', 'parts', 'body', 'message', 'value', 'refusal', 'role', 'speaker', 'from', 'name', 'toolCall'],
  ...[
    'tool_calls',
    'arguments',
    'input',
    'at',
    'timestamp',
    'id',
    'quoted',
    'note',
    'notes',
    'conversation',
    'messages',
  ],
  ...[
    'reference',
    'customer',
    'lane',
    'urgency',
    'metadata',
    'summary',
    'what',
    'ask',
    'who',
    'why',
    'action',
    'known',
  ],
)
const value: fc.Arbitrary<Json> = fc.oneof(
  { weight: 4, arbitrary: odd },
  fc.constantFrom<Json>(null, true, 0, -1.5, 1e300, [], {}),
  sentence.map((text): Json => [text]),
  fc.tuple(name, sentence).map(([key, text]): Json => ({ [key]: text })),
  sentence.map((text): Json => [{ type: 'text', text }]),
  fc.integer({ min: 2, max: 130 }).map((depth): Json => nested(depth)),
)
const nested = (depth: number): Json => JSON.parse('['.repeat(depth) + ']'.repeat(depth))

const messages = fc.tuple(sentence, sentence, sentence).map(([asks, says, answers]): Json[] => [
  { role: 'customer', text: asks, at: '2026-11-23T09:00:00Z' },
  { role: 'agent', text: says, toolCall: { name: 'find_order', arguments: { order: '4471' } } },
  { role: 'tool', text: answers },
])
const right = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(messages, sentence, fc.uuid()).map(([conversation, what, reference]) => ({
      door: 'handOff' as const,
      json: { lane: 'support', reference, conversation, note: { what, who: { name: 'Mia Frey' } } } as Json,
    })),
  },
  fc.tuple(messages, fc.uuid()).map(([sent, reference]) => ({
    door: 'handOff' as const,
    json: { lane: 'support', reference, messages: sent } as Json,
  })),
  messages.map((added) => ({ door: 'addMessages' as const, json: { messages: added } as Json })),
  messages.map((conversation) => ({
    door: 'askGate' as const,
    json: { event: { kind: 'message', conversation } } as Json,
  })),
)

type Change = { at: number; how: 'rename' | 'drop' | 'replace' | 'add' | 'wrap'; name: string; value: Json }
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('rename', 'drop', 'replace', 'add', 'wrap'),
  name,
  value,
})

/** Every place of a value, the outermost first: who holds it and under what. */
function placesIn(root: Json): { holder: { [key: string]: Json } | Json[]; key: string | number }[] {
  const places: ReturnType<typeof placesIn> = []
  const walk = (holder: Json): void => {
    if (typeof holder !== 'object' || holder === null) return
    for (const key of Object.keys(holder)) {
      places.push({ holder: holder as never, key })
      walk((holder as { [key: string]: Json })[key] ?? null)
    }
  }
  walk(root)
  return places
}

function changed(json: Json, changes: readonly Change[]): Json {
  const copy: Json = structuredClone(json)
  for (const { at, how, name: fresh, value: other } of changes) {
    const places = placesIn(copy)
    const place = places[at % Math.max(places.length, 1)]
    if (!place) continue
    const holder = place.holder as { [key: string]: Json }
    const key = String(place.key)
    const held = holder[key] ?? null
    if (how === 'replace') holder[key] = other
    else if (how === 'wrap') holder[key] = at % 2 ? [held] : { [fresh]: held }
    else if (how === 'add' || Array.isArray(holder)) {
      if (!Array.isArray(holder) && !Object.hasOwn(holder, fresh)) holder[fresh] = other
    } else {
      delete holder[key]
      if (how === 'rename' && !Object.hasOwn(holder, fresh)) holder[fresh] = held
    }
  }
  return copy
}

const packing = fc.oneof(
  { weight: 12, arbitrary: fc.constant('plain' as const) },
  fc.constantFrom('gzip', 'latin1', 'utf16', 'unsaid latin1', 'cut', 'flipped', 'torn gzip', 'key twice' as const),
)

const wordsIn = (text: string): string[] => [...new Set(text.match(/zq\w+q/g) ?? [])]

function pointersOf(json: Json, part: 'note' | 'messages'): Map<string, string> {
  const pointers = new Map<string, string>()
  const walk = (held: Json, pointer: string): void => {
    if (typeof held === 'string') for (const each of wordsIn(held)) pointers.set(each, pointer)
    else if (typeof held === 'object' && held !== null)
      for (const [key, part] of Object.entries(held)) walk(part, `${pointer}/${key}`)
  }
  const held = typeof json === 'object' && json !== null && !Array.isArray(json) ? json[part] : undefined
  if (held !== undefined) walk(held, '')
  return pointers
}

export const mutatedBody: fc.Arbitrary<MutatedBody> = fc
  .record({ right, changes: fc.array(change, { maxLength: 3 }), packing, at: fc.nat(), sign: fc.nat(255) })
  .map(({ right: { door, json }, changes, packing: how, at, sign }): MutatedBody => {
    const meant = changed(json, changes)
    const text = JSON.stringify(meant)
    const plain = Buffer.from(text)
    const place = at % Math.max(plain.length, 1)
    const whole = {
      words: wordsIn(text),
      inNote: pointersOf(meant, 'note'),
      inMessages: pointersOf(meant, 'messages'),
      door,
      headers: {},
    }
    const broken = { ...whole, words: [] }
    const sent = (bytes: Uint8Array) => Uint8Array.from(bytes)
    switch (how) {
      case 'gzip':
        return { ...whole, bytes: sent(gzipSync(plain)), headers: { 'content-encoding': 'gzip' } }
      case 'latin1':
        return {
          ...whole,
          bytes: sent(Buffer.from(text, 'latin1')),
          headers: { 'content-type': 'text/json; charset=latin1' },
        }
      case 'utf16':
        return { ...whole, bytes: sent(Buffer.from(text, 'utf16le')) }
      case 'unsaid latin1':
        return { ...whole, bytes: sent(Buffer.from(text, 'latin1')) }
      case 'torn gzip':
        return {
          ...broken,
          bytes: sent(gzipSync(plain).subarray(0, 20 + (at % 40))),
          headers: { 'content-encoding': 'gzip' },
        }
      case 'cut':
        return { ...broken, bytes: sent(plain.subarray(0, place)) }
      case 'flipped':
        return { ...broken, bytes: sent(plain.map((byte, index) => (index === place ? sign : byte))) }
      case 'key twice':
        return { ...broken, bytes: sent(Buffer.from(text.replace('{', '{"lane":"sales","event":{},"messages":[],'))) }
      default:
        return { ...whole, bytes: sent(plain) }
    }
  })

export type Outcome = {
  status: number
  code: string | undefined
  /** Words that were taken and stand nowhere: neither in what is kept nor in what is said about it. */
  lost: string[]
}

/** Sends one and looks for its words in everything that the desk then shows of it. */
export async function send(
  desk: TestDesk,
  to: string,
  { door, bytes, headers, words, inNote, inMessages }: MutatedBody,
): Promise<Outcome> {
  const path = { handOff: '/v1/handoffs', addMessages: `/v1/handoffs/${to}/messages`, askGate: '/v1/gate' }[door]
  const response = await fetch(`${desk.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${desk.agentKey}`, 'content-type': 'application/json', ...headers },
    body: bytes,
  })
  const answer = (await response.json()) as { code?: string; existed?: boolean; handoff?: Handed; read?: Read }
  const { status } = response
  // One that was handed off before under the same reference is answered as such: `existed`.
  if (status >= 300 || door === 'askGate' || answer.existed) return { status, code: answer.code, lost: [] }
  const handed = answer.handoff ?? (answer as Handed)
  const shown = JSON.stringify([answer, await (await desk.person('sam')).openConversation(handed.id)])
  const said = handed.findings.filter(({ rule }) => TELLS_WHAT_IS_NOT_KEPT.has(rule)).map(({ pointer }) => pointer)
  const unread = answer.read?.unread.map(({ at }) => at) ?? []
  const isTold = (each: string): boolean => {
    const place = inMessages.get(each)
    if (place !== undefined && unread.some((at) => isWithin(place, at) || isWithin(withAnyNumber(place), at)))
      return true
    const at = inNote.get(each)
    return at !== undefined && said.some((pointer) => isWithin(at, pointer) || isWithin(pointer, at))
  }
  return { status, code: undefined, lost: words.filter((each) => !shown.includes(each) && !isTold(each)) }
}

const isWithin = (pointer: string, part: string): boolean => pointer === part || pointer.startsWith(`${part}/`)

const withAnyNumber = (pointer: string): string => pointer.replace(/\/\d+(?=\/|$)/g, '/*')
type Read = { unread: { at: string }[] }

const TELLS_WHAT_IS_NOT_KEPT = new Set(['malformed-field', 'unknown-field', 'over-limit', 'unsupported-fact'])

type Handed = { id: string; findings: { rule: string; pointer: string }[] }
