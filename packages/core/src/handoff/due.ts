import { assertNever } from '../assert-never.ts'
import { earliest, type Instant } from '../time/instant.ts'
import type { Handoff } from './handoff.ts'

/** When the desk has to act by itself next; null when nothing waits. Part of the row: it survives restarts. */
export function dueOf(handoff: Handoff): Instant | null {
  switch (handoff.state) {
    case 'held':
      return earliest(handoff.graceUntil, handoff.usefulUntil)
    case 'offered':
      return earliest(handoff.acceptBy, handoff.usefulUntil)
    case 'accepted':
      return earliest(handoff.decideBy, handoff.usefulUntil)
    case 'waiting':
      return earliest(handoff.resumeAt, handoff.usefulUntil)
    case 'decided':
      return handoff.hearBy
    case 'closed':
    case 'withdrawn':
    case 'expired':
      return null
    default:
      return assertNever(handoff)
  }
}
