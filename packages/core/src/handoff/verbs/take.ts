/** What the person who has it does before deciding: accept, ask, wait. */

import { asksForHeld } from '../../note/check/rules/asks-again.ts'
import { LONGEST } from '../../playbook/duration.ts'
import { isRefusal, type Refusal, refuse } from '../../refusal.ts'
import { after, toInstant } from '../../time/instant.ts'
import type { Accepted, Common, Undecided } from '../handoff.ts'
import type { Desk, Outcome } from '../outcome.ts'
import { unlessAnother } from './may-decide.ts'
import { decideWindow } from './next-owner.ts'
import {
  backInHand,
  barredFrom,
  become,
  common,
  event,
  heldBySomebodyElse,
  notify,
  pendingMove,
  personOf,
  type Step,
  takenBy,
  takenFrom,
  unfit,
  type Verb,
  whileNoneStands,
  whileUndecided,
} from './step.ts'

/** Whoever accepts an offer owns it, also when it was offered to somebody else; an accepted one is not taken away. */
export function accept(step: Step, command: Verb<'accept'>): Outcome {
  const open = whileUndecided(step)
  if (isRefusal(open)) return open
  const mine = takenBy(open)
  if (isRefusal(mine)) return mine
  const { handoff, desk } = open
  const again = unlessAnother(mine, mine.owner, desk)
  if (again) return again
  if (handoff.state === 'accepted')
    return refuse('wrong-state', { code: 'acceptedAlready', facts: {} }, { state: handoff.state })

  const decideBy = runningDeadline(handoff, mine, desk) ?? decideWindow(mine, desk)
  const readBack = { text: command.readBack, by: mine.owner, at: desk.now }
  return become(
    step,
    { ...mine, state: 'accepted', readBack, decideBy },
    [
      event('accepted', step, {
        data: {
          decideBy,
          ...takenFrom(handoff, mine),
        },
        words: { readBack: command.readBack },
      }),
    ],
    mine.owner === handoff.owner ? [] : [notify(handoff.owner, 'taken_over')],
  )
}

/**
 * An admin takes over what somebody else has or may decide, with the reason. They may decide it from then on, as long as it
 * is theirs; where two must agree they are one of the two.
 */
export function stepIn(step: Step, command: Verb<'step_in'>): Outcome {
  const open = whileUndecided(step)
  if (isRefusal(open)) return open
  const by = personOf(open)
  if (isRefusal(by)) return by
  const { handoff, admin, desk } = open
  if (!admin) return refuse('not-allowed', { code: 'onlyAnAdminStepsIn', facts: {} })
  const barred = barredFrom(handoff, by, desk) ?? unlessAnother(handoff, by, desk)
  if (barred) return barred
  if (handoff.state === 'accepted' && handoff.steppedIn?.by === by)
    return refuse('wrong-state', { code: 'acceptedAlready', facts: {} }, { state: handoff.state })

  const at = desk.now
  const mine = { ...common(handoff), owner: by, steppedIn: { by, at } }
  const decideBy = decideWindow(mine, desk)
  const { reason } = command
  return become(
    step,
    { ...mine, state: 'accepted', readBack: { text: reason, by, at }, decideBy },
    [event('stepped_in', step, { data: { decideBy, ...takenFrom(handoff, mine) }, words: { reason } })],
    handoff.owner === by ? [] : [notify(handoff.owner, 'taken_over')],
  )
}

/** Accepting again what one had accepted before, while it waits or a move is pending, does not win more time. */
function runningDeadline(handoff: Undecided, mine: Common, desk: Desk): string | undefined {
  if (handoff.state === 'waiting') return backInHand(handoff, handoff, desk).decideBy
  const back = pendingMove(handoff)?.back
  if (back?.state !== 'accepted' || mine.owner !== handoff.owner) return undefined
  return backInHand(handoff, back, desk).decideBy
}

export function ask(step: Step, command: Verb<'ask'>): Outcome {
  const mine = acceptedBy(step)
  if (isRefusal(mine)) return mine
  const { readBack, decideBy } = mine
  const { of, question } = command
  return become(
    step,
    { ...common(mine), asked: true, state: 'waiting', readBack, decideBy, for: of, question, resumeAt: decideBy },
    [
      event('asked', step, {
        data: { of, ...(asksForHeld(mine.note, question) && { held: true }) },
        words: { question },
      }),
    ],
  )
}

/** An answer that comes when the owner waits no longer is kept all the same, and the owner told. */
export function reply(step: Step, command: Verb<'reply'>): Outcome {
  const open = whileNoneStands(step)
  if (isRefusal(open)) return open
  const { handoff, desk } = open
  if (!handoff.asked) return refuse('wrong-state', { code: 'nothingAsked', facts: {} }, { state: handoff.state })
  const waits = handoff.state === 'waiting' && handoff.for !== 'time'
  return become(
    step,
    waits ? backInHand(handoff, handoff, desk) : handoff,
    [event('replied', step, { data: {}, words: { text: command.text } })],
    [notify(handoff.owner, 'replied')],
  )
}

export function snooze(step: Step, command: Verb<'snooze'>): Outcome {
  const mine = acceptedBy(step)
  if (isRefusal(mine)) return mine
  const { now } = step.desk
  const until = toInstant(command.until)
  if (until === undefined) return unfit('/until', { code: 'notATime', facts: {} })
  const unfitUntil = unfitTime(until, mine, now)
  if (unfitUntil) return unfit('/until', unfitUntil)
  const { readBack, decideBy } = mine
  const { reason } = command
  if (until > decideBy && !reason)
    return unfit('/reason', { code: 'pastDeadlineWithoutWhy', facts: { deadline: decideBy } })

  // The deadline stays where it was: who takes it up again earlier has won no time by putting it aside.
  return become(step, { ...common(mine), state: 'waiting', readBack, decideBy, for: 'time', resumeAt: until }, [
    event('snoozed', step, { data: { until }, words: { reason } }),
  ])
}

function unfitTime(until: string, { usefulUntil }: Accepted, now: string): Refusal['said'] | null {
  if (until <= now) return { code: 'notAhead', facts: { until, now } }
  const latest = after(now, LONGEST)
  if (until > latest) return { code: 'tooFarAhead', facts: { until, latest } }
  if (usefulUntil && until >= usefulUntil) return { code: 'afterItsUse', facts: { usefulUntil } }
  return null
}

function acceptedBy(step: Step): Accepted | Refusal {
  const open = whileUndecided(step)
  if (isRefusal(open)) return open
  const person = personOf(step)
  if (isRefusal(person)) return person
  const taken = heldBySomebodyElse(open, person)
  if (taken) return taken
  const { handoff } = open
  if (handoff.state === 'accepted') return handoff
  const { state } = handoff
  return refuse('wrong-state', { code: 'notAccepted', facts: { state } }, { state })
}
