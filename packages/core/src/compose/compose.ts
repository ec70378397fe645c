/**
 * Composes a whole note from a conversation and its tool calls, with no model. What the agent supplied stands where the
 * evidence supports it, is marked where only the customer said it and is taken out where nothing does; what it left out
 * is filled in. Never invents: where the evidence does not tell, the note says so or uses the lane's own wording.
 */
import type { Conversation } from '../evidence/conversation.ts'
import { type Evidence, gatherEvidence, type RecordFact, type Standing } from '../evidence/evidence.ts'
import { PAYMENT_METHOD } from '../evidence/identity/identity.ts'
import { writtenNow } from '../evidence/mail/written-now.ts'
import { hashOfAction } from '../hash.ts'
import { withoutApprovalBySilence } from '../note/approval-by-silence.ts'
import type { Brief } from '../note/brief.ts'
import type { Note, ReasonCode, SuppliedNote, Urgency } from '../note/note.ts'
import { coreWords, READING_LIMITS } from '../note/reading.ts'
import { withinLimits } from '../note/within-limits.ts'
import { ASK_OF_ANY_LANE, type Lane } from '../playbook/playbook.ts'
import { type Instant, toInstant } from '../time/instant.ts'
import { compose } from '../words/en/compose.ts'
import type { Words } from '../words/words.ts'
import { accountOf, holdsValue, isTold } from './account.ts'
import { isBlocker, sortSentences } from './agent-sentences.ts'
import { askFrom, askFromAction, askFromAgent, askFromRefused, askFromWanted, bestAsk, type Naming } from './ask.ts'
import { briefFirst } from './brief-first.ts'
import { careFor } from './care.ts'
import { confidenceIn } from './confidence.ts'
import {
  namedOtherwise,
  nameIn,
  ofAnother,
  ofWhom,
  recordOfAnother,
  recordOfWhom,
  whoseRecord,
} from './customer-name.ts'
import { decisionFrom } from './decision.ts'
import { fit } from './fit.ts'
import { dealtWith, foundIn, knownFrom, languageOf } from './known.ts'
import { askQuoting, leftOff, overtakenBy, wasPartlyDone } from './left-off.ts'
import { nextStep } from './next.ts'
import { type Pen, penFor } from './pen.ts'
import {
  artifactsFrom,
  filesFrom,
  foreignReach,
  idsFirst,
  isOfTheMatter,
  leftUnopened,
  noneOpened,
  recordsByNeed,
  withOneFirst,
} from './records.ts'
import { sayOnce } from './say-once.ts'
import { judgeSupplied } from './supplied.ts'
import { talkFrom, talkOfUntold } from './talk.ts'
import { triedSteps } from './tried.ts'
import { unknownFrom } from './unknown.ts'
import { beganAndEnded, quotedOnly, reasonGiven, titleOfUntold, untoldIn, withCalls } from './untold.ts'
import { whatFrom, writeWhat } from './what.ts'
import { fallbackReason, reasonFrom, type Verdict, whyFrom } from './why.ts'
import { wishesFrom } from './wishes.ts'
import { calledBy, cut, quotable } from './wording.ts'

/** Whoever gathers and never decides makes no task of what the customer asks for. */
const GATHERED: ReadonlySet<ReasonCode> = new Set(['sensitive', 'safety_urgent'])
const onlyGathers = (verdict: Verdict | undefined): boolean =>
  verdict !== undefined && (verdict.kind === 'never' || GATHERED.has(verdict.code))

export type ComposeInput = {
  conversation: Conversation
  supplied?: SuppliedNote
  /** What the agent says of the case; it stands before everything else. */
  brief?: Brief | undefined
  lane: Lane
  verdict?: Verdict
  urgency: Urgency
  /** Deadline, where the playbook or the agent set one. */
  by?: Instant
  now: Instant
  /** Gathered from the same conversation, where the caller has it already. */
  evidence?: Evidence
  /** The language that the desk fills in; English when left out. */
  words?: Words
}

export function composeNote(input: ComposeInput): Note {
  const evidence = input.evidence ?? gatherEvidence(writtenNow(input.conversation))
  const note = composeFromEvidence({ ...input, evidence })
  const { brief, supplied = {}, conversation, words } = input
  if (!brief || Object.keys(brief).length === 0) return bindAction(withConfidence(note, input))
  const told = withCareOnce(briefFirst(note, { brief, supplied, conversation, evidence, words: words?.compose }))
  return bindAction(withConfidence(withinLimits(sayOnce(told)), input))
}

/** Where the agent says what is at risk, the desk names the kind and quotes nobody. */
const withCareOnce = (note: Note): Note =>
  note.brief?.care.length && note.filledIn.includes('/sensitivity/0')
    ? { ...note, sensitivity: note.sensitivity.map(({ kind }) => ({ kind })) }
    : note

const withConfidence = (note: Note, { lane, words, brief, supplied, verdict }: ComposeInput): Note =>
  note.confidence
    ? note
    : {
        ...note,
        confidence: confidenceIn(
          note,
          lane.name,
          { trigger: verdict !== undefined, agent: tellsTheCase({ brief, supplied }) },
          words,
        ),
        filledIn: [...note.filledIn, '/confidence'].slice(0, 60),
      }

function composeFromEvidence(input: ComposeInput & { evidence: Evidence }): Note {
  const { lane, evidence } = input
  const conversation = writtenNow(input.conversation)
  const words = input.words?.compose
  const { standing } = evidence
  const { supplied, sentences, opens, unverified } = judgeSupplied(
    withoutApprovalBySilence(input.supplied ?? {}),
    conversation,
    words,
  )
  const { why, sought, telling } = sortSentences(sentences)
  const opening = opens ? telling[0] : undefined
  const account = accountOf(sentences.map(({ text }) => text).join(' '))
  const records = recordsByNeed(evidence, opening?.text)
  const pen = penFor()
  // What belongs to another number, or only pays, is never named as what the case is about.
  const [first] = records
  const toName = !first || first.otherReach || first.kind === PAYMENT_METHOD ? undefined : first

  const another = recordOfAnother(evidence)
  const misnamed = namedOtherwise(supplied.who?.name, evidence, conversation, words)
  const whom = recordOfWhom(evidence)
  const name = pen.write('/who/name', misnamed ? undefined : supplied.who?.name, () =>
    whom ? undefined : nameIn(evidence),
  )
  const firstName = calledBy(name)
  const naming: Naming = {
    record: toName && isOfTheMatter(toName, evidence) ? toName : undefined,
    who: firstName,
    length: opens ? 'short' : 'long',
    isTheirs: evidence.calls.some(({ by }) => by === 'customer'),
  }
  const gathers = onlyGathers(input.verdict)
  const made = gathers
    ? undefined
    : ((supplied.action && askFromAction(supplied.action, records)) ??
      bestAsk(
        askFrom(input.verdict ? withoutProblem(standing) : standing, naming),
        askFromAgent(opening, standing, naming),
      ) ??
      askFromWanted(evidence, words) ??
      askFromRefused(evidence, records))
  // Where nobody says what is still open, the customer's last words say it better than a rule that hunts for a wish.
  const overtaken =
    made?.source.kind === 'customer' && !supplied.action ? overtakenBy(made.source, evidence) : undefined
  const isOld = overtaken !== undefined
  const stoppedAt = tellsTheCase(input) || (opens && !isOld) ? undefined : leftOff(evidence, conversation)
  const left = opens ? undefined : stoppedAt
  const untold = untoldIn(input, evidence)
  const quoting =
    stoppedAt && (isOld || !made) && !gathers && !supplied.ask
      ? askQuoting(stoppedAt, {
          evidence,
          lane,
          overtaken,
          done: made && wasPartlyDone(made.source, evidence) ? made.source.words : undefined,
          words,
        })
      : undefined
  const reasonFound = reasonFrom(isOld ? withoutBoundaryBefore(evidence, stoppedAt?.open?.message) : evidence, words)
  const refused = untold ? reasonGiven(reasonFound, evidence) : reasonFound
  const reason =
    refused ?? (untold ? { code: lane.reason, sentence: lane.why ?? (words ?? compose).noReason } : undefined)
  const said = words ?? compose
  // A lane with an ask of its own knows what its people do about danger.
  const urgent =
    evidence.danger && lane.ask === ASK_OF_ANY_LANE && !supplied.action
      ? { text: said.answerAtOnce(firstName ?? said.customer), source: evidence.danger.source }
      : undefined
  const asked = urgent ?? (isOld ? (askFromAgent(opening, standing, naming) ?? quoting ?? made) : (made ?? quoting))
  // Where the first sentence was taken out, the second is no title.
  const isFirst = opens && telling[0] !== undefined && startsAlike(telling[0].text, sentences[0]?.text ?? '')
  const title = untold ? titleOfUntold({ evidence, lane, first: isFirst ? telling[0] : undefined }, words) : undefined
  if (title?.isTheAgents) {
    telling.shift()
    if (title.source) pen.sources['/ask'] = [title.source]
  }
  const ask =
    (title &&
      pen.write('/ask', title.isTheAgents ? title.text : undefined, () => ({
        value: title.text,
        ...(title.source && { sources: [title.source] }),
      }))) ??
    pen.write('/ask', supplied.ask, () => ({ value: asked?.text ?? lane.ask, sources: asked && [asked.source] })) ??
    lane.ask
  const reach = another ? evidence.reach.filter(({ source }) => source.kind !== 'tool') : evidence.reach
  const location = pen.write('/where/location', supplied.where?.location, () => {
    const [said] = evidence.places
    return said && { value: cut(said.text, 200), sources: [said.source] }
  })
  const draft: Note = {
    ask,
    next: {
      action: pen.write('/next/action', supplied.next?.action, () => {
        const step = nextStep({
          evidence,
          ask: quoting !== undefined && quoting === asked ? lane.ask : ask,
          fromLane: (urgent !== undefined || !made || quoting === asked) && !supplied.ask,
          name,
          reach: supplied.who?.reach?.[0] ?? firstReach(reach, evidence),
          location,
          waits: supplied.draft ? 'draft' : supplied.action && 'action',
          left: quoting && left,
          words,
        })
        return step && { value: step.action, sources: step.source && [step.source] }
      }),
      decision: decisionFrom(supplied, evidence, lane),
    },
    when: whenFrom(input, evidence, supplied, pen),
    who: {
      ...supplied.who,
      name,
      identifiers: pen.add({
        pointer: '/who/identifiers',
        given: supplied.who?.identifiers,
        found: idsFirst(another ? ofAnother(evidence.identifiers, another.record.value, words) : evidence.identifiers),
        key: ({ value }) => value,
        max: 30,
      }),
      reach: pen.add({
        pointer: '/who/reach',
        given: supplied.who?.reach,
        found: reach,
        key: ({ address }) => address,
        max: 10,
      }),
    },
    what: '',
    why: whyFrom(input, reason ?? fallbackReason(input, evidence, { record: records[0], left, words }), supplied, pen),
    where: {
      ...supplied.where,
      location,
      artifacts: withOneFirst(
        pen.add({
          pointer: '/where/artifacts',
          given: supplied.where?.artifacts,
          found: [...artifactsFrom(evidence, records), ...filesFrom(conversation)],
          key: ({ id, url, label }) => id ?? url ?? label,
          max: 20,
        }),
      ),
    },
    known: supplied.known ?? [],
    unknown: [...(supplied.unknown ?? [])],
    tried: pen.add({
      pointer: '/tried',
      given: supplied.tried,
      found: triedSteps(evidence, words),
      key: ({ step, outcome, result }) => `${step} ${outcome} ${result ?? ''}`,
      max: 60,
    }),
    wishes: pen.add({
      pointer: '/wishes',
      given: supplied.wishes,
      found: wishesFrom(evidence, conversation, words).filter(({ text }) => !isTold(text, account)),
      key: ({ text }) => text,
      max: 30,
    }),
    contingencies: contingenciesOf(supplied, lane, pen),
    sensitivity: supplied.sensitivity?.length ? supplied.sensitivity : careFor(input.verdict, conversation, pen),
    fields: supplied.fields ?? {},
    confidence: supplied.confidence,
    promise: supplied.promise,
    draft: supplied.draft,
    action: supplied.action,
    sources: pen.sources,
    filledIn: pen.filledIn,
  }
  const room = READING_LIMITS.core - coreWords(draft)
  const blocker =
    refused || !(standing.lead || standing.problem) ? undefined : telling.find(({ text }) => isBlocker(text))
  const told = why ?? (!refused || refused.code === 'customer_asked' ? (sought ?? blocker) : undefined)
  if (told === blocker && blocker) telling.splice(telling.indexOf(blocker), 1)
  if (told && pen.filledIn.includes('/why/sentence')) {
    draft.why = { code: draft.why.code, sentence: told.text }
    pen.filledIn.splice(pen.filledIn.indexOf('/why/sentence'), 1)
    pen.sources['/why/sentence'] = told.source ? [told.source] : []
  }
  const rest = writeWhat(
    { draft, pen, supplied, telling, room, judged: conversation.length > 0, opens: opens && !untold },
    () =>
      untold
        ? beganAndEnded(evidence, conversation, Math.max(room, 10), words)
        : whatFrom({
            evidence,
            conversation,
            maxWords: Math.max(room, 10),
            verbatim: gathers,
            left: quoting && left,
            ask,
            words,
          }),
  )
  // A title quotes nothing that stands right below it.
  if (
    quoting !== undefined &&
    quoting === asked &&
    coreWords(draft) > READING_LIMITS.core &&
    isQuotedIn(draft.ask, draft.what)
  )
    draft.ask = lane.ask
  const answered = left ? foundIn(evidence, toName) : []
  draft.known = pen.add({
    pointer: '/known',
    given: [...draft.known, ...rest],
    found: [
      ...languageOf(evidence, words),
      ...dealtWith(evidence, words).filter(({ text }) => !isTold(text, account)),
      ...answered,
      ...(toName && isOfTheMatter(toName, evidence) ? [toName, ...alsoAsked(toName, records, standing)] : [])
        .flatMap((record) => knownFrom(evidence, conversation, record))
        .filter(({ source }) => !holdsValue(source?.words ?? '', account)),
    ],
    key: ({ text }) => text,
    max: 40,
  })
  const has = {
    who: name !== undefined || draft.who.identifiers.length > 0 || draft.who.reach.length > 0,
    record:
      draft.where.artifacts.length > 0 ||
      tellsTheCase(input) ||
      // Without one it has to be known at least where they wrote.
      (quoting !== undefined &&
        (answered.length > 0 ||
          (lane.ask !== ASK_OF_ANY_LANE && (draft.where.channel ?? draft.where.conversation) !== undefined))),
  }
  // Two numbers or names can be compared exactly, and so can what the agent wrote and the talk.
  const compared = [
    ...(misnamed ? [misnamed] : []),
    ...(another ? [whoseRecord(another, words)] : []),
    ...(whom ? [ofWhom(whom, words)] : []),
    ...foreignReach(records, words),
    ...unverified,
  ]
  const found = untold
    ? compared
    : [
        ...compared,
        ...leftUnopened(records, words),
        ...noneOpened(evidence, words),
        ...unknownFrom(evidence, has, words),
      ]
  const notQuoted = found.filter(
    ({ kind, sources }) => kind !== 'unanswered' || !sources.some(({ words }) => isQuoted(draft, words)),
  )
  draft.unknown = pen.add({
    pointer: '/unknown',
    given: draft.unknown,
    found: notQuoted,
    key: ({ text }) => text,
    max: 30,
  })
  const talk = tellsTheCase(input) ? [] : talkFrom(evidence, conversation, toldOf(draft), account)
  if (talk.length > 0) draft.talk = talk
  if (untold) pen.filledIn.push('/confidence')
  const note = untold
    ? quotedOnly(draft, {
        evidence,
        untold,
        account: account.text,
        talk: withCalls(talkOfUntold(evidence, conversation), evidence),
        words,
      })
    : draft
  const fitted = fit(note, conversation, supplied, words)
  return withinLimits({ ...fitted, filledIn: pen.accountFor(fitted) })
}

/** The others that the same request names: what is known of one of two says nothing of both. */
function alsoAsked(first: RecordFact, records: readonly RecordFact[], { lead }: Standing): RecordFact[] {
  const said = lead?.said.map(({ words }) => words).join(' ') ?? ''
  return records
    .filter(({ id, kind, opened, otherReach }) => kind === first.kind && opened && !otherReach && said.includes(id))
    .filter(({ id }) => id !== first.id)
    .slice(0, 2)
}

/** What was refused before they asked for something else is no reason for that. */
function withoutBoundaryBefore(evidence: Evidence, at: number | undefined): Evidence {
  const { boundary, ...standing } = evidence.standing
  const stoppedAt = boundary?.by === 'agent' ? boundary.refusal.source.message : boundary?.call.answerAt
  return at === undefined || (stoppedAt ?? at) >= at ? evidence : { ...evidence, standing }
}

const startsAlike = (text: string, other: string): boolean =>
  other.toLowerCase().includes(text.toLowerCase().split(' ', 3).join(' '))

const isQuotedIn = (title: string, told: string): boolean =>
  told !== '' && [...told.matchAll(/“([^”]*)”/g)].every(([, quoted = '']) => title.includes(quoted))

const withoutProblem = ({ problem: _problem, ...standing }: Standing): Standing => standing

/** Who may not be called is written to. */
const firstReach = (reach: Evidence['reach'], { noCalls }: Evidence): Evidence['reach'][number] | undefined => {
  // Of several numbers the first may be the one that is out of order.
  const said = reach.filter(({ channel, source }) => channel === 'phone' && source.kind === 'customer')
  const later =
    said.length > 1 ? said.toSorted((a, b) => (a.source.message ?? 0) - (b.source.message ?? 0)).at(-1) : undefined
  return (noCalls ? reach.find(({ channel }) => channel !== 'phone') : undefined) ?? later ?? reach[0]
}

/** A decision binds to the hash of the action that the note shows. */
const bindAction = (note: Note): Note =>
  note.action ? { ...note, action: { ...note.action, hash: hashOfAction(note.action) } } : note

/** By a brief, or by a note of its own that says what to do and why. */
const tellsTheCase = ({ brief = {}, supplied }: Pick<ComposeInput, 'brief' | 'supplied'>): boolean =>
  Object.keys(brief).length > 0 || (supplied?.ask !== undefined && supplied.why?.sentence !== undefined)

const isQuoted = ({ what }: Note, words: string): boolean => what.includes(quotable(words).replace(/[.!?]+$/, ''))

/** What the note quotes already. */
const toldOf = ({ what, why, known, unknown, wishes }: Note): string =>
  [what, why.sentence, ...[...known, ...unknown, ...wishes].map(({ text }) => text)].join('\n')

/** The lane's own are of every case: the agent and the card's reader are told whose they are. */
function contingenciesOf({ contingencies }: SuppliedNote, lane: Lane, pen: Pen): Note['contingencies'] {
  if (contingencies?.length) return contingencies
  if (lane.contingencies.length > 0) pen.filledIn.push('/contingencies')
  return lane.contingencies
}

function whenFrom(input: ComposeInput, evidence: Evidence, supplied: SuppliedNote, pen: Pen): Note['when'] {
  const since = pen.write('/when/since', supplied.when?.since, () => {
    const at = evidence.waitingSince && toInstant(evidence.waitingSince)
    return at ? { value: at } : undefined
  })
  return { ...(since && { since }), by: input.by ?? supplied.when?.by, urgency: input.urgency }
}
