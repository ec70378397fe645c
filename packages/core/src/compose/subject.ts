/** What the handoff is about: the request or problem the person is to settle, and what was asked for last. */

import type { Evidence, ProblemFact, RequestFact, ToolCall } from '../evidence/evidence.ts'
import { wordsOfName } from '../evidence/tools/naming.ts'
import { ANTECEDENT, EMPTY_OBJECT, LIGHT_OBJECT, REMEDY } from '../languages/en/asks.ts'
import { LOOKING } from '../languages/en/deeds.ts'
import { wordsIn } from '../languages/phrases.ts'

export type Subject = {
  /** The request that still stands. */
  goal?: RequestFact
  /** What was asked for in the same breath as the goal. */
  also?: RequestFact[]
  /** A later, different request that still stands. */
  latest?: RequestFact
  /** Something the customer wants to know, where they ask for nothing to be done. */
  question?: RequestFact
  problem?: ProblemFact | undefined
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
  ['cancel', 'terminate', 'end', 'stop', 'void', 'close'],
  ['refund', 'return', 'reimburse', 'credit', 'compensate'],
  ['exchange', 'replace', 'swap', 'trade'],
  ['book', 'reserve', 'schedule', 'order', 'buy', 'purchase', 'arrange', 'make'],
  ['add', 'include', 'attach', 'insert', 'put'],
  ['remove', 'delete', 'drop', 'take'],
  ['upgrade', 'update'],
  ['send', 'resend', 'issue', 'email'],
  ['pay', 'charge', 'settle'],
  ['refuel', 'top', 'renew', 'extend'],
]
const sameWish = (a: string, b: string): boolean =>
  a === b || SAME.some((verbs) => verbs.includes(a) && verbs.includes(b))

export function subjectOf(evidence: Evidence): Subject {
  const outcomes = resolved(evidence.requests).filter((request) => request.about === 'outcome' && isConcrete(request))
  const open = outcomes.filter((request) => !isSettled(request, evidence.calls))
  const standing = open.length > 0 ? open : outcomes
  const problem = evidence.problems[0]
  const first = standing.find(isPlain) ?? standing[0]
  // What is told as a problem is asked for as a cure ("I want good internet again"): the problem says more.
  const isFaultFinding = problem !== undefined && evidence.calls.filter(({ by }) => by === 'customer').length >= 2
  const isCure = first && problem && isReceiving(first) && !REMEDY.test(first.object) && said(problem) <= said(first)
  const goal = first && !isFaultFinding && !isCure ? fullest(first, standing) : undefined
  const latest =
    goal && standing.findLast((request) => isPlain(request) && said(request) > said(goal) && differs(request, goal))
  const question =
    evidence.requests.find(
      ({ about, object }) => about === 'information' && object.split(' ').length > 2 && !NEXT_STEP.test(object),
    ) ??
    evidence.requests.find(
      (request) =>
        LOOKS.has(request.verb) &&
        isConcrete(request) &&
        !/^(?:if|whether|that|out|into|up|at|for)\b/i.test(request.object),
    )
  return {
    ...(goal && { goal, also: standing.filter((request, index) => request.joined && standing[index - 1] === goal) }),
    ...(latest && { latest }),
    ...(question && { question }),
    ...(problem && { problem }),
  }
}

const said = ({ source }: { source: { message?: number | undefined } }): number => source.message ?? 0
const isReceiving = ({ verb }: RequestFact): boolean => verb === 'get' || verb === 'have' || verb === 'help with'
/** Says what is to be done, not only that something is: "make some changes to my booking" does not. */
const isPlain = (request: RequestFact): boolean =>
  !isReceiving(request) && !(request.verb === 'make' && /\bchanges?\b/i.test(request.object))

/** Of the requests for the same thing, the one that tells most; a later one fills in what the first left open. */
function fullest(first: RequestFact, standing: readonly RequestFact[]): RequestFact {
  const length = ({ object }: RequestFact): number => Math.min(object.split(' ').length, 14)
  const wish = wishOf(first)
  return standing
    .filter((request) => sameWish(wishOf(request), wish))
    .reduce((best, each) => (length(each) > length(best) + 2 ? each : best), first)
}

const wishOf = ({ verb, object }: RequestFact): string =>
  verb === 'make' && /\bchanges?\b/i.test(object) ? 'change' : verb

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
    if (request.about === 'outcome' && isConcrete(request) && !isReceiving(request) && !REMEDY.test(object))
      thing = (changed ?? object).split(/ (?:to|from|for|on|in|with|at|by|because|so)\b/i)[0]?.trim() || thing
    return object === request.object ? request : { ...request, object, words: `${request.verb} ${object}` }
  })
}

const ORDINALS = ['first', 'second', 'third', 'fourth']
const COUNTS = ['two', 'three', 'four']

/** "Cancel the first two and upgrade the third one": of what was listed just before, where that is beyond doubt. */
function inOrder({ object, after = '', source }: RequestFact): string {
  const listed = codesIn(after)
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
function codesIn(sentence: string): string[] {
  const codes = [...new Set(sentence.match(/(?<![\p{L}\p{N}])#?[\p{Lu}\p{N}]{4,20}(?![\p{L}\p{N}])/gu))]
  return codes.some((code) => /\d/.test(code)) && codes.every(({ length }) => length === codes[0]?.length) ? codes : []
}

/** What the sentence says before the request begins. */
const before = ({ verb, source }: RequestFact): string => {
  const at = source.words.toLowerCase().indexOf(verb.slice(0, 4))
  return at < 0 ? '' : source.words.slice(0, at)
}

const plainThing = (thing: string): string =>
  thing.replace(/^(?:(?:just|only|my|our|the|an?|this|that|these|those|two|both|all)\s+)+/i, '')

/** Verbs for finding something out. */
const LOOKS = wordsIn(LOOKING)

/** How to go on is no question about the matter. */
const NEXT_STEP = /\b(?:next|to do|should i|do i|step|steps|what happens|if you need)\b/i

const isConcrete = ({ object }: RequestFact): boolean => !EMPTY_OBJECT.test(object) && !LIGHT_OBJECT.test(object)

/** A change with the same verb went through after it was asked for, and none was refused since. */
export function isSettled(request: RequestFact, calls: readonly ToolCall[]): boolean {
  const asked = request.source.message ?? 0
  const after = calls.filter(
    (call) =>
      call.changes &&
      !call.handsOver &&
      (call.answerAt ?? 0) > asked &&
      wordsOfName(call.name).some((word) => sameWish(word, request.verb)),
  )
  return after.some(({ outcome }) => outcome === 'done') && after.at(-1)?.outcome === 'done'
}

function differs(a: RequestFact, b: RequestFact): boolean {
  if (!sameWish(a.verb, b.verb)) return true
  const words = (text: string) =>
    new Set(
      text
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word.length > 3),
    )
  const first = words(a.object)
  const shared = [...words(b.object)].filter((word) => first.has(word)).length
  return shared === 0 && first.size > 0
}
