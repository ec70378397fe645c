/** Which record to open first, and which others the person may need. */
import type { Conversation } from '../evidence/conversation.ts'
import type { Evidence, RecordFact, ToolCall } from '../evidence/evidence.ts'
import { PAYMENT_METHOD } from '../evidence/identity/identity.ts'
import { nounPhrase, wordsOfName } from '../evidence/tools/naming.ts'
import { isObject, leavesOf, passageOf } from '../evidence/tools/tool-result.ts'
import { RULES_OUT } from '../languages/en/negation.ts'
import type { Artifact, Unknown } from '../note/note.ts'
import { compose } from '../words/en/compose.ts'
import type { Words } from '../words/words.ts'
import { daysIn } from './days.ts'
import { cut, startUpper } from './wording.ts'

/** Records in the order of what the decision needs. `told`: the agent's own sentence on what the customer wants. */
export function recordsByNeed(evidence: Evidence, told = ''): RecordFact[] {
  const named = told.toLowerCase()
  const { lead, beside } = evidence.standing
  const asked = [lead, beside.at(-1)]
    .map((matter) => matter?.request.words ?? '')
    .join(' ')
    .toLowerCase()
  const end = Math.max(1, ...evidence.records.map(({ lastAt }) => lastAt))
  const firstAsked = Math.min(
    ...evidence.records.map(({ id }) => asked.indexOf(id.toLowerCase())).filter((at) => at >= 0),
  )
  const bears = saidOfRecords(evidence)
  const needs = (record: RecordFact): number =>
    2 * (bears.get(record.id) ?? 0) +
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
    .filter(({ id }) => !isRuledOut(told, id))
    .map((record) => ({ record, need: needs(record) }))
    .sort((a, b) => b.need - a.need)
    .map(({ record }) => record)
}

const MOST_SAID = 3

/** Of what was opened, how many of the codes and days that the customer named stand in each. */
function saidOfRecords({ calls, records, turns }: Evidence): Map<string, number> {
  const bears = new Map<string, number>()
  const opened = records.filter((record) => record.opened)
  if (opened.length < 2) return bears
  const said = turns
    .flatMap(({ by, sentences }) => (by === 'customer' ? sentences.map(({ text }) => text) : []))
    .join('\n')
  const marks = [...new Set([...(said.match(CODES) ?? []), ...daysIn(said)])].slice(0, MOST_MARKS)
  for (const { id } of marks.length > 0 ? opened : []) {
    const own = calls.findLast(
      ({ json, outcome }) => outcome === 'done' && isObject(json) && Object.values(json).some((value) => value === id),
    )
    const told = own?.text ?? ''
    bears.set(id, Math.min(marks.filter((mark) => mark !== id && told.includes(mark)).length, MOST_SAID))
  }
  return bears
}
const MOST_MARKS = 40
const CODES = /(?<![\p{L}\p{N}_])\p{Lu}{3,6}(?![\p{L}\p{N}_])/gu

/** "Book 150, not 941": the agent says that it is not the one. */
export function isRuledOut(told: string, id: string): boolean {
  const at = told.toLowerCase().indexOf(id.toLowerCase())
  return at > 0 && RULES_OUT.test(told.slice(Math.max(0, at - 40), at))
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

/** Pictures and files that came with what was said, behind the records. */
export function filesFrom(conversation: Conversation): Artifact[] {
  return conversation.flatMap(({ role, files = [] }, message) =>
    files.map(({ url, medium, name }) => ({
      label: cut(name ?? startUpper(medium), 120),
      kind: medium,
      url,
      openFirst: false,
      source: {
        kind: role === 'tool' ? ('tool' as const) : role === 'customer' ? ('customer' as const) : ('agent' as const),
        message,
        words: `[${medium}]`,
      },
    })),
  )
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

/** Others that a record lists and of which nobody opened any: the lines of an account, by the words of their key. */
export function listedOnly({
  calls,
  records,
  turns,
}: Evidence): { kind: string; ids: string[]; call: ToolCall; key: string } | undefined {
  const touched = new Set([
    ...records.filter(({ opened, acted }) => opened || acted).map(({ id }) => id),
    ...calls.flatMap(({ arguments: given }) => leavesOf(given).map(({ value }) => String(value))),
    ...calls.flatMap(({ json }) => (Array.isArray(json) ? json : [json]).flatMap((one) => idsOfOwn(one))),
  ])
  const theirs = turns.flatMap(({ by, sentences }) => (by === 'customer' ? sentences.map(({ text }) => text) : []))
  for (const call of calls.toReversed()) {
    if (call.outcome !== 'done' || !isObject(call.json)) continue
    for (const [key, value] of Object.entries(call.json)) {
      const ids = Array.isArray(value)
        ? value.filter((each) => typeof each === 'string' && /\d/.test(each) && !/^\d{4}-\d{2}-\d{2}/.test(each))
        : []
      const noun = wordsOfName(key).filter((word) => !/^ids?$/.test(word))
      if (
        ids.length === 0 ||
        ids.length > MOST_OTHERS ||
        ids.length !== (value as unknown[]).length ||
        noun.length === 0
      )
        continue
      if (ids.every((id) => !touched.has(id)) && theirs.some((said) => speaksOf(said, noun)))
        return { kind: nounPhrase(noun), ids, call, key }
    }
  }
  return undefined
}

/** The records of a list that was answered stand there by their own ids: "[{ bill_id: … }]". No answer that people use is deeper. */
const idsOfOwn = (value: unknown, depth = 8): string[] =>
  isObject(value) && depth > 0
    ? Object.values(value).flatMap((each) =>
        typeof each === 'string' || typeof each === 'number'
          ? [String(each)]
          : Array.isArray(each)
            ? each.filter(isObject).flatMap((one) => idsOfOwn(one, depth - 1))
            : [],
      )
    : []

/** Of what the customer never spoke, nobody needs to open one. */
const speaksOf = (said: string, noun: readonly string[]): boolean => {
  const spoken = wordsOfName(said.replaceAll(/[^\p{L}]+/gu, ' '))
  const [head = ''] = noun.slice(-1)
  return spoken.some((word) => word === head || word === `${head}s` || `${word}s` === head)
}
const MOST_OTHERS = 6

/** That nobody opened any of them, as the note says it. */
export function noneOpened(evidence: Evidence, words: Words['compose'] = compose): Unknown[] {
  const listed = listedOnly(evidence)
  if (!listed) return []
  const { kind, ids, call, key } = listed
  return [
    {
      text: cut(words.noneOpened(kind, ids), 300),
      kind: 'missing',
      sources: [{ kind: 'tool', message: call.answerAt ?? 0, words: passageOf(call.text, key) }],
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
