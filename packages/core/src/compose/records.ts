/** Which record to open first, and which others the person may need. */
import type { Evidence, RecordFact } from '../evidence/evidence.ts'
import type { Subject } from './subject.ts'

/** Records in the order of what the decision needs. `told`: the agent's own sentence on what the customer wants. */
export function recordsByNeed(evidence: Evidence, subject: Subject, told = ''): RecordFact[] {
  const named = told.toLowerCase()
  const asked = `${subject.goal?.words ?? ''} ${subject.latest?.words ?? ''}`.toLowerCase()
  const end = Math.max(1, ...evidence.records.map(({ lastAt }) => lastAt))
  const firstAsked = Math.min(
    ...evidence.records.map(({ id }) => asked.indexOf(id.toLowerCase())).filter((at) => at >= 0),
  )
  const needs = (record: RecordFact): number =>
    (asked.indexOf(record.id.toLowerCase()) === firstAsked ? 3 : 0) +
    (asked.includes(record.id.toLowerCase()) ? (record.opened ? 8 : 3) : 0) +
    (record.opened && named.includes(record.id.toLowerCase().replace(/^#/, '')) ? 8 : 0) +
    (record.opened ? 6 : 0) +
    (record.primary ? 3 : 0) +
    (record.holdsReach ? 3 : 0) +
    (record.acted && !record.changed ? 4 : 0) +
    (record.changed ? 1 : 0) +
    (record.saidAt === undefined ? 0 : 3 + (3 * record.saidAt) / end) +
    Math.min(record.uses, 4) +
    (2 * record.lastAt) / end
  return evidence.records
    .map((record) => ({ record, need: needs(record) }))
    .sort((a, b) => b.need - a.need)
    .map(({ record }) => record)
}
