import { type Document, isMap, isSeq, type YAMLMap, type YAMLSeq } from 'yaml'
import type { Complaint } from '../complaint.ts'
import { slugOf } from './slug.ts'
import { isComplaint, laneOf, listOf } from './written-parts.ts'

/** Takes out the trigger, never-rule or exception of this id. */
export function removeRule(doc: Document, id: string): Complaint | undefined {
  const lists = ['triggers', 'never'].map((name) => doc.get(name, true)).filter(isSeq)
  const rules = lists.flatMap(({ items }) => items.filter(isMap))
  const holder = rules.find((rule) => exceptionsOf(rule)?.items.some((exception) => hasId(exception, id)))
  if (!holder && !rules.some((rule) => hasId(rule, id)))
    return { message: `Expected the id of a trigger, never-rule or exception, got "${id}".`, path: [] }
  for (const list of lists) list.items = list.items.filter((rule) => !hasId(rule, id))
  const exceptions = holder && exceptionsOf(holder)
  if (exceptions) exceptions.items = exceptions.items.filter((exception) => !hasId(exception, id))
  if (exceptions?.items.length === 0) holder?.delete('unless')
  return undefined
}

/** What a trigger does not stop, at the end of what it does not stop yet. */
export function addException(
  doc: Document,
  { trigger, ...exception }: { trigger: string; id: string; when: string; why: string },
): Complaint | undefined {
  const triggers = doc.get('triggers', true)
  const rule = isSeq(triggers) ? triggers.items.filter(isMap).find((one) => hasId(one, trigger)) : undefined
  if (!rule) return { message: `Expected the id of a trigger, got "${trigger}".`, path: ['triggers'] }
  const there = exceptionsOf(rule)
  if (there) there.add(doc.createNode(exception))
  else rule.set('unless', doc.createNode([exception]))
  return undefined
}

const exceptionsOf = (rule: YAMLMap): YAMLSeq | undefined => {
  const unless = rule.get('unless', true)
  return isSeq(unless) ? unless : undefined
}

/** `id` left out: made of the words. `when`: by what the gate recognises it. */
export type NewNever = { what: string; lane: string; id?: string; when?: string; reason?: string }

/** The same words again are the same rule. */
export function addNever(
  doc: Document,
  { what, lane: laneId, id = slugOf(what), ...recognised }: NewNever,
): Complaint | undefined {
  const lane = laneOf(doc, laneId)
  if (isComplaint(lane)) return lane
  const never = listOf(doc, 'never')
  if (isComplaint(never)) return never
  if (!never.items.some((rule) => hasId(rule, id)))
    never.add(doc.createNode({ id, what, ...recognised, lane: lane.id }))
  return undefined
}

const hasId = (rule: unknown, id: string): boolean => isMap(rule) && rule.get('id') === id
