import { assertNever } from '../assert-never.ts'
import { earliest, type Instant } from '../time/instant.ts'
import type { Handoff } from './handoff.ts'

/** When the desk has to act by itself next; null when nothing waits. Part of the row: it survives restarts. */
export const dueOf = (handoff: Handoff): Instant | null => handoff.undoable?.until ?? deadlineOf(handoff)

/** The deadline that people see: a decision that can be taken back for some seconds is none. */
export function deadlineOf(handoff: Handoff): Instant | null {
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
      return handoff.claim ? handoff.claim.until : handoff.hearBy
    case 'in_doubt':
      return handoff.lookBy
    case 'closed':
    case 'withdrawn':
    case 'expired':
      return null
    default:
      return assertNever(handoff)
  }
}
