/** Pairs each tool call with its answer and says how it went. */
import type { Conversation, Source } from './conversation.ts'
import { handsOver, natureOfTool } from './naming.ts'
import { isObject, jsonIn } from './tool-result.ts'

export type CallOutcome = 'done' | 'refused' | 'failed' | 'empty' | 'unknown'

export type ToolCall = {
  /** Name of the tool; empty where only an answer was recorded. */
  name: string
  arguments: Record<string, unknown>
  by: 'agent' | 'customer'
  /** Index of the message with the call; absent where only the answer was recorded. */
  callAt?: number
  /** Index of the message with the answer; absent where none came. */
  answerAt?: number
  outcome: CallOutcome
  /** It changed something, or was meant to. */
  changes: boolean
  /** It was to pass the conversation to a person. */
  handsOver: boolean
  /** What the tool answered, in its own words: the error, or the message, or the text. Verbatim, one passage. */
  said: string
  /** The whole answer. */
  text: string
  /** The answer where it is JSON. */
  json?: unknown
  source: Source
}

const SAID = 300

export function pairToolCalls(conversation: Conversation): ToolCall[] {
  const calls: ToolCall[] = []
  let waiting: ToolCall[] = []
  for (const [index, message] of conversation.entries()) {
    if (message.toolCall) {
      const call: ToolCall = {
        name: message.toolCall.name,
        arguments: message.toolCall.arguments,
        by: message.role === 'customer' || message.by === 'customer' ? 'customer' : 'agent',
        callAt: index,
        outcome: 'unknown',
        changes: natureOfTool(message.toolCall.name) === 'changes',
        handsOver: handsOver(message.toolCall.name),
        said: '',
        text: '',
        source: {
          kind: message.role === 'customer' ? 'customer' : 'agent',
          message: index,
          words: message.toolCall.name,
        },
      }
      calls.push(call)
      waiting.push(call)
      continue
    }
    if (message.role !== 'tool') {
      // What nobody answered before the talk went on stays without an answer.
      if (waiting.length > 0 && message.role === 'customer') waiting = []
      continue
    }
    const named = message.name ? waiting.findIndex((call) => call.name === message.name) : -1
    const call = waiting.splice(Math.max(named, 0), 1)[0] ?? answerWithoutCall(message.name ?? '', message.by, calls)
    if (call.answerAt === undefined) takeAnswer(call, message.text, index)
  }
  return calls
}

function answerWithoutCall(name: string, by: 'customer' | undefined, calls: ToolCall[]): ToolCall {
  const call: ToolCall = {
    name,
    arguments: {},
    by: by ?? 'agent',
    outcome: 'unknown',
    changes: natureOfTool(name) === 'changes',
    handsOver: handsOver(name),
    said: '',
    text: '',
    source: { kind: 'tool', words: '' },
  }
  calls.push(call)
  return call
}

function takeAnswer(call: ToolCall, text: string, index: number): void {
  call.answerAt = index
  call.text = text
  const json = jsonIn(text)
  if (json !== undefined) call.json = json
  const { outcome, said } = readAnswer(text, json)
  call.outcome = outcome
  call.said = said
  // A change that answers nothing went well; one that names what it did not find was refused.
  if (outcome === 'empty' && call.changes) call.outcome = said === '' ? 'done' : 'refused'
  if (natureOfTool(call.name) === 'untold' && outcome === 'done' && json === undefined && SAYS_CHANGED.test(said))
    call.changes = true
  call.source = { kind: 'tool', message: index, words: said === '' ? text.slice(0, SAID) : said }
}

const SAYS_CHANGED =
  /\b(successfully|success|has been|have been|is now|are now|set to|created|updated|removed|added|sent|restart(?:ed|ing)?|reset(?:ting)?|reboot(?:ed|ing)?|turned o(?:n|ff) now|granted|disconnected|will be|will reset)\b/i
const ERROR_START =
  /^\s*["']?(error|exception|failed|failure|fatal|traceback|denied|rejected|refused|forbidden|unauthori[sz]ed|invalid|cannot|can't|unable)\b/i
const ERROR_KEYS = ['error', 'errors', 'error_message', 'errorMessage', 'exception', 'fault'] as const
const MESSAGE_KEYS = ['message', 'detail', 'details', 'reason', 'description', 'msg', 'result', 'status'] as const
const BROKE =
  /\b(time[sd]?[ -]?out|timeout|unavailable|unreachable|connection|network|internal server|50[0-4]|429|rate limit|exception|traceback|crash(?:ed)?|overload(?:ed)?|no connection|malformed|syntax|parse|unexpected|try again)\b/i
const NOTHING =
  /\b(not found|no (?:results?|records?|matches|match|data|entries|such)|does not exist|doesn't exist|nothing found|0 results)\b/i
const FAILED_TEXT = /\b(failed|failure|did not work|could not be (?:completed|reached))\b/i

function readAnswer(text: string, json: unknown): { outcome: CallOutcome; said: string } {
  if (json !== undefined) return readJsonAnswer(text, json)
  const head = text.slice(0, 2_000)
  const plain = head.trim()
  if (plain === '' || /^(null|none|undefined|n\/a)$/i.test(plain)) return { outcome: 'empty', said: plain }
  if (ERROR_START.test(plain)) {
    const said = firstPassage(plain.replace(/^\s*["']?(?:\w+)?(?:error|exception)\s*:?\s*/i, '')) || firstPassage(plain)
    return { outcome: howItWentWrong(plain), said }
  }
  const said = firstPassage(plain)
  if (FAILED_TEXT.test(said)) return { outcome: 'failed', said }
  if (NOTHING.test(said) && said.length < 120) return { outcome: 'empty', said }
  return { outcome: 'done', said }
}

function readJsonAnswer(text: string, json: unknown): { outcome: CallOutcome; said: string } {
  if (json === null || (Array.isArray(json) && json.length === 0)) return { outcome: 'empty', said: '' }
  if (typeof json === 'string') return readAnswer(json, undefined)
  if (!isObject(json)) return { outcome: 'done', said: '' }
  const keys = Object.keys(json)
  if (keys.length === 0) return { outcome: 'empty', said: '' }
  const error = ERROR_KEYS.map((key) => json[key]).find(
    (value) => value !== undefined && value !== null && value !== false && value !== '',
  )
  const message = MESSAGE_KEYS.map((key) => json[key]).find((value) => typeof value === 'string' && value.includes(' '))
  const status = typeof json.status === 'string' ? json.status.toLowerCase() : ''
  const wentWrong =
    error !== undefined ||
    json.success === false ||
    json.ok === false ||
    /^(?:error|failed|failure|rejected|denied|declined|refused|blocked|not[ _-].{2,30})$/.test(status)
  const words = [error, isObject(error) ? error.message : undefined, message].filter(
    (value) => typeof value === 'string',
  )
  const said = verbatim(text, words.find((value) => value.includes(' ')) ?? words[0] ?? '')
  if (wentWrong) return { outcome: howItWentWrong(said || JSON.stringify(json).slice(0, 500)), said }
  const values = Object.values(json)
  if (values.every((value) => value === null || value === '' || (Array.isArray(value) && value.length === 0)))
    return { outcome: 'empty', said }
  return { outcome: 'done', said }
}

const howItWentWrong = (words: string): CallOutcome =>
  BROKE.test(words)
    ? 'failed'
    : NOTHING.test(words)
      ? 'empty'
      : /\b(failed|failure|error occurred)\b/i.test(words)
        ? 'failed'
        : 'refused'

/** Escapes inside JSON can make a parsed string differ from the text; then its first run that is there is used. */
function verbatim(text: string, words: string): string {
  const short = words.slice(0, SAID)
  if (short === '' || text.includes(short)) return short
  const run = short.split(/[\n"\\\u0080-\uffff]/)[0] ?? ''
  return run !== '' && text.includes(run) ? run : ''
}

/** The first line, to the end of a sentence where one ends in time. */
function firstPassage(text: string): string {
  const line = text.trimStart().split('\n', 1)[0] ?? ''
  return line.slice(0, SAID).trim()
}
