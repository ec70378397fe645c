/** Which record to open first, and which others the person may need. */
import type { Evidence, RecordFact, ToolCall } from '../evidence/evidence.ts'
import { PAYMENT_METHOD } from '../evidence/identity/identity.ts'
import { isObject } from '../evidence/tools/tool-result.ts'
import type { Artifact, Unknown } from '../note/note.ts'
import { compose } from '../words/en/compose.ts'
import type { Words } from '../words/words.ts'
import type { Subject } from './subject.ts'
import { cut, startUpper } from './wording.ts'

/** Records in the order of what the decision needs. `told`: the agent's own sentence on what the customer wants. */
export function recordsByNeed(evidence: Evidence, subject: Subject, told = ''): RecordFact[] {
  const named = told.toLowerCase()
  const asked = `${subject.goal?.words ?? ''} ${subject.latest?.words ?? ''}`.toLowerCase()
  const end = Math.max(1, ...evidence.records.map(({ lastAt }) => lastAt))
  const firstAsked = Math.min(
    ...evidence.records.map(({ id }) => asked.indexOf(id.toLowerCase())).filter((at) => at >= 0),
  )
  const needs = (record: RecordFact): number =>
    (record.otherReach ? -40 : 0) +
    (record.kind === PAYMENT_METHOD ? -30 : 0) +
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
  return withoutAnothers(evidence)
    .map((record) => ({ record, need: needs(record) }))
    .sort((a, b) => b.need - a.need)
    .map(({ record }) => record)
}

/** Several of its kind were opened one after the other, and nothing that anybody said or did picks one of them out. */
export function isOfTheMatter(record: RecordFact, { records, turns }: Evidence): boolean {
  const { saidByCustomer, holdsReach, acted, changed } = record
  if (saidByCustomer || holdsReach || acted || changed) return true
  const alike = records.filter(({ kind, opened }) => opened && kind === record.kind)
  if (alike.length < SEVERAL) return true
  const told = turns.filter(({ by }) => by === 'agent').flatMap(({ sentences }) => sentences.map(({ text }) => text))
  const named = alike.filter(({ id }) => told.some((text) => text.includes(id)))
  return named.includes(record) && named.length < SEVERAL
}
const SEVERAL = 3

/** What stands only in the details of somebody else's record is theirs too: the plan of another line. */
function withoutAnothers(evidence: Evidence): RecordFact[] {
  const { records, calls } = evidence
  const foreign = records.filter(({ otherReach }) => otherReach && !otherReach.theirsFound)
  if (foreign.length === 0) return records
  const isOf = ({ json }: ToolCall) =>
    isObject(json) && foreign.some(({ id }) => Object.values(json).some((value) => value === id))
  const firstTold = (id: string) => calls.find(({ text }) => text.includes(id))
  return records.filter((record) => {
    const told = record.otherReach || record.saidByCustomer ? undefined : firstTold(record.id)
    return !told || !isOf(told)
  })
}

export function artifactsFrom(evidence: Evidence, records: readonly RecordFact[]): Artifact[] {
  const artifacts = records.map(({ kind, id, source }) => ({
    label: cut(`${startUpper(kind)} ${id}`, 120),
    kind: cut(kind, 40),
    id: cut(id, 200),
    openFirst: false,
    source,
  }))
  const [first] = records
  const isAnothers = records.some(({ otherReach }) => otherReach && !otherReach.theirsFound)
  const noneFits = isAnothers || first?.otherReach !== undefined || first?.kind === PAYMENT_METHOD
  const customer = idsFirst(evidence.identifiers).find(({ label }) => / (?:ID|number|code)\b/.test(label))
  if ((artifacts.length > 0 && !noneFits) || !customer) return artifacts
  return [
    {
      label: cut(`${customer.label} ${customer.value}`, 120),
      kind: 'customer',
      id: cut(customer.value, 200),
      openFirst: true,
      source: customer.source,
    },
    ...artifacts,
  ]
}

/** Records that the agent opened and that belong to another number or address than the customer gave. */
export const foreignReach = (records: readonly RecordFact[], words: Words['compose'] = compose): Unknown[] =>
  records.flatMap(({ kind, id, otherReach }) =>
    otherReach && !otherReach.theirsFound
      ? [
          {
            text: cut(words.otherReach(`${kind} ${id}`, otherReach.said.address, otherReach.address), 300),
            kind: 'contradiction' as const,
            about: 'where' as const,
            sources: [otherReach.said.source, otherReach.source],
          },
        ]
      : [],
  )

/** Records of which the customer spoke and that nobody opened, where others of their kind were. */
export function leftUnopened(records: readonly RecordFact[], words: Words['compose'] = compose): Unknown[] {
  const opened = new Set(records.filter((record) => record.opened || record.acted).map(({ kind }) => kind))
  const left = records.filter(
    ({ kind, saidByCustomer, opened: seen, acted, used }) =>
      saidByCustomer && !seen && !acted && !used && (opened.has(kind) || (kind === 'record' && opened.size > 0)),
  )
  if (left.length === 0) return []
  return [
    {
      text: cut(words.notOpened(left.map(({ kind, id }) => (kind === 'record' ? id : `${kind} ${id}`))), 300),
      kind: 'missing',
      sources: left.map(({ source }) => source).slice(0, 6),
    },
  ]
}

/** What names one customer alone stands before what many share. */
export const idsFirst = (identifiers: Evidence['identifiers']): Evidence['identifiers'] => [
  ...identifiers.filter(({ label }) => / (?:ID|number)$/.test(label)),
  ...identifiers.filter(({ label }) => !/ (?:ID|number)$/.test(label)),
]

/** Exactly one artifact is to be opened first: the first that says so, else the first. */
export function withOneFirst(artifacts: readonly Artifact[]): Artifact[] {
  const first = Math.max(
    artifacts.findIndex((artifact) => artifact.openFirst),
    0,
  )
  return artifacts.map((artifact, index) => ({ ...artifact, openFirst: index === first }))
}
