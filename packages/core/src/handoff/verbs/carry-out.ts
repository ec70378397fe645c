/** How the agent hears of the decision, carries it out, once, and says what came of it. */
import { isRefusal, type Refusal, refuse } from '../../refusal.ts'
import { cutText } from '../../text.ts'
import { after, earliest, hours, seconds } from '../../time/instant.ts'
import type { Claim, Decided, Effect, OnRecord } from '../handoff.ts'
import type { Outcome } from '../outcome.ts'
import { close, hearBy, needsEffect, withDecision } from './heard.ts'
import { fallIntoDoubt, unlessStillOfUse } from './in-doubt.ts'
import { become, deskEvent, event, nothing, notify, type Step, unlessBy, type Verb } from './step.ts'
import { openAgain, reportedIn } from './withdraw.ts'

export function acknowledge(step: Step, command: Verb<'acknowledge'>): Outcome {
  const { decisionId } = command
  const heard = unlessBy('agent', step) ?? withDecision(step.handoff, decisionId)
  if (isRefusal(heard)) return heard
  if (heard.state !== 'decided' || heard.acknowledgedAt) return nothing(heard)
  const { desk } = step
  const acknowledged = event('acknowledged', step, { data: { decisionId } })
  return needsEffect(heard.decision.kind)
    ? become(step, { ...heard, acknowledgedAt: desk.now, hearBy: hearBy(heard, 'effect', desk) }, [acknowledged])
    : become(step, close(heard, desk), [acknowledged, deskEvent('closed', step, { data: {} })])
}

/** As long as one claim may hold, however often its runner makes it longer. */
const LONGEST_CLAIM_MS = hours(4)

/**
 * One runner gets it. To everybody else nothing is refused and nothing changes: they read in the handoff who has it. A claim
 * whose time is over is in doubt from that moment on, also where the sweep comes a second later.
 */
export function claim(step: Step, command: Verb<'claim'>): Outcome {
  const heard = unlessBy('agent', step) ?? withDecision(step.handoff, command.decisionId)
  if (isRefusal(heard)) return heard
  if (heard.state === 'closed') return carriedOut(heard.effect?.outcome)
  if (heard.state === 'in_doubt') return nothing(heard)
  const { desk } = step
  const { claim: held } = heard
  if (held && held.until <= desk.now) return fallIntoDoubt({ ...step, handoff: heard }, held)
  if (held) return held.id === command.extends ? extend({ ...step, handoff: heard }, held, command) : nothing(heard)
  if (command.extends !== undefined)
    return refuse('wrong-state', { code: 'claimOver', facts: {} }, { state: 'decided' })
  const over = unlessStillOfUse(heard, desk.now)
  if (over) return over

  const { decisionId, id, runner } = command
  const until = after(desk.now, seconds(command.seconds))
  return become(
    step,
    {
      ...heard,
      acknowledgedAt: heard.acknowledgedAt ?? desk.now,
      hearBy: hearBy(heard, 'effect', desk),
      claim: { id, runner, since: desk.now, until },
    },
    [
      ...(heard.acknowledgedAt ? [] : [event('acknowledged', step, { data: { decisionId } })]),
      event('claimed', step, { data: { decisionId, until }, words: { runner } }),
    ],
  )
}

function extend(step: Step<Decided>, held: Claim, { decisionId, seconds: asked }: Verb<'claim'>): Outcome {
  const { handoff, desk } = step
  const { runner, since } = held
  const until = earliest(after(desk.now, seconds(asked)), after(since, LONGEST_CLAIM_MS)) ?? held.until
  return become(step, { ...handoff, claim: { ...held, until } }, [
    event('claim_extended', step, { data: { decisionId, until }, words: { runner } }),
  ])
}

const carriedOut = (outcome: Effect['outcome'] | undefined): Refusal =>
  refuse(
    'wrong-state',
    { code: 'carriedOut', facts: { outcome } },
    { state: 'closed', ...(outcome && { effect: outcome }) },
  )

/** A failed effect is no end: the decision stands in the trail, and the person is asked again. */
export function reportEffect(step: Step, command: Verb<'report_effect'>): Outcome {
  const notTheAgent = unlessBy('agent', step)
  if (notTheAgent) return notTheAgent
  const { decisionId } = command
  const onRecord = reportedIn(step.handoff).find((report) => report.decisionId === decisionId)?.outcome
  if (onRecord === command.effect.outcome) return nothing(step.handoff)
  if (onRecord) return contradict(step, command, onRecord)
  const heard = withDecision(step.handoff, decisionId)
  if (isRefusal(heard)) return heard
  // Somebody else may be doing it at this moment, and nobody has looked where it is in doubt: only who shows the claim speaks of it.
  const other = heard.state !== 'closed' && heard.claim && heard.claim.id !== command.claim
  if (other) return contradict(step, command, 'claimed')
  const { desk } = step
  const effect = { ...command.effect, at: desk.now }
  const { outcome, text } = effect
  const reported = event('effect_reported', step, { data: { decisionId, outcome }, words: { text } })
  if (outcome === 'failed') {
    const reason = cutText(`The agent could not do it: ${text || 'no reason given'}`, REASON_KEPT)
    const failed = { ...step.handoff, reported: [...reportedIn(step.handoff), { decisionId, outcome }] }
    const again = openAgain({ ...step, handoff: failed, by: { kind: 'desk' } }, reason)
    return { ...again, events: [reported, ...again.events], effects: [notify(again.handoff.owner, 'effect_failed')] }
  }
  const closed = heard.state === 'closed' ? [] : [deskEvent('closed', step, { data: {} })]
  const told = heard.state === 'in_doubt' ? [notify(heard.owner, 'doubt_over')] : []
  return become(step, { ...close(heard, desk), effect }, [reported, ...closed], told)
}

/**
 * Two workers, or one that did not remember: what is on record stands, and nothing is done a second time because of it. Only a
 * person can see what really happened, so one is told, once for each thing that was said.
 */
function contradict(step: Step, { decisionId, effect }: Verb<'report_effect'>, onRecord: OnRecord): Outcome {
  const { handoff, desk } = step
  const { outcome, text } = effect
  const refusal = refuse(
    'effect-on-record',
    onRecord === 'claimed'
      ? { code: 'claimedByAnother', facts: { decision: decisionId, got: outcome } }
      : { code: 'effectOnRecord', facts: { decision: decisionId, onRecord, got: outcome } },
    { decisionId, effect: onRecord, state: handoff.state },
  )
  const { contradicted } = handoff
  if (contradicted?.decisionId === decisionId && contradicted.outcome === outcome) return refusal
  const told = become(
    step,
    { ...handoff, contradicted: { decisionId, outcome, onRecord, text: cutText(text, REASON_KEPT), at: desk.now } },
    [event('effect_contradicted', step, { data: { decisionId, outcome, onRecord }, words: { text } })],
    [notify(handoff.owner, 'effect_contradicted')],
  )
  return { ...told, refusal }
}

// As long as a reason that somebody writes may be.
const REASON_KEPT = 500
