/**
 * Messages as most programs have them: our own, and those of OpenAI's chat, which so many took over that one message may
 * hold fields of both. Where it is plain what somebody said it is read; what is not is named with the field to use.
 */
import { momentIn } from '../../time/moment.ts'
import { argumentsOf, parsed } from './call-arguments.ts'
import { asText, type Fields, holdsWords, isObject, type Sent } from './fields.ts'
import type { Called, Page } from './page.ts'
import { type Content, lay } from './pictures.ts'
import { roleOf } from './roles.ts'

/** Where what was said stands, here and elsewhere. */
const WORDS = ['text', 'content', 'parts', 'refusal'] as const
const TIMES = ['timestamp', 'created_at', 'createdAt', 'created', 'sent_at', 'sentAt', 'time', 'date', 'ts']
const SPEAKERS = ['speaker', 'from', 'author', 'sender', 'type', 'who']

export type PlainOptions = {
  /** Only words and calls are taken: pictures and whatever stands beside words are left, to be refused. */
  strict: boolean
}

/** Reads it as far as it is plain; a role that nobody has is left to the caller. */
export function readPlain(message: Fields, page: Page, { strict }: PlainOptions = { strict: false }): boolean {
  const by = roleOf(message.peek('role'))
  if (by === undefined) return false
  message.take('role')
  const id = message.text('id')
  const at = timeOf(message)
  message.word('by', ['customer'])
  const quoted = message.text('quoted')
  const name = message.text('name')
  const content: Content = { lines: [], files: [] }
  const text = wordsOf(message, { content, byTool: by === 'tool', strict })
  const more = { id, at, ...(content.files.length > 0 && { files: content.files }) }
  const own = message.peek('by') === 'customer' && { on: 'customer' as const }
  if (by === 'tool' && message.peek('toolCall') === undefined) {
    const of = message.text('tool_call_id') ?? message.text('callId')
    page.answer({ text, of, name, ...more, ...own, quoted })
  } else {
    const calls = callsOf(message, strict)
    if (text !== '' || calls.length === 0) page.words({ by, text, name, ...more, ...own, quoted })
    for (const [index, call] of calls.entries())
      page.call({ ...call, by, at, ...own, ...(index === 0 && text === '' && { id, speaker: name }) })
  }
  return true
}

type Reading = { content: Content; byTool: boolean; strict: boolean }

/** What was said, from wherever it stands; said in two ways it must be the same. */
function wordsOf(message: Fields, reading: Reading): string {
  let said: string | undefined
  for (const key of WORDS) {
    const sent = message.peek(key)
    if (sent === undefined || sent === null) continue
    const before = reading.content.files.length
    const words = wordsAt(message, key, reading)
    if (words === undefined) continue
    if (said === undefined || said === '') said = words
    else if (words !== '' && words !== said) {
      reading.content.files.length = before
      const other = WORDS.find((one) => message.peek(one) !== undefined && one !== key) ?? 'text'
      message.leave(
        key,
        `Expected what was said once, got it as \`${other}\` and as \`${key}\`. Send all of it as \`text\`.`,
      )
    }
  }
  return said ?? ''
}

/** Undefined where it is none, and is left. */
function wordsAt(
  message: Fields,
  key: (typeof WORDS)[number],
  { content, byTool, strict }: Reading,
): string | undefined {
  const sent = message.peek(key)
  if (typeof sent === 'string' || key === 'text') return message.text(key)
  const items = message.items(key)
  if (Array.isArray(sent) && items.every(({ value }) => typeof value === 'string' || isObject(value))) {
    const lines: string[] = []
    for (const item of items) {
      if (!item.fields) lines.push(asText(item.take()))
      else if (strict && !isOnlyText(item.fields)) {
        if (byTool) return JSON.stringify(message.take(key))
        item.leave(WORDS_EXPECTED)
        return undefined
      } else readPart(item.fields, { lines, files: content.files })
    }
    return lines.join('\n')
  }
  if (byTool && typeof sent === 'object') return JSON.stringify(message.take(key))
  message.leave(key, WORDS_EXPECTED)
  return undefined
}

const WORDS_EXPECTED =
  'Expected words, or parts that each hold `text`, got something else. Send what was said as `text`.'

function isOnlyText({ sent }: Fields): boolean {
  const { text, refusal, type: _type, ...more } = sent
  if (Object.values(more).some((value) => holdsWords(value))) return false
  return typeof (text ?? refusal) === 'string' && (text === undefined || refusal === undefined)
}

const TEXT_TYPES = ['text', 'input_text', 'output_text', 'refusal', 'summary_text'] as const

/** One part of what was said: words, a picture, a recording or a file. */
function readPart(part: Fields, content: Content): void {
  const type = part.peek('type')
  const words = part.text('text') ?? part.text('refusal')
  if (words !== undefined) {
    part.word('type', TEXT_TYPES)
    content.lines.push(words)
    return
  }
  const address = part.peek('image_url')
  if (type === 'image_url' || type === 'input_image' || address !== undefined) {
    part.word('type', ['image_url', 'input_image'])
    part.word('detail', ['auto', 'low', 'high'])
    const inner = part.inner('image_url')
    inner?.word('detail', ['auto', 'low', 'high'])
    lay(
      content,
      inner ? { part: inner, at: ['url'], medium: 'image' } : { part, at: ['image_url', 'file_id'], medium: 'image' },
    )
  } else if (type === 'input_audio' || part.inner('input_audio')) {
    part.word('type', ['input_audio', 'audio'])
    const heard = part.text('transcript')
    if (heard !== undefined) content.lines.push(heard)
    else lay(content, { part: part.inner('input_audio') ?? part, at: ['data', 'audio'], medium: 'audio' })
  } else if (type === 'file' || type === 'input_file' || part.inner('file')) {
    part.word('type', ['file', 'input_file'])
    const file = part.inner('file') ?? part
    lay(content, {
      part: file,
      at: ['file_url', 'url', 'file_data', 'file_id'],
      medium: 'file',
      name: file.text('filename'),
    })
  } else if (type === 'audio' && typeof part.peek('transcript') === 'string') {
    part.word('type', ['audio'])
    content.lines.push(part.text('transcript') ?? '')
  }
}

type Call = Pick<Called, 'name' | 'arguments' | 'callId'>

function callsOf(message: Fields, strict: boolean): Call[] {
  const calls: Call[] = []
  const own = message.inner('toolCall')
  if (own) {
    const call = callAt(own, ['id', 'name', 'arguments'], strict)
    if (call) calls.push({ ...call, callId: own.text('id') })
  }
  const old = message.inner('function_call')
  if (old) push(calls, callAt(old, ['name', 'arguments'], strict))
  else if (holdsWords(message.peek('function_call'))) message.leave('function_call', CALL_EXPECTED)
  if (Array.isArray(message.peek('tool_calls')))
    for (const item of message.items('tool_calls')) {
      const inner = item.fields?.inner('function')
      if (!item.fields || !inner) {
        if (holdsWords(item.value)) item.leave(CALL_EXPECTED)
        continue
      }
      item.fields.word('type', ['function'])
      sayOthers(item.fields, ['id', 'type', 'index', 'function'])
      const call = callAt(inner, ['name', 'arguments'], strict)
      if (call) calls.push({ ...call, callId: item.fields.text('id') })
    }
  else if (holdsWords(message.peek('tool_calls'))) message.leave('tool_calls', CALL_EXPECTED)
  return calls
}

const push = <Value>(list: Value[], value: Value | undefined): void => {
  if (value !== undefined) list.push(value)
}

const CALL_EXPECTED =
  'Expected calls as { "function": { "name", "arguments" } }. Send a call as `toolCall`: { "name", "arguments" }.'
const ARGUMENTS_EXPECTED = 'Expected arguments as a JSON object, got something else. Send names and values.'

function callAt(call: Fields, known: readonly string[], strict: boolean): Call | undefined {
  sayOthers(call, known)
  const name = call.text('name')
  if (name === undefined) return undefined
  const given = call.peek('arguments')
  if (strict) {
    const value = typeof given === 'string' ? parsed(given) : (given ?? undefined)
    if (value !== undefined && !isObject(value)) {
      call.leave('arguments', ARGUMENTS_EXPECTED)
      return undefined
    }
  }
  return { name, arguments: argumentsOf(call.take('arguments')) }
}

function sayOthers(given: Fields, known: readonly string[]): void {
  for (const key of Object.keys(given.sent))
    if (!known.includes(key))
      given.leave(
        key,
        `Expected ${known.map((name) => `\`${name}\``).join(', ')}, got \`${key}\`. Send it as one of these.`,
      )
}

/** A time under our name as it is read, or as it came where it is none; under another name where it is one. */
export function timeOf(message: Fields): string | undefined {
  const own = message.peek('at')
  if (own !== undefined && own !== null) {
    const at = momentIn(own)
    if (at === undefined) return message.text('at')
    message.take('at')
    return at
  }
  for (const key of TIMES) {
    const at = momentIn(message.peek(key))
    if (at === undefined) continue
    message.take(key)
    return at
  }
  return undefined
}

/** Why a field of a message is not read: who spoke, or what was said, stands elsewhere. */
export const whyUnread = (key: string): string =>
  SPEAKERS.includes(key)
    ? `Expected who spoke as \`role\` and their name as \`name\`, got \`${key}\` too. Send it as one of these.`
    : `Expected what was said as \`text\`, got \`${key}\`. Send it as \`text\`, or leave out what nobody said.`

export const speakerIn = (message: Sent): string | undefined => SPEAKERS.find((key) => typeof message[key] === 'string')
