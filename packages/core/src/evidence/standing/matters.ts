/** What the customer asked for, each thing once, and what became of it. */

import { ANTECEDENT, EMPTY_OBJECT, LIGHT_OBJECT, NO_THING, REMEDY } from '../../languages/en/asks.ts'
import { DONE_FOR_PEOPLE, RECEIVING } from '../../languages/en/deeds.ts'
import { IF_NOT } from '../../languages/en/standing.ts'
import { wordsIn } from '../../languages/phrases.ts'
import type { Source } from '../conversation.ts'
import type { RequestFact } from '../speech/requests.ts'
import type { WishFact } from '../speech/wishes.ts'
import { stem, stemsOf } from '../stems.ts'
import { CHANGING, wordsOfName } from '../tools/naming.ts'
import type { ToolCall } from '../tools/tool-calls.ts'

/**
 * `done`: a call did it. `dropped`: the customer wants it no longer. `conditional`: wanted only if something else cannot be
 * had.
 */
export type MatterState = 'open' | 'done' | 'dropped' | 'conditional'

/** One thing that was asked for. */
export type Matter = {
  /** Of all that was said of it, what tells most. */
  request: RequestFact
  state: MatterState
  /** Every time it was asked for, in order. */
  said: Source[]
}

// Verbs for one and the same wish, so that "move my flight" is settled by `update_booking`.
const SAME = [
  [
    'change',
    'modify',
    'update',
    'move',
    'switch',
    'edit',
    'adjust',
    'reschedule',
    'correct',
    'amend',
    'push',
    'shift',
    'rebook',
  ],
  ['cancel', 'revoke', 'terminate', 'end', 'stop', 'void', 'close'],
  ['refund', 'return', 'reimburse', 'credit', 'compensate'],
  ['exchange', 'replace', 'swap', 'trade'],
  ['book', 'reserve', 'create', 'place', 'schedule', 'order', 'buy', 'purchase', 'arrange', 'make'],
  ['add', 'attach', 'insert', 'put'],
  ['remove', 'delete', 'drop', 'take'],
  ['upgrade', 'update'],
  ['send', 'resend', 'issue', 'email'],
  ['pay', 'charge', 'settle'],
  ['refuel', 'top', 'renew', 'extend'],
]
/** One of the deeds that businesses are there for; looking, quoting and telling go before it. */
export const isMainDeed = (request: RequestFact): boolean =>
  isRemedy(request) || (isPlain(request) && SAME.some((verbs) => verbs.includes(request.verb)))

export const sameWish = (a: string, b: string): boolean =>
  a === b || SAME.some((verbs) => verbs.includes(a) && verbs.includes(b))

/** Verbs for what a person can do for somebody. Any other verb is no ask: "lie down" is nothing to hand over. */
export const ACTS: ReadonlySet<string> = new Set([...CHANGING, ...wordsIn(DONE_FOR_PEOPLE)])

/** "Get a full refund" is what the customer wants; what the person does is to decide on it. */
export const GETS = wordsIn(RECEIVING)

export const saidAt = ({ source }: { source: Source }): number => source.message ?? 0
export const isReceiving = ({ verb }: RequestFact): boolean => GETS.has(verb) || verb === 'help with'
export const isRemedy = (request: RequestFact): boolean =>
  (isReceiving(request) && REMEDY.test(request.object)) || sameWish(request.verb, 'refund')

/** Says what is to be done, not only that something is: "make some changes to my booking" does not. */
export const isPlain = (request: RequestFact): boolean =>
  !isReceiving(request) && !(request.verb === 'make' && /\bchanges?\b/i.test(request.object))

/** In the order in which they were first asked for. */
export function mattersIn(
  requests: readonly RequestFact[],
  { calls, wishes }: { calls: readonly ToolCall[]; wishes: readonly WishFact[] },
): Matter[] {
  const matters: Matter[] = []
  for (const request of resolved(requests)) {
    if (request.about !== 'outcome' || !isConcrete(request) || !canBeDone(request)) continue
    const same = matters.find((matter) => isSame(matter.request, request))
    const conditional = isConditional(request)
    if (!same) matters.push({ request, state: conditional ? 'conditional' : 'open', said: [request.source] })
    else if (same.state === 'conditional' && !conditional) takeInstead(same, request, matters)
    else {
      same.said.push(request.source)
      same.request = fuller(same.request, request)
    }
  }
  for (const matter of matters) {
    if (isSettled(matter, calls) || wentOnFrom(matter, calls)) matter.state = 'done'
    else if (isDropped(matter, wishes)) matter.state = 'dropped'
  }
  return matters
}

/** What is asked for outright is no longer a second choice, and the first is given up. */
function takeInstead(matter: Matter, request: RequestFact, matters: readonly Matter[]): void {
  const first = matters[matters.indexOf(matter) - 1]
  if (first && saidAt(first.request) === saidAt(matter.request)) first.state = 'dropped'
  matter.state = 'open'
  matter.request = request
  matter.said.push(request.source)
}

/** A verb for something that one does for somebody, or a thing that can be given. */
const canBeDone = (request: RequestFact): boolean =>
  !/^of\b/i.test(request.object) &&
  (ACTS.has(request.verb) ||
    request.verb === 'make sure' ||
    (isReceiving(request) && !NO_THING.test(request.object) && !NO_GIFT.test(request.object)))

/** "I must have mixed them up", "a couple of things": nothing that one can be given. */
const NO_GIFT = /^\p{Ll}+(?:ed|en)\b|\bthings\b/u

const isConcrete = ({ object }: RequestFact): boolean => !EMPTY_OBJECT.test(object) && !LIGHT_OBJECT.test(object)

/** One wish for one thing: its records are the same, or one of the two names none. */
function isSame(a: RequestFact, b: RequestFact): boolean {
  if (isRemedy(a) && isRemedy(b) && isReceiving(a) === isReceiving(b)) return areOfOneThing(a, b)
  return sameWish(wishOf(a), wishOf(b)) && isReceiving(a) === isReceiving(b) && areOfOneThing(a, b)
}

function areOfOneThing(a: RequestFact, b: RequestFact): boolean {
  const [codesOfA, codesOfB] = [codesIn(a.object), codesIn(b.object)]
  if (codesOfA.length > 0 && codesOfB.length > 0) return codesOfA.some((code) => codesOfB.includes(code))
  const [first, second] = [stemsOf(a.object), stemsOf(b.object)]
  return first.size < 2 || second.size < 2 || [...second].some((word) => first.has(word))
}

const wishOf = ({ verb, object }: RequestFact): string =>
  verb === 'make' && /\bchanges?\b/i.test(object) ? 'change' : verb

/** A later one fills in what the first left open. */
const fuller = (first: RequestFact, later: RequestFact): RequestFact =>
  lengthOf(later) > lengthOf(first) + 2 || (isPlain(later) && !isPlain(first)) ? later : first
const lengthOf = ({ object }: RequestFact): number => Math.min(object.split(' ').length, 14)

/** "If that can't be done, cancel it": before the verb the sentence names what would have to fail. */
const isConditional = (request: RequestFact): boolean => IF_NOT.test(before(request))

/** What the sentence says before the request begins. */
const before = ({ verb, source }: RequestFact): string => {
  const at = source.words.toLowerCase().indexOf(verb.slice(0, 4))
  return at < 0 ? '' : source.words.slice(0, at)
}

/** A price that was asked for was told where something was booked since. */
const wentOnFrom = ({ request, said }: Matter, calls: readonly ToolCall[]): boolean =>
  QUOTES.has(request.verb) &&
  calls.some(
    ({ changes, handsOver, outcome, answerAt = 0 }) =>
      changes && !handsOver && outcome === 'done' && answerAt > (said.at(-1)?.message ?? 0),
  )
const QUOTES: ReadonlySet<string> = new Set(['quote', 'price', 'compare', 'calculate'])

const ALTERS: ReadonlySet<string> = new Set(['add', 'remove', 'update', 'modify', 'change', 'edit', 'set'])
/** What nearly every call names says nothing of what it did. */
const IS_RECORD = /^(?:reservation|booking|order|account|user|customer|line|item|flight)s?$/

/** By its name, or by what it answered: "Successfully added 2 GB of data" is what "add 2GB of data" asked for. */
export function isOfThatKind({ name, said }: ToolCall, { verb, object }: RequestFact): boolean {
  const called = wordsOfName(name)
  if (called.some((word) => sameWish(word, verb))) return true
  // "Add two bags" was done by `update_booking_bags`: an update of the thing that was to be added.
  const things = [...stemsOf(object)]
  if (ALTERS.has(verb) && called.some((word) => ALTERS.has(word) && word !== verb))
    return called
      .slice(1)
      .some((word) => things.some((each) => each.length > 2 && word.startsWith(each)) && !IS_RECORD.test(word))
  const told = stemsOf(said)
  return told.has(stem(verb)) && [...stemsOf(object)].some((each) => each !== stem(verb) && told.has(each))
}

/** A change with the same verb went through after it was asked for, and none was refused since. */
function isSettled({ request, said }: Matter, calls: readonly ToolCall[]): boolean {
  const asked = said.at(-1)?.message ?? 0
  const codes = codesIn(request.object)
  const after = calls.filter(
    (call) =>
      call.changes &&
      !call.handsOver &&
      (call.answerAt ?? 0) > asked &&
      isOfThatKind(call, request) &&
      (codes.length === 0 ||
        codes.some((code) => namesCode(call, code)) ||
        !codesIn(JSON.stringify(call.arguments))[0]),
  )
  return after.some(({ outcome }) => outcome === 'done') && after.at(-1)?.outcome === 'done'
}

const namesCode = ({ arguments: given }: ToolCall, code: string): boolean =>
  JSON.stringify(given).includes(code.replace(/^#/, ''))

/** They said afterwards that they do not want it: the same verb and thing, in what they refuse. */
const isDropped = ({ request, said }: Matter, wishes: readonly WishFact[]): boolean =>
  wishes.some(({ kind, text, source }) => {
    if (kind !== 'refuses' || (source.message ?? 0) <= (said.at(-1)?.message ?? 0)) return false
    const words = text.toLowerCase().split(/[^\p{L}]+/u)
    if (!words.some((word) => word.length > 2 && sameWish(word, request.verb))) return false
    const [theirs, ours] = [stemsOf(text), stemsOf(request.object)]
    return ours.size === 0 || [...ours].some((word) => theirs.has(word))
  })

/** "It" and "them" stand for what was asked about before, or was named earlier in the same sentence. */
function resolved(requests: readonly RequestFact[]): RequestFact[] {
  let thing: string | undefined
  return requests.map((request) => {
    const spoken = ANTECEDENT.exec(before(request))?.[1] ?? ANTECEDENT.exec(request.after ?? '')?.[1] ?? thing
    const named =
      spoken !== undefined && /^(?:it|them|this|that|these|those|me|us)\b/i.test(spoken) ? undefined : spoken
    const listed = inOrder(request)
    const object =
      named === undefined
        ? listed
        : listed
            .replace(/^(?:it|them|those|that(?= (?:to|for|from|with)\b))\b/i, `my ${plainThing(named)}`)
            .replace(/ (from|to|on|in|for) it$/i, ` $1 my ${plainThing(named)}`)
    const [, changed] = /^(?:a |some |any )?changes? (?:to|in|on) (.+)$/i.exec(object) ?? []
    if (request.about === 'outcome' && isConcrete(request) && !REMEDY.test(object)) {
      const [said = ''] = (changed ?? object).split(/ (?:to|from|for|on|in|with|at|by|because|so|just|like)\b/i)
      // Of what somebody is to have only a plain thing: "insurance", not "it confirmed".
      if (!isReceiving(request) || /^(?:(?:my|the|an?) )?\p{Ll}{4,}$/u.test(said)) thing = said.trim() || thing
    }
    return object === request.object ? request : { ...request, object, words: `${request.verb} ${object}` }
  })
}

const ORDINALS = ['first', 'second', 'third', 'fourth']
const COUNTS = ['two', 'three', 'four']

/** "Cancel the first two and upgrade the third one": of what was listed just before, where that is beyond doubt. */
function inOrder({ object, after = '', source }: RequestFact): string {
  const listed = listedIn(after)
  const highest = Math.max(
    ...ORDINALS.map((word, n) => (new RegExp(`\\bthe ${word}\\b`, 'i').test(source.words) ? n + 1 : 0)),
  )
  if (listed.length < 2 || highest > listed.length) return object
  return object
    .replace(/\bthe first (two|three|four)(?: ones)?\b/i, (words, count: string) => {
      const many = COUNTS.indexOf(count.toLowerCase()) + 2
      return many <= listed.length ? listed.slice(0, many).join(' and ') : words
    })
    .replace(
      /\bthe (first|second|third|fourth|last)(?: one)?(?= (?:to|for|from|on|in)\b|$)/i,
      (words, which: string) => {
        const at = ORDINALS.indexOf(which.toLowerCase())
        return (at < 0 ? listed.at(-1) : listed[at]) ?? words
      },
    )
}

/** Codes of one and the same shape: ticket numbers, order numbers. None where they differ, for one may be missing. */
function listedIn(sentence: string): string[] {
  const codes = codesOf(sentence)
  return codes.some((code) => /\d/.test(code)) && codes.every(({ length }) => length === codes[0]?.length) ? codes : []
}

/** Signs of a code: capitals and digits. */
const codesOf = (text: string): string[] => [
  ...new Set(text.match(/(?<![\p{L}\p{N}])#?[\p{Lu}\p{N}]{4,20}(?![\p{L}\p{N}])/gu)),
]
const codesIn = (text: string): string[] => codesOf(text).filter((code) => /\d/.test(code))

const plainThing = (thing: string): string =>
  thing.replace(/^(?:(?:just|only|my|our|the|an?|this|that|these|those|two|both|all)\s+)+/i, '')
