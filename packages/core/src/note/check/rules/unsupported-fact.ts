import { isReckoned } from '../../../evidence/reckoned.ts'
import { unfoundedIn } from '../../../evidence/support.ts'
import { ExactNumber } from '../../../json/exact-number.ts'
import { COUNTED_WORDS, NAMED_PEOPLE } from '../../../languages/en/claims.ts'
import type { Note, SuppliedNote } from '../../note.ts'
import { pointerTo } from '../../pointer.ts'
import { amountsIn } from '../amounts.ts'
import { type Facts, factsOf } from '../facts-of.ts'
import type { Rule } from '../rule.ts'
import { type Spot, sentencesOf, spotsForThePerson } from '../spots.ts'

export const unsupportedFact: Rule = {
  id: 'unsupported-fact',
  level: 'should',
  title: 'A fact that is nowhere in the conversation',
  says: 'Numbers, amounts, dates, ids and names in a note are found in the conversation or in a tool result. Send them as they were said, or leave them out; what you are not sure of goes into `unknown`.',
  examples: {
    passes: [
      { note: { known: [{ text: 'Two payments of $180.00, both of 2026-11-03' }] } },
      { note: { known: [{ text: "He writes from Haddad’s office; Mr Haddad's card was charged" }] } },
      { note: {}, context: { conversation: undefined } },
    ],
    fails: [
      { note: { ask: 'Refund $190 for a double charge' } },
      { note: { what: 'Amir Haddad was charged twice for order 4472 and wants one charge back.' } },
      { note: { what: 'Amir Haddad was charged three times for order 4471.' } },
      { note: { ask: 'Refund €180 for a double charge' } },
      { note: { action: { tool: 'refund', arguments: { payment: 'pay_2', amount: 1800 } } } },
      { note: { who: { name: 'Amir Hassan', identifiers: [{ label: 'Order', value: '4471' }] } } },
      { note: { known: [{ text: 'He spoke with Thomas Berger before' }] } },
      {
        note: {},
        context: { supplied: { when: { urgency: 'now' }, known: [{ text: 'He has been a customer since 2019' }] } },
      },
      { note: {}, context: { supplied: { why: { sentence: 'Order 9982 needs a person.' } } } },
    ],
  },
  check: (note, { conversation, supplied }) => {
    if (!conversation || conversation.length === 0) return []
    const facts = factsOf(conversation)
    const seen = new Set<string>()
    return [...statedIn(note), ...(supplied ? [...statedIn(supplied), ...reasonLeftOut(note, supplied)] : [])].flatMap(
      ({ pointer, text }) =>
        factsNowhere(text, facts).flatMap((fact) => {
          // A brief says of itself what it worked out, and the desk says it beside.
          if (note.brief && isReckoned(fact, conversation)) return []
          if (seen.has(`${pointer} ${fact}`)) return []
          seen.add(`${pointer} ${fact}`)
          return [
            {
              pointer,
              said: { code: 'factNowhere', facts: { fact } },
            },
          ]
        }),
    )
  },
}

/** A reason of the agent's own that does not stand in the note was left out for a fact in it. */
const reasonLeftOut = ({ why }: Note, { why: sent }: SuppliedNote): Spot[] =>
  sent?.sentence === undefined || sent.sentence === why.sentence
    ? []
    : [{ pointer: '/why/sentence', text: sent.sentence, said: null }]

/** Where facts are stated. The reason and what follows from silence come from the playbook, options are the agent's own. */
function statedIn(note: Note | SuppliedNote): Spot[] {
  const spot = (pointer: string, text: string | undefined): Spot[] => (text ? [{ pointer, text, said: null }] : [])
  return [
    ...spotsForThePerson(note).filter(
      ({ pointer }) =>
        !/^\/(?:why|contingencies|next\/decision|confidence)/.test(pointer) &&
        !(pointer.startsWith('/unknown') && isQuoted(note, pointer)),
    ),
    ...(note.who?.identifiers ?? []).flatMap(({ value }, n) => spot(`/who/identifiers/${n}/value`, value)),
    ...(note.who?.reach ?? []).flatMap(({ address }, n) => spot(`/who/reach/${n}/address`, asOneNumber(address))),
    ...spot('/who/name', asNames(note.who?.name)),
    ...spot('/who/organisation', asNames(note.who?.organisation)),
    ...(note.where?.artifacts ?? []).flatMap(({ id }, n) => spot(`/where/artifacts/${n}/id`, id)),
    ...valuesOf(note.action?.arguments).flatMap(({ key, value }) => spot(pointerTo('/action/arguments', key), value)),
    ...spot('/draft/body', moneyAndIdsIn(note.draft?.body)),
  ]
}

/** The numbers and ids that an action would act on; what it counts or makes up for itself (keys, quantities) is its own. */
const valuesOf = (given: Record<string, unknown> | undefined): { key: string; value: string }[] =>
  Object.entries(given ?? {}).flatMap(([key, value]) => {
    const isOwn = /idempot|request|trace|correlation|nonce|uuid|session/i.test(key)
    const isMoney = value instanceof ExactNumber || (typeof value === 'number' && Math.abs(value) > 12)
    const isId =
      typeof value === 'string' &&
      /^[\w.#-]{3,24}$/.test(value) &&
      /\d/.test(value) &&
      !/^\d{4}-\d{2}-\d{2}/.test(value)
    return !isOwn && (isMoney || isId) ? [{ key, value: String(value) }] : []
  })

/** Phone numbers are grouped as everybody likes. */
const asOneNumber = (address: string): string =>
  address.includes('@') ? address : address.replace(/[\s().+-]+(?=\d)/g, '')

/** What the desk itself marked as borne out by nothing quotes the agent's words on purpose. */
const isQuoted = (note: Note | SuppliedNote, pointer: string): boolean =>
  note.unknown?.[Number(pointer.split('/')[2])]?.kind === 'unverified'

/** A draft speaks for the business and may hold its own numbers (hours, days); amounts and long numbers are about the case. */
const MONEY_OR_ID = new RegExp(
  [/[$€£¥]\s?\d[\d.,]*/, /\b\d[\d.,]*\s?(?:[$€£¥]|%|(?:USD|EUR|GBP)\b)/, /\b[\p{L}]{0,4}[-#]?\d{4,}\b/u]
    .map(({ source }) => source)
    .join('|'),
  'gu',
)
const moneyAndIdsIn = (body: string | undefined): string | undefined => body?.match(MONEY_OR_ID)?.join(' ')

// So that every word of a name is looked for, not only those among other words.
const asNames = (name: string | undefined): string | undefined => name?.replace(/(\p{Lu}[\p{L}'’-]+)/gu, 'named $1')

const MONTHS = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i
const NUMBER_WORDS: Record<string, string[]> = {
  0: ['zero', 'none'],
  1: ['one', 'once'],
  2: ['two', 'twice', 'both'],
  3: ['three'],
  4: ['four'],
  5: ['five'],
  6: ['six'],
  7: ['seven'],
  8: ['eight'],
  9: ['nine'],
  10: ['ten'],
  11: ['eleven'],
  12: ['twelve', 'dozen'],
}

/** The numbers, ids, amounts, dates and names of a text that the conversation nowhere holds. */
export function factsNowhere(text: string, facts: Facts): string[] {
  const numbers = unfoundedIn(withoutSaidNumbers(text, facts), facts.grounds).filter(
    (token) => !isTold(token, text, facts) && !TO_CALL_FOR_HELP.has(token),
  )
  return [
    ...new Set([...numbers, ...namesIn(text, facts), ...otherCurrencies(text, facts), ...otherTimes(text, facts)]),
  ]
}

/** A long number in other groups of digits than it was said in. */
const withoutSaidNumbers = (text: string, { digits }: Facts): string =>
  text.replace(/\+?\d[\d ()./-]{5,22}\d/g, (run) => {
    const own = run.replace(/\D/g, '')
    return own.length >= 6 && digits.some((said) => said.includes(own)) ? ' ' : run
  })

/** Everybody knows them; nobody has to have said them. */
const TO_CALL_FOR_HELP: ReadonlySet<string> = new Set('999 911 112 110 111 101 988 15 17 18 061 091'.split(' '))

/** An amount that was said, beside a currency that was not said with it. */
const otherCurrencies = (text: string, { currencies }: Facts): string[] =>
  [...amountsIn(text)].flatMap(({ words, value, currency }) => {
    const said = currencies.get(value)
    return currency === undefined || said === undefined || said.has(currency) ? [] : [words]
  })

const TIMES: Record<string, string[]> = {
  thrice: ['3 times', 'three', 'triple', 'third'],
  'three times': ['3 times', 'three', 'thrice', 'triple', 'third'],
  'four times': ['4 times', 'four', 'fourth'],
  'five times': ['5 times', 'five', 'fifth'],
  'six times': ['6 times', 'six', 'sixth'],
}

/** "Three times", spelled out, where nobody said so. */
function otherTimes(text: string, { words }: Facts): string[] {
  return sentencesOf(text).flatMap((sentence) =>
    COUNTED_WORDS.test(sentence)
      ? []
      : [...sentence.matchAll(/\b(?:thrice|(?:three|four|five|six) times)\b/gi)].flatMap(([times]) => {
          const own = times.toLowerCase()
          return [own, ...(TIMES[own] ?? [])].some((word) => words.has(word)) ? [] : [times]
        }),
  )
}

/** Told in another form: spelled, with a leading zero, in other groups of digits, or counted. */
function isTold(token: string, text: string, { grounds, words, digits }: Facts): boolean {
  const bare = token.replace(/^0+(?=\d)/, '')
  if (grounds.has(bare) || grounds.has(`0${bare}`)) return true
  // 18000 is 180.00, told in cents.
  if (/^\d+00$/.test(bare) && text === token && grounds.has(String(Number(bare) / 100))) return true
  if (NUMBER_WORDS[bare]?.some((word) => words.has(word))) return true
  const own = token.replace(/\D/g, '')
  if (own.length >= 6 && !/\p{L}/u.test(token) && digits.some((said) => said.includes(own))) return true
  return Number(bare) <= 12 && isACount(token, text)
}

const isHeard = (name: string, { words }: Facts): boolean =>
  name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .every((part) => part === '' || words.has(part) || words.has(part.replace(/s$/, '')))

/** "2 payments" is counted, not quoted; "on 3 November", "$5" and "5%" are. */
function isACount(token: string, text: string): boolean {
  const at = text.indexOf(token)
  const next = /^\s+([\p{L}]+)/u.exec(text.slice(at + token.length))?.[1]
  return next !== undefined && !MONTHS.test(next) && !/[$€£¥#]\s?$/.test(text.slice(0, at))
}

/** Names of which nothing was heard: a title or a noun beside a known name is none. */
const namesIn = (text: string, facts: Facts): string[] =>
  [...text.matchAll(NAMED_PEOPLE)].flatMap(([, single, first, last]) => {
    const names = [single, first, last].flatMap((name) => name?.replace(/['’]s?$/, '') ?? [])
    return names.some((name) => isHeard(name, facts) || NO_NAMES.has(name.toLowerCase())) ? [] : names
  })

const NO_NAMES = new Set(
  'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday support sales billing the customer agent husband wife father mother son daughter vater mutter mann frau padre madre hijo hija père mère'.split(
    ' ',
  ),
)
