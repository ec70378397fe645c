/** What follows once a decision is made: how long the agent has to be heard, which decision it means, and the end. */
import { readDuration } from '../../playbook/duration.ts'
import { type Refusal, refuse } from '../../refusal.ts'
import { after, type Instant } from '../../time/instant.ts'
import { type DecisionKind, isApproval } from '../decision.ts'
import type { Closed, Common, Decided, Handoff, InDoubt } from '../handoff.ts'
import type { Desk } from '../outcome.ts'
import { common, laneIn } from './step.ts'

/** After these the agent has something to do, and says so; the others close with its acknowledgement. */
export const needsEffect = (kind: DecisionKind): boolean => isApproval(kind) || kind === 'answer' || kind === 'return'

/** The handoff with this decision in force, or why there is none. */
export function withDecision(handoff: Handoff, decisionId: string): Decided | InDoubt | Closed | Refusal {
  if (handoff.state !== 'decided' && handoff.state !== 'in_doubt' && handoff.state !== 'closed')
    return refuse('wrong-state', { code: 'noDecision', facts: { state: handoff.state } }, { state: handoff.state })
  if (handoff.decision.id === decisionId) return handoff
  const { id } = handoff.decision
  return refuse(
    'decision-mismatch',
    { code: 'otherDecision', facts: { expected: id, got: decisionId } },
    { decisionId: id },
  )
}

export const close = (heard: Decided | InDoubt | Closed, { now }: Desk): Closed => ({
  ...common(heard),
  state: 'closed',
  decision: heard.decision,
  acknowledgedAt: heard.acknowledgedAt ?? now,
  closedAt: heard.state === 'closed' ? heard.closedAt : now,
})

// For a lane that is no longer in the playbook.
const HEARS = { acknowledge: '15m', effect: '4h' }

export const hearBy = ({ lane }: Common, what: keyof typeof HEARS, desk: Desk): Instant =>
  after(desk.now, readDuration((laneIn(desk, lane)?.hears ?? HEARS)[what]).ms)
