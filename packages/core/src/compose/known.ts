/** What the record says about the things that were talked about: few plain facts, each with its place. */
import type { Conversation, Source } from '../evidence/conversation.ts'
import type { Evidence, RecordFact } from '../evidence/evidence.ts'
import { meaningOfKey, wordsOfName } from '../evidence/tools/naming.ts'
import { isObject, leavesOf, passageOf } from '../evidence/tools/tool-result.ts'
import type { Statement } from '../note/note.ts'
import { heldSecret, redactText } from '../secrets/secrets.ts'
import { headOf } from '../text.ts'
import { compose } from '../words/en/compose.ts'
import type { Words } from '../words/words.ts'
import { cut, quotable, startUpper } from './wording.ts'

/** What was offered and what the customer said to it: it settles more than the record does. */
export function dealtWith({ standing }: Evidence, words: Words['compose'] = compose): Statement[] {
  const { confirmed, offers, boundary, refusals } = standing
  const told = (source: Source, text: string): Statement => ({ text: cut(text, 300), source })
  const why = boundary?.by === 'agent' ? boundary.refusal : undefined
  const others = refusals.filter(
    ({ about, text }) => about && about !== why?.about && about.state === 'open' && text !== why?.text,
  )
  const latest = [...new Map(others.map((refusal) => [refusal.about, refusal])).values()].slice(-2)
  return [
    ...(confirmed ? [told(confirmed.source, words.confirmed(quotable(confirmed.source.words)))] : []),
    ...offers
      .filter(({ source }) => source.words !== confirmed?.source.words)
      .map(({ source, answer }) =>
        told(source, words.offered(quotable(source.words), answer && quotable(answer.words))),
      ),
    ...latest.map(({ source, text }) => told(source, words.alsoRefused(quotable(text)))),
  ]
}

/** What a look-up answered, value by value, where that is short: nobody should have to look it up again. */
export function foundIn({ calls, records }: Evidence, shown: RecordFact | undefined): Statement[] {
  const latest = new Map<string, Statement>()
  for (const call of calls) {
    const { changes, handsOver, outcome, by, json, name, text, answerAt, arguments: given } = call
    if (changes || handsOver || outcome !== 'done' || by === 'customer' || answerAt === undefined) continue
    if (!(isObject(json) || Array.isArray(json)) || text.length > MOST_ANSWERED) continue
    if (
      isStale(wordsOfName(name), answerAt, calls) ||
      calls.some((other) => other.changes && other.outcome === 'done' && (other.answerAt ?? 0) > answerAt)
    )
      continue
    const own = isObject(json)
      ? records.find(({ id }) => Object.values(json).some((value) => String(value) === id))
      : undefined
    // What belongs to another number is not theirs, and of the record that is shown the facts stand by themselves.
    if (own && (own.otherReach || own.id === shown?.id)) continue
    const told = answered(isObject(json) && own ? withoutValue(json, own.id) : json)
    const [verb = '', ...thing] = wordsOfName(name)
    const label = own
      ? `${startUpper(own.kind)} ${own.id}, `
      : `${startUpper((LOOKS.has(verb) ? thing : [verb, ...thing]).join(' '))}: `
    if (!told.includes(';') || told.length > MOST_ANSWERED) continue
    latest.set(`${name} ${JSON.stringify(given)}`, {
      text: `${label}${told}`,
      source: { kind: 'tool', message: answerAt, words: headOf(text, 480) },
    })
  }
  return [...latest.values()].slice(-4)
}
const withoutValue = (json: Record<string, unknown>, id: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(json).filter(([, value]) => String(value) !== id))
const MOST_ANSWERED = 560

/** Every value as it was answered, with the words of its key; members of a list side by side. */
export function answered(value: unknown, depth = 0): string {
  if (depth > 4) return ''
  if (Array.isArray(value) && value.length === 0) return 'none'
  if (Array.isArray(value))
    return value.map((each) => answered(each, depth + 1)).join(isObject(value[0]) ? ' / ' : ', ')
  if (!isObject(value))
    return typeof value === 'boolean' ? (value ? 'yes' : 'no') : timesAsRead(String(value ?? 'none'))
  return Object.entries(withNamesJoined(value))
    .filter(([key]) => meaningOfKey(key).is !== 'birth_date')
    .map(([key, part]) => {
      const inner = answered(part, depth + 1)
      if (inner === '' || isObject(part)) return inner
      const label = wordsOfName(key).join(' ')
      // A secret is known as one by its name and the colon behind it.
      const named = `${label}: ${inner}`
      return heldSecret(named) ? redactText(named) : `${label} ${inner}`
    })
    .filter(Boolean)
    .join('; ')
}

/** As people write it: the day, and the time of day. */
const timesAsRead = (text: string): string =>
  text.replace(/(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?/g, '$1 $2')

/** First and last name are one. */
function withNamesJoined(value: Record<string, unknown>): Record<string, unknown> {
  const [first, last] = ['first_name', 'last_name'].map((is) =>
    Object.keys(value).find((key) => meaningOfKey(key).is === is),
  )
  if (first === undefined || last === undefined) return value
  const { [first]: own, [last]: family, ...others } = value
  return { name: `${String(own)} ${String(family)}`, ...others }
}
const LOOKS: ReadonlySet<string> = new Set('get find search look lookup list check fetch read show query'.split(' '))

/** That it is in another language comes first: it decides who can read on. */
export const languageOf = ({ writtenIn }: Evidence, words: Words['compose'] = compose): Statement[] =>
  writtenIn ? [{ text: words.writtenIn(writtenIn.code, writtenIn.isRead) }] : []

const MAX_FACTS = 8
const TALK = { messages: 6, characters: 1_500 } as const

/** What a change of the record may have changed, whatever the change is called. */
const MOVES = /\b(?:status|state|suspen\w*|active|balance|total|used|due)\b/i

/** A word or three, or a day. */
const PLAIN = /^(?:[A-Za-z]+(?:[ _-][a-z]+){0,2}|\d{4}-\d{2}-\d{2}(?:[T ].*)?)$/

/** Facts of the record to open first that customer and agent spoke about last. */
export function knownFrom(evidence: Evidence, conversation: Conversation, record: RecordFact | undefined): Statement[] {
  if (!record) return []
  const call = evidence.calls.findLast(
    ({ outcome, json, answerAt }) =>
      outcome === 'done' &&
      answerAt !== undefined &&
      isObject(json) &&
      Object.values(json).some((value) => String(value) === record.id) &&
      !record.otherReach,
  )
  if (!call || !isObject(call.json) || call.answerAt === undefined) return []
  const readAt = call.answerAt
  const text = conversation[readAt]?.text ?? ''
  // Beside others of its kind a fact says whose it is.
  const isOneOfSeveral = evidence.records.filter(({ opened, kind }) => opened && kind === record.kind).length > 1
  const whose = isOneOfSeveral ? `${startUpper(record.kind)} ${record.id}, ` : ''
  const talk = talkOf(conversation)
  const wasChanged = evidence.calls.some(
    ({ changes, outcome, answerAt = 0, arguments: given }) =>
      changes &&
      outcome === 'done' &&
      answerAt > readAt &&
      leavesOf(given).some(({ value }) => String(value) === record.id),
  )
  const facts: { statement: Statement; weight: number; plain: boolean }[] = []
  for (const [key, value] of Object.entries(call.json)) {
    if (
      value === null ||
      typeof value === 'object' ||
      String(value).length > 40 ||
      String(value) === '' ||
      String(value) === record.id
    )
      continue
    const meaning = meaningOfKey(key)
    if (meaning.is === 'identifier' || meaning.is === 'name' || meaning.is === 'email' || meaning.is === 'phone')
      continue
    const name = wordsOfName(key)
    if (isStale(name, call.answerAt, evidence.calls) || (wasChanged && MOVES.test(name.join(' ')))) continue
    const spoken = words(String(value)).every((word) => talk.has(word))
    const named = name.every((word) => talk.has(word)) && name.some((word) => word.length > 3)
    const weight = (named ? 2 : 0) + (spoken && typeof value === 'string' && value.length > 2 ? 1 : 0)
    // Nothing was said of it, and yet it may be what decides: "Cabin: basic economy", "Insured: no".
    const plain = (typeof value !== 'string' && value !== 0) || PLAIN.test(String(value))
    if (weight < 2 && !plain) continue
    const passage = passageOf(text, key)
    facts.push({
      statement: {
        text: `${whose}${whose ? name.join(' ') : startUpper(name.join(' '))}: ${readable(value as string | number | boolean)}`,
        source: { kind: 'tool', message: call.answerAt, words: passage },
      },
      weight: key === 'status' ? Math.max(weight, 2) : weight,
      plain,
    })
  }
  const lists = wasChanged ? [] : listsIn(call.json, { text, readAt, whose })
  return [
    ...facts
      .sort((a, b) => b.weight - a.weight)
      .slice(0, MAX_FACTS)
      .map(({ statement }) => statement),
    ...lists,
  ]
}

/** What a record is made up of, a line for each list: "Visits: V-31, Leeds, 2026-12-04, price 60". */
function listsIn(
  json: Record<string, unknown>,
  { text, readAt, whose }: { text: string; readAt: number; whose: string },
): Statement[] {
  return Object.entries(json).flatMap(([key, value]) => {
    if (!Array.isArray(value) || value.length === 0 || value.length > MOST_LISTED || !value.every(isObject)) return []
    const each = value.map((item) =>
      leavesOf(withNamesJoined(item))
        .filter(({ key: inner, value: leaf }) => !PRIVATE.has(meaningOfKey(inner).is) && String(leaf).length <= 40)
        .slice(0, MOST_VALUES)
        // A bare figure or yes says nothing without its name.
        .map(({ key: inner, value: leaf }) =>
          typeof leaf === 'string' ? readable(leaf) : `${wordsOfName(inner).join(' ')} ${readable(leaf)}`,
        )
        .join(', '),
    )
    const told = `${whose}${whose ? wordsOfName(key).join(' ') : startUpper(wordsOfName(key).join(' '))}: ${each.join('; ')}`
    return told.length > 300 || each.some((item) => item === '')
      ? []
      : [{ text: told, source: { kind: 'tool' as const, message: readAt, words: passageOf(text, key) } }]
  })
}
const MOST_LISTED = 6
const MOST_VALUES = 6
const PRIVATE: ReadonlySet<string> = new Set(['birth_date', 'email', 'phone', 'postal_code'])

/** A change that speaks of it went through after it was read. */
export const isStale = (name: readonly string[], readAt: number, calls: Evidence['calls']): boolean =>
  calls.some(
    (call) =>
      call.changes &&
      call.outcome === 'done' &&
      (call.answerAt ?? 0) > readAt &&
      wordsOfName(call.name).some((word) => word.length > 3 && name.includes(word)),
  )

function talkOf(conversation: Conversation): ReadonlySet<string> {
  const spoken = conversation.filter(({ role, text }) => (role === 'customer' || role === 'agent') && text !== '')
  return new Set(spoken.slice(-TALK.messages).flatMap(({ text }) => words(text.slice(0, TALK.characters))))
}

const words = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

const readable = (value: string | number | boolean): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const plain = String(value)
  const day = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}/.exec(plain)?.[1]
  return day ?? (/^[a-z_]+$/.test(plain) ? plain.replaceAll('_', ' ') : plain)
}
