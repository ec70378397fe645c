import type { Document } from 'yaml'
import type { z } from 'zod'
import type { Complaint } from '../complaint.ts'
import type { WorkingHours } from '../playbook.ts'
import { inOneLine, lanesOf } from './written-parts.ts'

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
    // Nor up to what they may decide; whom the lane asks may, and one alone cannot agree with anybody.
    lane.map.delete('mayDecide')
    if (new Set([...taking, lastResort.id]).size < 2) lane.map.delete('twoMustAgree')
  }
  return undefined
}
