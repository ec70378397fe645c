/**
 * Finds what must not stand in a note, a remark or a log: numbers of cards and bank accounts, ids of states, passwords, PINs,
 * codes and keys, however they are written. Kept exact, because a false alarm takes an order number from the person who needs it.
 */
import {
  ANNOUNCED_ACCOUNT,
  ANNOUNCED_CARD,
  ANNOUNCED_CARD_CODE,
  ANNOUNCED_ENTRY_CODE,
  ANNOUNCED_ID,
  ANNOUNCED_KEY,
  ANNOUNCED_ONE_TIME_CODE,
  ANNOUNCED_PASSWORD,
  ANNOUNCED_PIN,
  ANNOUNCED_SECURITY_ANSWER,
  ANNOUNCED_SPELLED_PASSWORD,
  MAYBE_ANNOUNCED,
  NO_VALUE,
} from '../languages/en/secrets.ts'
import { KEY_FORMS, PASSWORD_IN_ADDRESS } from './makers.ts'
import { type Found, personalNumbersIn } from './personal-numbers.ts'
import { plainly } from './plain.ts'
import { ungrouped } from './ungrouped.ts'

/** `start` and `end` are UTF-16 places in the text as it came. */
export type Secret = { kind: string; start: number; end: number }

type Announced = [kind: string, pattern: RegExp]

const ANNOUNCED_WORDS: Announced[] = [
  ['password', ANNOUNCED_SPELLED_PASSWORD],
  ['password', ANNOUNCED_PASSWORD],
  ['security answer', ANNOUNCED_SECURITY_ANSWER],
]
const ANNOUNCED_IN_ADDRESSES: Announced[] = [['password', PASSWORD_IN_ADDRESS]]
const ANNOUNCED_FIGURES: Announced[] = [
  ['card number', ANNOUNCED_CARD],
  ['card code', ANNOUNCED_CARD_CODE],
  ['PIN', ANNOUNCED_PIN],
  ['one-time code', ANNOUNCED_ONE_TIME_CODE],
  ['entry code', ANNOUNCED_ENTRY_CODE],
  ['bank account', ANNOUNCED_ACCOUNT],
]

// Most texts of a note hold none of these, and are done with in one pass.
const MAYBE = /[^ -~\n\t]|\d[^\p{L}\d]{0,3}\d|[\w+/-]{16}|BEGIN|:\/\/|(?:\S{1,8}[ .\-\n]){4}/u

/** Without one of these a text holds no number, and is read as it stands. */
const FIGURE_OR_FOREIGN = /\d|[^ -~\n\t]/
const MAYBE_KEY = /(?<![^\s,;])[^\s,;]{16}|BEGIN|[Bb]asic/
/** Without two of them nothing is announced but words. */
const FIGURES = /\d\D*\d/
const MAYBE_NUMBER = /\d(?:\D{0,3}\d){5}/

export function secretsIn(text: string): Secret[] {
  const isBare = !FIGURE_OR_FOREIGN.test(text)
  const maybe = isBare ? MAYBE_KEY.test(text) || text.includes('://') : MAYBE.test(text)
  if (!maybe && !MAYBE_ANNOUNCED.test(text)) return []
  const plain = plainly(text)
  // What was written in groups has figures in it.
  const found = [plain.text, ...(isBare ? [] : ungrouped(plain.text))].flatMap((read) =>
    typeof read === 'string' ? foundIn(read) : foundIn(read.text).map((each) => read.placed(each)),
  )
  return withoutOverlaps(
    found.map(({ kind, start, end }) => ({ kind, start: plain.at(start), end: plain.at(end - 1) + lengthAt(end - 1) })),
  )

  function lengthAt(index: number): number {
    return String.fromCodePoint(text.codePointAt(plain.at(index)) ?? 0).length
  }
}

const foundIn = (text: string): Found[] => [...announcedIn(text), ...formedIn(text)]

/** What its own form gives away. */
function formedIn(text: string): Found[] {
  const forms = MAYBE_KEY.test(text) ? KEY_FORMS : []
  const keys = forms.flatMap(({ kind, pattern }) =>
    [...text.matchAll(pattern)].map(({ 0: key, index }) => ({ kind, start: index, end: index + key.length })),
  )
  return MAYBE_NUMBER.test(text) ? [...keys, ...personalNumbersIn(text)] : keys
}

function announcedIn(text: string): Found[] {
  const hasFigures = FIGURES.test(text)
  const announced = [
    ...(MAYBE_ANNOUNCED.test(text) ? ANNOUNCED_WORDS : []),
    ...(text.includes('://') ? ANNOUNCED_IN_ADDRESSES : []),
    ...(hasFigures ? ANNOUNCED_FIGURES : []),
  ]
  const found: Found[] = []
  for (const [kind, pattern] of announced) {
    for (const match of text.matchAll(pattern)) {
      const value = match.groups?.first ?? ''
      const start = match.index + match[0].lastIndexOf(value)
      if (!NO_VALUE.test(value)) found.push({ kind, start, end: start + value.length })
    }
  }
  if (!hasFigures) return found
  for (const match of text.matchAll(ANNOUNCED_KEY)) {
    const value = match.groups?.first ?? ''
    const start = match.index + match[0].lastIndexOf(value)
    if ((value.match(/\d/g)?.length ?? 0) > 1) found.push({ kind: 'access key', start, end: start + value.length })
  }
  for (const match of text.matchAll(ANNOUNCED_ID)) {
    const start = match.index + match[0].length
    const value = ID.exec(text.slice(start, start + 40))?.[0] ?? ''
    const kind = /soc|ssn/i.test(match[0]) ? 'social security number' : 'national id'
    if ((value.match(/\d/g)?.length ?? 0) >= 4 && value.replace(/[^\dA-Za-z]/g, '').length >= 6)
      found.push({ kind, start, end: start + value.length })
  }
  return found
}

/** The number of an id: pieces with a figure in them, or a few capitals between such. */
const PIECE = '[A-Za-z]{0,4}\\d[A-Za-z\\d]*|[A-Z]{1,3}(?![a-z])'
const ID = new RegExp(`^(?:${PIECE})(?:[ .\\-/]{1,2}(?:${PIECE}))*`)

/**
 * The text with each secret replaced by its kind; of a card number the last four digits stay, by which people know
 * it. `said`: values that are secret though nothing in the text says so.
 */
export function redactText(text: string, said: readonly string[] = []): string {
  let redacted = ''
  let from = 0
  for (const { kind, start, end } of withoutOverlaps([
    ...secretsIn(text),
    ...said.flatMap((value) => placesOf(value, text)),
  ])) {
    const last = kind === 'card number' ? ` ending in ${lastFour(text.slice(start, end))}` : ''
    redacted += `${text.slice(from, start)}[${kind}${last} removed]`
    from = end
  }
  return redacted + text.slice(from)
}

function placesOf(value: string, text: string): Secret[] {
  const places: Secret[] = []
  for (let start = text.indexOf(value); start >= 0; start = text.indexOf(value, start + value.length)) {
    const end = start + value.length
    if (!PART.test(text.charAt(start - 1)) && !PART.test(text.charAt(end))) places.push({ kind: SAID, start, end })
  }
  return places
}

const SAID = 'code'
const PART = /[\p{L}\d]/u

export const lastFour = (secret: string): string =>
  plainly(secret)
    .text.replace(/[^\dA-Za-z]/g, '')
    .slice(-4)

const KINDS = [
  ...new Set([
    ...['card number', 'bank account', 'social security number', 'national id'],
    ...KEY_FORMS.map(({ kind }) => kind),
    ...[...ANNOUNCED_WORDS, ...ANNOUNCED_FIGURES].map(([kind]) => kind),
    SAID,
  ]),
]
/** What redaction leaves behind, whole or cut off at its end: "[password removed]", "[passw…". */
const REMNANT = new RegExp(`\\[(?:${KINDS.join('|')})\\b|\\[[^\\]]*$`)

/** Whether a secret stands in a text, or stood there. */
export const heldSecret = (text: string): boolean => REMNANT.test(text) || secretsIn(text).length > 0

function withoutOverlaps(secrets: Secret[]): Secret[] {
  const kept: Secret[] = []
  for (const secret of secrets.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (secret.start >= (kept.at(-1)?.end ?? 0)) kept.push(secret)
  }
  return kept
}
