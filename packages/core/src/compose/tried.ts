/** What was tried, with its result, in the order it was done; like steps grouped, and money that moved first. */

import type { Evidence, ToolCall } from '../evidence/evidence.ts'
import { isCustomerNoun, meaningOfKey, wordsOfName } from '../evidence/tools/naming.ts'
import { isObject, leavesOf } from '../evidence/tools/tool-result.ts'
import { TELLING } from '../languages/en/agents.ts'
import type { TriedStep } from '../note/note.ts'
import { countWords, headOf } from '../text.ts'
import { compose } from '../words/en/compose.ts'
import type { Words } from '../words/words.ts'
import { isStale } from './known.ts'
import { cut, printedUpTo, spelled, startUpper } from './wording.ts'

const MAX_STEPS = 60
const WORDS = { result: 14 } as const

export function triedSteps(evidence: Evidence, words: Words['compose'] = compose): TriedStep[] {
  const grouped = new Map<string, { step: TriedStep; weight: number }>()
  for (const call of evidence.calls) {
    if (call.handsOver || call.overcome || !isTelling(call) || isFoundLater(call, evidence.calls)) continue
    const step = stepOf(call, words)
    const tells = (call.name === '' && !call.changes) || call.outcome === 'refused' || call.outcome === 'failed'
    const key = `${call.by} ${step} ${call.outcome} ${tells ? call.said : ''}`
    const same = grouped.get(key)
    if (same) {
      same.step.times += 1
      same.step.result = resultOf(call, words)
      same.step.source = call.source
      // What came out last is told where it came out: what was seen before stands before it.
      grouped.delete(key)
      grouped.set(key, same)
    } else
      grouped.set(key, {
        step: {
          step,
          result: resultOf(call, words),
          outcome: call.outcome,
          by: call.by,
          times: 1,
          source: call.source,
        },
        weight: weightOf(call),
      })
  }
  const steps = [...grouped.values()].sort((a, b) => b.weight - a.weight).map(({ step }) => step)
  const looked = lookedUp(evidence, words)
  if (looked && steps.length < 2) steps.push(looked)
  if (evidence.calls.every((call) => call.handsOver)) steps.push({ ...ONLY_TALKED, step: words.tried.nothing })
  return steps.slice(0, MAX_STEPS)
}

/** That nothing was done is worth knowing, too. */
const ONLY_TALKED = { result: '', outcome: 'unknown', by: 'agent', times: 1 } as const

/** Changing, being refused and failing must be told; so must what the customer did on their own device. */
const isTelling = (call: ToolCall): boolean =>
  call.changes ||
  call.outcome === 'refused' ||
  call.outcome === 'failed' ||
  (call.outcome === 'empty' && call.said !== '' && !isThought(call)) ||
  call.by === 'customer'

/** Looked for in one way and found in another: "find user by email", then "find user by name". */
function isFoundLater(call: ToolCall, calls: readonly ToolCall[]): boolean {
  if (call.changes || call.by !== 'agent' || (call.outcome !== 'empty' && call.outcome !== 'failed')) return false
  const things = wordsOfName(call.name).filter((word) => word.length > 3 && !HOW.has(word))
  return calls.some(
    ({ changes, outcome, answerAt = 0, name }) =>
      !changes &&
      outcome === 'done' &&
      answerAt > (call.answerAt ?? 0) &&
      wordsOfName(name).some((word) => things.includes(word)),
  )
}
/** Words of a tool's name that say how, not what. */
const HOW: ReadonlySet<string> = new Set(
  'find search look lookup list check with name email phone details info data'.split(' '),
)

const weightOf = (call: ToolCall): number => (costs(call) ? 1 : 0)

/** Money moved: it is told first, however long ago it was. */
const costs = ({ changes, outcome, name, arguments: given }: ToolCall): boolean =>
  changes &&
  outcome === 'done' &&
  (wordsOfName(name).some((word) => MONEY_WORDS.has(word)) ||
    leavesOf(given).some(({ key }) => meaningOfKey(key).is === 'amount'))

const MONEY_WORDS = new Set(['charge', 'fee', 'pay', 'payment', 'refund', 'credit', 'debit', 'bill'])

/** An answer whose call was not recorded says itself what was done. */
const changesByItself = (call: ToolCall): boolean => call.name === '' && call.changes && call.said !== ''

export function stepOf(call: ToolCall, words: Words['compose']): string {
  const named = wordsOfName(call.name)
  if (named.length === 0)
    return cut(changesByItself(call) ? startUpper(readableResult(call.said)) : words.tried.checked, 200)
  const name = startUpper(named.join(' '))
  const ids = leavesOf(call.arguments).filter(
    ({ key, value }) => meaningOfKey(key).is === 'identifier' && /\d|^[A-Z]{4,}$/.test(String(value)),
  )
  const own = ids.filter(({ key }) => !isCustomers(key))
  const main =
    own.find(({ key }) => wordsOfName(key).some((word) => named.includes(word))) ??
    (own.length === 1 ? own[0] : undefined)
  const amount = main ? undefined : leavesOf(call.arguments).find(({ key }) => meaningOfKey(key).is === 'amount')
  const shown = main ?? amount
  return cut(shown && String(shown.value).length <= 40 ? `${name} ${shown.value}` : name, 200)
}

/** Of the last calls the one that tells what is wrong, else the last that looked and changed nothing. */
export function lastCheck(calls: readonly ToolCall[]): ToolCall | undefined {
  const answered = calls.filter(({ handsOver, said }) => !handsOver && said !== '')
  return (
    answered.slice(-LATELY).findLast(({ text }) => TELLING.test(text)) ??
    answered.findLast(({ changes }) => !changes) ??
    answered.at(-1)
  )
}
const LATELY = 3

/** "Mobile data: No", "Signal: poor": of a state what is off, wanting or weak. */
const IS_NOT = /:\s*(?:no|off|none|poor|weak|low|unset|disconnected|n\/a|0)\b/i
/** "(These are technical settings.)" */
const ASIDE = /^\(.*\)$/
const MOST_LINES = 3

/** The first line; of a longer answer the line that tells, and behind it where a device shows its state the last one. */
export function resultOf(call: ToolCall, { tried }: Words['compose']): string {
  const lines =
    call.json === undefined
      ? headOf(call.text, 2_000)
          .split('\n')
          .map(readableResult)
          .filter((line) => line !== '' && !ASIDE.test(line))
      : []
  const told = lines.filter((line) => TELLING.test(line) || IS_NOT.test(line))
  const last =
    lines.length > 1 && lines.length < 5 ? (told.find((line) => line !== lines[0]) ?? lines.at(-1) ?? '') : ''
  const telling = lines.length >= 5 ? told.slice(0, MOST_LINES).join('; ') : ''
  const said =
    call.name === '' && changesByItself(call)
      ? last
      : telling || [readableResult(call.said), call.outcome === 'done' ? last : ''].filter(Boolean).join('; ')
  switch (call.outcome) {
    case 'done':
      return said === '' ? made(call) || tried.done : startUpper(printedUpTo(said, WORDS.result))
    case 'refused':
      return tried.refused(said && printedUpTo(withoutRefused(said), WORDS.result))
    case 'failed':
      return /fail/i.test(said)
        ? startUpper(printedUpTo(said, WORDS.result))
        : tried.failed(printedUpTo(said, WORDS.result))
    case 'empty':
      return tried.nothingFound
    case 'unknown':
      if (call.unpaired) return tried.unpaired(printedUpTo(said || headOf(call.text, 120), WORDS.result))
      return tried.unclear(printedUpTo(said, WORDS.result))
  }
}

/** What a change made, by the numbers that only its answer has, and the amounts that stand in it. */
function made({ json, changes, arguments: given }: ToolCall): string {
  if (!changes || !isObject(json)) return ''
  const sent = new Set(leavesOf(given).map(({ value }) => String(value)))
  const own = Object.entries(json).flatMap(([key, value]) => {
    const { is } = meaningOfKey(key)
    const told = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
    const isNew = !sent.has(told) && told !== '' && told.length <= 40 && !isCustomers(key)
    return isNew && (is === 'identifier' || (is === 'amount' && !COUNTS.test(key)) || key === 'status')
      ? [`${wordsOfName(key).join(' ')}: ${told.replaceAll('_', ' ')}`]
      : []
  })
  return startUpper(own.slice(0, MOST_FOUND).join('; '))
}

const COUNTS = /(?:baggages?|items?|count|number|pieces|units|used)$/i

const readableResult = (said: string): string =>
  cut(
    // `pending_approval` is a word of the system's, read as two.
    (/^[a-z]+(?:_[a-z]+)+$/i.test(said) ? wordsOfName(said).join(' ') : said)
      .replace(/\p{Extended_Pictographic}|\uFE0F|\u200D|[\u00B9\u00B2\u00B3\u2070-\u2079]/gu, '')
      .replace(/\s*\|\s*/g, ', ')
      .replace(/\s+/g, ' ')
      .replace(/\s+([,.])/g, '$1')
      .replace(/\.+$/, ''),
    250,
  )

/** An agent that thinks aloud looks nothing up: a sentence goes in, and nothing comes back. */
const isThought = ({ arguments: given, outcome }: ToolCall): boolean => {
  const values = leavesOf(given).map(({ value }) => String(value))
  return outcome === 'empty' && values.length === 1 && (values[0] ?? '').split(' ').length > 8
}

/** What was only looked up, in one step. */
function lookedUp(evidence: Evidence, words: Words['compose']): TriedStep | undefined {
  const { tried } = words
  const reads = evidence.calls.filter(
    (call) =>
      !call.handsOver &&
      !isTelling(call) &&
      !isThought(call) &&
      call.name !== '' &&
      (call.outcome === 'done' || call.outcome === 'empty'),
  )
  const last = reads.at(-1)
  if (!last) return undefined
  const found = reads.filter(({ outcome }) => outcome === 'done')
  const named = thingsOf(found.length > 0 ? found : reads)
  // What was found at a second try is not missing.
  const has = new Set(found.map(({ name }) => name))
  const missing = thingsOf(
    reads.filter((call) => call.outcome === 'empty' && (askedFor(call) !== '' || !has.has(call.name))),
  )
  return {
    step: cut(tried.lookedUp(named), 400),
    result:
      found.length === 0
        ? tried.nothingFound
        : foundIn(reads, evidence) || saidIn(reads, words) || (missing.length > 0 ? tried.foundBut(missing) : ''),
    outcome: found.length === 0 ? 'empty' : 'done',
    by: 'agent',
    times: 1,
    source: last.source,
  }
}

const MOST_FOUND = 4

/** What a look-up or two answered in words. */
const saidIn = (reads: readonly ToolCall[], words: Words['compose']): string =>
  reads.length <= 2 && reads.every(({ json, outcome }) => json === undefined && outcome === 'done')
    ? reads.map((call) => resultOf(call, words)).join('; ')
    : ''

/** What single look-ups found, where each answered with few plain values: "Status: reserved; until: 4 Dec". */
function foundIn(reads: readonly ToolCall[], evidence: Evidence): string {
  const last = reads.at(-1)
  const short = shortAnswers(reads)
  if (short !== '') return short
  if (!last || reads.length > 2 || !isObject(last.json)) return ''
  const asked = new Set(leavesOf(last.arguments).map(({ value }) => String(value)))
  const leaves = leavesOf(last.json).filter(
    ({ key, value }) =>
      !asked.has(String(value)) && value !== '' && !isStale(wordsOfName(key), last.answerAt ?? 0, evidence.calls),
  )
  const plain = leaves.filter(
    ({ key, path, value }) =>
      path.length === 1 && !PERSONAL.has(meaningOfKey(key).is) && (typeof value !== 'string' || value.length <= 40),
  )
  if (plain.length === 0 || plain.length < leaves.length || plain.length > MOST_FOUND) return ''
  return startUpper(
    plain
      .map(
        ({ key, value }) =>
          `${wordsOfName(key).join(' ')}: ${typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value).replace(ISO_TIME, '$1 $2')}`,
      )
      .join('; '),
  )
}

/** What was found in a word or three, each with what it was asked of: "HAT041: landed". */
function shortAnswers(reads: readonly ToolCall[]): string {
  const told = reads.flatMap(({ outcome, text, arguments: given }) => {
    const plain = text.replace(/^["\s]+|["\s]+$/g, '')
    const [asked] = leavesOf(given).filter(({ value }) => /\d/.test(String(value)) && String(value).length <= 20)
    return outcome === 'done' && asked && /^\p{L}[\p{L} ]{1,30}$/u.test(plain) && countWords(plain) <= 3
      ? [`${asked.value}: ${plain}`]
      : []
  })
  return [...new Set(told)].slice(-MOST_FOUND).join('; ')
}

const PERSONAL: ReadonlySet<string> = new Set([
  'identifier',
  'email',
  'phone',
  'name',
  'first_name',
  'last_name',
  'birth_date',
])

/** What was looked up, the last few of each with what they were asked for: "reservation 4NQLHD, KHIK97"; beyond those only how many. */
function thingsOf(reads: readonly ToolCall[]): string[] {
  const things = new Map<string, string[]>()
  for (const call of reads) {
    const thing =
      wordsOfName(call.name)
        .filter((word) => !PLAIN.has(word))
        .join(' ') || 'records'
    things.set(thing, [...(things.get(thing) ?? []), askedFor(call)])
  }
  return [...things].slice(0, MOST_THINGS).map(([thing, asked]) => {
    const named = [...new Set(asked.filter((each) => each !== ''))]
    return named.length > 0 && named.length <= MOST_NAMED
      ? `${thing} ${named.join(', ')}`
      : asked.length > 1
        ? `${thing} (${spelled(named.length || asked.length)})`
        : thing
  })
}
const MOST_THINGS = 6
const MOST_NAMED = 5

/** The short values that it was asked with, where they are no person's: "IAH SEA 2024-05-24". */
function askedFor({ arguments: given }: ToolCall): string {
  const values = leavesOf(given).filter(
    ({ key, value }) =>
      !PERSONAL.has(meaningOfKey(key).is === 'identifier' ? '' : meaningOfKey(key).is) &&
      meaningOfKey(key).is !== 'postal_code' &&
      typeof value !== 'boolean' &&
      !isCustomers(key),
  )
  const text = values.map(({ value }) => String(value).replace(ISO_TIME, '$1 $2')).join(' ')
  return values.length <= MOST_ASKED && countWords(text) <= MOST_ASKED ? text : ''
}
/** `2026-12-04T14:00:00Z` as a person reads it. */
const ISO_TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}).*$/
const MOST_ASKED = 4
const isCustomers = (key: string): boolean => wordsOfName(key).some(isCustomerNoun)

const PLAIN = new Set(
  'get find search list look lookup fetch read check show view query details detail info information by id name zip email phone for with and of the all calculate think'.split(
    ' ',
  ),
)

/** Systems often begin with the word themselves: “refused: above the limit”. */
const withoutRefused = (said: string): string => said.replace(/^refused[:,]?\s+(?=\S)/i, '')
