import type { HandoffView, PersonId } from '@baton-desk/core'
import type { ActName } from '../ports/telling.ts'

/** What a message lets this person do with a handoff: the one thing that is asked of them, and what its channel offers beside. */
export function actsFor(
  { state, owner, offeredTo, mayNotDecide, note, masked }: HandoffView,
  person: PersonId,
  offers: readonly ActName[] = [],
): ActName[] {
  const isAsked = state === 'offered' || state === 'held'
  if ((offeredTo ?? owner).id !== person || (!isAsked && state !== 'accepted') || mayNotDecide) return []
  const answers: Record<HandoffView['note']['next']['decision']['kind'], ActName[]> = {
    // What is hidden is shown in the inbox, and nowhere else.
    approve: masked?.length ? ['reject'] : ['approve', 'reject'],
    choose: ['answer'],
    answer: ['answer'],
    act: ['done'],
    take_over: ['take_over'],
  }
  return [...(isAsked ? (['accept'] as const) : []), ...answers[note.next.decision.kind], ...offers]
}

/** What needs no sign-in, since it decides nothing. */
export const DECIDES_NOTHING: ReadonlySet<ActName> = new Set(['accept', 'ask', 'move'])
