import type { Assignment } from '../../routing/assignment.ts'
import type { Instant } from '../../time/instant.ts'
import type { Common, Offered } from '../handoff.ts'
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
