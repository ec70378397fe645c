/** The lane of a handoff and who stands at its end; neither is ever missing. */
import type { LaneId, PersonId } from '../ids.ts'
import { Lane, type Playbook } from './playbook.ts'

// A handoff may outlive its lane: then it has no owners of its own, and the last resort takes it.
const LANE_GONE: Lane = Lane.parse({ name: 'Lane no longer in the playbook', owners: { people: ['nobody'] } })

export const laneOf = (playbook: Playbook, id: LaneId): Lane =>
  (Object.hasOwn(playbook.lanes, id) ? playbook.lanes[id] : undefined) ?? LANE_GONE

export function lastResortOf(playbook: Playbook, lane: Lane): PersonId {
  const named =
    lane.lastResort ??
    playbook.lastResort ??
    Object.values(playbook.lanes).find((other) => other.lastResort)?.lastResort
  if (named === undefined)
    throw new Error('This playbook has no last resort. Read playbooks with loadPlaybook, which refuses them.')
  return named
}
