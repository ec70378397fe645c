import { type Document, isMap, isSeq } from 'yaml'
import type { Complaint } from '../complaint.ts'
import { slugOf } from './slug.ts'
import { isComplaint, laneOf, listOf } from './written-parts.ts'

/** Takes out the trigger or never-rule of this id. */
export function removeRule(doc: Document, id: string): Complaint | undefined {
  const lists = ['triggers', 'never'].map((name) => doc.get(name, true)).filter(isSeq)
  if (!lists.some(({ items }) => items.some((rule) => hasId(rule, id))))
    return { message: `Expected the id of a trigger or never-rule, got "${id}".`, path: [] }
  for (const list of lists) list.items = list.items.filter((rule) => !hasId(rule, id))
  return undefined
}

/** The same words again are the same rule. */
export function addNever(doc: Document, { what, lane: laneId }: { what: string; lane: string }): Complaint | undefined {
  const lane = laneOf(doc, laneId)
  if (isComplaint(lane)) return lane
  const never = listOf(doc, 'never')
  if (isComplaint(never)) return never
  const id = slugOf(what)
  if (!never.items.some((rule) => hasId(rule, id))) never.add(doc.createNode({ id, what, lane: lane.id }))
  return undefined
}

const hasId = (rule: unknown, id: string): boolean => isMap(rule) && rule.get('id') === id
