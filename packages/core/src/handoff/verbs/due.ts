import { assertNever } from '../../assert-never.ts'
import { dueOf } from '../due.ts'
import { isUndecided } from '../handoff.ts'
import type { Outcome } from '../outcome.ts'
import { fallIntoDoubt } from './in-doubt.ts'
import { moveBack, passUp } from './pass-on.ts'
import { backInHand, become, event, nothing, notify, type Step, unlessBy, type Verb } from './step.ts'
import { release } from './submit.ts'
import { standWhenOver } from './undo.ts'
import { expire } from './withdraw.ts'

/** A deadline of the row has passed. Sent late, early or twice it does nothing wrong: the row's own time decides. */
export function due(step: Step, { unheard }: Verb<'due'>): Outcome {
  const notTheDesk = unlessBy('desk', step)
  if (notTheDesk) return notTheDesk
  const { handoff, desk } = step
  const at = dueOf(handoff)
  if (!at || at > desk.now) return nothing(handoff)
  const stood = standWhenOver(step)
  if (stood) return stood
  if (isUndecided(handoff) && handoff.usefulUntil && handoff.usefulUntil <= desk.now)
    return expire({ ...step, handoff })

  switch (handoff.state) {
    case 'held':
      // Not mended in time: it goes to a person all the same, marked with what it lacks.
      return release({ ...step, handoff })
    case 'offered':
      return handoff.move
        ? moveBack({ ...step, handoff }, handoff.move, 'unanswered')
        : passUp({ ...step, handoff }, unheard ? 'unheard' : 'unaccepted')
    case 'accepted':
      return passUp({ ...step, handoff }, 'undecided')
    case 'in_doubt':
      return passUp({ ...step, handoff }, 'in_doubt')
    case 'waiting':
      return become(
        step,
        backInHand(handoff, handoff, desk),
        [event('resumed', step, { data: { for: handoff.for } })],
        [notify(handoff.owner, 'resumed')],
      )
    case 'decided':
      if (handoff.claim) return fallIntoDoubt({ ...step, handoff }, handoff.claim)
      return become(
        step,
        { ...handoff, hearBy: null },
        [
          event('agent_silent', step, {
            data: { since: at, of: handoff.acknowledgedAt ? 'effect' : 'acknowledgement' },
          }),
        ],
        [notify(handoff.owner, 'agent_silent')],
      )
    case 'closed':
    case 'withdrawn':
    case 'expired':
      return nothing(handoff)
    default:
      return assertNever(handoff)
  }
}
