/** Who has a handoff and how it stands, in words; one place, so that row, card and bar say the same. */
import type { HandoffRow, HandoffView } from '@baton-desk/core'

type Standing = Pick<HandoffRow, 'state' | 'owner' | 'offeredTo'>

export const nameFor = (person: { id: string; name: string }, me: string): string =>
  person.id === me ? 'You' : person.name

/** As people call each other. */
export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name

/** Whom it waits for: the receiver of a move, else the owner. */
export const awaited = ({ offeredTo, owner }: Standing) => offeredTo ?? owner

/** "Not accepted · Ana", "Accepted · You", "Decided · Ana". */
export function sayStanding(handoff: Standing & { waitingFor?: HandoffView['waitingFor'] }, me: string): string {
  const who = nameFor(awaited(handoff), me)
  switch (handoff.state) {
    case 'held':
    case 'offered':
      return `Not accepted · ${who}`
    case 'accepted':
      return `Accepted · ${who}`
    case 'waiting':
      return `Waiting · ${who}`
    case 'decided':
      return `Decided · ${who}`
    case 'in_doubt':
      return `In doubt · ${who}`
    case 'closed':
      return `Closed · ${who}`
    case 'withdrawn':
      return 'Withdrawn'
    case 'expired':
      return 'Expired'
  }
}
