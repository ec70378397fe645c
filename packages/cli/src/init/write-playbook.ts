/**
 * A pack's playbook with a team's answers in it. The document is changed in place, so that the pack's comments stay where
 * they explain something.
 */
import { SHIPPED_TEMPLATES } from '@baton-desk/core'
import { type Document, isMap, isScalar, isSeq, parseDocument, Scalar, type YAMLMap } from 'yaml'
import { type Answers, type Receiver, slugOf } from './answers.ts'

export function writePlaybook(pack: string, answers: Answers): string {
  const doc = parseDocument(pack)
  doc.set('name', answers.name)
  doc.set('timeZone', answers.timeZone)
  if (answers.people.length > 0) setPeople(doc, answers)
  for (const id of answers.without) removeRule(doc, id)
  addNever(doc, answers.never)
  addFields(doc, answers.fields)
  setOutcomes(doc, answers.outcomes)
  return doc.toString({ lineWidth: 120, flowCollectionPadding: true })
}

export type PackRule = { id: string; words: string }

/** What a pack asks about: its lanes, triggers, never-rules and the outcomes of its first lane. */
export function readChoices(pack: string): {
  name: string
  timeZone: string
  lanes: { id: string; name: string }[]
  triggers: PackRule[]
  never: PackRule[]
  outcomes: string[]
} {
  const { name, timeZone, lanes, triggers = [], never = [] } = parseDocument(pack).toJS() as WrittenPack
  const [first] = Object.values(lanes)
  return {
    name,
    timeZone,
    lanes: Object.entries(lanes).map(([id, lane]) => ({ id, name: lane.name })),
    triggers: triggers.map(({ id, why }) => ({ id, words: why })),
    never: never.map(({ id, what }) => ({ id, words: what })),
    outcomes: (first?.outcomes ?? []).map(({ label }) => label),
  }
}

type WrittenPack = {
  name: string
  timeZone: string
  lastResort?: string
  lanes: Record<string, { name: string; owners: { people: string[] }; outcomes?: { label: string }[] }>
  triggers?: { id: string; why: string }[]
  never?: { id: string; what: string }[]
}

function setPeople(doc: Document, { people, hours, owners }: Answers): void {
  const [lastResort] = people
  if (!lastResort) return
  const ownersBefore = usualOwners(doc.toString(), people)
  // The last resort can be asked at any time.
  const written = people.map(({ id, ...person }) => {
    const keepsHours = hours !== undefined && id !== lastResort.id
    return [id, { ...person, ...(keepsHours && { hours: inOneLine(doc, hours) }) }] as const
  })
  doc.set('people', doc.createNode(Object.fromEntries(written)))
  doc.set('lastResort', lastResort.id)
  if (hours && doc.has('hours')) doc.set('hours', inOneLine(doc, hours))
  doc.delete('rotas')
  for (const lane of lanesOf(doc)) {
    const taking = owners[lane.id] ?? ownersBefore[lane.id] ?? [lastResort.id]
    lane.map.set('owners', inOneLine(doc, { people: taking }))
    if (taking.includes(lastResort.id)) lane.map.delete('escalation')
    else lane.map.set('escalation', inOneLine(doc, [{ to: { people: [lastResort.id] } }]))
    // What the pack's own people can do, nobody has said of these.
    lane.map.delete('skills')
    lane.map.delete('lastResort')
  }
}

/**
 * Who takes each lane where nobody says otherwise: the last resort what the pack's own last resort takes alone, everybody
 * else the rest.
 */
export function usualOwners(pack: string, people: readonly Receiver[]): Record<string, string[]> {
  const { lanes, lastResort } = parseDocument(pack).toJS() as WrittenPack
  const [first, ...others] = people.map(({ id }) => id)
  const usual = others.length > 0 || first === undefined ? others : [first]
  return Object.fromEntries(
    Object.entries(lanes).map(([id, { owners }]) => {
      const isForLastResort = owners.people.length === 1 && owners.people[0] === lastResort
      return [id, isForLastResort && first !== undefined ? [first] : usual]
    }),
  )
}

function lanesOf(doc: Document): { id: string; map: YAMLMap }[] {
  const lanes = doc.get('lanes', true)
  if (!isMap(lanes)) return []
  return lanes.items.flatMap(({ key, value }) =>
    isScalar(key) && isMap(value) ? [{ id: String(key.value), map: value }] : [],
  )
}

function removeRule(doc: Document, id: string): void {
  for (const list of ['triggers', 'never']) {
    const rules = doc.get(list, true)
    if (isSeq(rules)) rules.items = rules.items.filter((rule) => !(isMap(rule) && rule.get('id') === id))
  }
}

function addNever(doc: Document, never: readonly string[]): void {
  if (never.length === 0) return
  const [lane] = lanesOf(doc)
  if (!doc.has('never')) addSection(doc, 'never', [])
  const taken = readChoices(doc.toString()).never.map(({ id }) => id)
  for (const what of never) {
    const id = slugOf(what)
    if (lane && !taken.includes(id)) doc.addIn(['never'], doc.createNode({ id, what, lane: lane.id }))
  }
}

/** Further facts become required rows at the end of the first lane's template. */
function addFields(doc: Document, labels: readonly string[]): void {
  if (labels.length === 0) return
  const [lane] = lanesOf(doc)
  const template = String(lane?.map.get('template') ?? 'quick_intake')
  const rows = labels.map((label) => ({ label, shows: `fields.${slugOf(label, '_')}`, required: true }))
  if (!doc.has('templates')) addSection(doc, 'templates', {})
  if (!doc.hasIn(['templates', template])) {
    const { name, rows: shipped } = SHIPPED_TEMPLATES[template] ?? { name: template, rows: [] }
    doc.setIn(['templates', template], doc.createNode({ name, rows: shipped.map((row) => inOneLine(doc, row)) }))
  }
  for (const row of rows) doc.addIn(['templates', template, 'rows'], inOneLine(doc, row))
}

function setOutcomes(doc: Document, labels: readonly string[]): void {
  const [lane] = lanesOf(doc)
  if (labels.length === 0 || !lane) return
  lane.map.set('outcomes', doc.createNode([]))
  for (const label of labels.slice(0, 9))
    doc.addIn(['lanes', lane.id, 'outcomes'], inOneLine(doc, { id: slugOf(label, '_'), label }))
}

/** At the end, with a blank line before it. */
function addSection(doc: Document, name: string, value: object): void {
  const key = new Scalar(name)
  key.spaceBefore = true
  doc.add(doc.createPair(key, value))
}

const inOneLine = (doc: Document, value: object) => doc.createNode(value, { flow: true })
