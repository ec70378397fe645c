/** Ways to reach somebody, found in text: e-mail addresses and phone numbers. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { headOf } from '../../text.ts'

const LIMITS = { text: 20_000, found: 20, looked: 40 } as const

// Each part is bounded and no two neighbours may match the same character: linear on any input.
const HOST = String.raw`[\p{L}\p{N}-]{1,63}`
const EMAIL = new RegExp(String.raw`[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63}@${HOST}(?:\.${HOST}){1,5}`, 'gu')

// Digits in groups, as phone numbers are written: bounded, and each part needs a digit.
const DIGITS = /(?<![\p{L}\p{N}#_-])(?:\+|\()?\d(?:[\s().-]{0,2}\d){6,14}(?![\p{L}\p{N}_-])/gu

export type Reach = { channel: 'email' | 'phone'; address: string }

export function reachIn(text: string): Reach[] {
  const read = headOf(text, LIMITS.text)
  const found: Reach[] = []
  if (read.includes('@'))
    for (const [address] of read.matchAll(EMAIL)) {
      if (found.length >= LIMITS.found) break
      found.push({ channel: 'email', address })
    }
  if (!/\d/.test(read)) return found
  let looked = 0
  for (const [address] of read.matchAll(DIGITS)) {
    if (++looked > LIMITS.looked) break
    if (looksLikePhone(address) && isPhone(address)) found.push({ channel: 'phone', address: address.trim() })
  }
  return found
}

// Long bare digits are as often an order number: a phone number is written with a plus or in groups.
const looksLikePhone = (text: string): boolean => /^\+|^\(|\d[\s().-]+\d/.test(text) && !/^\d{4}-\d{2}-\d{2}/.test(text)

/** Whether a value that stands under a key for a phone number can be one. */
const isPhone = (text: string): boolean =>
  text.length <= 40 &&
  /\d.*\d.*\d.*\d/.test(text) &&
  (isNational(text) || (parsePhoneNumberFromString(text, 'US')?.isPossible() ?? /^[+\d][\d\s().-]{5,}$/.test(text)))

/** "07700 900231": outside of North America a number dialled within the country begins with 0. */
const isNational = (text: string): boolean => /^\(?0/.test(text) && /^\d{9,11}$/.test(text.replace(/\D/g, ''))
