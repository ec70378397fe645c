/** What the record says about the things that were talked about: few plain facts, each with its place. */
import type { Conversation, Source } from '../evidence/conversation.ts'
import type { Evidence, RecordFact } from '../evidence/evidence.ts'
import { meaningOfKey, wordsOfName } from '../evidence/tools/naming.ts'
import { isObject, leavesOf, passageOf } from '../evidence/tools/tool-result.ts'
import type { Statement } from '../note/note.ts'
import { compose } from '../words/en/compose.ts'
import type { Words } from '../words/words.ts'
import { cut, startUpper } from './wording.ts'

/** What was offered and what the customer said yes to: it settles more than the record does. */
export function dealtWith({ confirmed, offers }: Evidence, words: Words['compose'] = compose): Statement[] {
  const told = (source: Source, sentence: (said: string) => string): Statement => ({
    text: cut(sentence(source.words), 300),
    source,
  })
  return [
    ...(confirmed ? [told(confirmed, words.confirmed)] : []),
    ...offers.filter(({ words: said }) => said !== confirmed?.words).map((offer) => told(offer, words.offered)),
  ]
}

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
    const plain = typeof value !== 'string' || PLAIN.test(value)
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
  return facts
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MAX_FACTS)
    .map(({ statement }) => statement)
}

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
