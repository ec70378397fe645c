/** Handoffs, rows and events as they cross the wire: ids get their names, the state its sentence. */
import {
  type AnswerOf,
  type Awaited,
  actorName,
  type authorityOn,
  deadlineOf,
  eventSentence,
  type Finding,
  type Handoff,
  type HandoffRow,
  type HandoffView,
  hashOf,
  type Instant,
  isMust,
  isOpen,
  maskedFor,
  type Note,
  type PersonId,
  type Playbook,
  type Refusal,
  releasedBy,
  type SealedEvent,
  statusSentence,
  type TrailEvent,
  tellEvent,
  tellStatus,
} from '@baton-desk/core'
import type { RowSummary, Stored, StoredRow } from './ports/handoffs.ts'

/** Names of people, lanes and agents of one workspace. */
export type Names = {
  playbook: Playbook
  people: Record<PersonId, string>
  agents: Record<string, string>
  now: Instant
}

type Named = { id: string; name: string }
type Decision = Extract<Handoff, { state: 'decided' }>['decision']
type Claim = Extract<Handoff, { state: 'in_doubt' }>['claim']
type Effect = NonNullable<Extract<Handoff, { state: 'closed' }>['effect']>

const isUndecided = (handoff: Handoff): boolean => isOpen(handoff) && handoff.state !== 'in_doubt'

const person = (id: PersonId, names: Names) => ({ id, name: names.people[id] ?? names.playbook.people[id]?.name ?? id })
const lane = (id: string, names: Names) => ({ id, name: names.playbook.lanes[id]?.name ?? id })
const agent = (id: string, names: Names) => ({ id, name: names.agents[id] ?? id })
const words = (names: Names) => ({
  nameOf: (id: PersonId) => person(id, names).name,
  timeZone: names.playbook.timeZone,
  now: names.now,
})

/** Who looks: an agent is given its action as it is; a person what they have had shown; anybody else nothing of what is masked. */
export type Looking = { exact: boolean; person?: PersonId | undefined }

type Authority = ReturnType<typeof authorityOn>
type BesideIt = { looking?: Looking; others?: StoredRow[]; authority?: Authority | undefined }

export function toView(
  { handoff, practice, messages }: Stored,
  names: Names,
  { others = [], authority, looking = { exact: false } }: BesideIt = {},
): HandoffView {
  const { note, masked } = noteFor(handoff, looking)
  const named = (id: PersonId) => person(id, names)
  const shown = answerFor(handoff, looking)
  return {
    id: handoff.id,
    agent: agent(handoff.agent, names),
    reference: handoff.reference,
    customer: handoff.customer,
    lane: lane(handoff.lane, names),
    urgency: handoff.urgency,
    state: handoff.state,
    status: statusSentence(handoff, words(names)),
    statusSaid: tellStatus(handoff, words(names).nameOf),
    tellCustomer: isUndecided(handoff) ? names.playbook.lanes[handoff.lane]?.tellCustomer : undefined,
    owner: named(handoff.owner),
    ...(isUndecided(handoff) && approvalsOf(handoff, named, shown)),
    ...(looking.person !== undefined && undoableOf(handoff, named, shown)),
    ...(authority && toAuthority(authority, named)),
    due: deadlineOf(handoff),
    by: actBy(handoff),
    note,
    ...(masked.length > 0 && { masked }),
    noteVersion: handoff.noteVersion,
    findings: findingsFor(handoff, masked),
    ...(isUndecided(handoff) && handoff.questions?.length && { questions: handoff.questions }),
    conversation: { messages, opened: handoff.conversationOpened },
    customerWrote: handoff.customerWrote,
    callerGone: handoff.callerGone,
    ...(others.length > 0 && {
      alsoOpen: others.map(({ id, summary, ...other }) => ({
        id,
        ask: summary.ask,
        lane: lane(other.lane, names),
        owner: named(other.owner),
      })),
    }),
    undelivered: handoff.undelivered,
    contradicted: handoff.contradicted,
    usefulUntil: handoff.usefulUntil,
    reopened: handoff.reopened,
    step: handoff.step,
    skipped: handoff.skipped,
    playbook: handoff.playbook,
    practice,
    createdAt: handoff.createdAt,
    changedAt: handoff.changedAt,
    erasedAt: handoff.erased?.at,
    ...stateOf(handoff, named, shown),
  }
}

function approvalsOf(
  { approvedFirst, steppedIn }: Handoff,
  named: (id: PersonId) => Named,
  shown: Shown,
): Partial<HandoffView> {
  return {
    ...(approvedFirst && {
      approvedFirst: { ...shown(approvedFirst.answer), by: named(approvedFirst.by), at: approvedFirst.at },
    }),
    ...(steppedIn && { steppedIn: named(steppedIn.by) }),
  }
}

/** To an agent, and to whoever listens for one, nothing is decided before it stands. */
function undoableOf({ undoable }: Handoff, named: (id: PersonId) => Named, shown: Shown): Partial<HandoffView> {
  if (!undoable) return {}
  const { id, by, at, until, answer } = undoable
  return { undoable: { ...shown(answer), id, by: named(by), at, until } }
}

function toAuthority(
  { deciders, twoMustAgree, next, refusal }: Authority,
  named: (id: PersonId) => Named,
): Partial<HandoffView> {
  return {
    mayDecide: deciders.map(named),
    twoMustAgree,
    ...(next.length > 0 && { next: next.map(named) }),
    ...(refusal && {
      mayNotDecide: { because: String(refusal.facts?.because), words: refusal.detail, said: refusal.said },
    }),
  }
}

type Shown = <A extends { edits?: Decision['edits'] }>(answer: A) => A

/** The note with its action as it is shown, and what of that is masked. */
function noteFor(handoff: Handoff, { exact, person }: Looking): { note: Note; masked: string[] } {
  const { note } = handoff
  const shown = note.action && !exact ? maskedFor(handoff, note.action.arguments, person) : null
  if (!note.action || !shown) return { note, masked: [] }
  return { note: { ...note, action: { ...note.action, arguments: shown.arguments } }, masked: shown.masked }
}

/** A finding about the arguments may quote what is hidden there. */
function findingsFor(handoff: Handoff, masked: readonly string[]): Finding[] {
  if (masked.length === 0) return handoff.findings
  return handoff.findings.map(({ rule, level, pointer, ...said }) =>
    pointer.startsWith('/action')
      ? {
          rule,
          level,
          pointer,
          message: 'It is about the action, of which something is hidden. Have it shown to read more.',
        }
      : { rule, level, pointer, ...said },
  )
}

/** A refusal may tell what was decided or approved before: as it is shown to whoever is refused. */
export function refusalFor(refusal: Refusal, { exact }: Looking): Refusal {
  const { decision, approvedFirst } = refusal.facts ?? {}
  if (exact || (!decision && !approvedFirst)) return refusal
  const nobody = { note: { action: undefined } }
  const shown = (edits: Decision['edits'] | undefined) => {
    const masked = maskedFor(nobody, edits?.arguments, undefined)
    return masked ? { ...edits, arguments: masked.arguments } : edits
  }
  const made = decision as Decision | undefined
  const first = approvedFirst as { answer?: { edits?: Decision['edits'] } } | undefined
  return {
    ...refusal,
    facts: {
      ...refusal.facts,
      ...(made && { decision: { ...made, edits: shown(made.edits) } }),
      ...(first && { approvedFirst: { ...first, answer: { ...first.answer, edits: shown(first.answer?.edits) } } }),
    },
  }
}

/** What somebody answered, with edited arguments as they are shown. */
const answerFor =
  (handoff: Handoff, { exact, person }: Looking): Shown =>
  (answer) => {
    const shown = exact ? null : maskedFor(handoff, answer.edits?.arguments, person)
    return shown ? { ...answer, edits: { ...answer.edits, arguments: shown.arguments } } : answer
  }

/** For `toTrailEvent`: the edits of a decision, which are JSON, as they are shown. */
export const editsFor = (handoff: Handoff, looking: Looking) => (text: string) =>
  JSON.stringify(answerFor(handoff, looking)({ edits: JSON.parse(text) }).edits)

const wordsOf = (words: Record<string, string | undefined>, edits: (text: string) => string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(words).flatMap(([name, text]) =>
      text === undefined ? [] : [[name, name === 'edits' ? edits(text) : text]],
    ),
  )

const decisionOf = ({ approvedFirst, ...decision }: Decision, named: (id: PersonId) => Named) => ({
  ...decision,
  byName: named(decision.by).name,
  ...(approvedFirst && { approvedFirst: { ...approvedFirst, byName: named(approvedFirst.by).name } }),
})

function stateOf(handoff: Handoff, named: (id: PersonId) => Named, shown: Shown): Partial<HandoffView> {
  switch (handoff.state) {
    case 'offered':
      return handoff.move ? { offeredTo: named(handoff.move.to), moveReason: handoff.move.reason } : {}
    case 'accepted':
      return { readBack: { ...handoff.readBack, by: named(handoff.readBack.by) } }
    case 'waiting':
      return {
        readBack: { ...handoff.readBack, by: named(handoff.readBack.by) },
        question: handoff.question,
        waitingFor: handoff.for,
        resumeAt: handoff.resumeAt,
      }
    case 'decided':
      return {
        decision: decisionOf(shown(handoff.decision), named),
        acknowledgedAt: handoff.acknowledgedAt,
        ...(handoff.claim && { claim: claimOf(handoff.claim) }),
      }
    case 'in_doubt':
      return {
        decision: decisionOf(shown(handoff.decision), named),
        acknowledgedAt: handoff.acknowledgedAt,
        claim: claimOf(handoff.claim),
      }
    case 'closed':
      return {
        ...(handoff.decision && { decision: decisionOf(shown(handoff.decision), named) }),
        acknowledgedAt: handoff.acknowledgedAt,
        effect: handoff.effect && effectOf(handoff.effect, named),
        closedAt: handoff.closedAt,
      }
    case 'withdrawn':
    case 'expired':
      return { closedAt: handoff.closedAt }
    case 'held':
      return {}
  }
}

/** Its id is its holder's alone. */
const claimOf = ({ runner, since, until }: Claim) => ({ runner, since, until })

const effectOf = ({ by, ...effect }: Effect, named: (id: PersonId) => Named) => ({
  ...effect,
  ...(by && { by: named(by) }),
})

/** One runner's claim of a decision as whoever asked for it under this id is answered. */
export function toClaimed({ handoff }: Stored, id: string, names: Names): AnswerOf<'claim'> | undefined {
  if (handoff.state !== 'decided' && handoff.state !== 'in_doubt') return undefined
  const { claim, decision } = handoff
  if (!claim) return undefined
  const { runner: by, since, until } = claim
  if (handoff.state === 'in_doubt') return { run: false, by, since, doubt: true }
  if (claim.id !== id) return { run: false, by, since }
  const released = releasedBy(handoff)
  return {
    run: true,
    claim: id,
    by,
    since,
    until,
    decision: decisionOf(decision, (id) => person(id, names)),
    ...(released && {
      action: { tool: released.tool, arguments: released.arguments, ...(released.draft && { draft: released.draft }) },
    }),
  }
}

/** Until when the person should act: what the note says, else the deadline that runs. In doubt, until they have to have looked. */
export const actBy = (handoff: Handoff): Instant | null =>
  (handoff.state === 'in_doubt' ? null : handoff.note.when.by) ?? deadlineOf(handoff)

export function toAwaited(handoff: Handoff, names: Names, looking: Looking): Awaited {
  const decision = handoff.state === 'decided' || handoff.state === 'closed' ? handoff.decision : undefined
  return {
    handoff: handoff.id,
    state: handoff.state,
    status: statusSentence(handoff, words(names)),
    statusSaid: tellStatus(handoff, words(names).nameOf),
    decision: decision ? decisionOf(answerFor(handoff, looking)(decision), (id) => person(id, names)) : null,
    question: handoff.state === 'waiting' && handoff.for !== 'time' ? (handoff.question ?? null) : null,
    findings: findingsFor(handoff, noteFor(handoff, looking).masked),
  }
}

export const summaryOf = (handoff: Handoff): RowSummary => ({
  ask: handoff.note.ask,
  who: whoOf(handoff.note),
  decision: handoff.note.next.decision.kind,
  lacks: handoff.findings.filter(isMust).length,
  undelivered: handoff.undelivered !== undefined,
  ...(isUndecided(handoff) && handoff.approvedFirst && { approvedBy: handoff.approvedFirst.by }),
  ...(handoff.undoable && {
    undoable: { kind: handoff.undoable.answer.kind, by: handoff.undoable.by, until: handoff.undoable.until },
  }),
  ...(handoff.state === 'waiting' && {
    waits: { for: handoff.for, since: handoff.changedAt, until: handoff.resumeAt },
  }),
  ...('decision' in handoff && handoff.decision && { decided: decidedOf(handoff.decision, handoff) }),
})

const decidedOf = ({ kind, by, at, promised }: Decision, handoff: Handoff): NonNullable<RowSummary['decided']> => ({
  ...{ kind, by, at },
  ...(promised && { promised: true as const }),
  ...(handoff.state === 'closed' && handoff.effect && { effect: handoff.effect.outcome }),
})

export const whoOf = ({ who }: Pick<Note, 'who'>): string =>
  who.name ?? who.organisation ?? who.identifiers[0]?.value ?? who.reach[0]?.address ?? NOBODY_KNOWN
export const NOBODY_KNOWN = 'Unknown'

/** `forAgent`: without what nobody has decided for good. */
export function toRow(row: StoredRow, names: Names, { forAgent = false } = {}): HandoffRow {
  const { summary } = row
  return {
    id: row.id,
    ask: summary.ask,
    urgency: row.urgency,
    state: row.state,
    owner: person(row.owner, names),
    ...(row.offeredTo && { offeredTo: person(row.offeredTo, names) }),
    ...(summary.approvedBy && { approvedBy: person(summary.approvedBy, names) }),
    ...(summary.undoable && !forAgent && { undoable: { ...summary.undoable, by: person(summary.undoable.by, names) } }),
    lane: lane(row.lane, names),
    agent: agent(row.agent, names),
    who: summary.who,
    decision: summary.decision as HandoffRow['decision'],
    by: row.by,
    due: row.due,
    lacks: summary.lacks,
    undelivered: summary.undelivered,
    ...(summary.waits && { waits: summary.waits }),
    ...(summary.decided && { decided: { ...summary.decided, by: person(summary.decided.by, names) } }),
    practice: row.practice,
    createdAt: row.createdAt,
    changedAt: row.changedAt,
  }
}

export function toTrailEvent(event: SealedEvent, names: Names, edits = (text: string) => text): TrailEvent {
  const historyWords = { ...words(names), nameOfAgent: (id: string) => agent(id, names).name }
  return {
    seq: event.seq,
    type: event.type,
    at: event.at,
    by: { ...event.by, name: actorName(event, historyWords) },
    sentence: eventSentence(event, historyWords),
    said: tellEvent(event, historyWords),
    data: event.data,
    words: event.words ? wordsOf(event.words, edits) : null,
    hash: event.hash,
  }
}

/** JSON pointers of the top-level parts in which two versions of a note differ. */
export function changedParts(before: Note, after: Note): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Note>
  return [...keys].filter((key) => hashOf(before[key] ?? null) !== hashOf(after[key] ?? null)).map((key) => `/${key}`)
}
