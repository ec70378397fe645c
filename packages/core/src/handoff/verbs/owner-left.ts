import { assertNever } from '../../assert-never.ts'
import type { PersonId } from '../../ids.ts'
import { personIn } from '../../playbook/person-in.ts'
import type { Assignment, Skipped } from '../../routing/assignment.ts'
import { dueOf } from '../due.ts'
import type { Decided, Held, InDoubt, Offered, Undecided } from '../handoff.ts'
import { isOpen, isUndecided } from '../handoff.ts'
import type { Change, Outcome } from '../outcome.ts'
import { nextOwner } from './next-owner.ts'
import { askAnother, offer, offerAgain } from './offer.ts'
import { moveBack } from './pass-on.ts'
import { become, event, laneIn, nothing, notify, pendingMove, type Step, unlessBy } from './step.ts'

/**
 * Somebody was taken out of the playbook. What they had goes to who is next at once, without waiting for its deadline,
 * and the last resort is told; what was moved to them goes back. Where nobody has left it does nothing.
 */
export function ownerLeft(step: Step): Outcome {
  const notTheDesk = unlessBy('desk', step)
  if (notTheDesk) return notTheDesk
  const { handoff, desk } = step
  // The deadline that has passed does the rest.
  if (isUndecided(handoff) && handoff.usefulUntil && handoff.usefulUntil <= desk.now) return nothing(handoff)
  const isHere = (person: PersonId) => personIn(desk.playbook, person) !== undefined
  const move = pendingMove(handoff)
  if (isHere(handoff.owner))
    return isUndecided(handoff) && move && !isHere(move.to)
      ? moveBack({ ...step, handoff }, move, 'left')
      : nothing(handoff)
  // Whoever it is being moved to knows of it already.
  if (handoff.state === 'offered' && move && isHere(move.to)) {
    const { to: owner, lane, step: onStep } = move
    return passOn({ ...step, handoff }, { ...offerAgain(handoff, handoff.acceptBy), owner, lane, step: onStep })
  }
  // Decided and not yet carried out: somebody must hear of it when the agent stays silent, or when it is in doubt.
  if (!isOpen(handoff) && (handoff.state !== 'decided' || dueOf(handoff) === null)) return nothing(handoff)
  const next = nextOwner(handoff, handoff.step, desk, [handoff.owner])
  return passOn({ ...step, handoff }, given(handoff, next), next.skipped)
}

function passOn(
  step: Step<Undecided | Decided | InDoubt>,
  passed: Held | Offered | Decided | InDoubt,
  skipped: Skipped[] = [],
): Change {
  const { handoff, desk } = step
  const { owner: from } = handoff
  const { owner: to, state } = passed
  const lastResort = laneIn(desk, handoff.lane)?.lastResort ?? desk.playbook.lastResort
  return become(
    step,
    passed,
    [
      event('escalated', step, {
        data: {
          from,
          to,
          step: passed.step,
          because: 'owner_left',
          ...(state === 'offered' && { acceptBy: passed.acceptBy }),
          ...(state === 'in_doubt' && { acceptBy: passed.lookBy }),
          ...(skipped.length > 0 && { skipped }),
        },
      }),
    ],
    [
      notify(to, state === 'offered' || state === 'in_doubt' ? state : 'owner_left'),
      notify(from, 'taken_from_you'),
      ...(lastResort && lastResort !== to ? [notify(lastResort, 'owner_left')] : []),
    ],
  )
}

function given(handoff: Undecided | Decided | InDoubt, next: Assignment): Held | Offered | Decided | InDoubt {
  const offered = offer(handoff, next)
  switch (handoff.state) {
    case 'held':
    case 'decided': {
      const { owner, step, skipped } = offered
      return { ...handoff, owner, step, skipped }
    }
    case 'offered':
    case 'accepted':
    case 'waiting':
      return offered
    case 'in_doubt':
      return askAnother(handoff, next)
    default:
      return assertNever(handoff)
  }
}
