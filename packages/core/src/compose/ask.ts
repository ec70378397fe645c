/** The ask: a verb and an object, made from what the customer asked for; none where no good one can be made. */

import type { Source } from '../evidence/conversation.ts'
import type { Evidence, RecordFact, RequestFact } from '../evidence/evidence.ts'
import { phrasesIn } from '../evidence/speech/requests.ts'
import { CHANGING, natureOfTool, wordsOfName } from '../evidence/tools/naming.ts'
import { leavesOf } from '../evidence/tools/tool-result.ts'
import type { Deed } from '../languages/deeds.ts'
import {
  ENDS_OPEN,
  FILLER,
  LIGHT,
  MONEY,
  NO_THING,
  NOT_A_THING,
  OF_A_BODY,
  ONE_THING,
  PARTICLE,
  PREPOSITION,
  REMEDY,
  SPEAKS,
  WANTS,
} from '../languages/en/asks.ts'
import { DONE_FOR_PEOPLE, RECEIVING } from '../languages/en/deeds.ts'
import { wordsIn } from '../languages/phrases.ts'
import { countWords } from '../text.ts'
import { compose } from '../words/en/compose.ts'
import type { Words } from '../words/words.ts'
import type { Subject } from './subject.ts'
import { aboutThem, startUpper } from './wording.ts'

export type Ask = { text: string; source: Source }

const LIMITS = { words: 12, characters: 48, withRecords: 60 } as const

/** Verbs for what a person can do for somebody. Any other verb is no ask: "lie down" is nothing to hand over. */
export const ACTS: ReadonlySet<string> = new Set([...CHANGING, ...wordsIn(DONE_FOR_PEOPLE)])

/** `who`: the customer's first name, where it is known. */
export function askFrom(subject: Subject, record: RecordFact | undefined, who = 'the customer'): Ask | undefined {
  const { goal, latest, problem, question } = subject
  for (const request of [goal, latest]) {
    const text = request && fromRequest(request, record, who)
    if (text) return { text, source: request.source }
  }
  if (problem && !OF_A_BODY.test(problem.thing ?? problem.cannot ?? '')) {
    const shown = /(?<![\p{L}\p{N}])["“'‘](\p{Lu}[\p{L} ]{2,24})["”'’]/u.exec(problem.sentence)?.[1]
    const text = problem.cannot
      ? fits(`Find out why they cannot ${plainObject(problem.cannot)}`, record, true)
      : problem.thing
        ? fits(`${problem.mishap ? 'Look into' : 'Fix'} ${shown ? `${shown} on ` : ''}${headed(problem.thing)}`, record)
        : undefined
    if (text) return { text, source: problem.source }
  }
  if (question) {
    const text = fromQuestion(question, record)
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
  const text = fits(amount ? `${plain} of ${amount}` : plain, record)
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
  const text = made?.text ?? fits(startUpper([verb, ...thing].join(' ')), undefined)
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
    : Number(amount).toLocaleString('en-US', {
        style: 'currency',
        currency: String(currency),
        minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
        useGrouping: false,
      })
}

const AMOUNT = /(?:^|_)(?:amount|total|sum|price|value|cost)(?:_|$)/i

/** From the agent's sentence about what the customer wants, where the customer's own words gave nothing. */
export function askFromAgent(
  sentence: { text: string; source?: Source | undefined } | undefined,
  record: RecordFact | undefined,
  who = 'the customer',
): Ask | undefined {
  const wanted = WANTS.exec(sentence?.text ?? '')?.[1]
  const source: Source = sentence?.source ?? { kind: 'agent', words: sentence?.text ?? '' }
  for (const { verb, object } of wanted ? phrasesIn(wanted) : []) {
    const text = fromRequest({ verb, object, words: `${verb} ${object}`, about: 'outcome', source }, record, who)
    if (text) return { text, source }
  }
  return undefined
}

/** The customer's own wish, unless only the agent's sentence says which record it is about. */
export const bestAsk = (fromCustomer: Ask | undefined, fromAgent: Ask | undefined): Ask | undefined =>
  fromCustomer && fromAgent && !/\d/.test(fromCustomer.text) && /\d/.test(fromAgent.text)
    ? fromAgent
    : (fromCustomer ?? fromAgent)

const DETERMINER = /^(?:my|our|the|a|an|this|that|these|those|his|her|their|your)\s+/i

/** "Get a full refund" is what the customer wants; what the person does is to decide on it. */
const GETS = wordsIn(RECEIVING)

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

function fromRequest(request: RequestFact, record: RecordFact | undefined, who: string): string | undefined {
  const { verb, object } = request
  if (verb === 'make sure') {
    const clause = aboutThem(object).replace(/^that /i, '')
    if (/\b(?:this|that|it|it['’]s|theirs|right|sorted|everything|things)\b/i.test(clause)) return undefined
    return fits(`Make sure ${clause.replace(FILLER, '')}`, record, true)
  }
  const plain = plainObject(object).replace(/^(?:me|us)\b(?= \S)/i, who)
  if (!ACTS.has(verb) && !GETS.has(verb) && verb !== 'help with') return undefined
  if (request.passive) return fits(startUpper(`${verb} ${who} ${plain}`), record, true)
  if (verb === 'help with') return SPEAKS.test(plain) ? undefined : fits(`Help with ${plain}`, record)
  const light = verb === 'make' || GETS.has(verb) ? LIGHT.exec(plain) : null
  const [, noun, rest] = light ?? []
  if (noun && rest && !/^be\b/.test(rest))
    return fits(`${startUpper(VERB_OF[noun.toLowerCase()] ?? 'change')} ${plainObject(rest)}`, record)
  if (GETS.has(verb) && (REMEDY.test(plain) || verb === 'use' || verb === 'claim'))
    return fits(`Decide on ${plain}`, record)
  if (GETS.has(verb)) return NO_THING.test(plain) ? undefined : fits(`Help ${who} get ${plain}`, record)
  return fits(startUpper(`${verb} ${plain}`), record)
}

function fromQuestion(question: RequestFact, record: RecordFact | undefined): string | undefined {
  const clause = /\b(how|what|when|where|whether|why|which|if)\b.*$/i.exec(question.object)?.[0]
  if (clause) return fits(`Tell them ${aboutThem(clause)}`, record, true)
  if (
    question.verb === 'know' &&
    /^(?:that|this|it|they|he|she|we|i|any|everything|anything|something)\b/i.test(aboutThem(question.object))
  )
    return undefined
  if (question.verb === 'know') return fits(`Tell them ${aboutThem(question.object)}`, record, true)
  return fits(startUpper(`${question.verb} ${plainObject(question.object)}`), record)
}

const plainObject = (object: string): string => {
  let plain = object
    .replace(/\s+/g, ' ')
    .replace(/\bone of (?:my|our|the) (?:\w+ )?(\w{3,}?)s\b/i, 'a $1')
    .trim()
  plain = plain.replace(FILLER, '')
  plain = plain.replace(DETERMINER, '').replace(/\b(?:my|our|your|their)\s+/gi, '')
  return plain.trim()
}

/** "mobile data" from "my mobile data on the phone": what stands before the first preposition. */
const headed = (thing: string): string =>
  plainObject(thing).split(/\s(?:to|from|for|on|in|with|at|by|under|after|before)\s/i)[0] ?? ''

/** "All bookings that are longer than …": which of them stands in the request. */
const RELATIVE_CLAUSE = / (?:that|which|who|where) .*$/i

/** The longest form that keeps within the limits, with the record named where there is room for it. */
function fits(text: string, record: RecordFact | undefined, mayHoldClause = false): string | undefined {
  const cuts = [text, text.replace(RELATIVE_CLAUSE, '')]
  for (const { index } of [...text.matchAll(PREPOSITION)].reverse()) cuts.push(text.slice(0, index))
  const good = cuts.map((each) => each.replace(/[\s,.!-]+$/, '')).filter((each) => isAsk(each, mayHoldClause))
  const isPlural =
    record !== undefined &&
    new RegExp(`\\b(?:${escaped(record.kind.split(' ').at(-1) ?? '')}s|two|three|four|all|both|several)\\b`, 'i').test(
      text,
    )
  if (record && !isPlural && !good.some((each) => each.toLowerCase().includes(record.id.toLowerCase())))
    for (const each of good) {
      const named = nameRecord(each, record)
      if (within(named)) return named
    }
  return good.find(within)
}

const escaped = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')

/** Verb and object, whole. `mayHoldClause`: also with who does what in it. */
export function isAsk(text: string, mayHoldClause: boolean): boolean {
  if (/\b(?:and|or|but) not$/i.test(text)) return false
  const [verb = '', ...rest] = text.split(' ')
  const object = rest.join(' ')
  if (ONE_THING.test(object)) return false
  if (!/^[A-Z][a-z]{1,13}$/.test(verb) || object.length < 2) return false
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

// Where the record is named in the customer's own words a few letters more are worth it.
const within = (text: string): boolean =>
  countWords(text) <= LIMITS.words &&
  (text.length <= LIMITS.characters ||
    (text.length <= LIMITS.withRecords &&
      /\b(?=\w*\d)(?=\w*[A-Z])\w{4,}\b.* and .*\b(?=\w*\d)(?=\w*[A-Z])\w{4,}\b/.test(text)))
