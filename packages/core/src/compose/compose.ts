/**
 * Composes a whole note from a conversation and its tool calls, with no model. What the agent supplied stands where the
 * evidence supports it, is marked where only the customer said it and is taken out where nothing does; what it left out
 * is filled in. Never invents: where the evidence does not tell, the note says so or uses the lane's own wording.
 */
import type { Conversation, Source } from '../evidence/conversation.ts'
import { type Evidence, gatherEvidence, type NameFact, type RecordFact } from '../evidence/evidence.ts'
import { isSameFirstName } from '../evidence/identity/identity.ts'
import { isObject } from '../evidence/tools/tool-result.ts'
import { hashOfAction } from '../hash.ts'
import { withoutApprovalBySilence } from '../note/approval-by-silence.ts'
import {
  type Artifact,
  Note,
  type ReasonCode,
  type Statement,
  type SuppliedNote,
  type Unknown,
  type Urgency,
} from '../note/note.ts'
import { coreWords, READING_LIMITS } from '../note/reading.ts'
import type { Lane } from '../playbook/playbook.ts'
import { countWords } from '../text.ts'
import { type Instant, toInstant } from '../time/instant.ts'
import { isBlocker, shortened, sortSentences, withoutSubject } from './agent-sentences.ts'
import { askFrom, askFromAction, askFromAgent, askFromRefused, bestAsk } from './ask.ts'
import { fit } from './fit.ts'
import { knownFrom, saidBesides } from './known.ts'
import { nextStep } from './next.ts'
import { recordsByNeed } from './records.ts'
import { type Subject, subjectOf } from './subject.ts'
import { judgeSupplied } from './supplied.ts'
import { triedSteps } from './tried.ts'
import { unknownFrom } from './unknown.ts'
import { whatFrom } from './what.ts'
import { type Reason, reasonFrom, whereItStopped } from './why.ts'
import { wishesFrom } from './wishes.ts'
import { aboutThem, cut, startUpper } from './wording.ts'

/** What the playbook said of the case. `kind`: as the gate said it; left out: a person takes it. */
export type Verdict = { code: ReasonCode; why: string; trigger?: string; kind?: 'review' | 'hand_off' | 'never' }

/** Whoever gathers and never decides makes no task of what the customer asks for. */
const GATHERED: ReadonlySet<ReasonCode> = new Set(['sensitive', 'safety_urgent'])
const onlyGathers = (verdict: Verdict | undefined): boolean =>
  verdict !== undefined && (verdict.kind === 'never' || GATHERED.has(verdict.code))

export type ComposeInput = {
  conversation: Conversation
  supplied?: SuppliedNote
  lane: Lane
  verdict?: Verdict
  urgency: Urgency
  /** Deadline, where the playbook or the agent set one. */
  by?: Instant
  now: Instant
  /** Gathered from the same conversation, where the caller has it already. */
  evidence?: Evidence
}

export function composeNote(input: ComposeInput): Note {
  const { conversation, lane } = input
  const evidence = input.evidence ?? gatherEvidence(conversation)
  const subject = subjectOf(evidence)
  const { supplied, sentences, opens, unverified } = judgeSupplied(
    withoutApprovalBySilence(input.supplied ?? {}),
    conversation,
  )
  const { why, sought, telling } = sortSentences(sentences)
  const opening = opens ? telling[0] : undefined
  const records = recordsByNeed(evidence, subject, opening?.text)
  const pen = penFor()

  const reason = reasonFrom(evidence, subject)
  const another = recordOfAnother(evidence)
  const misnamed = namedOtherwise(supplied.who?.name, evidence)
  const name = pen.write('/who/name', misnamed ? undefined : supplied.who?.name, () => nameIn(evidence))
  const firstName = name?.split(' ')[0]
  const made = onlyGathers(input.verdict)
    ? undefined
    : ((supplied.action && askFromAction(supplied.action, records)) ??
      bestAsk(
        askFrom(input.verdict ? { ...subject, problem: undefined } : subject, records[0], firstName),
        askFromAgent(opening, records[0], firstName),
      ) ??
      askFromRefused(evidence, records))
  const ask =
    pen.write('/ask', supplied.ask, () => ({ value: made?.text ?? lane.ask, sources: made && [made.source] })) ??
    lane.ask
  const draft: Note = {
    ask,
    next: {
      action: pen.write('/next/action', supplied.next?.action, () => {
        const step = nextStep({ evidence, subject, ask, fromLane: !made && !supplied.ask, name })
        return step && { value: step.action, sources: step.source && [step.source] }
      }),
      decision: decisionFrom(supplied, subject, evidence, lane),
    },
    when: whenFrom(input, evidence, supplied, pen),
    who: {
      ...supplied.who,
      name,
      identifiers: pen.add({
        pointer: '/who/identifiers',
        given: supplied.who?.identifiers,
        found: idsFirst(another ? ofAnother(evidence.identifiers, another.record.value) : evidence.identifiers),
        key: ({ value }) => value,
        max: 30,
      }),
      reach: pen.add({
        pointer: '/who/reach',
        given: supplied.who?.reach,
        found: another ? evidence.reach.filter(({ source }) => source.kind !== 'tool') : evidence.reach,
        key: ({ address }) => address,
        max: 10,
      }),
    },
    what: '',
    why: whyFrom(input, reason ?? fallbackReason(input, evidence, records[0]), supplied, pen),
    where: {
      ...supplied.where,
      artifacts: withOneFirst(
        pen.add({
          pointer: '/where/artifacts',
          given: supplied.where?.artifacts,
          found: artifactsFrom(evidence, records),
          key: ({ id, label }) => id ?? label,
          max: 20,
        }),
      ),
    },
    known: supplied.known ?? [],
    unknown: [...(supplied.unknown ?? [])],
    tried: pen.add({
      pointer: '/tried',
      given: supplied.tried,
      found: triedSteps(evidence),
      key: ({ step, outcome }) => `${step} ${outcome}`,
      max: 60,
    }),
    wishes: pen.add({
      pointer: '/wishes',
      given: supplied.wishes,
      found: wishesFrom(evidence, subject),
      key: ({ text }) => text,
      max: 30,
    }),
    contingencies: supplied.contingencies?.length ? supplied.contingencies : lane.contingencies,
    sensitivity: supplied.sensitivity ?? [],
    fields: supplied.fields ?? {},
    confidence: supplied.confidence,
    promise: supplied.promise,
    draft: supplied.draft,
    action: supplied.action && { ...supplied.action, hash: hashOfAction(supplied.action) },
    sources: pen.sources,
    filledIn: pen.filledIn,
  }
  const room = READING_LIMITS.core - coreWords(draft)
  const blocker = reason || !(subject.goal || subject.problem) ? undefined : telling.find(({ text }) => isBlocker(text))
  const told = why ?? (!reason || reason.code === 'customer_asked' ? (sought ?? blocker) : undefined)
  if (told === blocker && blocker) telling.splice(telling.indexOf(blocker), 1)
  if (told && pen.filledIn.includes('/why/sentence')) {
    draft.why = { code: draft.why.code, sentence: told.text }
    pen.filledIn.splice(pen.filledIn.indexOf('/why/sentence'), 1)
    pen.sources['/why/sentence'] = told.source ? [told.source] : []
  }
  const rest = writeWhat({ draft, pen, supplied, telling, room, judged: conversation.length > 0, opens }, () =>
    whatFrom({
      subject,
      evidence,
      conversation,
      maxWords: Math.max(room, 10),
      verbatim: onlyGathers(input.verdict),
    }),
  )
  draft.known = pen.add({
    pointer: '/known',
    given: [...draft.known, ...rest],
    found: [
      ...knownFrom(evidence, conversation, records[0]),
      ...saidBesides(evidence, toldOf(draft, evidence, subject)),
    ],
    key: ({ text }) => text,
    max: 40,
  })
  const has = {
    who: name !== undefined || draft.who.identifiers.length > 0 || draft.who.reach.length > 0,
    record: draft.where.artifacts.length > 0,
  }
  const found = [
    ...(misnamed ? [misnamed] : []),
    ...(another ? [whoseRecord(another)] : []),
    ...unknownFrom(evidence, has),
    ...unverified,
  ]
  draft.unknown = pen.add({ pointer: '/unknown', given: draft.unknown, found, key: ({ text }) => text, max: 30 })
  const fitted = fit(draft, conversation, supplied)
  return withinLimits({ ...fitted, filledIn: pen.accountFor(fitted) })
}

/** Words without blanks (addresses of pages, keys) can make any line longer than a note may hold; they are cut, never refused. */
function withinLimits(note: Note): Note {
  const read = Note.safeParse(note)
  if (read.success) return read.data
  const copy = JSON.parse(JSON.stringify(note))
  for (const issue of read.error.issues) {
    if (issue.code !== 'too_big') continue
    const holder = issue.path.slice(0, -1).reduce((value, key) => value[key], copy)
    const key = issue.path.at(-1) ?? ''
    const held: unknown = holder[key]
    holder[key] =
      typeof held === 'string' ? cut(held, Number(issue.maximum)) : (held as unknown[]).slice(0, Number(issue.maximum))
  }
  return Note.parse(copy)
}

/** Writes down what the agent supplied, else what was found, and keeps account of what was filled in and from where. */
type Pen = ReturnType<typeof penFor>
function penFor() {
  const filledIn: string[] = []
  const sources: Record<string, Source[]> = {}
  const lists: { pointer: string; given: ReadonlySet<string>; key: (each: unknown) => string }[] = []
  return {
    filledIn,
    sources,
    write<T extends string>(
      pointer: string,
      given: T | undefined,
      find: () => { value: T; sources?: Source[] | undefined } | undefined,
    ): T | undefined {
      if (given) return given
      const found = find()
      if (!found || found.value === '') return undefined
      filledIn.push(pointer)
      if (found.sources?.length) sources[pointer] = found.sources.slice(0, 6)
      return found.value
    },
    /** What the agent gave stands first; what was found and it left out is added. */
    add<T>(list: {
      pointer: string
      given: readonly T[] | undefined
      found: readonly T[]
      key: (each: T) => string
      max: number
    }): T[] {
      const { pointer, found, key, max } = list
      const given = list.given ?? []
      const all = new Map<string, T>()
      for (const each of [...given, ...found])
        if (!all.has(key(each).toLowerCase())) all.set(key(each).toLowerCase(), each)
      lists.push({
        pointer,
        given: new Set(given.map((each) => key(each).toLowerCase())),
        key: (each) => key(each as T).toLowerCase(),
      })
      return [...all.values()].slice(0, max)
    },
    /** JSON pointers of what was filled in, in a finished note. */
    accountFor(note: Note): string[] {
      const pointers = filledIn.filter((pointer) => valueAt(note, pointer) !== undefined)
      for (const { pointer, given, key } of lists) {
        const items = valueAt(note, pointer)
        if (!Array.isArray(items) || items.length === 0) continue
        if (given.size === 0) pointers.push(pointer)
        else
          items.forEach((item, index) => {
            if (!given.has(key(item))) pointers.push(`${pointer}/${index}`)
          })
      }
      return pointers.slice(0, MAX_POINTERS)
    },
  }
}

const MAX_POINTERS = 60

/** Everything that the customer is quoted or understood to have said above. */
const toldOf = (draft: Note, evidence: Evidence, { goal, latest, problem, question }: Subject): string =>
  [
    draft.what,
    ...[goal, latest, problem, question].map((each) => each?.source.words ?? ''),
    ...evidence.contradictions.map(({ sources }) => sources[0].words),
    ...evidence.claims.map(({ source }) => source.words),
    ...evidence.reasons.map(({ source }) => source.words),
    ...draft.wishes.map(({ source }) => source?.words ?? ''),
  ].join('\n')

const valueAt = (note: Note, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), note)

/** The agent's sentences where they fit above the line, else composed ones; returns those of the agent's that did not fit. */
function writeWhat(
  note: {
    draft: Note
    pen: Pen
    supplied: SuppliedNote
    telling: readonly Statement[]
    room: number
    judged: boolean
    opens: boolean
  },
  compose: () => { text: string; sources: Source[] },
): Statement[] {
  const { draft, pen, supplied, telling, room, judged, opens } = note
  if (supplied.what && !judged) {
    draft.what = supplied.what
    return []
  }
  const kept: Statement[] = []
  if (opens)
    for (const sentence of telling.slice(0, 2)) {
      const plain = kept.length === 0 ? withoutSubject(sentence.text) : sentence.text
      const forms = kept.length === 0 ? [plain, shortened(plain)] : [plain]
      const form = forms.find(
        (text) => wordsWithName([...kept.map((each) => each.text), text].join(' '), draft) <= room,
      )
      if (form === undefined) break
      kept.push({ ...sentence, text: form })
    }
  if (kept.length > 0) {
    draft.what = kept.map(({ text }) => text).join(' ')
    pen.sources['/what'] = kept.flatMap(({ source }) => source ?? []).slice(0, 6)
    return telling.slice(kept.length)
  }
  const composed = compose()
  draft.what = composed.text
  pen.filledIn.push('/what')
  if (composed.sources.length > 0) pen.sources['/what'] = composed.sources
  return [...telling]
}

/** Naming the customer in the sentence saves naming them before it. */
const wordsWithName = (text: string, { who }: Note): number =>
  countWords(text) - (who.name !== undefined && text.includes(who.name) ? countWords(who.name) : 0)

/** Whoever speaks is the customer: the record's name stands only where it is theirs. */
const nameIn = (evidence: Evidence): { value: string; sources: Source[] } | undefined => {
  const said = evidence.names.find(({ said }) => said)
  const checked = evidence.names.filter((name) => name.checked)
  const best =
    (said ? checked.find(({ value }) => isSameFirstName(value, said.value)) : checked[0]) ?? said ?? evidence.names[0]
  return best && { value: best.value, sources: [best.source] }
}

/** The agent's name for the customer stands where nobody else names them, or names them so. */
function namedOtherwise(given: string | undefined, { names }: Evidence): Unknown | undefined {
  if (!given || names.length === 0 || names.some(({ value }) => isSameFirstName(value, given))) return undefined
  return {
    text: cut(`The agent wrote, and nothing bears it out: the customer is ${given}.`, 300),
    kind: 'unverified',
    sources: [{ kind: 'agent', words: given }],
  }
}

/** Somebody calls about another person's record: nothing in it identifies or reaches the caller. */
function recordOfAnother({ names }: Evidence): { said: NameFact; record: NameFact } | undefined {
  const said = names.find(({ said }) => said)
  const checked = names.filter((name) => name.checked)
  const [record] = checked
  return said && record && !checked.some(({ value }) => isSameFirstName(value, said.value))
    ? { said, record }
    : undefined
}

const whoseRecord = ({ said, record }: { said: NameFact; record: NameFact }): Unknown => ({
  text: cut(`The record is ${record.value}’s; the customer says they are ${said.value}.`, 300),
  kind: 'contradiction',
  sources: [said.source, record.source],
})

const ofAnother = (identifiers: Evidence['identifiers'], name: string): Evidence['identifiers'] =>
  identifiers.map((each) =>
    each.source.kind === 'tool' ? { ...each, label: cut(`${each.label} of ${name}`, 60) } : each,
  )

function whenFrom(input: ComposeInput, evidence: Evidence, supplied: SuppliedNote, pen: Pen): Note['when'] {
  const since = pen.write('/when/since', supplied.when?.since, () => {
    const at = evidence.waitingSince && toInstant(evidence.waitingSince)
    return at ? { value: at } : undefined
  })
  return { ...(since && { since }), by: input.by ?? supplied.when?.by, urgency: input.urgency }
}

/** The lane's own wording, else how far the agent came. */
function fallbackReason(
  { lane, conversation }: ComposeInput,
  evidence: Evidence,
  record: RecordFact | undefined,
): Reason | undefined {
  if (lane.why !== undefined) return { code: lane.reason, sentence: lane.why }
  return conversation.length === 0 ? undefined : { code: lane.reason, ...whereItStopped(evidence, record) }
}

function whyFrom(
  { verdict, lane }: ComposeInput,
  reason: Reason | undefined,
  supplied: SuppliedNote,
  pen: Pen,
): Note['why'] {
  if (verdict)
    return { code: verdict.code, sentence: cut(verdict.why, 300), ...(verdict.trigger && { trigger: verdict.trigger }) }
  const given = supplied.why ?? {}
  const sentence = pen.write(
    '/why/sentence',
    given.sentence,
    () => reason && { value: reason.sentence, sources: reason.source && [reason.source] },
  )
  return {
    code: given.code ?? reason?.code ?? lane.reason,
    sentence: sentence ?? '',
    ...(given.trigger && { trigger: given.trigger }),
  }
}

function decisionFrom(
  supplied: SuppliedNote,
  subject: Subject,
  evidence: Evidence,
  lane: Lane,
): Note['next']['decision'] {
  const given = supplied.next?.decision
  const told = subject.goal || subject.problem
  const question = given?.question ?? (told ? undefined : questionIn(subject))
  const kind =
    given?.kind ??
    (supplied.action || supplied.draft
      ? 'approve'
      : given?.options?.length
        ? 'choose'
        : question
          ? 'answer'
          : !told && evidence.askedForPerson
            ? 'take_over'
            : 'act')
  return {
    ...given,
    kind,
    ...(question && { question }),
    options: given?.options ?? [],
    onSilence: given?.onSilence ?? lane.onSilence.words,
  }
}

/** What the customer wants to know, as a question about them. */
function questionIn(subject: Subject): string | undefined {
  const clause = /\b(?:how|what|when|where|whether|why|which)\b.*$/i.exec(subject.question?.object ?? '')?.[0]
  return clause && cut(`${startUpper(aboutThem(clause))}?`, 300)
}

function artifactsFrom(evidence: Evidence, records: ReturnType<typeof recordsByNeed>): Artifact[] {
  const artifacts = records.map(({ kind, id, source }) => ({
    label: cut(`${startUpper(kind)} ${id}`, 120),
    kind: cut(kind, 40),
    id: cut(id, 200),
    openFirst: false,
    source,
  }))
  const customer = idsFirst(evidence.identifiers).find(({ label }) => / (?:ID|number|code)\b/.test(label))
  if (artifacts.length > 0 || !customer) return artifacts
  return [
    {
      label: cut(`${customer.label} ${customer.value}`, 120),
      kind: 'customer',
      id: cut(customer.value, 200),
      openFirst: true,
      source: customer.source,
    },
  ]
}

/** What names one customer alone stands before what many share. */
const idsFirst = (identifiers: Evidence['identifiers']): Evidence['identifiers'] => [
  ...identifiers.filter(({ label }) => / (?:ID|number)$/.test(label)),
  ...identifiers.filter(({ label }) => !/ (?:ID|number)$/.test(label)),
]

/** Exactly one artifact is to be opened first: the first that says so, else the first. */
function withOneFirst(artifacts: readonly Artifact[]): Artifact[] {
  const first = Math.max(
    artifacts.findIndex((artifact) => artifact.openFirst),
    0,
  )
  return artifacts.map((artifact, index) => ({ ...artifact, openFirst: index === first }))
}
