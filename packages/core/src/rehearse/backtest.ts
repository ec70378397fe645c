import type { Playbook } from '../playbook/playbook.ts'
import { type Played, type RehearsalCase, type RehearsalOptions, rehearse } from './rehearse.ts'

/** What comes out of one conversation under one playbook, as far as two of them are compared. */
export type BacktestOutcome = {
  verdict: 'proceed' | 'review' | 'hand_off' | 'never'
  lane?: string
  urgency?: string
  owner?: string
  decidedBy?: string
  after?: number
}

export type Difference = {
  id: string
  before: BacktestOutcome
  after: BacktestOutcome
  /** What differs, the weightiest first. */
  change:
    | 'newly_handed_off'
    | 'no_longer_handed_off'
    | 'other_verdict'
    | 'other_lane'
    | 'other_owner'
    | 'other_urgency'
    | 'other_trigger'
    | 'other_moment'
}

export type Backtest = { cases: number; same: number; differences: Difference[]; before: Played[]; after: Played[] }

/** Plays the same conversations through two playbooks and says which come out otherwise. */
export function backtest(
  playbooks: { before: Playbook; after: Playbook },
  cases: readonly RehearsalCase[],
  options: RehearsalOptions,
): Backtest {
  const before = [...rehearse(playbooks.before, cases, options)]
  const after = [...rehearse(playbooks.after, cases, options)]
  const differences = differencesBetween(before, after)
  return { cases: cases.length, same: cases.length - differences.length, differences, before, after }
}

/** What comes out otherwise between two rehearsals of the same cases, in their order. */
export function differencesBetween(before: readonly Played[], after: readonly Played[]): Difference[] {
  return before.flatMap((one, index) => {
    const other = after[index]
    if (!other) return []
    const outcomes = { before: outcomeOf(one), after: outcomeOf(other) }
    const change = changeBetween(outcomes.before, outcomes.after)
    return change ? [{ id: one.id, ...outcomes, change }] : []
  })
}

function outcomeOf({ verdict, handoff }: Played): BacktestOutcome {
  if (verdict.verdict === 'proceed') return { verdict: 'proceed' }
  const { lane, urgency, decidedBy } = verdict
  return { verdict: verdict.verdict, lane, urgency, decidedBy, owner: handoff?.owner, after: handoff?.after }
}

function changeBetween(before: BacktestOutcome, after: BacktestOutcome): Difference['change'] | undefined {
  if (before.verdict === 'proceed' && after.verdict !== 'proceed') return 'newly_handed_off'
  if (before.verdict !== 'proceed' && after.verdict === 'proceed') return 'no_longer_handed_off'
  if (before.verdict !== after.verdict) return 'other_verdict'
  if (before.lane !== after.lane) return 'other_lane'
  if (before.owner !== after.owner) return 'other_owner'
  if (before.urgency !== after.urgency) return 'other_urgency'
  if (before.decidedBy !== after.decidedBy) return 'other_trigger'
  if (before.after !== after.after) return 'other_moment'
  return undefined
}
