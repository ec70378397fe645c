/** What came of a case, in words for a terminal, a report and a CI system. */

import { cameOutAsExpected, type Expected, type GateVerdict, type Playbook, type Played } from '@baton-desk/core'
import { VERDICT_WORDS } from '../playbook/verdict-words.ts'

/** "a person approves first: Billing, today (refund-over-limit)" */
export function sayVerdict(verdict: GateVerdict, playbook: Playbook): string {
  if (verdict.verdict === 'proceed') return VERDICT_WORDS.proceed
  const { lane, urgency, decidedBy } = verdict
  return `${VERDICT_WORDS[verdict.verdict]}: ${laneName(playbook, lane)}, ${sayUrgency(urgency)} (${decidedBy})`
}

/** "Expected a person in Support; stays with the agent." Undefined where it came out as expected. */
export function sayMiss(played: Played, playbook: Playbook): string | undefined {
  if (!played.expected || cameOutAsExpected(played)) return undefined
  return `Expected ${expectedWords(played.expected, playbook)}; ${sayVerdict(played.verdict, playbook)}.`
}

function expectedWords({ handOff, lane, urgency, trigger }: Expected, playbook: Playbook): string {
  if (!handOff) return 'it to stay with the agent'
  const where = [lane && `in ${laneName(playbook, lane)}`, urgency && sayUrgency(urgency), trigger && `by ${trigger}`]
  return ['a person', ...where.filter(Boolean)].join(' ')
}

export const laneName = (playbook: Playbook, lane: string): string => playbook.lanes[lane]?.name ?? lane
export const ownerName = (playbook: Playbook, owner: string): string => playbook.people[owner]?.name ?? owner
export const sayUrgency = (urgency: string): string => urgency.replace('_', ' ')

/** "9 of 10", with the share where there are enough to take one. */
export function sayShare(share: number | null, of: number): string {
  if (share === null || of === 0) return 'none'
  const counted = `${Math.round(share * of)} of ${of}`
  return of < FEW ? counted : `${counted} (${Math.round(share * 1000) / 10}\u00a0%)`
}

/** Under so many a share says more than is known. */
const FEW = 20
