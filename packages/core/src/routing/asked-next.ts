/** Who is asked next where nobody acts: the escalation path as far as it is written, without what hours and rotas make of it. */
import type { LaneId, PersonId } from '../ids.ts'
import { personIn } from '../playbook/person-in.ts'
import type { Playbook } from '../playbook/playbook.ts'

export type Standing = {
  lane: LaneId
  owner: PersonId
  /** The step on which the owner stands: 0 = the lane's owners. */
  step: number
  /** People who may neither own nor decide it. */
  excluded?: readonly PersonId[] | undefined
}

/** Each once, in the order in which they are asked; empty where nobody stands behind the owner. */
export function askedNext(playbook: Playbook, { lane: id, owner, step, excluded = [] }: Standing): PersonId[] {
  const lane = Object.hasOwn(playbook.lanes, id) ? playbook.lanes[id] : undefined
  if (!lane) return []
  const later = lane.escalation.slice(step).flatMap(({ to }) => to.people)
  const lastResort = lane.lastResort ?? playbook.lastResort
  const all = new Set([...later, ...(lastResort === undefined ? [] : [lastResort])])
  return [...all].filter((person) => person !== owner && !excluded.includes(person) && personIn(playbook, person))
}
