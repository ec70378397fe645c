import { type HandoffId, type Refusal, refuse } from '@baton-desk/core'
import { type Sender, sees } from './caller.ts'
import type { Stored } from './ports/handoffs.ts'

/** What was read under this id, for who may see it; nobody else learns that it is there. */
export const visible = (sender: Sender, id: HandoffId, read: Stored | null): Stored | Refusal =>
  read && sees(sender, read.handoff.agent)
    ? read
    : refuse('not-found', { code: 'noSuchHandoffNamed', facts: { handoff: id } })
