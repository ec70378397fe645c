/** Who is asked next where nobody acts: the escalation path from where a handoff stands, as far as it can be told today. */
import type { PersonId } from '../ids.ts'
import type { Who } from '../playbook/authority.ts'
import { laneOf, lastResortOf } from '../playbook/lane-of.ts'
import { personIn } from '../playbook/person-in.ts'
import type { Playbook } from '../playbook/playbook.ts'
import { hasSkills } from '../routing/assign.ts'
import { whyOffDuty } from '../routing/hours.ts'
import { dueOf } from './due.ts'
import { type Handoff, isOpen } from './handoff.ts'
import { whyNotDecider } from './verbs/may-decide.ts'

/**
 * Each once, in the order in which they are asked; empty where nobody stands behind the owner, and where silence leads to
 * nobody else. Hours are those of the moment the deadline passes; people on call are not told, as calendars change until then.
 */
export function askedNext(handoff: Handoff, { playbook, roster }: { playbook: Playbook; roster: Who }): PersonId[] {
  if (!isOpen(handoff) || handoff.state === 'waiting') return []
  const lane = laneOf(playbook, handoff.lane)
  const at = dueOf(handoff)
  const lastResort = lastResortOf(playbook, lane)
  const could = (person: PersonId): boolean =>
    person !== handoff.owner &&
    person !== handoff.approvedFirst?.by &&
    personIn(playbook, person) !== undefined &&
    whyNotDecider(handoff, person, { playbook, roster }) === null
  const later = lane.escalation
    .slice(handoff.step)
    .flatMap(({ to }) => to.people)
    .filter(
      (person) =>
        !handoff.declined.includes(person) &&
        hasSkills(personIn(playbook, person), [...lane.skills, ...(handoff.skills ?? [])]) &&
        (at === null || whyOffDuty(person, playbook, at) === null),
    )
  // The last resort is asked whatever its hours, its skills and what it said before.
  return [...new Set([...later, lastResort])].filter(could)
}
