import { type Document, isMap, isSeq } from 'yaml'
import { SHIPPED_TEMPLATES } from '../../note/templates/shipped.ts'
import type { Complaint } from '../complaint.ts'
import { slugOf } from './slug.ts'
import { inOneLine, isComplaint, laneOf, mapOf } from './written-parts.ts'

type InLane<Edited> = { lane: string } & Edited

/** A shipped template is written out first, so that it can have one more row. */
export function addRequiredFact(
  doc: Document,
  { lane: laneId, label }: InLane<{ label: string }>,
): Complaint | undefined {
  const lane = laneOf(doc, laneId)
  if (isComplaint(lane)) return lane
  const templates = mapOf(doc, 'templates')
  if (isComplaint(templates)) return templates
  const id = String(lane.map.get('template') ?? 'quick_intake')
  if (!templates.has(id)) {
    const { name, rows } = SHIPPED_TEMPLATES[id] ?? { name: id, rows: [] }
    templates.set(id, doc.createNode({ name, rows: rows.map((row) => inOneLine(doc, row)) }))
  }
  const template = templates.get(id, true)
  const rows = isMap(template) ? template.get('rows', true) : undefined
  if (!isSeq(rows)) return { message: `Expected rows in the template "${id}".`, path: ['templates', id] }
  rows.add(inOneLine(doc, { label, shows: `fields.${slugOf(label, '_')}`, required: true }))
  return undefined
}

export function setOutcomes(
  doc: Document,
  { lane: laneId, labels }: InLane<{ labels: readonly string[] }>,
): Complaint | undefined {
  const lane = laneOf(doc, laneId)
  if (isComplaint(lane)) return lane
  lane.map.set('outcomes', doc.createNode(labels.map((label) => inOneLine(doc, { id: slugOf(label, '_'), label }))))
  return undefined
}
