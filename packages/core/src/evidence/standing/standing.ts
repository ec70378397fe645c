/**
 * How matters stand when the agent hands off: what is asked for and still open, what was agreed and not done, where the agent
 * stopped and what was said last. It rests on calls and their answers, on figures, and on what one side put up and the other
 * answered, so that little of it depends on a language.
 */

import { LOOKING } from '../../languages/en/deeds.ts'
import { wordsIn } from '../../languages/phrases.ts'
import type { ProblemFact } from '../speech/problems.ts'
import type { RequestFact } from '../speech/requests.ts'
import type { Speech } from '../speech/speech.ts'
import type { Turn } from '../speech/spoken.ts'
import { stemsOf } from '../stems.ts'
import { wordsOfName } from '../tools/naming.ts'
import type { ToolCall } from '../tools/tool-calls.ts'
import { type Boundary, boundaryIn, type Refusal, refusalsIn } from './boundary.ts'
import { isMainDeed, isPlain, isReceiving, isRemedy, type Matter, mattersIn, saidAt, sameWish } from './matters.ts'
import { confirmedIn, offersIn, type Proposal } from './proposals.ts'

export type { Boundary, Refusal } from './boundary.ts'
export type { Matter } from './matters.ts'
export type { Proposal } from './proposals.ts'

export type Standing = {
  /** All that was asked for, with what became of it. */
  matters: Matter[]
  /** What the person is to settle. */
  lead?: Matter
  /** What is wanted with it, as part of it: the refund with the cancellation. */
  withIt?: Matter
  /** What is open beside it. */
  beside: Matter[]
  /** All that was asked for was done, nothing was refused, and the customer waits for no answer. */
  isOver: boolean
  /** Something the customer wants to know, where they ask for nothing to be done. */
  question?: RequestFact
  problem?: ProblemFact
  /** The agent put it up, the customer said yes, and no call has done it since. */
  confirmed?: Proposal
  offers: Proposal[]
  /** What the agent refused, in the order said. */
  refusals: Refusal[]
  boundary?: Boundary
}

export function standingIn(
  turns: readonly Turn[],
  calls: readonly ToolCall[],
  {
    requests,
    problems,
    wishes,
    unanswered,
    askedForPerson,
  }: Pick<Speech, 'requests' | 'problems' | 'wishes' | 'unanswered' | 'askedForPerson'>,
): Standing {
  const matters = mattersIn(requests, { calls, wishes })
  const refusals = refusalsIn(turns, matters)
  const boundary = boundaryIn(refusals, calls)
  const [problem] = problems
  const last = turns.findLast(({ by }) => by === 'customer')?.at ?? -1
  const found = leadOf(matters, { boundary, calls, problem, last })
  const beside = matters.filter((matter) => matter.state === 'open' && matter !== found.lead && matter !== found.withIt)
  const question = questionIn(requests)
  const confirmed = confirmedIn(turns, calls)
  return {
    matters,
    ...found,
    beside: found.lead ? beside : [],
    isOver:
      matters.some(({ state }) => state === 'done') &&
      matters.every(({ state }) => state === 'done' || state === 'dropped') &&
      !boundary &&
      !problem &&
      !confirmed &&
      !askedForPerson &&
      unanswered.every(({ by }) => by !== 'customer'),
    ...(question && { question }),
    ...(problem && { problem }),
    ...(confirmed && { confirmed }),
    offers: offersIn(turns),
    refusals,
    ...(boundary && { boundary }),
  }
}

type Seen = {
  boundary: Boundary | undefined
  calls: readonly ToolCall[]
  problem: ProblemFact | undefined
  /** The customer's last message. */
  last: number
}

/** Of what is open, what the agent stopped at, what they hold to in their last message, what was asked for first. */
function leadOf(matters: readonly Matter[], seen: Seen): Pick<Standing, 'lead' | 'withIt'> {
  const { problem } = seen
  const open = matters.filter(({ state }) => state === 'open')
  if (open.length === 0 && problem) return {}
  const standing = open.length > 0 ? open : matters.filter(({ state }) => state !== 'dropped')
  const stopped = stoppedAt(matters, seen.boundary)
  const weightOf = ({ request, said }: Matter, n: number): number =>
    (isMainDeed(request) ? 2 : 0) +
    (standing[n] === stopped ? 3 : 0) +
    (said.at(-1)?.message === seen.last ? 1.5 : 0) +
    Math.min(said.length - 1, 2) / 2 +
    (isPlain(request) ? 1 : 0) +
    (n === 0 && request.verb !== 'help with' ? 1 : 0) +
    Math.min(stemsOf(request.object).size, 4) / 4
  const [best] = standing
    .map((matter, n) => ({ matter, weight: weightOf(matter, n) }))
    .toSorted((a, b) => b.weight - a.weight)
  if (!best) return {}
  const first = best.matter
  const onDevice = seen.calls.filter(({ by }) => by === 'customer').length >= 2
  if (problem && (onDevice || isCure(first.request, problem))) return {}
  if (!isRemedy(first.request))
    return pair(
      first,
      standing.find(({ request }) => isRemedy(request)),
    )
  const base = standing.findLast((matter) => isUndoing(matter) && isPaidBackWith(matter, first))
  return base ? pair(base, first) : { lead: first }
}

const isUndoing = ({ request }: Matter): boolean => UNDOES.has(request.verb) && isPlain(request)

/** Asked for together, or named in it: "a refund for this cancellation". */
const isPaidBackWith = ({ request, said }: Matter, remedy: Matter): boolean =>
  isJoined(said, remedy.said) ||
  remedy.said.some(({ words }) => words.toLowerCase().includes(request.verb.slice(0, 5).toLowerCase()))

/** Money comes back with what is undone. */
const UNDOES: ReadonlySet<string> = new Set(['cancel', 'terminate', 'end', 'stop', 'void', 'close', 'return', 'remove'])
const pair = (lead: Matter, remedy: Matter | undefined): Pick<Standing, 'lead' | 'withIt'> => ({
  lead,
  ...(remedy && remedy !== lead && UNDOES.has(lead.request.verb) && isReceiving(remedy.request) && { withIt: remedy }),
})

/** Asked for within a few messages of each other. */
const isJoined = (some: readonly { message?: number | undefined }[], others: typeof some): boolean =>
  some.some(({ message = 0 }) => others.some((other) => Math.abs((other.message ?? 0) - message) <= JOINED))
const JOINED = 4

function stoppedAt(matters: readonly Matter[], boundary: Boundary | undefined): Matter | undefined {
  if (boundary?.by === 'agent') return boundary.refusal.about
  const words = boundary ? wordsOfName(boundary.call.name) : []
  return matters.findLast(({ request }) => words.some((word) => sameWish(word, request.verb)))
}

/** What is told as a problem is asked for as a cure ("I want good internet again"): the problem says more. */
const isCure = (request: RequestFact, problem: ProblemFact): boolean =>
  isReceiving(request) && !isRemedy(request) && saidAt(problem) <= saidAt(request)

/** Verbs for finding something out. */
const LOOKS = wordsIn(LOOKING)

/** How to go on is no question about the matter. */
const NEXT_STEP = /\b(?:next|to do|should i|do i|step|steps|what happens|if you need)\b/i

const questionIn = (requests: readonly RequestFact[]): RequestFact | undefined =>
  requests.find(
    ({ about, object }) => about === 'information' && object.split(' ').length > 2 && !NEXT_STEP.test(object),
  ) ??
  requests.find(
    ({ verb, object }) =>
      LOOKS.has(verb) && object.split(' ').length > 1 && !/^(?:if|whether|that|out|into|up|at|for)\b/i.test(object),
  )
