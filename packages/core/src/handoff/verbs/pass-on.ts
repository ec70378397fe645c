/** How ownership passes from person to person. It never leaves one person before the next one has it. */

import type { LaneId, PersonId } from '../../ids.ts'
import { personMeant } from '../../playbook/person-meant.ts'
import { isRefusal, type Refusal, refuse } from '../../refusal.ts'
import type { Skipped } from '../../routing/assignment.ts'
import { after, days, type Instant, toEpochMs } from '../../time/instant.ts'
import type { PassedUpBecause } from '../event.ts'
import type { Offered, Open, PendingMove, Undecided } from '../handoff.ts'
import type { Change, Outcome } from '../outcome.ts'
import { unlessAnother, unlessMayDecide } from './may-decide.ts'
import { acceptWindow, nextOwner } from './next-owner.ts'
import { askAgain, askAnother, offer, offerAgain } from './offer.ts'
import {
  backInHand,
  become,
  event,
  heldBySomebodyElse,
  isBy,
  nameOf,
  nothing,
  notify,
  pendingMove,
  personOf,
  type Step,
  unlessBy,
  type Verb,
  whileUndecided,
} from './step.ts'

export function decline(step: Step, command: Verb<'decline'>): Outcome {
  const open = whileUndecided(step)
  if (isRefusal(open)) return open
  const person = personOf(step)
  if (isRefusal(person)) return person
  const { handoff, desk } = open
  const { reason } = command
  const move = pendingMove(handoff)
  if (move?.to === person) return moveBack(open, move, 'declined', reason)
  if (handoff.owner !== person) return notTheOwner(open)

  const declined = { ...handoff, declined: [...new Set([...handoff.declined, person])] }
  const next = nextOwner(declined, handoff.step, desk)
  const { owner, acceptBy, skipped } = next
  if (owner === person) return refuse('wrong-state', { code: 'nobodyElse', facts: {} }, { skipped })
  return become(
    step,
    offer(declined, next),
    [event('declined', step, { data: { to: owner, step: next.step, acceptBy, skipped }, words: { reason } })],
    [notify(owner, 'offered')],
  )
}

/** The owner stays accountable until the receiver accepts. */
export function move(step: Step, command: Verb<'move'>): Outcome {
  const open = whileUndecided(step)
  if (isRefusal(open)) return open
  const person = personOf(step)
  if (isRefusal(person)) return person
  const { handoff, admin, desk } = open
  if (handoff.owner !== person && !admin && pendingMove(handoff)?.to !== person) return notTheOwner(open)
  const receiver = receiverOf(open, command.to)
  if (isRefusal(receiver)) return receiver

  const { reason } = command
  const { to, lane } = receiver
  const acceptBy = acceptWindow({ ...handoff, ...receiver }, to, desk)
  if (to === handoff.owner && lane === handoff.lane)
    return refuse(
      'invalid-request',
      { code: 'owns', facts: { person: nameOf(to, desk) } },
      { errors: [{ pointer: '/to', message: 'is the owner' }] },
    )
  const { skipped } = receiver
  const moved: Offered = {
    ...offerAgain(handoff, acceptBy),
    // Who owns it already, and is the one to ask in the other lane too, has nothing to hand over.
    ...(to === handoff.owner
      ? { lane, step: receiver.step }
      : { move: { to, lane, step: receiver.step, reason, back: backOf(handoff) } }),
  }
  const told = to === handoff.owner || isBy(step, handoff.owner) ? [] : [notify(handoff.owner, 'moved_on')]
  return become(
    step,
    moved,
    [
      event('moved', step, {
        data: { to, acceptBy, ...(lane !== handoff.lane && { lane }), ...(skipped.length > 0 && { skipped }) },
        words: { reason },
      }),
    ],
    [notify(to, 'moved_to_you'), ...told],
  )
}

function backOf(handoff: Undecided): PendingMove['back'] {
  if (handoff.state === 'accepted' || handoff.state === 'waiting')
    return { state: 'accepted', readBack: handoff.readBack, decideBy: handoff.decideBy }
  return pendingMove(handoff)?.back ?? { state: 'offered' }
}

type Receiver = { to: PersonId; lane: LaneId; step: number; skipped: Skipped[] }

function receiverOf({ handoff, desk }: Step<Undecided>, to: Verb<'move'>['to']): Receiver | Refusal {
  const { playbook, roster } = desk
  if ('lane' in to) {
    if (!Object.hasOwn(playbook.lanes, to.lane))
      return refuse(
        'unknown-lane',
        { code: 'unknownLane', facts: { lane: to.lane } },
        { lanes: Object.keys(playbook.lanes) },
      )
    const { owner, step, skipped } = nextOwner({ ...handoff, lane: to.lane, declined: [] }, 0, desk)
    return { to: owner, lane: to.lane, step, skipped }
  }
  const person = personMeant(playbook.people, to.person)
  if (isRefusal(person)) return person
  if (!roster.reachable.includes(person))
    return refuse('unreachable-person', { code: 'neverSignedIn', facts: { person: nameOf(person, desk) } })
  if (handoff.excluded.includes(person))
    return refuse('not-allowed', { code: 'excludedFromMove', facts: { person: nameOf(person, desk) } })
  const mayNot = unlessMayDecide(handoff, person, desk) ?? unlessAnother(handoff, person, desk)
  if (mayNot) return mayNot
  return { to: person, lane: handoff.lane, step: 0, skipped: [] }
}

/** Nobody accepted a move: it comes back to who is accountable, as it was, with time to act. */
export function moveBack(
  step: Step<Undecided>,
  { to, back }: PendingMove,
  because: 'declined' | 'unanswered' | 'left',
  reason?: string,
): Change {
  const { handoff, desk } = step
  const { owner } = handoff
  return become(
    step,
    back.state === 'accepted'
      ? backInHand(handoff, back, desk)
      : offerAgain(handoff, acceptWindow(handoff, owner, desk)),
    [event('move_returned', step, { data: { from: to, to: owner, because }, words: { reason } })],
    [notify(owner, 'move_came_back')],
  )
}

/** For people, and for the agent whose customer waits; the desk itself goes by the deadlines only. */
export function escalate(step: Step, command: Verb<'escalate'>): Outcome {
  if (step.by.kind === 'desk') return refuse('not-allowed', { code: 'notByTheDesk', facts: {} })
  const { handoff } = step
  const open = handoff.state === 'in_doubt' ? { ...step, handoff } : whileUndecided(step)
  if (isRefusal(open)) return open
  const { by, admin } = open
  const taken = by.kind === 'person' && !admin ? heldBySomebodyElse(open, by.id) : null
  return taken ?? passUp(open, 'asked', command.reason)
}

/**
 * Nothing that was sent reached whoever is asked: the next one is asked before the deadline. Where nobody stands behind them
 * their deadline asks them again.
 */
export function unheard(step: Step, { person }: Verb<'unheard'>): Outcome {
  const notTheDesk = unlessBy('desk', step)
  if (notTheDesk) return notTheDesk
  const { handoff, desk } = step
  const isOver = handoff.usefulUntil !== undefined && handoff.usefulUntil <= desk.now
  if (handoff.state !== 'offered' || isOver || handoff.undoable) return nothing(handoff)
  const offered = { ...step, handoff }
  if (handoff.move) return handoff.move.to === person ? moveBack(offered, handoff.move, 'unanswered') : nothing(handoff)
  if (handoff.owner !== person) return nothing(handoff)
  const next = nextOwner(handoff, handoff.step + 1, desk, [person])
  return next.owner === person ? nothing(handoff) : passUp(offered, 'unheard')
}

/**
 * Ownership passes to the next step at once; the earlier owner is told. Behind the last resort nobody is left, so that
 * person is asked again and again, at growing intervals, and the handoff stays owned.
 */
export function passUp(step: Step<Open>, because: PassedUpBecause, reason?: string): Change {
  const { handoff, desk } = step
  const from = handoff.owner
  const next = nextOwner(handoff, handoff.step + 1, desk, [from])
  const { owner: to, acceptBy, skipped } = next
  if (to === from) return remind({ ...step, handoff: { ...handoff, step: next.step } }, { because, reason, skipped })
  return become(
    step,
    askAnother(handoff, next),
    [event('escalated', step, { data: { from, to, step: next.step, because, acceptBy, skipped }, words: { reason } })],
    [notify(to, handoff.state === 'in_doubt' ? 'in_doubt' : 'offered'), notify(from, 'taken_from_you')],
  )
}

type Reminding = { because: PassedUpBecause; reason?: string; skipped: Skipped[] }

function remind(step: Step<Open>, { because, reason, skipped }: Reminding): Change {
  const { handoff } = step
  const to = handoff.owner
  // Being asked for does not take it out of their hands, nor put the next reminder off.
  const again = because === 'asked' ? handoff : askAgain(handoff, ...nextReminder(step))
  const data = {
    to,
    because,
    ...(again.state === 'offered' && { reminders: again.reminders, acceptBy: again.acceptBy }),
    ...(again.state === 'in_doubt' && { reminders: again.reminders, acceptBy: again.lookBy }),
    ...(skipped.length > 0 && { skipped }),
  }
  return become(
    step,
    again,
    [event('reminded', step, { data, words: { reason } })],
    [notify(to, handoff.state === 'in_doubt' ? 'in_doubt' : 'still_offered')],
  )
}

// Twice as long each time, a day at most: whoever sleeps is not rung every five minutes, and is never given up.
function nextReminder({ handoff, desk }: Step<Open>): [acceptBy: Instant, reminders: number] {
  const reminders = handoff.state === 'offered' || handoff.state === 'in_doubt' ? handoff.reminders + 1 : 1
  const first = toEpochMs(acceptWindow(handoff, handoff.owner, desk)) - toEpochMs(desk.now)
  const wait = Math.min(first * 2 ** Math.min(reminders, 20), Math.max(first, days(1)))
  return [after(desk.now, wait), reminders]
}

function notTheOwner({ handoff, desk }: Step<Undecided>): Refusal {
  const owner = { id: handoff.owner, name: nameOf(handoff.owner, desk) }
  return refuse('not-the-owner', { code: 'ownedByOther', facts: { person: owner.name } }, { owner })
}
