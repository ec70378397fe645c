import type { BacktestOutcome, Difference, Playbook } from '@baton-desk/core'
import { laneName, ownerName, sayUrgency } from './say-played.ts'

export const CHANGE_WORDS: Record<Difference['change'], string> = {
  newly_handed_off: 'Now go to a person',
  no_longer_handed_off: 'No longer go to a person',
  other_verdict: 'Another verdict',
  other_lane: 'Another lane',
  other_owner: 'Another owner',
  other_urgency: 'Another urgency',
  other_trigger: 'Another trigger',
  other_moment: 'At another moment',
}

/** "review, Billing, Ana Ruiz, today (refund-over-limit)" */
export function sayOutcome(
  { verdict, lane, owner, urgency, decidedBy, after }: BacktestOutcome,
  playbook: Playbook,
): string {
  if (verdict === 'proceed') return 'stays with the agent'
  const parts = [
    verdict,
    lane && laneName(playbook, lane),
    owner && ownerName(playbook, owner),
    urgency && sayUrgency(urgency),
    after !== undefined && `after message ${after}`,
  ]
  return `${parts.filter(Boolean).join(', ')} (${decidedBy})`
}
