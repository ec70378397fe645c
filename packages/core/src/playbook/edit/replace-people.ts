import { type Document, isSeq } from 'yaml'
import type { z } from 'zod'
import type { Complaint } from '../complaint.ts'
import type { MayDecide } from '../playbook.ts'
import type { WorkingHours } from '../working-hours.ts'
import { inOneLine, lanesOf, type WrittenLane } from './written-parts.ts'

export type NewPeople = {
  /** The first is the last resort, who can be asked at any time. */
  people: readonly { id: string; name: string; email?: string }[]
  /** When the others work, and the hours of the business where it has some; left out: at any time. */
  hours?: readonly z.infer<typeof WorkingHours>[] | undefined
  /** Lane → ids of those who take it; a lane that is not named goes to the last resort. */
  owners: Readonly<Record<string, readonly string[]>>
}

/** Other people in place of those who are there. The last resort stands behind each lane that they do not take themself. */
export function replacePeople(doc: Document, { people, hours, owners }: NewPeople): Complaint | undefined {
  const [lastResort] = people
  if (!lastResort) return { message: 'Expected at least one person.', path: ['people'] }
  const written = people.map(({ id, ...person }) => {
    const keepsHours = hours !== undefined && id !== lastResort.id
    return [id, { ...person, ...(keepsHours && { hours: inOneLine(doc, hours) }) }] as const
  })
  doc.set('people', doc.createNode(Object.fromEntries(written)))
  doc.set('lastResort', lastResort.id)
  if (hours && doc.has('hours')) doc.set('hours', inOneLine(doc, hours))
  doc.delete('rotas')
  for (const lane of lanesOf(doc)) {
    const taking = owners[lane.id] ?? [lastResort.id]
    lane.map.set('owners', inOneLine(doc, { people: taking }))
    if (taking.includes(lastResort.id)) lane.map.delete('escalation')
    else lane.map.set('escalation', inOneLine(doc, [{ to: { people: [lastResort.id] } }]))
    // Nobody has said that the new people can do what those before them could.
    lane.map.delete('skills')
    lane.map.delete('lastResort')
    const areLimited = keepLimitsOfRoles(doc, lane)
    // One alone cannot agree with anybody, nor the last resort with somebody who may not decide as much.
    if (areLimited || new Set([...taking, lastResort.id]).size < 2) lane.map.delete('twoMustAgree')
  }
  return undefined
}

/**
 * Up to what the owners of a lane may decide holds for those who come after them too. What was said of people and skills does not: it
 * goes, and where nothing is left for the owners, whom the lane asks may decide. Answers whether the owners have a limit.
 */
function keepLimitsOfRoles(doc: Document, { map }: WrittenLane): boolean {
  const written = map.get('mayDecide')
  const lines = isSeq(written) ? (written.toJS(doc) as Partial<MayDecide>[]) : []
  const kept = lines.filter(({ people, skills }) => !people && !skills)
  const means = (line: Partial<MayDecide>, roles: string[]) => line.roles?.some((role) => roles.includes(role))
  const ofOwners = kept.filter((line) => means(line, ['owners', 'member']))
  if (ofOwners.length === 0) {
    map.delete('mayDecide')
    return false
  }
  const areLimited = ofOwners.every(({ when }) => when !== undefined)
  const isCovered = kept.some((line) => line.when === undefined && means(line, ['last_resort', 'member']))
  if (kept.length === lines.length && isCovered) return areLimited
  const all: Partial<MayDecide>[] = isCovered ? kept : [...kept, { roles: ['last_resort'] }]
  map.set('mayDecide', doc.createNode(all.map((line) => inOneLine(doc, line))))
  return areLimited
}
