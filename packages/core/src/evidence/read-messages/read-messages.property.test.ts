/** What somebody sends is read whole, or what of it was not is named; whatever shape it has, and whatever became of it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MESSAGE_WRITERS, type Talk, type TalkedCall, type Writer } from '../../../made-for-tests/message-writers.ts'
import { cleanText } from '../../text.ts'
import { momentIn } from '../../time/moment.ts'
import type { Conversation } from '../conversation.ts'
import { pairToolCalls } from '../tools/tool-calls.ts'
import { readMessages } from './read-messages.ts'

const read = (sent: unknown) => {
  const result = readMessages(sent)
  if ('expected' in result) throw new Error(`${result.at} ${result.expected}`)
  return result
}

const signs = fc.string({ unit: 'grapheme', maxLength: 30 })
// What marks and entities would be in a transcript with markup is tried by itself.
const words = fc
  .tuple(signs, fc.constantFrom('a', 'Ö', '7', '語'))
  .map(([text, last]) => cleanText(`${text}${last}`.replace(/\s+/g, ' ')))
  .filter((text) => text !== '' && cleanText(text) === text)
const call = (withAnswer: fc.Arbitrary<string>): fc.Arbitrary<Omit<TalkedCall, 'id'>> =>
  fc.record({
    name: fc.constantFrom('refund', 'find_order', 'send_mail'),
    arguments: fc.dictionary(
      fc.constantFrom('amount', 'order', 'to', 'lines'),
      fc.oneof(words, fc.integer(), fc.boolean(), fc.array(words, { maxLength: 2 })),
      { maxKeys: 3 },
    ),
    answer: withAnswer,
    failed: fc.boolean(),
  })
const talk: fc.Arbitrary<Talk> = fc
  .array(
    fc.oneof(
      fc.record({ by: fc.constant('customer' as const), text: words }),
      fc
        .record({
          text: fc.oneof(words, fc.constant('')),
          calls: fc.array(call(words), { maxLength: 3 }),
          seed: fc.nat(),
        })
        .filter(({ text, calls }) => text !== '' || calls.length > 0)
        .map(({ text, calls, seed }) => ({
          by: 'agent' as const,
          text,
          calls: calls.map((one) => ({ ...one, id: '' })),
          answered: shuffled(calls.length, seed),
        })),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((turns) => {
    let count = 0
    return turns.map((turn) =>
      turn.by === 'agent' ? { ...turn, calls: turn.calls.map((one) => ({ ...one, id: `call_${++count}` })) } : turn,
    )
  })

const shuffled = (length: number, seed: number): number[] =>
  Array.from({ length }, (_, index) => index).sort((a, b) => ((seed >> a) & 3) - ((seed >> b) & 3))

/** What a shape can hold of a talk. */
const fitting = (written: Talk, { inOrder, wordsOnly }: Writer): Talk =>
  written.flatMap((turn): Talk => {
    if (turn.by !== 'agent') return [turn]
    if (wordsOnly) return turn.text === '' ? [] : [{ ...turn, calls: [], answered: [] }]
    return [inOrder ? { ...turn, answered: turn.calls.map((_, index) => index) } : turn]
  })

const saidIn = (messages: Conversation) =>
  messages.filter(({ role, text }) => role !== 'tool' && text !== '').map(({ role, text }) => [role, text])
/** Words of one who goes on speaking may come as one message or as several. */
const joined = (said: string[][]) =>
  said.reduce<string[][]>((all, [by = '', text = '']) => {
    const last = all.at(-1)
    if (last?.[0] === by) last[1] += `\n${text}`
    else all.push([by, text])
    return all
  }, [])
const calledIn = (messages: Conversation) =>
  pairToolCalls(messages).map(({ name, arguments: given, text }) => [name, given, text])

describe.each(Object.entries(MESSAGE_WRITERS))('%s', (_, writer) => {
  test('what is written in it is read back: roles, words, calls, and which answer is whose', () => {
    fc.assert(
      fc.property(talk, (whole) => {
        const written = fitting(whole, writer)
        if (written.length === 0) return
        const { format, messages } = read(JSON.parse(JSON.stringify(writer.write(written))))
        expect(format).toBe(written.length === 0 ? 'none' : formatOf(format, writer))
        expect(joined(saidIn(messages) as string[][])).toEqual(
          joined(
            written.flatMap(({ by, text }) =>
              text === '' ? [] : [[writer.byPeople && by === 'agent' ? 'person' : by, text]],
            ),
          ),
        )
        expect(calledIn(messages)).toEqual(
          written.flatMap((turn) =>
            turn.by === 'agent'
              ? turn.calls.map(({ name, arguments: given, answer, failed }) => [
                  name,
                  given,
                  failed ? asError(answer) : answer,
                ])
              : [],
          ),
        )
      }),
      { numRuns: 100 },
    )
  })
})

/** A few words without calls are alike in several shapes. */
const formatOf = (got: string, { format }: Writer): string => (ALIKE.has(got) ? got : format)
const ALIKE = new Set(['openai-chat', 'openai-items'])
const asError = (text: string): string => (/^\s*(?:error|refused)\b/i.test(text) ? text : `Error: ${text}`)

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
const token = fc.integer({ min: 1, max: 2 ** 40 }).map((number) => `zq${number.toString(36)}q`)
const NAMES = [
  'text',
  'content',
  'parts',
  'type',
  'role',
  'id',
  'name',
  'arguments',
  'input',
  'args',
  'output',
  'result',
  'message',
  'tool_calls',
  'function',
  'kwargs',
  'data',
  'author',
  'public',
  'transcript',
  'metadata',
  '__proto__',
  'constructor',
  'image_url',
  'url',
  'status',
  'reasoning',
  'kind',
  'state',
  'history',
  'messages',
  'items',
  'toString',
]
const value: fc.Arbitrary<Json> = fc.oneof(
  token,
  fc.constantFrom<Json>(null, true, 0, -1.5, [], {}, '', ' ', '\u0000', '[image]'),
  token.map((one): Json => [one]),
  token.map((one): Json => ({ type: 'text', text: one })),
  token.map((one): Json => [{ type: one, text: one }]),
  fc.tuple(fc.constantFrom(...NAMES), token).map(([key, one]): Json => ({ [key]: one })),
  token.map((one): Json => `https://x.example/${one}`),
  token.map((one): Json => `data:image/png;base64,${one}`),
  fc.integer({ min: 2, max: 130 }).map((depth): Json => JSON.parse('['.repeat(depth) + ']'.repeat(depth))),
)
type Change = { at: number; how: 'rename' | 'drop' | 'replace' | 'add' | 'wrap' | 'twice'; name: string; value: Json }
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('rename', 'drop', 'replace', 'add', 'wrap', 'twice'),
  name: fc.oneof(fc.constantFrom(...NAMES), token),
  value,
})

function placesIn(root: Json): { holder: { [key: string]: Json }; key: string }[] {
  const places: ReturnType<typeof placesIn> = []
  const walk = (held: Json): void => {
    if (typeof held !== 'object' || held === null) return
    for (const key of Object.keys(held)) {
      places.push({ holder: held as { [key: string]: Json }, key })
      walk((held as { [key: string]: Json })[key] ?? null)
    }
  }
  walk(root)
  return places
}
const put = (holder: object, key: string, held: Json) =>
  void Object.defineProperty(holder, key, { value: held, enumerable: true, writable: true, configurable: true })

function changed(json: Json, changes: readonly Change[]): Json {
  const copy: Json = structuredClone(json)
  for (const { at, how, name, value: given } of changes) {
    const other = structuredClone(given)
    const places = placesIn(copy)
    const place = places[at % Math.max(places.length, 1)]
    if (!place) continue
    const { holder, key } = place
    const held = holder[key] ?? null
    if (how === 'replace') put(holder, key, other)
    else if (how === 'wrap') put(holder, key, at % 2 ? [held] : { [name]: held })
    else if (how === 'twice' && Array.isArray(holder)) holder.push(structuredClone(held))
    else if (how === 'add' || Array.isArray(holder)) {
      if (!Array.isArray(holder) && !Object.hasOwn(holder, name)) put(holder, name, other)
    } else {
      delete holder[key]
      if (how === 'rename' && !Object.hasOwn(holder, name)) put(holder, name, held)
    }
  }
  return copy
}

/** Words that formats themselves use: they say what a thing is. */
const WORDS_OF_FORMATS = new Set(
  `user assistant system tool developer function model human ai bot agent customer constructor langchain_core messages
  HumanMessage AIMessage SystemMessage ToolMessage text input_text output_text message function_call function_call_output
  function_call_result completed tool_use tool_result tool-call tool-result error-text step-start done output-error
  output-available tool-invocation result tool_call success error tool_call_response end-of-call-report tool_calls
  tool_call_result call_ended tool_call_invocation task ROLE_USER ROLE_AGENT end-user Comment conversation
  conversation_part.list conversation_part comment contact agent_bot incoming image_url admin lead team bot operator visitor
  note open close assignment email sms whatsapp push admin_initiated customer_initiated upload`.split(/\s+/),
)

type Leaf = { place: string; text: string }
function leavesIn(root: unknown): Leaf[] {
  const leaves: Leaf[] = []
  const walk = (held: unknown, place: string): void => {
    if (typeof held === 'string') {
      const inner = /^\s*[[{]/.test(held) ? parsed(held) : undefined
      if (inner !== undefined) walk(inner, place)
      else leaves.push({ place, text: held })
    } else if (typeof held === 'object' && held !== null)
      for (const [key, part] of Object.entries(held))
        walk(part, `${place}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
  }
  walk(root, '')
  return leaves
}
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Leaves that stand neither in what was read nor under a place that was named. */
function lostOf(sent: unknown, result: ReturnType<typeof read>): Leaf[] {
  const kept = leavesIn(result.messages).map(({ text }) => text)
  const keptAll = kept.join('\n')
  const named = result.unread.map(({ at }) => at)
  return leavesIn(sent).filter(({ place, text }) => {
    const clean = cleanText(text).replace(/^tool-/, '')
    if (!/[\p{L}\p{N}\p{S}\p{P}]/u.test(clean) || WORDS_OF_FORMATS.has(text)) return false
    // What a tool answered in JSON stands there as JSON.
    const asJson = JSON.stringify(clean).slice(1, -1)
    if ([clean, asJson, momentIn(text) ?? clean].some((one) => keptAll.includes(one))) return false
    const anywhere = place.replace(/\/\d+(?=\/|$)/g, '/*')
    return !named.some((at) => [place, anywhere].some((one) => one === at || one.startsWith(`${at}/`)))
  })
}

test('of 1,000 files that were changed at random none ends the reading, and every text is in what was read, or named', () => {
  const writers = Object.values(MESSAGE_WRITERS)
  fc.assert(
    fc.property(talk, fc.nat(), fc.array(change, { maxLength: 4 }), (whole, at, changes) => {
      const writer = writers[at % writers.length] as Writer
      const written = writer.write(fitting(whole, writer)) as Json
      if (typeof written === 'string') return
      const sent = changed(JSON.parse(JSON.stringify(written)), changes)
      const result = readMessages(sent)
      // Refused, it is kept whole for a person.
      if ('expected' in result) return
      expect(lostOf(sent, result)).toEqual([])
    }),
    { numRuns: 1_000 },
  )
})

/** JSON files of messages as makers publish them in their own tests and descriptions; they stay outside of the project. */
const samples = process.env.BATON_MESSAGE_SAMPLES
if (!samples) console.warn('Not run here: samples of makers, because BATON_MESSAGE_SAMPLES names no folder.')
test.skipIf(!samples)('samples that makers publish are read with nothing lost, or refused with a reason', () => {
  const counts: Record<string, number> = {}
  for (const name of readdirSync(String(samples), { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.json')) continue
    const sent: unknown = JSON.parse(readFileSync(join(String(samples), name), 'utf8'))
    const result = readMessages(sent)
    const as = 'expected' in result ? 'refused' : result.format
    counts[as] = (counts[as] ?? 0) + 1
    if ('expected' in result) expect(result.expected).toContain('Expected')
    else expect({ name, lost: lostOf(sent, result) }).toEqual({ name, lost: [] })
  }
  console.log('samples of makers:', counts)
  expect(Object.keys(counts).length).toBeGreaterThan(0)
})
