import { type HandoffId, type Refusal, refuse } from '@baton-desk/core'
import { type Sender, sees } from './caller.ts'
import type { Stored } from './ports/handoffs.ts'

/** What was read under this id, for who may see it; nobody else learns that it is there. */
export const visible = (sender: Sender, id: HandoffId, read: Stored | null): Stored | Refusal =>
  read && isSeenBy(sender, read) ? read : refuse('not-found', { code: 'noSuchHandoffNamed', facts: { handoff: id } })

/** A customer has the one handoff of their link. */
function isSeenBy(sender: Sender, { handoff }: Stored): boolean {
  if (sender.kind === 'customer') return sender.handoff === handoff.id
  return sender.kind === 'desk' || sees(sender, handoff.agent)
}
