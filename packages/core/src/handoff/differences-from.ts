import { hashOfAction } from '../hash.ts'
import type { LaneId } from '../ids.ts'
import { salvageNote } from '../note/salvage.ts'
import type { Handoff } from './handoff.ts'

export type Difference = 'action' | 'lane' | 'customer'

type Sent = { lane?: string | undefined; customer?: string | undefined; note?: unknown }

/**
 * In what something that is sent is another than this handoff: then its decision must not answer it. More said and other words
 * make none. What is left out says nothing; but a note without an action asks for something else than one with an action.
 */
export function differencesFrom(
  /** With the lane that it was handed off to; it may have been moved since. */
  { note, customer, lane }: Pick<Handoff, 'note' | 'customer'> & { lane: LaneId },
  sent: Sent,
): Difference[] {
  const { action } = note
  const isNoteSent = sent.note !== undefined && sent.note !== null
  return [
    ...(isNoteSent && proposedIn(sent.note) !== (action && hashOfAction(action)) ? (['action'] as const) : []),
    ...(sent.lane !== undefined && sent.lane !== lane ? (['lane'] as const) : []),
    ...(sent.customer !== undefined && sent.customer !== customer ? (['customer'] as const) : []),
  ]
}

function proposedIn(note: unknown): string | undefined {
  const { action } = salvageNote(note).supplied
  return action && hashOfAction(action)
}
