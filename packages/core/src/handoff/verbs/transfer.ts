/**
 * What became of a call that was to be passed to a person, as the agent (or its voice platform) saw it. Whoever took the call
 * has the handoff; where nobody did it goes on to the next at once, instead of when the time to accept is over.
 */
import type { PersonId } from '../../ids.ts'
import { personMeant } from '../../playbook/person-meant.ts'
import { isRefusal } from '../../refusal.ts'
import type { TransferOutcome } from '../command.ts'
import type { HandoffEvent } from '../event.ts'
import type { Common, Undecided } from '../handoff.ts'
import type { Change, Outcome } from '../outcome.ts'
import { decideWindow, nextOwner } from './next-owner.ts'
import { offer } from './offer.ts'
import { moveBack, passUp } from './pass-on.ts'
import {
  become,
  event,
  notify,
  pendingMove,
  type Step,
  takenBy,
  takenFrom,
  unlessBy,
  type Verb,
  whileUndecided,
} from './step.ts'

export function reportTransfer(step: Step, command: Verb<'report_transfer'>): Outcome {
  const notTheAgent = unlessBy('agent', step)
  if (notTheAgent) return notTheAgent
  const open = whileUndecided(step)
  if (isRefusal(open)) return open
  const { handoff, desk } = open
  const { outcome, text } = command
  const asked = pendingMove(handoff)?.to ?? handoff.owner
  const rung = command.person === undefined ? asked : personMeant(desk.playbook.people, command.person)
  if (typeof rung !== 'string') return rung
  const reported = reportOf(step, { outcome, person: rung, text })

  if (outcome === 'bridged') return takenByPhone(open, rung, command)
  if (outcome === 'caller_gone') return hungUp(open, reported)
  // Whoever did not pick up may have it no more: then nothing is to be passed on.
  const isTheirs = rung === asked && handoff.state !== 'held'
  return isTheirs ? notTaken(open, rung, command, reported) : become(step, handoff, [reported])
}

type Reported = { outcome: TransferOutcome; person: PersonId; text: string }

const reportOf = (step: Step, { outcome, person, text }: Reported): HandoffEvent =>
  event('transfer_reported', step, { data: { outcome, person }, words: { text } })

/** As if they had accepted it. What is decided they still decide themselves, signed in as who they are. */
function takenByPhone(step: Step<Undecided>, person: PersonId, { text }: Verb<'report_transfer'>): Outcome {
  const { handoff, desk } = step
  const mine = takenBy({ ...step, by: { kind: 'person', id: person } })
  if (isRefusal(mine)) return mine
  const told = mine.owner === handoff.owner ? [] : [notify(handoff.owner, 'taken_over' as const)]
  const isTheirs = handoff.state === 'accepted' && mine.owner === handoff.owner
  const decideBy = isTheirs ? handoff.decideBy : decideWindow(mine, desk)
  const readBack = isTheirs ? handoff.readBack : { text: TOOK_THE_CALL, by: person, at: desk.now }
  const data = { outcome: 'bridged' as const, person, decideBy, ...takenFrom(handoff, mine) }
  return become(
    step,
    { ...withoutCaller(mine), state: 'accepted', readBack, decideBy },
    [event('transfer_reported', step, { data, words: { text } })],
    told,
  )
}

const TOOK_THE_CALL = 'Took the call.'

function notTaken(
  step: Step<Undecided>,
  person: PersonId,
  { outcome }: Verb<'report_transfer'>,
  reported: HandoffEvent,
): Change {
  const { handoff, desk } = step
  const move = pendingMove(handoff)
  const isDeclined = outcome === 'declined'
  if (move) return behind(reported, moveBack(step, move, isDeclined ? 'declined' : 'unanswered'))
  const because = isDeclined ? 'call_declined' : 'call_unanswered'
  if (!isDeclined) return behind(reported, passUp(step, because))
  // As a decline: the next of the same step, and never them again.
  const declined = { ...handoff, declined: [...new Set([...handoff.declined, person])] }
  const next = nextOwner(declined, handoff.step, desk)
  const { owner: to, acceptBy, skipped } = next
  if (to === person) return behind(reported, passUp({ ...step, handoff: declined }, because))
  const data = { from: person, to, step: next.step, because, acceptBy, skipped } as const
  return become(
    step,
    offer(declined, next),
    [reported, event('escalated', step, { data })],
    [notify(to, 'offered'), notify(person, 'taken_from_you')],
  )
}

const behind = (reported: HandoffEvent, change: Change): Change => ({ ...change, events: [reported, ...change.events] })

/** It stays with its owner, who reads that the caller is to be rung back. */
function hungUp(step: Step<Undecided>, reported: HandoffEvent): Change {
  const { handoff, desk } = step
  return become(step, { ...handoff, callerGone: desk.now }, [reported], [notify(handoff.owner, 'caller_gone')])
}

function withoutCaller(handoff: Common): Common {
  const { callerGone: _gone, ...rest } = handoff
  return rest
}
