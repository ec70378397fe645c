/**
 * How a call went, from what the tool's name asks for and what the tool answered. A plain yes or no counts before a word of
 * state, that before a message. A change that nothing confirms is `unknown`, with the tool's words: never `done`.
 */
import { STOPPING, TURNING_DOWN } from '../../languages/en/deeds.ts'
import {
  BROKE,
  BROKEN_TEXT,
  CONFIRMED,
  ERROR_START,
  ERROR_WORD,
  HTTP_LINE,
  NEEDS_PERSON,
  NEGATED_TEXT,
  NO_ERROR,
  NOTHING,
  PLAIN_REFUSAL,
  STILL_WAITS,
  WAITING_STATE,
  WELL_STATE,
  WOULD_NOT,
  WRONG_STATE,
} from '../../languages/en/outcomes.ts'
import { wordsIn } from '../../languages/phrases.ts'
import { headOf } from '../../text.ts'
import { natureOfTool, wordsOfName } from './naming.ts'
import { isObject, jsonIn, leavesOf, type ToolResult } from './tool-result.ts'

export type CallOutcome = 'done' | 'refused' | 'failed' | 'empty' | 'unknown'
type Reading = { outcome: CallOutcome; said: string }
type Layer = Record<string, unknown>
type Asked = { name: string; arguments: Record<string, unknown>; changes: boolean }

export const MAX_SAID = 300
const MAX_LAYERS = 4
/** An answer of a few plain values is a receipt; the state in a longer one is that of a record. */
const MAX_RECEIPT_KEYS = 6

export function outcomeOf(name: string, args: Record<string, unknown>, result: ToolResult): Reading {
  const asked = { name, arguments: args, changes: natureOfTool(name) === 'changes' }
  const { outcome, said } =
    result.json === undefined ? readWords(result.words, asked) : readJson(result.text, result.json, asked)
  const reading = { outcome, said: verbatim(result.text, said) }
  if (result.isError && outcome !== 'refused' && outcome !== 'failed') reading.outcome = howItWentWrong(said)
  // A change that answers nothing went well; one that names what it did not find was refused.
  if (reading.outcome === 'empty' && asked.changes) reading.outcome = said !== '' || result.isError ? 'refused' : 'done'
  return reading
}

function readJson(text: string, json: unknown, asked: Asked): Reading {
  if (json === null || (Array.isArray(json) && json.length === 0)) return { outcome: 'empty', said: '' }
  if (typeof json === 'string') return readWords(json, asked)
  const layers = layersOf(json)
  if (layers.length === 0 || layers.every((layer) => Object.keys(layer).length === 0))
    return { outcome: Array.isArray(json) ? 'done' : 'empty', said: '' }

  const error = firstIn(layers, (layer) => errorIn(layer, asked))
  const message = firstIn(layers, messageIn)
  const broken = firstIn(layers, httpErrorIn)
  const refused = layers.some((layer) => flagIn(layer, SUCCESS) === false)
  const confirmed = layers.some((layer) => flagIn(layer, SUCCESS) === true)
  const state = firstIn(layers, (layer) => stateIn(layer, asked))
  const said = [error, message].find((words) => words?.includes(' ')) ?? (error || message) ?? ''

  if (refused || broken !== undefined || (error !== undefined && !confirmed)) {
    const outcome = howItWentWrong(said || headOf(JSON.stringify(json), 500), broken)
    return { outcome: outcome === 'empty' && asked.changes ? 'refused' : outcome, said }
  }
  if (error !== undefined) return { outcome: asked.changes ? 'unknown' : 'done', said }
  if (state?.verdict === 'waits') return { outcome: 'unknown', said: message?.includes(' ') ? message : state.words }
  if (confirmed) return { outcome: 'done', said: sentence(message) }
  if (state?.verdict === 'wrong')
    return { outcome: howItWentWrong(said || state.words), said: said || reasonCodeIn(layers) || state.telling }
  if (asked.changes && layers.some((layer) => notDoneIn(layer, asked)))
    return { outcome: howItWentWrong(said || text.slice(0, 500)), said }
  if (!asked.changes && (layers.some((layer) => flagIn(layer, FOUND) === false) || foundNothing(json, layers, asked)))
    return { outcome: 'empty', said: sentence(message) }
  if (state?.verdict === 'well') return { outcome: 'done', said: sentence(message) }
  if (message !== undefined && (asked.changes || layers.every(isOnlyWords))) {
    const read = readWords(message, asked)
    if (read.outcome !== 'unknown' || layers.every((layer) => !hasIdentifier(layer))) return read
  }
  // An empty answer says nothing against a change; a thing that was to be made and is null does.
  if (asked.changes && holdsNothing(json, {}))
    return { outcome: leavesNull(json) ? 'unknown' : 'done', said: sentence(message) }
  return { outcome: 'done', said: sentence(message) }
}

const sentence = (message: string | undefined): string => (message?.includes(' ') ? message : '')

const firstIn = <T>(layers: readonly Layer[], read: (layer: Layer) => T | undefined): T | undefined => {
  for (const layer of layers) {
    const found = read(layer)
    if (found !== undefined) return found
  }
  return undefined
}

const ENVELOPE = new Set(['data', 'body', 'response', 'result', 'payload', 'output', 'return', 'returnvalue'])

/** The answer and what is wrapped in it, from the outside in. */
function layersOf(json: unknown): Layer[] {
  const layers: Layer[] = []
  let next: unknown[] = [json]
  while (next.length > 0 && layers.length < MAX_LAYERS) {
    const inner: unknown[] = []
    for (const value of next) {
      const layer = Array.isArray(value) && value.length === 1 ? value[0] : value
      if (!isObject(layer)) continue
      layers.push(layer)
      for (const [key, wrapped] of Object.entries(layer))
        if (ENVELOPE.has(plainKey(key))) inner.push(typeof wrapped === 'string' ? jsonIn(wrapped) : wrapped)
    }
    next = inner
  }
  return layers.slice(0, MAX_LAYERS)
}

const plainKey = (key: string): string => wordsOfName(key).join('')
const lastWord = (key: string): string => wordsOfName(key).at(-1) ?? ''

const ERRORS = new Set(
  'error errors errormessage errormsg errordescription errordetail errordetails exception fault'.split(' '),
)
const COUNTED_ERRORS = new Set(['failed', 'failure', 'failures'])
const MESSAGES = new Set('message msg detail details'.split(' '))
/** Message keys where they stand alone: `cancel_reason` is the customer's, not the system's. */
const BARE_MESSAGES = new Set('reason why description explanation title'.split(' '))
const STATES = new Set('status state result outcome decision verdict'.split(' '))
const CODES = new Set('status statuscode httpstatus httpstatuscode httpcode code'.split(' '))
const SUCCESS = new Set('ok success successful succeeded issuccess issuccessful'.split(' '))
const FOUND = new Set(['found', 'exists'])
const DONE_FLAGS = new Set(
  'accepted delivered sent approved completed done processed confirmed executed applied created updated changed modified affected saved allowed permitted possible available eligible'.split(
    ' ',
  ),
)

function errorIn(layer: Layer, asked: Asked): string | undefined {
  for (const [key, value] of Object.entries(layer)) {
    const plain = plainKey(key)
    if (!ERRORS.has(plain) && !(asked.changes && COUNTED_ERRORS.has(plain))) continue
    if (isNoError(value)) continue
    // A device that was asked how it is tells its own fault; the question was answered.
    if (plain === 'fault' && !asked.changes && typeof value === 'string' && Object.keys(layer).length > 1) continue
    const leaves = leavesOf(value).filter((leaf) => typeof leaf.value === 'string')
    const words =
      leaves.find((leaf) => leaf.key !== '' && isMessageKey(leaf.key)) ??
      leaves.find((leaf) => String(leaf.value).includes(' ')) ??
      leaves[0]
    return String(words?.value ?? '')
  }
  return undefined
}

const isNoError = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  value === 0 ||
  (typeof value === 'string' && /^\s*(?:|0|none|no|null|false|ok|n\/a)\s*$/i.test(value)) ||
  (typeof value === 'object' && Object.keys(value).length === 0)

const isMessageKey = (key: string): boolean => MESSAGES.has(lastWord(key)) || BARE_MESSAGES.has(plainKey(key))

/** What the layer says in words: a sentence before a single word, but never its bare state. */
function messageIn(layer: Layer): string | undefined {
  const texts = Object.entries(layer).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  const found =
    texts.find(([key, value]) => value.includes(' ') && isMessageKey(key)) ??
    texts.find(([key, value]) => value.includes(' ') && STATES.has(lastWord(key))) ??
    texts.find(([key]) => isMessageKey(key))
  return found?.[1]
}

function httpErrorIn(layer: Layer): number | undefined {
  for (const [key, value] of Object.entries(layer)) {
    const plain = plainKey(key)
    if (!CODES.has(plain) || !/^[45]\d\d$/.test(String(value))) continue
    // 415 may be the code of anything where no message stands beside it.
    if (plain === 'code' && messageIn(layer) === undefined) continue
    return Number(value)
  }
  return undefined
}

function flagIn(layer: Layer, keys: ReadonlySet<string>): boolean | undefined {
  const flags = Object.entries(layer)
    .filter(([key]) => keys.has(plainKey(key)))
    .map(([, value]) =>
      value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined,
    )
  return flags.includes(false) ? false : flags.includes(true) ? true : undefined
}

/** `delivered: false`, or what the tool's own name asks for, is false; and nothing of the kind is true. */
function notDoneIn(layer: Layer, asked: Asked): boolean {
  if (!isReceipt(layer)) return false
  const values = Object.entries(layer)
    .filter(([key]) => DONE_FLAGS.has(lastWord(key)) || isAskedFor(lastWord(key), asked) || plainKey(key) === 'result')
    .map(([, value]) => (typeof value === 'number' ? value > 0 : value))
  return values.includes(false) && !values.includes(true)
}

/** `insufficient_funds`, where nothing longer was said. */
const reasonCodeIn = (layers: readonly Layer[]): string | undefined =>
  firstIn(layers, ({ code }) => (typeof code === 'string' && /\p{L}{3}/u.test(code) ? code : undefined))

type State = {
  verdict: 'well' | 'wrong' | 'waits'
  words: string
  /** The words, where they tell more than the verdict. */
  telling: string
}

function stateIn(layer: Layer, asked: Asked): State | undefined {
  const own = asked.changes ? true : isOnlyWords(layer) || (natureOfTool(asked.name) === 'untold' && isReceipt(layer))
  if (!own) return undefined
  for (const [key, value] of Object.entries(layer)) {
    if (typeof value !== 'string' || value.length > 60 || !STATES.has(lastWord(key))) continue
    const words = wordsOfName(value).join(' ')
    if (words === '' || words.split(' ').length > 4) continue
    const verdict = isAskedFor(words, asked)
      ? 'well'
      : isUndone(words, asked)
        ? 'wrong'
        : WAITING_STATE.test(words)
          ? isReceipt(layer)
            ? 'waits'
            : undefined
          : WRONG_STATE.test(words)
            ? 'wrong'
            : WELL_STATE.test(words)
              ? 'well'
              : undefined
    if (verdict) return { verdict, words: value, telling: PLAIN_REFUSAL.test(words) ? '' : value }
  }
  return undefined
}

/** Verbs of one meaning: a tool that is to lock a card may answer that it is blocked. */
const FAMILIES = [wordsIn(TURNING_DOWN), wordsIn(STOPPING)]

/** `blocked` is what `block_card` is for. */
const isAskedFor = (state: string, asked: Asked): boolean =>
  !/^(?:not|no|cannot|could not|unable)\b/.test(state) &&
  state.split(' ').some((word) => verbsOf(asked).some((verb) => word === verb || isFormOf(word, verb)))

/** `locked` is what `unlock_account` was to end. */
const isUndone = (state: string, asked: Asked): boolean =>
  wordsOfName(asked.name).some((verb) => /^(?:un|de)\w/.test(verb) && isFormOf(state, verb.slice(2)))

/** “cancelled” in the words of `cancel_order`; “order” says nothing. */
const tellsOfDeed = (words: string, asked: Asked): boolean =>
  wordsOfName(words).some((word) => verbsOf(asked).some((verb) => isFormOf(word, verb)))

function verbsOf({ name }: Asked): string[] {
  const words = wordsOfName(name)
  return words.flatMap((word) => [word, ...(FAMILIES.find((family) => family.has(word)) ?? [])])
}

const isFormOf = (word: string, verb: string): boolean =>
  verb.length >= 3 &&
  word !== verb &&
  /(?:ed|en|t)$/.test(word) &&
  word.startsWith(verb.slice(0, Math.max(3, verb.length - 1))) &&
  word.length - verb.length <= 3

const isReceipt = (layer: Layer): boolean =>
  Object.keys(layer).length <= MAX_RECEIPT_KEYS && Object.values(layer).every((value) => !isObject(value))

const isOnlyWords = (layer: Layer): boolean =>
  Object.keys(layer).every((key) => {
    const plain = plainKey(key)
    return (
      isMessageKey(key) ||
      STATES.has(lastWord(key)) ||
      [ENVELOPE, ERRORS, CODES, SUCCESS].some((keys) => keys.has(plain))
    )
  })

const hasIdentifier = (layer: Layer): boolean =>
  Object.entries(layer).some(
    ([key, value]) => /^(?:id|ids|number|no|ref|reference|code)$/.test(lastWord(key)) && /\d/.test(String(value)),
  )

const COUNTS = new Set('total count size found matches hits page pages limit offset length'.split(' '))

const foundNothing = (json: unknown, layers: readonly Layer[], asked: Asked): boolean =>
  holdsNothing(json, asked.arguments) ||
  (layers.slice(0, -1).every(isOnlyWords) && holdsNothing(layers.at(-1), asked.arguments))

/** Empty lists and nulls, beside which stand only counts, words about the answer and what was asked with. */
function holdsNothing(json: unknown, asked: Record<string, unknown>): boolean {
  const sent = new Set(leavesOf(asked).map(({ value }) => String(value)))
  let empty = false
  const isNothing = (value: unknown, key: string, depth: number): boolean => {
    if (ERRORS.has(plainKey(key)) && isNoError(value)) return true
    if (value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0)) {
      empty = true
      return true
    }
    if (depth > MAX_LAYERS) return false
    if (Array.isArray(value)) return false
    if (isObject(value)) return Object.entries(value).every(([inner, of]) => isNothing(of, inner, depth + 1))
    const last = lastWord(key)
    if (value === 0 || COUNTS.has(last)) return COUNTS.has(last) || value === 0
    return (
      value === true || isMessageKey(key) || STATES.has(last) || CODES.has(plainKey(key)) || sent.has(String(value))
    )
  }
  return isNothing(json, '', 0) && empty
}

const leavesNull = (json: unknown): boolean =>
  isObject(json) && Object.values(json).some((value) => value === null || leavesNull(value))

const ERROR_PREFIX = new RegExp(String.raw`^\s*["'\[]?(?:\w+)?(?:${ERROR_WORD.source})\]?\s*[:：]?\s*`, 'iu')
const NAMED_ERROR = /^\s*\w+(?:Error|Exception):\s/

const FAILED_TEXT = /\b(failed|failure|did not work|could not be (?:completed|reached))\b/i

function readWords(words: string, asked: Asked): Reading {
  const plain = textOfMarkup(headOf(words, 2_000)).trim()
  if (plain === '') return { outcome: 'empty', said: '' }
  if (/^(null|none|undefined|n\/a)$/i.test(plain))
    return asked.changes ? { outcome: 'unknown', said: '' } : { outcome: 'empty', said: plain }
  const said = firstPassage(plain.replace(ERROR_PREFIX, '')) || firstPassage(plain)
  const broken = HTTP_LINE.exec(said)
  if (broken) return { outcome: howItWentWrong(said, Number(broken[1] ?? broken[2])), said }
  const begins = ERROR_START.exec(plain)?.[0] ?? NAMED_ERROR.exec(plain)?.[0]
  if (begins !== undefined && !isAskedFor(begins.trim().toLowerCase(), asked))
    return { outcome: howItWentWrong(plain), said: /^traceback/i.test(plain) ? lastLine(plain) : said }
  const first = (said.split(/(?<=[.!?])\s/, 1)[0] ?? '').replace(NO_ERROR, ' ')
  if (BROKEN_TEXT.test(first) && first.length < 200) return { outcome: 'failed', said }
  if (FAILED_TEXT.test(said.replace(NO_ERROR, ' '))) return { outcome: 'failed', said }
  if (NOTHING.test(said) && said.length < 120) return { outcome: 'empty', said }
  if (!asked.changes) return { outcome: 'done', said }
  if (/^["']?(?:false|no)\b[."']*$/i.test(first)) return { outcome: 'refused', said: '' }
  return { outcome: howChanged(first, asked), said }
}

/** What the first sentence of a tool that was to change something says about it. */
function howChanged(first: string, asked: Asked): CallOutcome {
  if (/^["']?(?:true|yes|ok(?:ay)?|done|[^\s\d]*\d\S*)[."'!]*$/i.test(headOf(first, 300))) return 'done'
  const clauses = first.split(/[;,:–—]|\b(?:but|and|because|since)\b/i)
  const stands = (clause: string) => !NEGATED_TEXT.test(clause) && !NEEDS_PERSON.test(clause)
  if (!clauses.every(stands)) {
    const besides = clauses.filter(stands).join(' ').toLowerCase()
    return /\bsuccess/.test(besides) || tellsOfDeed(besides, asked) ? 'unknown' : 'refused'
  }
  if (STILL_WAITS.test(first) || /\balready\b/i.test(first)) return 'unknown'
  if (WOULD_NOT.test(first) && !tellsOfDeed(first, asked)) return 'refused'
  return CONFIRMED.test(first) || tellsOfDeed(first, asked) ? 'done' : 'unknown'
}

function howItWentWrong(words: string, httpStatus?: number): CallOutcome {
  if (httpStatus === 404 || httpStatus === 410) return 'empty'
  if (httpStatus !== undefined)
    return httpStatus >= 500 || httpStatus === 408 || httpStatus === 429 ? 'failed' : 'refused'
  if (BROKE.test(words)) return 'failed'
  if (NOTHING.test(words)) return 'empty'
  return /\b(failed|failure|error occurred)\b/i.test(words) ? 'failed' : 'refused'
}

/** Of a page in HTML or XML its title or its first words. */
function textOfMarkup(text: string): string {
  if (!/^\s*<(?:[!?]|[a-z])/i.test(text)) return text
  const page = headOf(text, 4_000)
  const title = /<(?:title|h1|faultstring|message)\b[^>]{0,100}>([^<]{1,300})</i.exec(page)?.[1]
  return (
    title ??
    page
      .split(/<[^<>]{0,300}>/)
      .map((words) => words.trim())
      .find((words) => words.length > 1) ??
    ''
  )
}

/** Escapes inside JSON can make a parsed string differ from the text; then its first run that is there is used. */
function verbatim(text: string, words: string): string {
  const short = headOf(words, MAX_SAID)
  if (short === '' || text.includes(short)) return short
  const run = short.split(/[\n"\\\u0080-\uffff]/)[0] ?? ''
  return run !== '' && text.includes(run) ? run : ''
}

const lastLine = (text: string): string => headOf(text.slice(text.lastIndexOf('\n') + 1), MAX_SAID).trim()

/** The first line, to the end of a sentence where one ends in time. */
function firstPassage(text: string): string {
  const line = text.trimStart().split('\n', 1)[0] ?? ''
  return headOf(line, MAX_SAID).trim()
}
