/**
 * Makes a sentence false by exchanging one thing in it: a number, an id, a name, a date, a denial, or who does it. Knows
 * nothing of how sentences are judged.
 */
import type { Conversation } from '@baton-desk/core'

export const SWAP_KINDS = ['number', 'id', 'name', 'date', 'negation', 'actor'] as const
export type SwapKind = (typeof SWAP_KINDS)[number]

export type Swap = {
  kind: SwapKind
  text: string
  from: string
  to: string
  where: 'cited' | 'conversation' | 'made up'
}

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December'
const FULL_NAME = /\b[A-Z]\p{L}+(?: [A-Z]\p{L}+)+\b/u
const LATER_NAME = /(?<=[a-z,] )[A-Z]\p{L}{2,}\b/u
const PATTERNS: Record<'date' | 'id' | 'number' | 'name', RegExp> = {
  date: new RegExp(`\\d{4}-\\d{2}-\\d{2}|\\b(?:${MONTHS}) \\d{1,2}\\b|\\b\\d{1,2} (?:${MONTHS})\\b`, 'g'),
  id: /#?\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z_-])[A-Za-z\d][\w-]{3,}\b|#?\b\d{6,}\b/g,
  number: /(?<![\w.,:#-])\d{1,5}(?:,\d{3})*(?:\.\d+)?(?![\w:-]|[.,]\d)/g,
  name: new RegExp(`${FULL_NAME.source}|${LATER_NAME.source}`, 'gu'),
}

type Found = { text: string; at: number }

/** Facts of a text by their kind; a date is no number, and an id is neither. */
function factsIn(text: string): Record<keyof typeof PATTERNS, Found[]> {
  const taken: [number, number][] = []
  const find = (kind: keyof typeof PATTERNS): Found[] =>
    [...text.matchAll(PATTERNS[kind])].flatMap((match) => {
      const [found] = match
      const end = match.index + found.length
      if (taken.some(([from, to]) => match.index < to && end > from)) return []
      if (kind === 'id' && /^\d{4}-\d{2}-\d{2}/.test(found)) return []
      taken.push([match.index, end])
      return [{ text: found, at: match.index }]
    })
  return { date: find('date'), id: find('id'), name: find('name'), number: find('number') }
}

const textOf = (messages: Conversation): string =>
  messages.map(({ text, toolCall }) => `${text}${toolCall ? ` ${JSON.stringify(toolCall.arguments)}` : ''}`).join('\n')

const spread = (text: string, at: number, length: number): number => {
  let sum = at * 31 + 7
  for (const letter of text) sum = (sum * 33 + (letter.codePointAt(0) ?? 0)) % 1_000_003
  return sum % length
}

export function swapsOf(text: string, m: readonly number[], conversation: Conversation): Swap[] {
  const swaps: Swap[] = []
  const small = new Set(textOf(conversation).match(/(?<![\w@.])[a-z]{2,}/g))
  const cited = factsIn(textOf(m.flatMap((at) => conversation[at] ?? [])))
  const all = factsIn(textOf(conversation))
  const own = factsIn(text)
  for (const kind of ['number', 'id', 'name', 'date'] as const)
    for (const { text: from, at } of own[kind])
      for (const [where, pool] of [
        ['cited', cited[kind]],
        ['conversation', all[kind]],
        ['made up', [{ text: madeUp(kind, from), at: 0 }]],
      ] as const) {
        const others = [...new Set(pool.map(({ text: other }) => other))].filter(
          (other) =>
            !(kind === 'name' && other.split(' ').some((word) => small.has(word.toLowerCase()))) &&
            !isAlike(other, from) &&
            (kind !== 'id' || shapeOf(other) === shapeOf(from) || where === 'cited'),
        )
        const to = others[spread(text, at, Math.max(others.length, 1))]
        if (to === undefined) continue
        swaps.push({ kind, from, to, where, text: text.slice(0, at) + to + text.slice(at + from.length) })
      }
  return [...swaps, ...denials(text), ...actors(text)].filter((swap) => swap.text !== text)
}

const MONTH_NAMES = MONTHS.split('|')
/** "March 10" and "2019-03-10" name one day. */
const dayOf = (date: string): string => {
  const [, month, day] = /^\d{4}-(\d{2})-(\d{2})$/.exec(date) ?? []
  if (month !== undefined) return `${Number(month)}-${Number(day)}`
  const name = MONTH_NAMES.findIndex((each) => date.includes(each))
  return name < 0 ? '' : `${name + 1}-${Number(/\d+/.exec(date)?.[0])}`
}
const bare = (fact: string): string =>
  fact
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/\.0+$/, '')
const isAlike = (one: string, other: string): boolean =>
  (dayOf(one) !== '' && dayOf(one) === dayOf(other)) ||
  bare(one).includes(bare(other)) ||
  bare(other).includes(bare(one)) ||
  Number(one.replaceAll(',', '')) === Number(other.replaceAll(',', ''))
const shapeOf = (id: string): string => id.replace(/\d+/g, '9').replace(/[A-Za-z]+/g, 'a')

const NAMES = ['Thomas Berger', 'Ines Okoye', 'Pavel Novotny']
function madeUp(kind: 'number' | 'id' | 'name' | 'date', from: string): string {
  if (kind === 'name') return NAMES[from.length % NAMES.length] ?? ''
  const at = from.search(/\d(?=\D*$)/)
  return from.slice(0, at) + String((Number(from[at]) + 3) % 9 || 9) + from.slice(at + 1)
}

const oneOf = (words: string): string => `(${words.trim().split(/\s+/).join('|')})`

const AUXILIARY = new RegExp(`\\b${oneOf('is are was were will would can could may does do did')}\\b(?! not|n't)`)
const DENIED = oneOf('is are was were will would can could may has have does do did had')
const SHORTENED = oneOf('ca wo is are was were does do did has have could would')
const UNDENY: [RegExp, string][] = [
  [new RegExp(`\\b${DENIED} not\\b`), '$1'],
  [/\bcannot\b/, 'can'],
  [new RegExp(`\\b${SHORTENED}n['’]t\\b`), '$1'],
  [/\bnever\b/, 'always'],
  [/\bwithout\b/, 'with'],
  [/\b(has|have|had|with|is|found) no\b/, '$1 a'],
  [/\bnot\b /, ''],
]
const DOES =
  oneOf(`wants asked booked moved reported reports needs prefers said gave has got paid cancelled changed submitted
  confirmed named insists declined refused accepted offered found told opened`)
const ACTIVE = new RegExp(`\\b(The (?:customer|agent)|He|She|[A-Z][a-z]+) ${DOES}\\b`)
const ORDER =
  oneOf(`Refund Cancel Approve Open Change Decide Find Check Book Send Call Move Issue Add Remove Confirm Tell Ask Look
  Review Waive Update Return Exchange`)
const IMPERATIVE = new RegExp(`^${ORDER}\\b`)

function denials(text: string): Swap[] {
  const made: Swap[] = []
  const add = (to: string, from: string, by: string): void => {
    made.push({ kind: 'negation', from, to: by, where: 'made up', text: to })
  }
  for (const [pattern, by] of UNDENY) {
    const match = pattern.exec(text)
    if (!match) continue
    const plain = text
      .replace(pattern, by)
      .replace(/\bca\b/, 'can')
      .replace(/\bwo\b/, 'will')
    add(plain.replace(/\b(?:does|do|did) (?=[a-z]+\b)/, ''), match[0], 'without it')
    break
  }
  const auxiliary = AUXILIARY.exec(text)
  if (auxiliary) add(text.replace(AUXILIARY, '$1 not'), auxiliary[0], 'not')
  const active = ACTIVE.exec(text)
  if (active) add(text.replace(active[0], `${active[1]} never ${active[2]}`), active[0], 'never')
  const imperative = IMPERATIVE.exec(text)
  if (imperative) add(`Do not ${text[0]?.toLowerCase()}${text.slice(1)}`, imperative[0], 'do not')
  return made
}

const IS = oneOf('wants asked reports reported is was needs prefers named gave changed has said would can cannot')
const NO_NAME = oneOf('It There The This Signal They')
const NAMED = new RegExp(`^(?!${NO_NAME}\\b)[A-Z][a-z]+(?: [A-Z][a-z]+)?(?= ${IS}\\b)`)

function actors(text: string): Swap[] {
  const made: Swap[] = []
  const swap = (pattern: RegExp, to: string): void => {
    const match = pattern.exec(text)
    if (!match) return
    made.push({ kind: 'actor', from: match[0], to, where: 'made up', text: text.replace(pattern, to) })
  }
  if (/\b[Tt]he agent\b/.test(text) && /\b[Tt]he customer\b/.test(text)) {
    made.push({
      kind: 'actor',
      from: 'agent, customer',
      to: 'customer, agent',
      where: 'made up',
      text: text.replace(
        /\b([Tt])he (agent|customer)\b/g,
        (_, the, who) => `${the}he ${who === 'agent' ? 'customer' : 'agent'}`,
      ),
    })
    return made
  }
  swap(/\bThe customer\b/, 'The agent')
  swap(/\bthe customer\b/, 'the agent')
  swap(/\bThe agent\b/, 'The customer')
  swap(/\bthe agent\b/, 'the customer')
  swap(/^(?:He|She)\b/, 'The agent')
  swap(NAMED, 'The agent')
  return made
}
