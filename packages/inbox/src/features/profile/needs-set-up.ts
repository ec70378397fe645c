import type { AnswerOf } from '@baton-desk/core'
import { useStored } from '../../ui/stored.ts'

/** Remembers that a person does not want to finish setting up now; a dismissed panel stays dismissed. */
const DISMISSED = 'baton.set-up-dismissed'

/** Whether to remind this person that they have no password yet. */
export function useSetUp(me: AnswerOf<'desk'>['me']) {
  const [dismissed, setDismissed] = useStored(DISMISSED)
  return { isWanted: me.needsPassword && dismissed !== me.id, dismiss: () => setDismissed(me.id) }
}
