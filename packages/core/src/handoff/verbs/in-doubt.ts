/**
 * A claim that ended without a report: it may have happened, and nothing but a look can tell. Until a person has said what
 * they saw, nobody carries it out again.
 */

import type { PersonId } from '../../ids.ts'
import { isRefusal, type Refusal, refuse } from '../../refusal.ts'
import { isApproval } from '../decision.ts'
import type { Decided, InDoubt } from '../handoff.ts'
import type { Change, Outcome } from '../outcome.ts'
import { releasedBy } from '../released-action.ts'
import { close, hearBy } from './heard.ts'
import { unlessMayDecide, unlessSignedIn, whyNotDecider } from './may-decide.ts'
import { acceptWindow, nextOwner } from './next-owner.ts'
import { askAnother } from './offer.ts'
import { barredFrom, become, common, deskEvent, event, notify, personOf, type Step, type Verb } from './step.ts'

/** Whoever decided it is asked to look, where they still can; else it goes its way through the lane. */
export function fallIntoDoubt(step: Step<Decided>, claim: InDoubt['claim']): Change {
  const { handoff, desk } = step
  const { decision, acknowledgedAt = claim.since, owner } = handoff
  const { runner, since } = claim
  const doubtful: InDoubt = {
    ...common(handoff),
    step: 0,
    declined: [],
    state: 'in_doubt',
    decision,
    acknowledgedAt,
    claim,
    lookBy: acceptWindow({ ...handoff, step: 0 }, owner, desk),
    reminders: 0,
  }
  const knowsIt = desk.roster.reachable.includes(owner) && whyNotDecider(asDecided(doubtful), owner, desk) === null
  const next = knowsIt ? null : nextOwner(asDecided(doubtful), 0, desk)
  const asked = next ? askAnother(doubtful, next) : doubtful
  const { lookBy, owner: asks } = asked
  return become(
    step,
    asked,
    [
      deskEvent('in_doubt', step, {
        data: {
          decisionId: decision.id,
          since,
          owner: asks,
          lookBy,
          ...(next && next.skipped.length > 0 && { skipped: next.skipped }),
        },
        words: { runner },
      }),
    ],
    [notify(asks, 'in_doubt'), ...(asks === owner ? [] : [notify(owner, 'taken_from_you')])],
  )
}

/** It was done. The decision is carried out on the word of whoever looked. */
export function itHappened(step: Step, { text = '' }: Verb<'it_happened'>): Outcome {
  const seen = lookedAt(step)
  if (isRefusal(seen)) return seen
  const { doubtful, by, desk } = seen
  return become(
    step,
    { ...close(doubtful, desk), owner: by, effect: { outcome: 'done', text, at: desk.now, by } },
    [event('it_happened', step, { data: said(step, seen), words: { text } }), deskEvent('closed', step, { data: {} })],
    tellOther(step, by),
  )
}

/** It was not done, or has to be done again all the same: one runner may claim it anew. */
export function doItNow(step: Step, { text }: Verb<'do_it_now'>): Outcome {
  const seen = lookedAt(step)
  if (isRefusal(seen)) return seen
  const { doubtful, by, desk } = seen
  const over = unlessStillOfUse(doubtful, desk.now)
  if (over) return over
  return become(
    step,
    {
      ...common(doubtful),
      owner: by,
      state: 'decided',
      decision: doubtful.decision,
      hearBy: hearBy(doubtful, 'acknowledge', desk),
    },
    [event('do_it_now', step, { data: said(step, seen), words: { text } })],
    tellOther(step, by),
  )
}

/** What was approved until a time is approved no longer. */
export function unlessStillOfUse({ decision, usefulUntil }: Decided | InDoubt, now: string): Refusal | null {
  if (!usefulUntil || usefulUntil > now || !isApproval(decision.kind)) return null
  return refuse('wrong-state', { code: 'approvalOver', facts: { usefulUntil } }, { state: 'expired' })
}

type LookedAt = { doubtful: InDoubt; by: PersonId; desk: Step['desk'] }

/** Whoever may decide what was decided may say what became of it. */
export function lookedAt(step: Step): LookedAt | Refusal {
  const { handoff, desk } = step
  const { state } = handoff
  if (state !== 'in_doubt') return refuse('wrong-state', { code: 'notInDoubt', facts: { state } }, { state })
  const by = personOf(step)
  if (isRefusal(by)) return by
  const mayNot =
    barredFrom(handoff, by, desk) ??
    unlessMayDecide(asDecided(handoff), by, desk) ??
    unlessSignedIn(asDecided(handoff), step.via, { desk, released: undefined })
  return mayNot ?? { doubtful: handoff, by, desk }
}

/** With the action as it was released: that is what somebody has to be allowed to decide. */
export function asDecided<H extends Decided | InDoubt>(handoff: H): H {
  const { note } = handoff
  const released = releasedBy(handoff)
  if (!released || !note.action) return handoff
  return { ...handoff, note: { ...note, action: { ...note.action, arguments: released.arguments } } }
}

const said = ({ handoff }: Step, { doubtful, by }: LookedAt) => ({
  decisionId: doubtful.decision.id,
  ...(handoff.owner !== by && { from: handoff.owner }),
})

const tellOther = ({ handoff }: Step, by: PersonId) =>
  handoff.owner === by ? [] : [notify(handoff.owner, 'taken_over')]
