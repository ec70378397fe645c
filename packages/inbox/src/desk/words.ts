/** Who has a handoff and how it stands, in words; one place, so that row, card and bar say the same. */

import { labels as english, type HandoffRow, type HandoffView, type TrailEvent } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { words } from '../language/language.tsx'
import { sayMoment } from './times.ts'

/** What a handoff is marked with: how urgent it is, what is asked for. */
export const labels = words.labels ?? english

type Standing = Pick<HandoffRow, 'state' | 'owner' | 'offeredTo'>

export const nameFor = (person: { id: string; name: string }, me: string): string =>
  person.id === me ? t`You` : person.name

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
      return t`Not accepted · ${who}`
    case 'accepted':
      return t`Accepted · ${who}`
    case 'waiting':
      return t`Waiting · ${who}`
    case 'decided':
      return t`Decided · ${who}`
    case 'in_doubt':
      return t`In doubt · ${who}`
    case 'closed':
      return t`Closed · ${who}`
    case 'withdrawn':
      return t`Withdrawn`
    case 'expired':
      return t`Expired`
  }
}

/** What happened, in the language of the page; a later desk may tell of what this page has no sentence for. */
export function sayEvent({ said = [], sentence }: TrailEvent, now: number): string {
  const sentences: Record<string, unknown> = words.history ?? {}
  const ours = said.map(({ code, facts }) => {
    const say = sentences[code]
    return typeof say === 'function' ? String(say(facts, (at: string) => sayMoment(at, now))) : undefined
  })
  return ours.length === 0 || ours.includes(undefined) ? sentence : ours.join(' ')
}
