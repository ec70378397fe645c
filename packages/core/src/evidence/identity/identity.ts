/** Who the customer is and which records the talk is about: from tool arguments, tool results and the customer's words. */

import { PAYS_WITH } from '../../languages/en/money.ts'
import {
  ADDRESSED,
  ANSWERED_NAME,
  BEGINS_WITH_NAME,
  LABELLED,
  LABELLED_FAR,
  NAME_FIRST,
  NO_FIRST_NAME,
  NUMBERED,
  SAID_AMONG,
  SAYS_HOW_TO_REACH,
  SIGNED,
  SIGNED_FIRST,
} from '../../languages/en/names.ts'
import { ON_THEIR_PHONE } from '../../languages/en/reach.ts'
import { LANGUAGES } from '../../languages/languages.ts'
import { NAMED_ELSEWHERE } from '../../languages/names-elsewhere.ts'
import { headOf, tailOf } from '../../text.ts'
import type { Conversation, Source } from '../conversation.ts'
import { languageOf } from '../speech/language-of.ts'
import { plainSpeech, withoutGreeting } from '../speech/spoken.ts'
import { isCustomerNoun, meaningOfKey, natureOfTool, nounPhrase, wordsOfName } from '../tools/naming.ts'
import type { ToolCall } from '../tools/tool-calls.ts'
import { isObject, leavesOf } from '../tools/tool-result.ts'
import { placesIn } from './places.ts'
import { reachIn } from './reach.ts'

/** `of`: whose record it stood in, where the record names somebody. */
export type IdentifierFact = { label: string; value: string; source: Source; checked: boolean; of?: string }
export type ReachFact = { channel: string; address: string; source: Source; of?: string }
/** `said`: the customer gave it as their own, whoever else knows it. */
export type NameFact = { value: string; source: Source; checked: boolean; said: boolean }

export type RecordFact = {
  /** What it is, in the words of the key or of the customer: `order`, `payment method`. */
  kind: string
  id: string
  source: Source
  /** Index of the message that spoke of it last. */
  lastAt: number
  saidByCustomer: boolean
  /** It was an argument of a call. */
  used: boolean
  /** A call that changes something, or was refused, was about it. */
  acted: boolean
  /** Its own details were looked up: a tool answered with it, not only with something that holds it. */
  opened: boolean
  /** Its details hold a way to reach the customer that they gave: the line of this phone number, the account of this address. */
  holdsReach: boolean
  /** A change to it went through. */
  changed: boolean
  /** It was the first record named in a call: what the call was about, not what it used. */
  primary: boolean
  /** Its own details name a number or address, and not the one that the customer gave. `theirsFound`: another record does. */
  otherReach?: Way & { said: Way; theirsFound: boolean }
  /** In how many calls it was an argument. */
  uses: number
  /** Index of the customer's message that spoke of it last; absent where they never did. */
  saidAt?: number
}

type Way = { channel: string; address: string; source: Source }

/** A street address or a room that the customer named. */
export type PlaceFact = { text: string; source: Source }

export type Identity = {
  names: NameFact[]
  identifiers: IdentifierFact[]
  reach: ReachFact[]
  places: PlaceFact[]
  records: RecordFact[]
}

const MAX_FACTS = 200
/** Words that can be a person's name: letters, few, none of them a number or in quotes. */
const NAME = /^[\p{L}\p{M}][\p{L}\p{M}.'’-]{0,40}(?: [\p{L}\p{M}.'’-]{1,40}){0,4}$/u
const ASKED_FOR = /\b([a-z]{3,20}) (?:id|number|code|reference)\b/i

export function identityIn(conversation: Conversation, calls: readonly ToolCall[]): Identity {
  const found = new Found()
  for (const call of calls) {
    if (call.handsOver) continue
    readArguments(found, call)
    const answer = call.answerAt === undefined ? undefined : conversation[call.answerAt]
    if (answer) readResult(found, call, answer.text)
  }
  let askedFor = ''
  for (const [index, message] of conversation.entries()) {
    if (message.role === 'customer' && message.text !== '') readCustomer(found, message.text, index, askedFor)
    else if (message.role === 'agent' || message.role === 'person') {
      if (index < 200 || index >= conversation.length - 400) found.mention(message.text, index)
      if (message.text !== '') {
        const addressed = ADDRESSED.exec(headOf(message.text, 300))?.groups?.first
        if (
          addressed &&
          index > 0 &&
          message.role === 'agent' &&
          !NO_FIRST_NAME.test(addressed) &&
          !found.hasSaidName()
        )
          found.name(addressed, { kind: 'agent', message: index, words: addressed })
        const last = tailOf(message.text, 600)
        askedFor =
          ASKED_FOR.exec(last)?.[1]?.toLowerCase() ??
          (/\bname\b[^.!]{0,60}\?|\bwho (?:is calling|is this|am i (?:speaking|talking))\b/i.test(last) ? 'name' : '')
      }
    }
  }
  return found.identity()
}

/** Collects facts once each; the source that knows best stays. */
class Found {
  private readonly names = new Map<string, NameFact>()
  private readonly identifiers = new Map<string, IdentifierFact>()
  private readonly reachable = new Map<string, ReachFact>()
  private readonly places = new Map<string, PlaceFact>()
  private readonly records = new Map<string, RecordFact>()
  private readonly saidReach = new Map<string, { channel: string; address: string; source: Source }>()
  private readonly reaches = new Map<string, { channel: string; address: string; source: Source }[]>()

  name(value: string, source: Source): void {
    if (!NAME.test(value) || (source.kind === 'customer' && isNoName(value))) return
    const key = value.toLowerCase()
    const known = this.names.get(key)
    const [checked, said] = [source.kind === 'tool', source.kind === 'customer']
    if (known) {
      known.checked ||= checked
      known.said ||= said
    } else if (this.names.size < MAX_FACTS) this.names.set(key, { value, source, checked, said })
  }

  hasSaidName(): boolean {
    return [...this.names.values()].some(({ said }) => said)
  }

  identifier(label: string, value: string, source: Source, of?: string): void {
    const key = value.toLowerCase()
    const known = this.identifiers.get(key)
    if (!known) {
      if (this.identifiers.size < MAX_FACTS)
        this.identifiers.set(key, { label, value, source, checked: source.kind === 'tool', ...(of && { of }) })
      return
    }
    if (of) known.of = of
    if (source.kind === 'tool' && !known.checked) {
      known.checked = true
      known.source = source
    }
  }

  reach(channel: string, address: string, source: Source, of?: string): void {
    // A field for an address may hold something else: "unknown", "see file".
    if (!(channel === 'email' ? address.includes('@') : /\d.*\d.*\d/.test(address))) return
    const key = reachKey(address)
    if (source.kind === 'customer') this.saidReach.set(key, { channel, address, source })
    if (this.reachable.size < MAX_FACTS && !this.reachable.has(key))
      this.reachable.set(key, { channel, address, source, ...(of && { of }) })
  }

  place(text: string, source: Source): void {
    const key = text.toLowerCase()
    if (this.places.size < MAX_FACTS && !this.places.has(key)) this.places.set(key, { text, source })
  }

  record(
    kind: string,
    id: string,
    source: Source,
    how: { acted?: boolean; used?: boolean; opened?: boolean; changed?: boolean; primary?: boolean } = {},
  ): void {
    if (this.identifiers.has(id.toLowerCase())) return
    const key = recordKey(id)
    const at = source.message ?? 0
    const known = this.records.get(key)
    if (!known) {
      if (this.records.size < MAX_FACTS)
        this.records.set(key, {
          kind,
          id,
          source,
          lastAt: at,
          saidByCustomer: source.kind === 'customer',
          used: how.used ?? false,
          acted: how.acted ?? false,
          opened: how.opened ?? false,
          holdsReach: false,
          primary: how.primary ?? false,
          changed: how.changed ?? false,
          uses: how.used ? 1 : 0,
          ...(source.kind === 'customer' && { saidAt: at }),
        })
      return
    }
    known.lastAt = Math.max(known.lastAt, at)
    known.saidByCustomer ||= source.kind === 'customer'
    known.used ||= how.used ?? false
    if (how.used) known.uses += 1
    if (source.kind === 'customer') known.saidAt = Math.max(known.saidAt ?? 0, at)
    known.acted ||= how.acted ?? false
    known.opened ||= how.opened ?? false
    known.changed ||= how.changed ?? false
    known.primary ||= how.primary ?? false
    if (known.kind === 'record' && kind !== 'record') known.kind = kind
    if (source.kind === 'tool' && known.source.kind !== 'tool') known.source = source
  }

  /** Notes that a message spoke of records found before. */
  mention(text: string, at: number): RecordFact[] {
    if (this.records.size === 0 || text === '') return []
    const heard = text.slice(0, 20_000).toLowerCase()
    const mentioned: RecordFact[] = []
    for (const [key, record] of this.records)
      if (heard.includes(key)) {
        record.lastAt = Math.max(record.lastAt, at)
        mentioned.push(record)
      }
    return mentioned
  }

  has(id: string): RecordFact | undefined {
    return this.records.get(recordKey(id))
  }

  isReach(value: string): boolean {
    return this.reachable.has(reachKey(value))
  }

  holdReach(id: string): void {
    const known = this.has(id)
    if (known) known.holdsReach = true
  }

  /** The ways to reach somebody that stand in the details of a record. */
  reachOf(id: string, ways: readonly { channel: string; address: string; source: Source }[]): void {
    const key = recordKey(id)
    this.reaches.set(key, [...(this.reaches.get(key) ?? []), ...ways])
  }

  /** What a record says of itself that is not what the customer said of themselves. */
  private otherReachOf(id: string): RecordFact['otherReach'] {
    const ways = this.reaches.get(recordKey(id)) ?? []
    const said = [...this.saidReach.values()]
    if (ways.some((way) => said.some(({ address }) => sameReach(way.address, address)))) return undefined
    for (const way of ways) {
      const theirs = said.find(({ channel }) => channel === way.channel)
      if (!theirs) continue
      const theirsFound = [...this.reaches.values()].flat().some(({ address }) => sameReach(address, theirs.address))
      return { ...way, said: theirs, theirsFound }
    }
    return undefined
  }

  /** An identifier holds both words of a name. */
  isNamedIn(first: string, last: string): boolean {
    return [...this.identifiers.keys()].some(
      (id) => id.includes(first.toLowerCase()) && id.includes(last.toLowerCase()),
    )
  }

  isIdentifier(value: string): boolean {
    return this.identifiers.has(value.toLowerCase())
  }

  identity(): Identity {
    const names = [...this.names.values()]
    const isTheirs = ownerTest(names)
    return {
      names,
      identifiers: [...this.identifiers.values()].filter(isTheirs),
      reach: [...this.reachable.values()].filter(isTheirs),
      places: [...this.places.values()],
      records: [...this.records.values()]
        .filter((record) => !this.identifiers.has(record.id.toLowerCase()))
        .map((record) => {
          const otherReach = this.otherReachOf(record.id)
          return otherReach ? { ...record, otherReach } : record
        }),
    }
  }
}

/** Where the customer's own record was found, what stood in somebody else's is not theirs. */
function ownerTest(names: readonly NameFact[]): (fact: { of?: string }) => boolean {
  const said = names.find((name) => name.said)
  const own = said && names.find(({ value, checked }) => checked && isSameFirstName(value, said.value))
  return ({ of }) => !own || of === undefined || isSameFirstName(of, own.value)
}

/** Names are written in parts and in full: the first is what two of them share. */
export const isSameFirstName = (a: string, b: string): boolean => {
  const [first = '', second = ''] = [a, b].map((name) => name.toLowerCase().split(' ')[0] ?? '')
  return first.startsWith(second) || second.startsWith(first) || a.toLowerCase().includes(second)
}

const nameOf = (record: Record<string, unknown>): string | undefined => {
  const [, name] =
    Object.entries(record).find(([key, value]) => meaningOfKey(key).is === 'name' && typeof value === 'string') ?? []
  return typeof name === 'string' ? name : undefined
}

const reachKey = (address: string): string =>
  address.includes('@') ? address.toLowerCase() : address.replace(/\D/g, '')
/** With or without the code of the country. */
const sameReach = (a: string, b: string): boolean => {
  const [one = '', other = ''] = [a, b].map((address) => reachKey(address).replace(/^0+/, ''))
  return (
    one === other || (/^\d{7,}$/.test(one) && /^\d{7,}$/.test(other) && (one.endsWith(other) || other.endsWith(one)))
  )
}
const recordKey = (id: string): string => id.replace(/^#/, '').toLowerCase()

const ID = /^#?[\p{L}\p{N}][\p{L}\p{N}_./:#-]{1,79}$/u
const isId = (value: string | number | boolean): value is string | number =>
  (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) ||
  (typeof value === 'string' && ID.test(value) && /\d|^[A-Z]{4,}$/.test(value))

/** Plain words of a tool's name that tell nothing about what its id is the id of. */
const VAGUE = new Set([
  'details',
  'detail',
  'info',
  'information',
  'by',
  'id',
  'data',
  'record',
  'records',
  'status',
  'for',
  'with',
  'and',
  'of',
  'the',
])

const SAYS_WHAT_IS_DONE = (word: string): boolean => natureOfTool(word) !== 'untold'

/** What is paid with is no record to open. */
export const PAYMENT_METHOD = 'payment method'

function kindOf(noun: readonly string[], call: ToolCall, value: string): string {
  if (PAYS_WITH.test(value)) return PAYMENT_METHOD
  if (noun.length > 0) return nounPhrase(noun)
  // A bare `id`: the answer usually repeats it under a key that says more.
  if (isObject(call.json))
    for (const [key, held] of Object.entries(call.json)) {
      const meaning = meaningOfKey(key)
      if (String(held) === value && meaning.is === 'identifier' && meaning.noun.length > 0)
        return nounPhrase(meaning.noun)
    }
  const [first = '', ...others] = wordsOfName(call.name)
  const rest = (SAYS_WHAT_IS_DONE(first) ? others : [first, ...others]).filter(
    (word) => !VAGUE.has(word) && !SAYS_WHAT_IS_DONE(word),
  )
  return rest.length > 0 && rest.length <= 3 ? nounPhrase(rest) : 'record'
}

function readArguments(found: Found, call: ToolCall): void {
  const at = call.callAt
  if (at === undefined) return
  const worked = call.outcome === 'done'
  const first: string[] = []
  const last: string[] = []
  let isFirst = true
  for (const { key, path, value } of leavesOf(call.arguments)) {
    const meaning = meaningOfKey(key)
    const words = String(value)
    // What an agent puts into a call counts as checked only when the tool found something with it.
    const source: Source = { kind: worked && !call.changes ? 'tool' : 'agent', message: at, words }
    if (meaning.is === 'email') found.reach('email', words, source)
    else if (meaning.is === 'phone' && isPhoneText(words)) {
      found.reach('phone', words, source)
    } else if (meaning.is === 'first_name' && path.length === 1) first.push(words)
    else if (meaning.is === 'last_name' && path.length === 1) last.push(words)
    else if (meaning.is === 'name' && path.length === 1 && call.name && aboutCustomer(wordsOfName(call.name)))
      found.name(words, source)
    else if (meaning.is === 'postal_code' && aboutCustomer(wordsOfName(call.name)))
      found.identifier('Postal code', words, source)
    else if (meaning.is === 'birth_date' && path.length === 1) found.identifier('Date of birth', words, source)
    else if (meaning.is === 'identifier' && isId(value)) {
      const kind = kindOf(meaning.noun, call, words)
      if (isCustomerKind(kind)) found.identifier(labelOf(kind, key), words, source)
      else {
        found.record(kind, words, source, {
          used: true,
          acted: call.changes || call.outcome === 'refused',
          changed: call.changes && worked,
          primary: isFirst,
        })
        isFirst = false
      }
    }
  }
  const [firstName, lastName] = [first[0], last[0]]
  if (worked && firstName && lastName && aboutCustomer(wordsOfName(call.name)))
    found.name(`${firstName} ${lastName}`, { kind: 'agent', message: at, words: firstName })
}

const isPhoneText = (text: string): boolean => /^[+\d(][\d\s().-]{4,}$/.test(text)
const isCustomerKind = (kind: string): boolean => kind.split(' ').some(isCustomerNoun)
const aboutCustomer = (words: readonly string[]): boolean => words.some(isCustomerNoun)
const labelOf = (kind: string, key: string): string => {
  const last = wordsOfName(key).at(-1)
  const ending = last === 'number' || last === 'code' ? last : 'ID'
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${ending}`
}

function readResult(found: Found, call: ToolCall, text: string): void {
  const at = call.answerAt
  if (at === undefined || call.outcome === 'failed' || call.outcome === 'refused') return
  const source = (words: string): Source => ({ kind: 'tool', message: at, words })
  if (typeof call.json !== 'object') {
    // A lookup that answers with one word that is an id answers with what its name asks for.
    const answer = call.said.replace(/^"|"$/g, '')
    const noun = wordsOfName(call.name).find(isCustomerNoun)
    if (noun && ID.test(answer) && /\d/.test(answer)) found.identifier(labelOf(noun, 'id'), answer, source(answer))
    return
  }
  const [whole, ...inner] = recordsWithin(call.json)
  if (!whole) return
  readNamesWithin(found, whole.record, source, text)
  for (const { record, under } of [whole, ...inner])
    if (isCustomerRecord(record, call) || (under !== undefined && isCustomerKind(under) && hasName(record)))
      readCustomerRecord(found, record, source, text)
  for (const { record, under } of [whole, ...inner]) readRecord(found, record, { call, under, source })
}

/** What an answer is about: the object itself, those it wraps, and the only one of a list. From a list of several, none is taken. */
function recordsWithin(json: unknown): { record: Record<string, unknown>; under?: string }[] {
  const records: { record: Record<string, unknown>; under?: string }[] = []
  const walk = (value: unknown, depth: number, under?: string): void => {
    const only = Array.isArray(value) ? (value.length === 1 ? value[0] : undefined) : value
    if (!isObject(only) || depth > 4 || records.length >= 12) return
    records.push({ record: only, ...(under !== undefined && { under }) })
    for (const [key, inner] of Object.entries(only).slice(0, 40)) walk(inner, depth + 1, nounPhrase(wordsOfName(key)))
  }
  walk(json, 0)
  return records
}

const hasName = (record: Record<string, unknown>): boolean =>
  Object.keys(record).some((key) => ['name', 'first_name', 'last_name'].includes(meaningOfKey(key).is))

function readRecord(
  found: Found,
  record: Record<string, unknown>,
  { call, under, source }: { call: ToolCall; under: string | undefined; source: (words: string) => Source },
): void {
  const values = Object.values(record).filter((value) => typeof value === 'string')
  const own = values.find((value) => found.has(value))
  if (own !== undefined && values.some((value) => found.isReach(value))) found.holdReach(own)
  const ownId = Object.keys(record).find((key) => meaningOfKey(key).is === 'identifier')
  if (own !== undefined && ownId !== undefined && record[ownId] === own)
    found.reachOf(
      own,
      Object.entries(record).flatMap(([key, value]) => {
        const { is } = meaningOfKey(key)
        return typeof value === 'string' && (is === 'email' || is === 'phone')
          ? [{ channel: is, address: value, source: source(value) }]
          : []
      }),
    )
  const toolWords = wordsOfName(call.name)
  const aboutIt = (noun: readonly string[]): boolean => noun.some((word) => toolWords.includes(word))
  const asked = new Set(leavesOf(call.arguments).map(({ value }) => String(value)))
  for (const [key, value] of Object.entries(record)) {
    const meaning = meaningOfKey(key)
    if (meaning.is !== 'identifier' || typeof value === 'object' || !isId(value as string)) continue
    const words = String(value)
    const kind = meaning.noun.length === 0 && under !== undefined ? under : kindOf(meaning.noun, call, words)
    if (isCustomerKind(kind)) found.identifier(labelOf(kind, key), words, source(words), nameOf(record))
    else if (found.has(words))
      found.record(kind, words, source(words), { opened: asked.has(words) && (ownId === key || aboutIt(meaning.noun)) })
  }
}

/** An object that describes the customer: it has a name and a way to reach them, or was looked up as one. */
function isCustomerRecord(record: Record<string, unknown>, call: ToolCall): boolean {
  const meanings = Object.keys(record).map((key) => meaningOfKey(key).is)
  const named = meanings.some((is) => is === 'name' || is === 'first_name' || is === 'last_name')
  const reachable = meanings.some((is) => is === 'email' || is === 'phone')
  const isNamedSo = Object.keys(record).some(
    (key) => meaningOfKey(key).is === 'name' && aboutCustomer(wordsOfName(key)),
  )
  return named && (reachable || isNamedSo || aboutCustomer(wordsOfName(call.name)) || namesTheCustomer(record))
}

/** The name beside a customer's id is the customer's, where it is written as a person's is. */
const namesTheCustomer = (record: Record<string, unknown>): boolean =>
  Object.entries(record).some(([key, value]) => {
    const meaning = meaningOfKey(key)
    return meaning.is === 'identifier' && isCustomerKind(nounPhrase(meaning.noun)) && typeof value === 'string'
  }) &&
  Object.entries(record).every(
    ([key, value]) =>
      meaningOfKey(key).is !== 'name' || (typeof value === 'string' && /^\p{Lu}\S*(?: \S+)? \p{Lu}\S*$/u.test(value)),
  )

function readCustomerRecord(
  found: Found,
  record: Record<string, unknown>,
  source: (words: string) => Source,
  text: string,
): void {
  const name: { first?: string; last?: string } = {}
  for (const [key, value] of Object.entries(record)) {
    const meaning = meaningOfKey(key).is
    if (meaning === 'name' && isObject(value)) {
      for (const [part, word] of Object.entries(value)) takeNamePart(name, meaningOfKey(part).is, word)
    } else if (typeof value === 'string' && value !== '') {
      if (meaning === 'name') found.name(value, source(value))
      else if (meaning === 'email') found.reach('email', value, source(value), nameOf(record))
      else if (meaning === 'phone') found.reach('phone', value, source(value), nameOf(record))
      else takeNamePart(name, meaning, value)
    }
  }
  if (name.first && name.last) found.name(`${name.first} ${name.last}`, source(spanOf(text, name.first, name.last)))
}

/** The passage of a text that holds both words, in either order; the first word where they stand far apart. */
function spanOf(text: string, first: string, second: string): string {
  const from = text.indexOf(first)
  const to = text.indexOf(second)
  if (from < 0 || to < 0 || Math.abs(from - to) > 300) return first
  return from <= to ? text.slice(from, to + second.length) : text.slice(to, from + first.length)
}

/** A person inside a record (a passenger, a signatory) is the customer when the customer's own id is made of their name. */
function readNamesWithin(
  found: Found,
  record: Record<string, unknown>,
  source: (words: string) => Source,
  text: string,
): void {
  for (const list of Object.values(record)) {
    if (!Array.isArray(list)) continue
    for (const each of list.slice(0, 20)) {
      if (!isObject(each)) continue
      const name: { first?: string; last?: string } = {}
      for (const [key, value] of Object.entries(each)) takeNamePart(name, meaningOfKey(key).is, value)
      if (name.first && name.last && found.isNamedIn(name.first, name.last))
        found.name(`${name.first} ${name.last}`, source(spanOf(text, name.first, name.last)))
    }
  }
}

function takeNamePart(name: { first?: string; last?: string }, meaning: string, word: unknown): void {
  if (typeof word !== 'string') return
  if (meaning === 'first_name') name.first = word
  if (meaning === 'last_name') name.last = word
}

/** As people say it, in whatever language; what only looks like a name is none. */
function namedIn(text: string): string | undefined {
  for (const { names } of LANGUAGES) {
    const said = Object.values(names.NAMED.exec(text)?.groups ?? {}).find(Boolean)
    if (said && !isNoName(said)) return said
  }
  return NAMED_ELSEWHERE.exec(text)?.[1]
}

const isNoName = (said: string): boolean => LANGUAGES.some(({ names }) => names.NO_NAME.test(said))

const firstNameIn = (text: string): string | undefined => {
  const name = NAME_FIRST.exec(text)?.groups?.first
  return name !== undefined && !NO_FIRST_NAME.test(name) ? name : undefined
}

const ONE_NAME = /\b[Mm]y (?:full |first )?name(?: is|['’]s) (\p{Lu}[\p{L}'’-]{1,30})\b/u

/** Who says how to reach them says who they are beside it. */
function besideReach(text: string, found: Found): string | undefined {
  if (found.hasSaidName() || !SAYS_HOW_TO_REACH.test(text)) return undefined
  const { first, second } = SIGNED_FIRST.exec(tailOf(text, 300))?.groups ?? {}
  const name = first ?? second
  return name !== undefined && !NO_FIRST_NAME.test(name.split(' ')[0] ?? '') ? name : undefined
}

/** Behind whatever greets. */
const beginsWithName = (text: string): string | undefined =>
  (BEGINS_WITH_NAME.exec(text) ?? BEGINS_WITH_NAME.exec(withoutGreeting(headOf(text, 300), languageOf(text))))?.[1]

/** Messages within which people say who they are without being asked. */
const FIRST_MESSAGES = 5

const VALUE = '(#?[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{2,40})'

/** "order #W12", "invoice INV-2207". */
const NAMED_VALUE = new RegExp(`\\b(\\p{L}{3,20})[ :]{1,2}${VALUE}`, 'giu')

const CODE = /^(?=.*\d)(?=.*[\p{Lu}#_-])/u

function readCustomer(found: Found, text: string, at: number, askedFor: string): void {
  const read = headOf(text, 20_000).replace(/\s{3,}/g, '  ')
  const source = (words: string): Source => ({ kind: 'customer', message: at, words })
  const name =
    namedIn(read) ??
    namedIn(plainSpeech(headOf(read, 500), languageOf(read))) ??
    ONE_NAME.exec(read)?.[1] ??
    (at < FIRST_MESSAGES && !found.hasSaidName() ? beginsWithName(read) : undefined) ??
    (at < FIRST_MESSAGES && !found.hasSaidName() ? firstNameIn(read) : undefined) ??
    (at < FIRST_MESSAGES && !found.hasSaidName() ? SIGNED.exec(tailOf(read, 200))?.groups?.first : undefined) ??
    (at >= FIRST_MESSAGES || !found.hasSaidName() ? besideReach(read, found) : undefined) ??
    (askedFor === 'name' ? (ANSWERED_NAME.exec(read)?.[1] ?? SAID_AMONG.exec(read)?.groups?.first) : undefined)
  if (name && !isNoName(name)) found.name(name, source(name))
  for (const { channel, address, words = address } of reachIn(read))
    if (!isSomebodyElses(read, words)) found.reach(channel, address, source(words))
  for (const place of placesIn(read)) found.place(place, source(place))
  for (const record of found.mention(read, at)) {
    const from = read.toLowerCase().indexOf(recordKey(record.id))
    found.record(record.kind, record.id, source(read.slice(from, from + recordKey(record.id).length)))
  }
  const take = (noun: string, id: string): void => {
    if (found.has(id) || found.isIdentifier(id) || !isSpokenId(id)) return
    // "Code F28", "SK1": too short to name a record by itself.
    if (!RECORD_WORDS.has(noun) && !isCustomerNoun(noun) && id.replace(/[^\p{L}\p{N}]/gu, '').length < 5) return
    if (isCustomerNoun(noun)) found.identifier(labelOf(noun, 'id'), id, source(id))
    else found.record(RECORD_WORDS.has(noun) ? noun : 'record', id, source(id))
  }
  if (!/\d|[A-Z]{5}/.test(read)) return
  for (const [, noun, id] of read.matchAll(LABELLED_FAR))
    if (noun !== undefined && id) take(noun.trim().toLowerCase(), id)
  for (const [, noun, id] of read.matchAll(LABELLED)) if (noun !== undefined && id) take(noun.trim().toLowerCase(), id)
  for (const [, noun, id] of read.matchAll(NAMED_VALUE))
    if (
      noun &&
      id &&
      CODE.test(id) &&
      (RECORD_WORDS.has(noun.toLowerCase()) || isCustomerNoun(noun.toLowerCase()) || id.length >= 5)
    )
      take(noun.toLowerCase(), id)
  for (const [, noun, id] of read.matchAll(NUMBERED))
    if (noun && id && !found.isIdentifier(id)) found.record(noun.toLowerCase(), id, source(id))
  // A bare code answers the question before it: "What is your user ID?"
  if (read.length < 80)
    for (const token of tokensIn(read))
      if (token.length >= 5 && (askedFor === '' || askedFor === 'name' ? BARE_CODE.test(token) : CODE.test(token)))
        take(askedFor, token)
}

/** The words before it say that it is another person's. */
function isSomebodyElses(text: string, address: string): boolean {
  const before = tailOf(text.slice(0, text.indexOf(address)), 80)
  return ON_THEIR_PHONE.test(before) || LANGUAGES.some(({ reach }) => reach.THEIR_NUMBER.test(before))
}

const BARE_CODE = /^#?(?=[A-Z0-9-]*\d)(?=[0-9-]*[A-Z])[A-Z0-9-]+$/

const isSpokenId = (id: string): boolean =>
  (/\d/.test(id) || /^[A-Z]{5,8}$/.test(id)) &&
  !/^\d{1,4}$/.test(id) &&
  !/^\d+-\d+(?:st|nd|rd|th)$/i.test(id) &&
  !/^\d+(?:st|nd|rd|th|am|pm|k|gb|mb|g|min|hrs?|days?|hours?|inch|year|month|week)?$/i.test(id) &&
  !/^\d+-\p{L}+$/u.test(id) &&
  !/^\d{3}-\d{3}-\d{4}$/.test(id) &&
  !/^\d{4}-\d{2}-\d{2}$/.test(id)

const RECORD_WORDS = new Set(
  `order reservation booking ticket invoice case claim policy appointment flight bill payment shipment parcel quote job
   contract serial confirmation reference matter project return model vehicle permit receipt transaction`.split(/\s+/),
)

const TOKEN = /#?[A-Za-z0-9][A-Za-z0-9_-]{2,60}/g
function* tokensIn(text: string): Generator<string> {
  for (const [token] of text.slice(0, 20_000).matchAll(TOKEN)) if (/\d|^[A-Z]{4,}$/.test(token)) yield token
}
