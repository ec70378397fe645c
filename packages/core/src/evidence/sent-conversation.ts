/**
 * Messages as whoever sends them has them. Where it is plain what they say (a role by the name that models give it, words
 * as `content` or in parts, calls as `tool_calls`) they are read; words under any other name are refused with the name to
 * use. Nothing that somebody said is left out in silence.
 */
import { z } from 'zod'
import { brokenLimit } from '../json/nesting.ts'
import { readJson } from '../json/read-json.ts'
import { momentIn } from '../time/moment.ts'
import { Conversation, type Message } from './conversation.ts'

type Sent = Record<string, unknown>
type Place = (string | number)[]
type Complain = (place: Place, message: string) => void

export const SentConversation = z.preprocess((sent: z.input<typeof Conversation>, context) => {
  if (!Array.isArray(sent)) return sent
  const complain: Complain = (path, message) => context.addIssue({ code: 'custom', path, message })
  return readMessages(sent, complain) as z.input<typeof Conversation>
}, Conversation)

const ROLES: Record<string, Message['role']> = {
  user: 'customer',
  human: 'customer',
  assistant: 'agent',
  ai: 'agent',
  bot: 'agent',
  model: 'agent',
  function: 'tool',
  developer: 'system',
}
/** Where what was said stands, here and elsewhere. */
const WORDS = ['text', 'content', 'parts', 'refusal'] as const
const TIMES = ['timestamp', 'created_at', 'createdAt', 'created', 'sent_at', 'sentAt', 'time', 'date', 'ts']
const OWN = new Set([
  'role',
  'name',
  'id',
  'toolCall',
  'at',
  'by',
  'quoted',
  'tool_calls',
  'function_call',
  'tool_call_id',
  'callId',
])
/** What formats say about a message, and nobody in it. */
const MARKS = new Set(['type', 'object', 'model', 'status', 'index', 'finish_reason', 'stop_reason'])
const LONGEST_MARK = 100
const SPEAKERS = ['speaker', 'from', 'author', 'sender', 'type', 'who']

type Call = { name: unknown; arguments: unknown; id?: unknown }
type Answered = { message: Sent; answers?: unknown; calls: Call[] }

function readMessages(sent: readonly unknown[], complain: Complain): unknown[] {
  const names = new Map<unknown, unknown>()
  const read = sent.map((message, at): Answered | unknown => {
    if (!isObject(message)) return message
    const one = readMessage(message, [at], complain)
    for (const { id, name } of one.calls) if (id !== undefined) names.set(id, name)
    const name = one.message.name ?? names.get(one.answers)
    return { ...one, message: { ...one.message, ...(name !== undefined && { name }) } }
  })
  return inOrder(read)
}

/** One call a message, and behind each of several calls its own answer: which is whose, the ids say only here. */
function inOrder(read: readonly (Answered | unknown)[]): unknown[] {
  const messages: unknown[] = []
  for (let at = 0; at < read.length; at++) {
    const one = read[at]
    if (!isAnswered(one)) {
      messages.push(one)
      continue
    }
    const { message, calls } = one
    if (calls.length < 2) {
      messages.push(calls[0] ? { ...message, toolCall: bare(calls[0]) } : message)
      continue
    }
    const answers: Answered[] = []
    for (let next = read[at + 1]; isAnswered(next) && next.message.role === 'tool'; next = read[at + 1]) {
      answers.push(next)
      at += 1
    }
    for (const [index, call] of calls.entries()) {
      messages.push({ ...(index === 0 ? message : { role: message.role }), toolCall: bare(call) })
      const its = answers.findIndex(({ answers: id }) => id !== undefined && id === call.id)
      if (its >= 0) messages.push(...answers.splice(its, 1).map((answer) => answer.message))
    }
    messages.push(...answers.map((answer) => answer.message))
  }
  return messages
}

const isAnswered = (one: unknown): one is Answered => isObject(one) && Array.isArray(one.calls) && isObject(one.message)
const bare = ({ id, name, arguments: given }: Call) => ({
  ...(id !== undefined && id !== null && { id }),
  name,
  arguments: given,
})

function readMessage(sent: Sent, place: Place, complain: Complain): Answered {
  const message: Sent = {}
  for (const key of ['role', 'name', 'id', 'toolCall', 'callId', 'at', 'by', 'quoted'])
    if (sent[key] !== undefined && sent[key] !== null) message[key] = sent[key]
  if (typeof sent.role === 'string') message.role = ROLES[sent.role.toLowerCase()] ?? sent.role
  else sayRole(sent, place, complain)

  const words = readWords(sent, message.role === 'tool', place, complain)
  if (words !== undefined) message.text = words
  const at = timeOf(sent)
  if (at !== undefined) message.at = at
  const calls = readCalls(sent, place, complain)
  if (isObject(message.toolCall)) {
    calls.unshift(readOwnCall(message.toolCall, [...place, 'toolCall'], complain))
    delete message.toolCall
  }
  for (const key of Object.keys(sent)) if (!isRead(key, sent[key])) sayUnread(key, [...place, key], complain)
  const answers = sent.tool_call_id ?? sent.callId
  if (message.role === 'tool' && typeof answers === 'string') message.callId = answers
  return { message, calls, ...(answers !== undefined && { answers }) }
}

function sayRole(sent: Sent, place: Place, complain: Complain): void {
  const speaker = SPEAKERS.find((key) => typeof sent[key] === 'string')
  if (sent.role === undefined && speaker !== undefined)
    complain(
      [...place, speaker],
      `Expected \`role\`, got \`${speaker}\`. Send who spoke as \`role\`: customer, agent, tool, system or person.`,
    )
}

/** What was said, from wherever it stands; said in two ways it must be the same. */
function readWords(sent: Sent, byTool: boolean, place: Place, complain: Complain): unknown {
  const found = WORDS.filter((key) => sent[key] !== undefined && sent[key] !== null)
  const said = found.map((key) => ({ key, words: wordsIn(sent[key], byTool, [...place, key], complain) }))
  const spoken = said.filter(({ words }) => words !== '' && words !== undefined)
  const [first, other] = spoken
  if (first && other && first.words !== other.words)
    complain(
      [...place, other.key],
      `Expected what was said once, got it as \`${first.key}\` and as \`${other.key}\`. Send all of it as \`text\`.`,
    )
  return first?.words ?? said[0]?.words
}

/** A string, or the text of a list of parts; undefined where it is complained of. What is of no known shape is left to the schema. */
function wordsIn(value: unknown, byTool: boolean, place: Place, complain: Complain): unknown {
  if (typeof value === 'string' || place.at(-1) === 'text') return value
  const parts = Array.isArray(value) && value.every((part) => typeof part === 'string' || isObject(part)) ? value : null
  const texts = parts?.map(textOfPart)
  if (texts?.every((text) => text !== undefined)) return texts.join('\n')
  if (byTool && typeof value === 'object') return JSON.stringify(value)
  const at = texts ? [...place, texts.indexOf(undefined)] : place
  complain(at, 'Expected words, or parts that each hold `text`, got something else. Send what was said as `text`.')
  return undefined
}

const PART = new Set(['type', 'text', 'refusal'])
function textOfPart(part: string | Sent): string | undefined {
  if (typeof part === 'string') return part
  const { text, refusal } = part
  if (Object.keys(part).some((key) => !PART.has(key) && holdsWords(part[key]))) return undefined
  if (typeof text === 'string' && refusal === undefined) return text
  return typeof refusal === 'string' && text === undefined ? refusal : undefined
}

function readCalls({ tool_calls: calls, function_call: old }: Sent, place: Place, complain: Complain): Call[] {
  const read: Call[] = []
  if (isObject(old)) read.push(readCall(old, [...place, 'function_call'], complain))
  else if (holdsWords(old)) complain([...place, 'function_call'], CALL_EXPECTED)
  if (Array.isArray(calls))
    for (const [index, call] of calls.entries()) {
      const at = [...place, 'tool_calls', index]
      if (!isObject(call) || !isObject(call.function)) complain(at, CALL_EXPECTED)
      else {
        sayOtherKeys(call, ['id', 'type', 'index', 'function'], at, complain)
        read.push({ ...readCall(call.function, [...at, 'function'], complain), id: call.id })
      }
    }
  else if (holdsWords(calls)) complain([...place, 'tool_calls'], CALL_EXPECTED)
  return read
}

const CALL_EXPECTED =
  'Expected calls as { "function": { "name", "arguments" } }. Send a call as `toolCall`: { "name", "arguments" }.'

function readCall(call: Sent, place: Place, complain: Complain): Call {
  sayOtherKeys(call, ['name', 'arguments'], place, complain)
  return { name: call.name, arguments: readArguments(call.arguments, [...place, 'arguments'], complain) }
}

function readOwnCall(call: Sent, place: Place, complain: Complain): Call {
  sayOtherKeys(call, ['id', 'name', 'arguments'], place, complain)
  return { name: call.name, id: call.id, arguments: readArguments(call.arguments, [...place, 'arguments'], complain) }
}

/** Models give arguments as JSON text. */
function readArguments(given: unknown, place: Place, complain: Complain): unknown {
  const value = typeof given === 'string' ? parsed(given) : (given ?? undefined)
  if (value !== undefined && !isObject(value))
    complain(place, 'Expected arguments as a JSON object, got something else. Send names and values.')
  else if (value !== undefined && hasUnstorable(value))
    complain(place, 'Expected text without NUL and half characters in the arguments. Send them without.')
  return value
}

function parsed(text: string): unknown {
  if (text.trim() === '') return undefined
  if (brokenLimit(text) !== undefined) return null
  try {
    return readJson(text)
  } catch {
    return null
  }
}

/** A time under our name as it is read, or as it came where it is none; under another name where it is one. */
function timeOf(sent: Sent): unknown {
  if (sent.at !== undefined && sent.at !== null) return momentIn(sent.at) ?? sent.at
  for (const key of TIMES) {
    const at = momentIn(sent[key])
    if (at !== undefined) return at
  }
  return undefined
}

const isRead = (key: string, value: unknown): boolean =>
  OWN.has(key) ||
  WORDS.some((words) => words === key) ||
  !holdsWords(value) ||
  (TIMES.includes(key) && momentIn(value) !== undefined) ||
  (MARKS.has(key) && typeof value === 'string' && value.length <= LONGEST_MARK)

function sayOtherKeys(given: Sent, known: readonly string[], place: Place, complain: Complain): void {
  for (const key of Object.keys(given))
    if (!known.includes(key) && holdsWords(given[key]))
      complain(
        [...place, key],
        `Expected ${known.map((name) => `\`${name}\``).join(', ')}, got \`${key}\`. Send it as one of these.`,
      )
}

const sayUnread = (key: string, place: Place, complain: Complain): void =>
  complain(
    place,
    SPEAKERS.includes(key)
      ? `Expected who spoke as \`role\` and their name as \`name\`, got \`${key}\` too. Send it as one of these.`
      : `Expected what was said as \`text\`, got \`${key}\`. Send it as \`text\`, or leave out what nobody said.`,
  )

/** Deeper than anything somebody says lies; also the end of this walk. */
const DEEPEST = 50

/** Whether a letter or digit stands anywhere in a text of the value or in the name of one. Numbers and flags are no words. */
function holdsWords(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return /[\p{L}\p{N}\p{S}\p{P}]/u.test(value)
  if (typeof value !== 'object' || value === null) return false
  if (depth > DEEPEST) return true
  return Object.values(value).some((part) => holdsWords(part, depth + 1))
}

// What neither the database nor canonical JSON can hold.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const UNSTORABLE = /[\u0000\p{Cs}]/u

function hasUnstorable(value: unknown): boolean {
  const left: unknown[] = [value]
  for (let next = left.pop(); left.length > 0 || next !== undefined; next = left.pop()) {
    if (typeof next === 'string' && UNSTORABLE.test(next)) return true
    if (typeof next === 'object' && next !== null)
      for (const [key, part] of Object.entries(next)) {
        if (UNSTORABLE.test(key)) return true
        if (part !== undefined) left.push(part)
      }
  }
  return false
}

const isObject = (value: unknown): value is Sent => typeof value === 'object' && value !== null && !Array.isArray(value)
