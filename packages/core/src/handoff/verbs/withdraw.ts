/** How a handoff ends without a decision, and how one that was over begins again. */
import { isRefusal, refuse } from '../../refusal.ts'
import type { Handoff, Reported, Undecided } from '../handoff.ts'
import type { Change, Outcome } from '../outcome.ts'
import { lookedAt } from './in-doubt.ts'
import { whyNotDecider } from './may-decide.ts'
import { acceptWindow, nextOwner } from './next-owner.ts'
import { offer, offerAgain } from './offer.ts'
import {
  become,
  common,
  event,
  laneIn,
  nothing,
  notify,
  type Step,
  unlessBy,
  type Verb,
  whileNoneStands,
} from './step.ts'

export function withdraw(step: Step, command: Verb<'withdraw'>): Outcome {
  const { reason } = command
  const notTheAgent = unlessBy('agent', step)
  if (notTheAgent) return notTheAgent
  if (step.handoff.state === 'withdrawn') return nothing(step.handoff)
  const open = whileNoneStands(step)
  if (isRefusal(open)) return open
  const { handoff, by, desk } = open
  const { undoable, ...kept } = common(handoff)
  const told = new Set([handoff.owner, ...(undoable ? [undoable.by] : [])])
  return become(
    step,
    { ...kept, state: 'withdrawn', reason, by, closedAt: desk.now },
    [event('withdrawn', step, { data: {}, words: { reason } })],
    [...told].map((person) => notify(person, 'withdrawn')),
  )
}

/** The time in which it was useful has passed: what was declared for silence is done, which is never an approval. */
export function expire(step: Step<Undecided>): Change {
  const { handoff, desk } = step
  const { usefulUntil, owner } = handoff
  const outcome = laneIn(desk, handoff.lane)?.onSilence.outcome ?? 'none'
  return become(
    step,
    { ...common(handoff), state: 'expired', outcome, closedAt: desk.now },
    [event('expired', step, { data: { outcome, usefulUntil } })],
    [notify(owner, 'expired')],
  )
}

/** It was not over. The one who last owned it is asked first; unaccepted, it goes its way through the lane. */
export function reopen(step: Step, command: Verb<'reopen'>): Outcome {
  const { state } = step.handoff
  if (state === 'in_doubt') return decideAnew(step, command.reason)
  if (state !== 'closed' && state !== 'withdrawn' && state !== 'expired')
    return refuse('wrong-state', { code: 'notOver', facts: { state } }, { state })
  return openAgain(step, command.reason)
}

/** Somebody looked, and it did not happen: it is asked for again, and whatever the agent says of it later is a contradiction. */
function decideAnew(step: Step, reason: string): Outcome {
  const seen = lookedAt(step)
  if (isRefusal(seen)) return seen
  const { doubtful, by } = seen
  const reported = [...reportedIn(doubtful), { decisionId: doubtful.decision.id, outcome: 'not_applied' as const }]
  return openAgain({ ...step, handoff: { ...doubtful, owner: by, reported } }, reason)
}

/** A new round with its own decision. What was useful only until a time is asked for again without one. */
export function openAgain(step: Step, reason: string): Change {
  const { desk } = step
  const { roster, now } = desk
  const reported = reportedIn(step.handoff)
  const again = {
    ...common(step.handoff),
    step: 0,
    declined: [],
    usefulUntil: undefined,
    approvedFirst: undefined,
    steppedIn: undefined,
    ...(reported.length > 0 && { reported }),
    reopened: { reason, at: now },
  }
  const { owner } = again
  const knowsIt = roster.reachable.includes(owner) && whyNotDecider(again, owner, desk) === null
  const next = knowsIt ? null : nextOwner(again, 0, desk)
  const offered = next ? offer(again, next) : offerAgain(again, acceptWindow(again, owner, desk))
  return become(
    step,
    offered,
    [
      event('reopened', step, {
        data: { owner: offered.owner, acceptBy: offered.acceptBy, ...(next && { skipped: next.skipped }) },
        words: { reason },
      }),
    ],
    [notify(offered.owner, 'offered')],
  )
}

/** What came of the decisions so far, the one in force among them. */
export function reportedIn(handoff: Handoff): Reported[] {
  const { reported = [] } = handoff
  if (handoff.state !== 'closed' || !handoff.effect) return reported
  return [...reported, { decisionId: handoff.decision.id, outcome: handoff.effect.outcome }]
}
