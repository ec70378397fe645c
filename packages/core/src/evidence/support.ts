/** Whether the hard facts of a text (numbers, ids, amounts, dates, addresses) are found in a conversation. */
import { canonicalNumber, LONGEST_NUMBER } from '../json/exact-number.ts'
import type { Conversation } from './conversation.ts'
import { writtenNow } from './mail/written-now.ts'
import { spokenDigits, spokenNumbers, spokenTimes } from './spoken-numbers.ts'

/** Every token of the conversation that can be a hard fact, and who said it. */
export type Grounds = ReadonlyMap<string, number>
export const SAID_BY = { tool: 1, customer: 2, agent: 4 } as const

const LIMITS = { text: 200_000, spoken: 5_000, tokens: 200_000 } as const
const TOKEN = /[\p{L}\p{N}][\p{L}\p{N}@_]*(?:[.,:@'’/+-][\p{L}\p{N}@_]+)*/gu

/** Machines write a day and a time of day in one. */
const INSTANT = /\d{4}-\d{2}-\d{2}T(\d{2}:\d{2})/g

export function groundsOf(conversation: Conversation): Grounds {
  const grounds = new Map<string, number>()
  const add = (text: string, by: number): void => {
    for (const [token] of text.slice(0, LIMITS.text).matchAll(TOKEN)) {
      if (!isHard(token)) continue
      if (grounds.size >= LIMITS.tokens) return
      for (const part of [token, ...token.split(SEPARATOR)])
        if (isHard(part)) for (const form of formsOf(part)) grounds.set(form, (grounds.get(form) ?? 0) | by)
    }
  }
  const addSpoken = (text: string, by: number): void => {
    const forms = [
      ...spokenNumbers(text.slice(0, LIMITS.text)).map(String),
      ...spokenDigits(text.slice(0, LIMITS.spoken)).flatMap(({ digits }) => [
        digits.replaceAll(' ', ''),
        ...digits.split(' '),
      ]),
      ...yearsIn(text),
      ...daysIn(text),
      ...spokenTimes(text.slice(0, LIMITS.spoken)).flatMap(formsOf),
    ]
    for (const form of forms) if (grounds.size < LIMITS.tokens) grounds.set(form, (grounds.get(form) ?? 0) | by)
  }
  for (const message of writtenNow(conversation)) {
    add(
      message.text,
      message.role === 'tool' ? SAID_BY.tool : message.role === 'customer' ? SAID_BY.customer : SAID_BY.agent,
    )
    if (message.role === 'tool') for (const [, time = ''] of message.text.matchAll(INSTANT)) add(time, SAID_BY.tool)
    if (message.role !== 'tool') addSpoken(message.text, message.role === 'customer' ? SAID_BY.customer : SAID_BY.agent)
    // Somebody wrote it before: who, the quote does not prove.
    if (message.quoted) add(message.quoted, SAID_BY.agent)
    if (message.toolCall) add(JSON.stringify(message.toolCall.arguments), SAID_BY.agent)
    if (message.at) add(message.at.replace('T', ' '), SAID_BY.tool)
  }
  return grounds
}

/** The hard facts of a text that the conversation nowhere holds. */
export function unfoundedIn(text: string, grounds: Grounds): string[] {
  const unfounded: string[] = []
  for (const [token] of text.slice(0, 10_000).replace(ENUMERATED, '$1').matchAll(TOKEN)) {
    if (!isHard(token)) continue
    const found = (part: string): boolean => formsOf(part).some((form) => grounds.has(form))
    if (!found(token) && !partsOf(token).every(found)) unfounded.push(token)
    else if (!found(token) && token.includes('@')) unfounded.push(token)
  }
  return unfounded
}

/** Who bears out the hard facts of a text, all of them together, and the first fact of that; nobody where there is none. */
export function saidBy(text: string, grounds: Grounds): { by: number; token?: string } {
  const facts = [...text.slice(0, 10_000).matchAll(TOKEN)].flatMap(([token]) =>
    isHard(token) ? [{ form: formsOf(token).find((form) => grounds.has(form)), by: whoSays(token, grounds) }] : [],
  )
  const first = facts.find(({ form }) => form !== undefined)
  if (!first) return { by: 0 }
  const all = facts.reduce((each, { by }) => each & by, SAID_BY.tool | SAID_BY.customer | SAID_BY.agent)
  const by = all === 0 ? facts.reduce((sum, fact) => sum | fact.by, 0) : all
  const own = facts.find((fact) => fact.form !== undefined && fact.by === by) ?? first
  return { by, ...(own.form !== undefined && { token: own.form }) }
}

/** "4G/5G" is borne out by whoever says both. */
function whoSays(token: string, grounds: Grounds): number {
  const sayers = (each: string): number => formsOf(each).reduce((sum, form) => sum | (grounds.get(form) ?? 0), 0)
  const parts = partsOf(token)
  return sayers(token) | (parts.length > 1 ? parts.map(sayers).reduce((all, by) => all & by) : 0)
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*'
const DAY = new RegExp(`\\b(?:${MONTH}\\.? (\\d{1,2})|(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH})\\b`, 'gi')
const dayForm = (month: number, day: number): string => `day ${month}-${day}`

/** "25 November", "Nov 25": the day of a date that may be written out elsewhere. */
const daysIn = (text: string): string[] =>
  [...text.slice(0, LIMITS.text).matchAll(DAY)].map(([, before, after, first, last]) =>
    dayForm(MONTHS.indexOf((before ?? last ?? '').slice(0, 3).toLowerCase()) + 1, Number(after ?? first)),
  )

/** "Nineteen fifty one": a year is said in two numbers. */
const yearsIn = (text: string): string[] => {
  const numbers = spokenNumbers(text.slice(0, LIMITS.text))
  return numbers.flatMap((century, at) => {
    const rest = numbers[at + 1] ?? Number.NaN
    return century >= 17 && century <= 20 && rest >= 0 && rest < 100 ? [String(century * 100 + rest)] : []
  })
}

const isHard = (token: string): boolean => /\d/.test(token) || token.includes('@')

/** "(1) … (2) …": the numbers of a list are no facts. */
const ENUMERATED = /(^|[\s:;,])\(?\d{1,2}\)(?=\s)/g

const SEPARATOR = /[.,:@'’/+_–-]/
/** The ways in which one and the same fact is written: `1,093.34` and `1093.34`, `24h` and `24`. */
function formsOf(token: string): string[] {
  const lower = token.toLowerCase().replace(/[.,:'’/+-]+$/, '')
  const forms = [lower]
  const number = lower.replace(/,(?=\d{3})/g, '')
  if (/^\d+(\.\d+)?$/.test(number)) forms.push(numeral(number))
  const unit = /^(\d+(?:\.\d+)?)-?[\p{L}-]{1,20}$/u.exec(number)?.[1]
  if (unit) forms.push(numeral(unit))
  // One and the same time of day: 09:00, 9, 9am; 17:00, 5.
  const [, hour, minutes] = /^(\d{1,2}):(\d{2})(?::00)?(?:[ap]m)?$/.exec(lower) ?? []
  if (hour && Number(hour) < 24)
    for (const each of [Number(hour), Number(hour) % 12 || 12]) {
      forms.push(`${each}:${minutes}`)
      if (minutes === '00') forms.push(String(each))
    }
  // "5.30" is a time as well, and "9.240" are thousands, where dots are written for them.
  const [, dotted, past] = /^(\d{1,2})\.([0-5]\d)$/.exec(lower) ?? []
  if (dotted && Number(dotted) < 24) forms.push(...formsOf(`${dotted}:${past}`))
  if (/^\d{1,3}(?:\.\d{3})+$/.test(lower)) forms.push(numeral(lower.replaceAll('.', '')))
  const thousands = /^(\d+(?:\.\d+)?)k$/.exec(number)?.[1]
  if (thousands) forms.push(String(Number(thousands) * 1_000))
  const [, month, dayInMonth] = /^\d{4}-(\d{2})-(\d{2})$/.exec(lower) ?? []
  if (month && dayInMonth) forms.push(dayForm(Number(month), Number(dayInMonth)))
  // A time of day behind a date: the date alone is the same fact.
  const [, day, dayOfMonth] = /^(\d{4}-\d{2}-(\d{2}))t\d{2}\b/.exec(lower) ?? []
  if (day) forms.push(day, String(Number(dayOfMonth)))
  return forms
}

/** The same text for the same number, to its last digit: an account number is not another one that a double rounds alike. */
const numeral = (written: string): string => (written.length <= LONGEST_NUMBER ? canonicalNumber(written) : written)

/** A range or a compound is borne out by all of its parts; a whole date only by itself. */
const partsOf = (token: string): string[] =>
  /^\d{4}-\d{2}-\d{2}/.test(token) ? [token] : token.split(SEPARATOR).filter((part) => /\d/.test(part))
