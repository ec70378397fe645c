/** What names of tools and keys tell: their words, whether a call changes anything, what a key's value identifies. */
import * as deeds from '../../languages/en/deeds.ts'
import { IN_NAMES_OF_TOOLS } from '../../languages/en/people.ts'
import { wordsIn } from '../../languages/phrases.ts'

const SPLIT = /[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u

// Names repeat within and across conversations; what they tell does not change. Bounded, so that no one can fill it.
const MEMORY = 5_000
function remembered<T>(read: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>()
  return (name) => {
    const before = known.get(name)
    if (before !== undefined) return before
    if (known.size >= MEMORY) known.clear()
    const value = read(name)
    known.set(name, value)
    return value
  }
}

/** `getOrderDetails`, `get_order_details`, `orders.get-details` → their words in lower case. */
export const wordsOfName: (name: string) => readonly string[] = remembered((name) =>
  name
    .slice(0, 200)
    .split(SPLIT)
    .filter(Boolean)
    .map((word) => word.toLowerCase()),
)

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

const READING = wordsIn(deeds.READING)

/** Verbs for changing something, in names of tools and in what is asked for. */
export const CHANGING = wordsIn(deeds.CHANGING)

const ALSO_THINGS = wordsIn(deeds.ALSO_THINGS)

/** What the words of a tool's name say: it reads, it changes something, or they do not tell. */
export function natureOfTool(name: string): 'reads' | 'changes' | 'untold' {
  const words = wordsOfName(name)
  const first = words[0]
  const last = words.at(-1)
  if (first === undefined || last === undefined) return 'untold'
  if (READING.has(first)) return 'reads'
  if (CHANGING.has(first) && !ALSO_THINGS.has(first)) return 'changes'
  if (READING.has(last)) return 'reads'
  if (words.some((word) => CHANGING.has(word))) return 'changes'
  return words.some((word) => READING.has(word)) ? 'reads' : 'untold'
}

const HANDING = list('transfer handoff hand escalate forward connect route')
const PEOPLE = wordsIn(IN_NAMES_OF_TOOLS)

/** A call that passes the conversation to a person is no step towards the customer's request. */
export function handsOver(name: string): boolean {
  const words = wordsOfName(name)
  return words.some((word) => HANDING.has(word)) && words.some((word) => PEOPLE.has(word))
}

/** Nouns for the one who talks to the agent, or is talked about as its counterpart. */
const CUSTOMER_NOUNS = list(
  `user customer client member patient guest contact caller lead account subscriber tenant policyholder student profile
   household prospect buyer shopper resident membership loyalty pupil requester applicant cardholder`,
)
export const isCustomerNoun = (word: string): boolean => CUSTOMER_NOUNS.has(word)

const ID_ENDINGS = list('id ids number numbers no nr num code codes ref reference key sku uuid guid pnr vin iban imei')

export type KeyMeaning =
  | { is: 'identifier'; noun: readonly string[] }
  | {
      is:
        | 'email'
        | 'phone'
        | 'name'
        | 'first_name'
        | 'last_name'
        | 'birth_date'
        | 'postal_code'
        | 'amount'
        | 'date'
        | 'other'
    }

const FIRST = list('first given fore forename')
const LAST = list('last family sur surname')
const PHONE = list('phone telephone mobile msisdn cell tel fax whatsapp')
const AMOUNT = list('amount price total cost fee charge balance sum refund due payment subtotal tax deposit')

/** What the value under a key is, by the words of the key. */
export const meaningOfKey: (key: string) => KeyMeaning = remembered(readKey)

function readKey(key: string): KeyMeaning {
  const words = wordsOfName(key)
  const has = (set: ReadonlySet<string>) => words.some((word) => set.has(word))
  const last = words.at(-1) ?? ''
  if (words.includes('email') || words.includes('mail'))
    return { is: last === 'id' ? 'identifier' : 'email', noun: words } as KeyMeaning
  if (has(PHONE)) return { is: 'phone' }
  if (words.includes('dob') || words.includes('birthday') || words.includes('birth') || words.includes('birthdate'))
    return { is: 'birth_date' }
  if (words.includes('zip') || words.includes('postcode') || words.includes('postal')) return { is: 'postal_code' }
  if (last === 'name' || last === 'surname' || last === 'forename' || last === 'fullname') {
    if (words.length === 1 && last === 'name') return { is: 'name' }
    if (has(FIRST)) return { is: 'first_name' }
    if (has(LAST)) return { is: 'last_name' }
    if (words.includes('full') || last === 'fullname' || words.some(isCustomerNoun)) return { is: 'name' }
    return { is: 'other' }
  }
  if (ID_ENDINGS.has(last)) return { is: 'identifier', noun: words.slice(0, -1) }
  if (has(AMOUNT)) return { is: 'amount' }
  if (last === 'date' || last === 'at' || last === 'time' || last === 'on') return { is: 'date' }
  return { is: 'other' }
}

const singular = (word: string): string =>
  word.length > 3 && word.endsWith('s') && !word.endsWith('ss') && !word.endsWith('us') ? word.slice(0, -1) : word

/** Words of a name as a person reads them: `['payment', 'methods']` → `payment method`. */
export const nounPhrase = (words: readonly string[]): string =>
  words.map((word, index) => (index === words.length - 1 ? singular(word) : word)).join(' ')
