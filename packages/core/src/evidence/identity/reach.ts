/** Ways to reach somebody, found in text: e-mail addresses and phone numbers, written or said digit by digit. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { LANGUAGES } from '../../languages/languages.ts'
import { type Secret, secretsIn } from '../../secrets/secrets.ts'
import { headOf, tailOf } from '../../text.ts'
import { spokenDigits } from '../spoken-numbers.ts'

const LIMITS = { text: 20_000, spoken: 5_000, found: 20, looked: 40 } as const

// Each part is bounded and no two neighbours may match the same character: linear on any input.
const HOST = String.raw`[\p{L}\p{N}-]{1,63}`
const EMAIL = new RegExp(String.raw`[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63}@${HOST}(?:\.${HOST}){1,5}`, 'gu')

// Digits in groups, as phone numbers are written: bounded, and each part needs a digit. A full stop with a blank ends a sentence.
const GAP = '[ ().-]| [(-]|[)-] | - '
const DIGITS = new RegExp(
  String.raw`(?<![\p{L}\p{N}#_-])(?:\+|\()?\d(?:(?:${GAP})?\d|/\d){6,14}(?![\p{L}\p{N}_-]|(?:${GAP})\d)`,
  'gu',
)

export type Reach = {
  channel: 'email' | 'phone'
  address: string
  /** The words of the text, where the address was said and not written. */
  words?: string
}

export function reachIn(text: string): Reach[] {
  const read = headOf(text, LIMITS.text)
  const found: Reach[] = []
  if (read.includes('@'))
    for (const [address] of read.matchAll(EMAIL)) {
      if (found.length >= LIMITS.found) break
      found.push({ channel: 'email', address })
    }
  if (/\d/.test(read)) {
    let looked = 0
    let secrets: readonly Secret[] | undefined
    // Groups of a card number look like a phone number. Looked for once, and only where something looks like one.
    const isInSecret = (at: number, end: number): boolean => {
      secrets ??= secretsIn(read)
      return secrets.some((secret) => at < secret.end && end > secret.start)
    }
    for (const { 0: address, index } of read.matchAll(DIGITS)) {
      if (++looked > LIMITS.looked) break
      const isMeant =
        looksLikePhone(address) || (isReachedOn(read.slice(0, index)) && !isOfAThing(read.slice(0, index)))
      if (isMeant && isPhone(address) && !isInSecret(index, index + address.length))
        found.push({ channel: 'phone', address: address.trim() })
    }
  }
  for (const { digits, words, at } of spokenDigits(headOf(read, LIMITS.spoken)))
    if (isSaidPhone(digits) && !isOfAThing(read.slice(0, at))) found.push({ channel: 'phone', address: digits, words })
  return found
}

// Long bare digits are as often an order number: a phone number is written with a plus or in groups.
const looksLikePhone = (text: string): boolean =>
  /^\+|^\(|\d[\s()./-]+\d/.test(text) && !/^\d{4}-\d{2}-\d{2}|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$/.test(text)

/** "Call me on", "meine Nummer ist": what follows is a number, however it is written. */
const isReachedOn = (before: string): boolean =>
  LANGUAGES.some(({ reach }) => reach.REACHED_ON.test(tailOf(before, 60)))

/** Countries whose numbers are written in groups without a 0 before them. */
const COUNTRIES = ['ES', 'MX'] as const

const isPhone = (text: string): boolean =>
  text.length <= 40 &&
  /\d.*\d.*\d.*\d/.test(text) &&
  (isNational(text) || isPossible(text) || (/^\+/.test(text) && /^[+\d][\d\s().-]{5,}$/.test(text)))

function isPossible(text: string): boolean {
  const abroad = COUNTRIES.some((country) => parsePhoneNumberFromString(text, country)?.isValid())
  return abroad || (parsePhoneNumberFromString(text, 'US')?.isPossible() ?? /^[+\d][\d\s().-]{5,}$/.test(text))
}

/** "07700 900231": outside of North America a number dialled within the country begins with 0. */
const isNational = (text: string): boolean => /^\(?0/.test(text) && /^\d{9,12}$/.test(text.replace(/\D/g, ''))

const isOfAThing = (before: string): boolean => LANGUAGES.some(({ reach }) => reach.OF_A_THING.test(tailOf(before, 60)))

/** Whoever says seven digits and more, and not of what, says by what they are reached. */
const isSaidPhone = (digits: string): boolean => /^\d{7,13}$/.test(digits.replaceAll(' ', ''))
