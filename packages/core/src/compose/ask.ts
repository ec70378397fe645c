/** The ask: a verb and an object, made from what the customer asked for; none where no good one can be made. */

import type { Source } from '../evidence/conversation.ts'
import type { Evidence, RecordFact, RequestFact, Standing } from '../evidence/evidence.ts'
import { phrasesIn } from '../evidence/speech/requests.ts'
import { ACTS, GETS, sameWish } from '../evidence/standing/matters.ts'
import { CHANGING, natureOfTool, wordsOfName } from '../evidence/tools/naming.ts'
import { leavesOf } from '../evidence/tools/tool-result.ts'
import type { Deed } from '../languages/deeds.ts'
import {
  ENDS_OPEN,
  FILLER,
  LIGHT,
  MONEY,
  NOT_A_THING,
  OF_A_BODY,
  ONE_THING,
  PARTICLE,
  PREPOSITION,
  REMEDY,
  SPEAKS,
  WANTS,
} from '../languages/en/asks.ts'
import { compose } from '../words/en/compose.ts'
import type { Words } from '../words/words.ts'
import { aboutThem, startUpper } from './wording.ts'

export type Ask = { text: string; source: Source }

/** Beside an account of the agent's own a title may be short; where it stands alone it holds the whole request. */
const LIMITS = { words: 12, characters: { short: 48, long: 64 }, withRecords: 64, withMoney: 76 } as const

/** What an ask may name, and how long it may be. */
export type Naming = {
  record: RecordFact | undefined
  who?: string | undefined
  length: 'short' | 'long'
  /** The fault is on the customer's own device: what they cannot do nobody does for them. */
  isTheirs?: boolean
}

/** `who`: the customer's first name, where it is known. */
export function askFrom(standing: Standing, naming: Naming): Ask | undefined {
  const { lead, withIt, beside, problem, question, isOver } = standing
  if (isOver && lead) return { text: compose.nothingLeft, source: lead.request.source }
  for (const matter of [lead, ...beside]) {
    const text = matter && fromRequest(matter.request, naming)
    if (!matter || !text) continue
    const both = matter === lead && withIt ? `${text}, with ${indefinite(plainObject(withIt.request.object))}` : text
    return { text: isShort(both, LIMITS.withMoney) && !SPEAKS.test(both) ? both : text, source: matter.request.source }
  }
  if (problem && !OF_A_BODY.test(problem.thing ?? problem.cannot ?? '')) {
    const shown = /(?<![\p{L}\p{N}])["“'‘](\p{Lu}[\p{L} ]{2,24})["”'’]/u.exec(problem.sentence)?.[1]
    const refused = standing.boundary?.by === 'agent' && problem.cannot ? plainObject(problem.cannot) : ''
    const text =
      naming.isTheirs !== true && ACTS.has(refused.split(' ')[0] ?? '')
        ? fits(startUpper(refused), naming)
        : problem.cannot
          ? fits(`Find out why they cannot ${plainObject(problem.cannot)}`, naming, true)
          : problem.thing
            ? fits(
                `${problem.mishap ? 'Look into' : 'Fix'} ${shown ? `${shown} on ` : ''}${headed(problem.thing)}`,
                naming,
              )
            : undefined
    if (text) return { text, source: problem.source }
  }
  if (question) {
    const text = fromQuestion(question, naming)
    if (text) return { text, source: question.source }
  }
  return undefined
}

/** From the call that waits for approval: "Issue refund of 212, order 4471". */
export function askFromAction(
  { tool, arguments: given }: { tool: string; arguments: Record<string, unknown> },
  records: readonly RecordFact[],
): Ask | undefined {
  const [verb = '', ...thing] = wordsOfName(tool)
  if (thing.length === 0 || natureOfTool(tool) !== 'changes') return undefined
  const leaves = leavesOf(given)
  const amount = MONEY.test(thing.join(' ')) ? amountIn(leaves) : undefined
  const record = records.find(({ id }) => leaves.some(({ value }) => String(value) === id))
  const plain = startUpper([verb, ...thing].join(' '))
  if (!amount && !record) return undefined
  const text = fits(amount ? `${plain} of ${amount}` : plain, { record, length: 'short' })
  return text === undefined ? undefined : { text, source: { kind: 'agent', words: tool } }
}

/** From the last step that was refused or failed, where the customer's words gave no ask: "Book visit". */
export function askFromRefused({ calls }: Evidence, records: readonly RecordFact[]): Ask | undefined {
  const stuck = calls.findLast(
    (call) => !call.handsOver && call.changes && (call.outcome === 'refused' || call.outcome === 'failed'),
  )
  const [verb = '', ...thing] = stuck ? wordsOfName(stuck.name) : []
  if (!stuck || !CHANGING.has(verb) || !ACTS.has(verb) || thing.length === 0) return undefined
  const made = askFromAction({ tool: stuck.name, arguments: stuck.arguments }, records)
  const text = made?.text ?? fits(startUpper([verb, ...thing].join(' ')), { record: undefined, length: 'short' })
  return text === undefined ? undefined : { text, source: stuck.source }
}

const LEAST: ReadonlySet<Deed> = new Set(['call_back', 'explain', 'check'])

/** In other languages than English: the first deed that is more than to be told or called, with the thing as it was said. */
export function askFromWanted({ wanted }: Evidence, words: Words['compose'] = compose): Ask | undefined {
  const first = wanted.find(({ deed }) => !LEAST.has(deed)) ?? wanted[0]
  if (!first) return undefined
  const { of, alone } = words.deeds[first.deed]
  return { text: first.thing ? of(first.thing) : alone, source: first.source }
}

/** "$189" where the currency stands beside it, else "189". */
function amountIn(leaves: ReturnType<typeof leavesOf>): string | undefined {
  const amount = leaves.find(({ key, value }) => typeof value === 'number' && AMOUNT.test(key))?.value
  const currency = leaves.find(
    ({ key, value }) => /(?:^|_)currency$/i.test(key) && /^[A-Z]{3}$/.test(String(value)),
  )?.value
  if (amount === undefined) return undefined
  return currency === undefined
    ? String(amount)
    : inCurrency(String(currency), Number.isInteger(amount) ? 0 : 2).format(Number(amount))
}

const CURRENCIES = new Map<string, Intl.NumberFormat>()

/** Made once for each currency: making it costs as much as writing a hundred amounts. */
function inCurrency(currency: string, minimumFractionDigits: number): Intl.NumberFormat {
  const name = `${currency} ${minimumFractionDigits}`
  const made = CURRENCIES.get(name)
  if (made) return made
  const format = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    minimumFractionDigits,
    useGrouping: false,
  })
  if (CURRENCIES.size < CURRENCIES_KEPT) CURRENCIES.set(name, format)
  return format
}

/** More than there are; an agent may invent some. */
const CURRENCIES_KEPT = 400

const AMOUNT = /(?:^|_)(?:amount|total|sum|price|value|cost)(?:_|$)/i

/** From the agent's sentence about what the customer wants, where the customer's own words gave nothing. */
export function askFromAgent(
  sentence: { text: string; source?: Source | undefined } | undefined,
  { matters }: Standing,
  naming: Naming,
): Ask | undefined {
  const isOver = (verb: string): boolean =>
    matters.some(({ state, request }) => state === 'done' && sameWish(request.verb, verb)) &&
    !matters.some(({ state, request }) => state === 'open' && sameWish(request.verb, verb))
  // What stands in brackets would cut "A (economy) and B" in two.
  const wanted = WANTS.exec(sentence?.text ?? '')?.[1]?.replace(/\s*\([^()]*\)/g, '')
  const source: Source = sentence?.source ?? { kind: 'agent', words: sentence?.text ?? '' }
  for (const { verb, object } of wanted ? phrasesIn(wanted) : []) {
    if (isOver(verb)) continue
    const text = fromRequest({ verb, object, words: `${verb} ${object}`, about: 'outcome', source }, naming)
    if (text) return { text, source }
  }
  return undefined
}

/** The customer's own wish, unless it says little or only the agent's sentence says which record it is about. */
export const bestAsk = (fromCustomer: Ask | undefined, fromAgent: Ask | undefined): Ask | undefined =>
  fromCustomer &&
  fromAgent &&
  (SAYS_LITTLE.test(fromCustomer.text) || !/\d/.test(fromCustomer.text)) &&
  /\d/.test(fromAgent.text)
    ? fromAgent
    : (fromCustomer ?? fromAgent)
const SAYS_LITTLE = /^(?:Help|Look|Tell|Make)\b/

const DETERMINER = /^(?:my|our|the|a|an|this|that|these|those|his|her|their|your)\s+/i

const VERB_OF: Readonly<Record<string, string>> = {
  change: 'change',
  changes: 'change',
  modification: 'change',
  modifications: 'change',
  cancellation: 'cancel',
  refund: 'refund',
  exchange: 'exchange',
  return: 'return',
  update: 'update',
  updates: 'update',
  upgrade: 'upgrade',
  payment: 'settle',
  adjustment: 'adjust',
  correction: 'correct',
}

function fromRequest(request: RequestFact, naming: Naming): string | undefined {
  const { verb, object } = request
  const { who = 'the customer', record } = naming
  if (goesOnOtherwise(request)) return undefined
  if (verb === 'make sure') {
    const clause = aboutThem(object).replace(/^that /i, '')
    if (/\b(?:this|that|it|it['’]s|theirs|right|sorted|everything|things)\b/i.test(clause)) return undefined
    return fits(`Make sure ${clause.replace(FILLER, '')}`, naming, true)
  }
  const plain = plainObject(object).replace(/^(?:me|us)\b(?= \S)/i, who)
  if (!ACTS.has(verb) && !GETS.has(verb) && verb !== 'help with') return undefined
  if (request.passive) return fits(startUpper(`${verb} ${who} ${plain}`), naming, true)
  if (verb === 'help with') return SPEAKS.test(plain) ? undefined : fits(`Help with ${plain}`, naming)
  const light = verb === 'make' || GETS.has(verb) ? LIGHT.exec(plain) : null
  const [, noun, rest] = light ?? []
  if (noun && rest && !/^(?:be|this|that|these|the cancell?ation)\b/.test(rest))
    return fits(`${startUpper(VERB_OF[noun.toLowerCase()] ?? 'change')} ${plainObject(rest)}`, naming)
  if (GETS.has(verb) && (REMEDY.test(plain) || verb === 'use' || verb === 'claim'))
    return fits(
      `Decide on ${plain.replace(/(?<!\bbe) (?:sent|paid|issued|processed|credited|returned)\b.*$/i, '')}`,
      naming,
    )
  // "Get a woman", "get chain hoist": what is meant, their own words say better.
  if (GETS.has(verb)) return undefined
  return fits(startUpper(`${verb} ${plain}`), isNew(verb, plain, record) ? { ...naming, record: undefined } : naming)
}

/** "The exact same item but in red": without the rest it says something else. */
function goesOnOtherwise({ object, source }: RequestFact): boolean {
  const at = source.words.indexOf(object)
  return (
    at >= 0 &&
    object.length > 0 &&
    /^,? (?:but (?!also)|except|unless|without|instead of)/i.test(source.words.slice(at + object.length))
  )
}

/** What is to be booked anew is not the record that is there. */
const isNew = (verb: string, thing: string, record: RecordFact | undefined): boolean =>
  /^(?:book|reserve|buy|purchase|order)$/.test(verb) && !thing.includes(record?.kind.split(' ').at(-1) ?? ' ')

function fromQuestion(question: RequestFact, naming: Naming): string | undefined {
  const clause = /\b(how|what|when|where|whether|why|which|if)\b.*$/i.exec(question.object)?.[0]
  if (clause) return fits(`Tell them ${aboutThem(clause)}`, naming, true)
  if (
    question.verb === 'know' &&
    /^(?:that|this|it|they|he|she|we|i|any|everything|anything|something)\b/i.test(aboutThem(question.object))
  )
    return undefined
  if (question.verb === 'know') return fits(`Tell them ${aboutThem(question.object)}`, naming, true)
  return fits(startUpper(`${question.verb} ${plainObject(question.object)}`), naming)
}

/** "A full refund" without what it is for: that stands before it. */
const indefinite = (thing: string): string => {
  const [plain = ''] = thing.split(/ (?:for|of|on|to|from|because|since|as)\b/i)
  return /^(?:an?|the|some|my)\b/i.test(plain) || /s$/.test(plain) || plain.includes('$') ? plain : `a ${plain}`
}

const plainObject = (object: string): string => {
  let plain = object
    .replace(/\s+/g, ' ')
    .replace(/\bone of (?:my|our|the) (?:\w+ )?(\w{3,}?)s\b/i, 'a $1')
    .replace(/^any (?:of (?:my|the) )?(?=\p{Ll}+s\b)/iu, '')
    .replace(/^(\p{Ll}+s) that are /iu, '$1 ')
    .trim()
  plain = plain.replace(FILLER, '')
  plain = plain.replace(DETERMINER, '').replace(/\b(?:my|our|your|their)\s+/gi, '')
  return plain.trim()
}

/** "mobile data" from "my mobile data on the phone": what stands before the first preposition. */
const headed = (thing: string): string =>
  plainObject(thing).split(/\s(?:to|from|for|on|in|with|at|by|under|after|before)\s/i)[0] ?? ''

/** "All bookings that are longer than …": which of them stands in the request. */
const RELATIVE_CLAUSE = / (?:that|which|who|where)(?:['’]s)? .*$/i

/** The longest form that keeps within the limits, with the record named where there is room for it. */
function fits(text: string, { record, length }: Naming, mayHoldClause = false): string | undefined {
  const cuts = [text, text.replace(RELATIVE_CLAUSE, '')]
  const places = [...text.matchAll(PREPOSITION)]
  // "From May 23 to May 24": half of it says something else.
  for (const [n, { 0: word, index }] of [...places.entries()].reverse())
    if (!(word.trim() === 'to' && places[n - 1]?.[0].trim() === 'from')) cuts.push(text.slice(0, index))
  const good = cuts.map((each) => each.replace(/[\s,.!-]+$/, '')).filter((each) => isAsk(each, mayHoldClause))
  const isPlural = record !== undefined && namesSeveral(text, record)
  if (record && !isPlural && !good.some((each) => each.toLowerCase().includes(bareId(record))))
    for (const each of good) {
      const named = nameRecord(each, record)
      if (within(named, length)) return named
    }
  return good.find((each) => within(each, length))
}

const SEVERAL = /\b(?:two|three|four|all|both|several)\b(?! (?:days?|weeks?|hours?|months?)\b)/i
const namesSeveral = (text: string, { kind }: RecordFact): boolean =>
  SEVERAL.test(text) || new RegExp(`\\b${escaped(kind.split(' ').at(-1) ?? '')}s\\b`, 'i').test(text)

const bareId = ({ id }: RecordFact): string => id.replace(/^#/, '').toLowerCase()

const escaped = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')

/** Verb and object, whole. `mayHoldClause`: also with who does what in it. */
export function isAsk(text: string, mayHoldClause: boolean): boolean {
  if (/\b(?:and|or|but) not$/i.test(text)) return false
  const [verb = '', ...rest] = text.split(' ')
  const object = rest.join(' ')
  if (ONE_THING.test(object)) return false
  if (!/^[A-Z][a-z]{1,13}$/.test(verb) || object.length < 2) return false
  // "Change to modify": the thing is missing.
  if (/^to \p{Ll}+(?:,|$)/u.test(object)) return false
  if (ENDS_OPEN.test(text) && !/\ball$/i.test(object)) return false
  if (NOT_A_THING.test(object)) return false
  if (PARTICLE.test(object)) return false
  return mayHoldClause
    ? !/[?"“”…*:;]/.test(text) &&
        !/\b(?:and|or|that|which|if|is|are|was|were|have|has|can|be|they|their|the|to)$/i.test(text)
    : !SPEAKS.test(object)
}

function nameRecord(text: string, record: RecordFact): string {
  const head = record.kind.split(' ').at(-1) ?? ''
  const at = head.length > 2 ? text.toLowerCase().lastIndexOf(` ${head}`) : -1
  const end = at + 1 + head.length
  if (at >= 0 && (end === text.length || /[\s,]/.test(text.charAt(end))))
    return `${text.slice(0, end)} ${record.id}${text.slice(end)}`.replace(/ an? (?=\S+ \S*\d)/i, ' ')
  return `${text}, ${record.kind} ${record.id}`
}

const isShort = (text: string, characters: number): boolean =>
  text.split(' ').length <= LIMITS.words && text.length <= characters

const TWO_CODES = /\b(?=\w*\d)(?=\w*[A-Z])\w{4,}\b.* and .*\b(?=\w*\d)\w{4,}\b/

// Where the record is named in the customer's own words a few letters more are worth it.
const within = (text: string, length: Naming['length']): boolean =>
  isShort(text, LIMITS.characters[length]) || (isShort(text, LIMITS.withRecords) && TWO_CODES.test(text))
