/**
 * A proposed action as people see it: numbers of cards and accounts, passwords, codes and keys among its arguments covered.
 * It is kept, hashed and given to its agent as it came; an approval covers exactly that.
 */
import { ExactNumber } from '../json/exact-number.ts'
import { lastFour, secretsIn } from '../secrets/secrets.ts'
import type { ProposedAction } from './note.ts'
import { pointerTo } from './pointer.ts'

type Arguments = ProposedAction['arguments']

/** `masked`: JSON pointers, within the arguments, of what is covered; empty where nothing is. */
export type Masked = { arguments: Arguments; masked: string[] }

export function maskArguments(args: Arguments): Masked {
  const masked: string[] = []
  const shown = masks(args, { pointer: '', key: '', masked }) as Arguments
  return masked.length > 0 ? { arguments: shown, masked } : { arguments: args, masked }
}

const isMasked = (args: Arguments): boolean => maskArguments(args).masked.length > 0

/** Whether somebody who has not asked to see them does not know all that they would approve. */
export const holdsMasked = (action: Pick<ProposedAction, 'arguments'> | null | undefined): boolean =>
  action ? isMasked(action.arguments) : false

/** `isSecret`: it stands under a name that says so. */
type Place = { pointer: string; key: string; masked: string[]; isSecret?: boolean }

function masks(value: unknown, place: Place): unknown {
  if (typeof value === 'string' || typeof value === 'number' || value instanceof ExactNumber) {
    const text = String(value)
    const isNamed =
      place.isSecret || namesSecret(place.key) || (NAMES_CARD.test(place.key) && IS_LONG_NUMBER.test(text))
    const shown = isNamed && text !== '' ? coveredWhole(text) : coveredIn(text)
    if (shown === text) return value
    place.masked.push(place.pointer)
    return shown
  }
  if (typeof value !== 'object' || value === null) return value
  const isSecret = place.isSecret || namesSecret(place.key)
  if (Array.isArray(value))
    return value.map((item, n) => masks(item, { ...place, isSecret, pointer: pointerTo(place.pointer, n) }))
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      masks(part, { ...place, isSecret, key, pointer: pointerTo(place.pointer, key) }),
    ]),
  )
}

/** With a digit wrong it has no check digit to know it by. */
const NAMES_CARD = /card|iban|account_?number/i
const IS_LONG_NUMBER = /^\s*\d(?:[ .-]?\d){12,18}\s*$/

const COVER = '••••'
const LONG_ENOUGH = 12

/** Of a number that is long enough the end stays, by which people know it. */
const coveredWhole = (text: string): string => (text.length >= LONG_ENOUGH ? COVER + lastFour(text) : COVER)

function coveredIn(text: string): string {
  let shown = ''
  let from = 0
  for (const { kind, start, end } of secretsIn(text)) {
    const secret = text.slice(start, end)
    shown += text.slice(from, start) + (KNOWN_BY_END.has(kind) ? coveredWhole(secret) : COVER)
    from = end
  }
  return shown + text.slice(from)
}

const KNOWN_BY_END: ReadonlySet<string> = new Set(['card number', 'bank account'])

/** Arguments whose name says that their value is secret, whatever it looks like: their last word, or the last two. */
const NAMES_SECRET: ReadonlySet<string> = new Set(
  `password passcode passphrase passwd pwd pin cvv cvc secret otp ssn iban apikey secretkey accesskey privatekey cardnumber
   token securityanswer secretanswer maidenname accesstoken authtoken apitoken refreshtoken pincode pass auth authorization bearer credential accesscode safecode alarmcode kennwort passwort contraseña
   motdepasse securitycode verificationcode entrycode doorcode onetimecode`.split(/\s+/),
)

const namesSecret = (key: string): boolean => NAMES_SECRET.has(lastWordsOf(key))

function lastWordsOf(key: string): string {
  const words = key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter(Boolean)
  const last = singular(words.at(-1) ?? '')
  if (NAMES_SECRET.has(last)) return last
  const pair = words.slice(-2).join('')
  return NAMES_SECRET.has(pair) ? pair : words.slice(-3).join('')
}

const singular = (word: string): string => (NAMES_SECRET.has(word) ? word : word.replace(/s$/, ''))
