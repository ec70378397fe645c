import { hashOfAction } from '../hash.ts'
import type { PersonId } from '../ids.ts'
import { holdsMasked, type Masked, maskArguments } from '../note/masked-action.ts'
import type { Common } from './handoff.ts'

type Shown = Pick<Common, 'revealed'> & { note: Pick<Common['note'], 'action'> }

/** Whether somebody sees all of the proposed action: nothing of it is masked, or they had it shown. */
export const hasSeen = ({ revealed = [], note: { action } }: Shown, person: PersonId): boolean =>
  !action ||
  !holdsMasked(action) ||
  revealed.some(({ by, actionHash }) => by === person && actionHash === hashOfAction(action))

/** Arguments of the action, edited or not, as they are shown; null where nothing of them has to be masked. */
export function maskedFor(
  handoff: Shown,
  args: Record<string, unknown> | undefined,
  person: PersonId | undefined,
): Masked | null {
  if (!args || (person !== undefined && handoff.revealed && hasSeen(handoff, person))) return null
  const masked = maskArguments(args)
  return masked.masked.length > 0 ? masked : null
}
