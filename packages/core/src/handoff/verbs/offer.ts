import type { Assignment } from '../../routing/assignment.ts'
import type { Instant } from '../../time/instant.ts'
import type { Common, InDoubt, Offered, Undecided } from '../handoff.ts'
import { common } from './step.ts'

// Enough to see a whole round of the longest lane several times over; a row must not grow for ever.
const SKIPPED_KEPT = 50

/** Ownership passes, and the accept clock of the new owner runs. */
export const offer = (handoff: Common, { owner, step, skipped, acceptBy }: Assignment): Offered => ({
  ...common(handoff),
  state: 'offered',
  owner,
  step,
  skipped: [...handoff.skipped, ...skipped].slice(-SKIPPED_KEPT),
  acceptBy,
  reminders: 0,
})

/** The same person asked again. */
export const offerAgain = (handoff: Common, acceptBy: Instant, reminders = 0): Offered => ({
  ...common(handoff),
  state: 'offered',
  acceptBy,
  reminders,
})

/** Somebody else is asked: to accept it, or, where it is in doubt, to look. */
export function askAnother(handoff: InDoubt, next: Assignment): InDoubt
export function askAnother(handoff: Undecided | InDoubt, next: Assignment): Offered | InDoubt
export function askAnother(handoff: Undecided | InDoubt, next: Assignment): Offered | InDoubt {
  const offered = offer(handoff, next)
  if (handoff.state !== 'in_doubt') return offered
  const { owner, step, skipped, acceptBy, reminders } = offered
  return { ...handoff, owner, step, skipped, lookBy: acceptBy, reminders }
}

/** The same person, asked again. */
export const askAgain = (handoff: Undecided | InDoubt, by: Instant, reminders: number): Offered | InDoubt =>
  handoff.state === 'in_doubt' ? { ...handoff, lookBy: by, reminders } : offerAgain(handoff, by, reminders)
