/** Until when the link that shows a customer what is passed on works. It needs no table: all of it follows from the handoff. */
import { after, days, earliest, type Instant } from '../time/instant.ts'
import { type Handoff, isOpen } from './handoff.ts'

/** From the hand-off on, however long it takes. */
const LONGEST = days(90)
/** After it was decided or over: the customer is asked then how it went. */
const AFTERWARDS = days(14)

export type CustomerLink = 'works' | 'revoked' | 'expired'

export function customerLinkOf(handoff: Handoff, now: Instant): CustomerLink {
  // With the words of a customer goes the way to them.
  if (handoff.customerLinkRevoked !== undefined || handoff.erased) return 'revoked'
  return customerLinkUntil(handoff) > now ? 'works' : 'expired'
}

export function customerLinkUntil(handoff: Handoff): Instant {
  const latest = after(handoff.createdAt, LONGEST)
  if (isOpen(handoff)) return latest
  const over = handoff.state === 'decided' ? handoff.decision.at : handoff.closedAt
  return earliest(latest, after(over, AFTERWARDS)) ?? latest
}
