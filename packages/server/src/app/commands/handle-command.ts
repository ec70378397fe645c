/**
 * The one write path. HTTP, timers, deliveries and the command line all come through here: authorization, idempotency,
 * the trail and what is told to whom live here once. Nobody else writes a handoff.
 */
import { setImmediate } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import {
  type AgentId,
  after,
  type Change,
  type Command,
  type Conversation,
  days,
  type Finding,
  guardsMeant,
  type HandOffRequest,
  type HandoffId,
  hashOf,
  type Instant,
  isRefusal,
  minutes,
  type Note,
  nowFor,
  type Playbook,
  type Refusal,
  refuse,
  type SuppliedNote,
  toFinding,
  transition,
} from '@baton-desk/core'
import { tellingsOf } from '@baton-desk/core/telling'
import { EMPTY_TRAIL, seal } from '@baton-desk/core/trail'
import type { App } from '../app.ts'
import { isLong } from '../at-length.ts'
import { actorOf, type Caller, isAdmin, type Sender, type Via, viaOf } from '../caller.ts'
import type { IdempotencyRecord, Stored, Twin } from '../ports/handoffs.ts'
import type { Records } from '../ports/store.ts'
import { NOBODY_KNOWN, summaryOf, whoOf } from '../views.ts'
import { visible } from '../visible.ts'
import type { WorkspaceFacts } from '../workspace-facts.ts'
import { complete, type OrderedCommand, withWhatChanged } from './complete.ts'
import { asRead, mendEarly, submitEarly } from './early.ts'
import { judgingDesk } from './judging-desk.ts'
import { type Handled, handledBefore, type Idempotency, type Once, onceOnly, type Remembered } from './once-only.ts'
import { prepareNote } from './prepare-note.ts'
import { readSent } from './read-sent.ts'
import { readTraceparent } from './traceparent.ts'

export type Submission = {
  caller: Caller & { kind: 'agent' }
  request: HandOffRequest & { conversation?: Conversation }
  /** As it came. */
  body: unknown
  idempotency?: Idempotency
  traceparent?: string | undefined
}

/** Hands off: recorded before it is judged. The same reference of the same agent gives the same handoff, or is refused where it is another. */
export async function submitHandoff(app: App, submission: Submission): Promise<Handled | Refusal> {
  const { caller, request, body, idempotency, traceparent } = submission
  const { note: _note, brief: _brief, trigger: _trigger, conversation = [], ...asked } = request
  const reference = request.reference === undefined ? undefined : { name: request.reference, sent: request }
  const once = { sender: caller, idempotency, reference }
  const early = isLong(conversation) ? await submitEarly(app, submission) : undefined
  if (isRefusal(early)) return early

  return carryOut(app, { command: 'submit', once }, async ({ records, facts, now, remembered }) => {
    const lately = await cameSince(records, request, now)
    const judging = await judgingDesk(app, { records, facts, now })
    const { playbook, version } = judging
    if (early && early.version !== version) return refuse('conflict', { code: 'changedAtOnce', facts: {} })
    const read = early?.read ?? readSent({ ...request, conversation }, judging.gate(), now)
    const lane = request.lane ?? read.rule?.lane
    if (lane === undefined || !Object.hasOwn(playbook.lanes, lane)) return unknownLane(playbook, lane)
    const members = Object.fromEntries(facts.members.map(({ person, ...member }) => [person, member]))
    const guards = guardsMeant(request, playbook, members)
    if (isRefusal(guards)) return guards
    const desk = { now, playbook, roster: await judging.roster({ lane, customer: request.customer }) }
    const guarded = { ...asked, ...guards }
    const sent = { agent: caller.id, lane, request, now }
    const foreseen = early ? undefined : await foreseenTwin(records, sent, read.supplied)
    const prepared = early?.prepared ?? prepareNote({ ...guarded, ...read, lane, conversation }, desk)
    const { note } = prepared
    const twin = await openTwin(records, twinOf(sent, { ...note, actionHash: note.action?.hash }), foreseen)
    const { code } = note.why
    const again = (await lately?.came)?.some((one) => one.lane === lane && one.reason === code)
    const command: Command = {
      ...guarded,
      ...prepared,
      ...(again !== undefined && { again }),
      traceparent: readTraceparent(traceparent),
      findings: twin ? [...prepared.findings, maybeDuplicate(twin)] : prepared.findings,
      type: 'submit',
      id: app.ids.next(),
      agent: caller.id,
      lane,
      playbook: version,
    }
    const outcome = transition(null, { by: actorOf(caller), command }, desk)
    if (isRefusal(outcome)) return outcome
    const { practice } = facts.workspace
    return record(app, records, {
      before: { practice, messages: 0, trail: EMPTY_TRAIL },
      outcome,
      via: viaOf(caller),
      messages: conversation,
      submission: body,
      idempotency: remembered?.(command.id),
    })
  })
}

/** Within which an agent that says the same twice may mean the same. */
const SAME_WITHIN_MINUTES = 10

type SentTwice = { agent: AgentId; lane: string; request: Submission['request']; now: Instant }

/** What it may be a repetition of; undefined where it is under a reference of its own, or nothing says whose it is. */
function twinOf(
  { agent, lane, request, now }: SentTwice,
  { ask, who: whom, actionHash }: Pick<Note, 'ask' | 'who'> & Pick<Twin, 'actionHash'>,
): Twin | undefined {
  const { reference, customer, conversation = [] } = request
  const who = whoOf({ who: whom })
  const isTold = customer !== undefined || who !== NOBODY_KNOWN
  if (reference !== undefined || (!isTold && conversation.length === 0)) return undefined
  const since = after(now, -minutes(SAME_WITHIN_MINUTES))
  return { agent, lane, customer, ask, who, actionHash, conversation: isTold ? undefined : conversation, since }
}

type ForeseenTwin = { of: Twin; found: Promise<HandoffId | null> }

/** Looked for before the note is written, by what the agent itself says in it: most notes keep that. */
async function foreseenTwin(
  records: Records,
  sent: SentTwice,
  { ask, who = {}, action }: SuppliedNote,
): Promise<ForeseenTwin | undefined> {
  if (ask === undefined) return undefined
  const actionHash = action && hashOf({ tool: action.tool, arguments: action.arguments })
  const of = twinOf(sent, { ask, who: { identifiers: [], reach: [], ...who }, actionHash })
  return of && { of, found: (await onItsWay(records.handoffs.openTwin(of))).answer }
}

/** Both are kept, since only the agent knows. */
async function openTwin(
  records: Records,
  twin: Twin | undefined,
  foreseen: ForeseenTwin | undefined,
): Promise<HandoffId | null> {
  if (!twin) return null
  return foreseen && isDeepStrictEqual(twin, foreseen.of) ? foreseen.found : records.handoffs.openTwin(twin)
}

/** Undefined where nobody is named. */
async function cameSince(records: Records, { customer }: HandOffRequest, now: Instant) {
  if (customer === undefined) return undefined
  const { answer: came } = await onItsWay(records.handoffs.cameSince({ customer, since: after(now, -days(1)) }))
  return { came }
}

/**
 * Asked before the note is written: the database answers meanwhile, and nobody waits for it. In an object, since a promise
 * by itself would be waited for.
 */
async function onItsWay<T>(answer: Promise<T>): Promise<{ answer: Promise<T> }> {
  // What fails here fails what is asked next too.
  answer.catch(() => undefined)
  await setImmediate()
  return { answer }
}

const maybeDuplicate = (handoff: HandoffId): Finding =>
  toFinding(
    { rule: 'maybe-duplicate', level: 'should', pointer: '' },
    { code: 'maybeDuplicate', facts: { handoff, minutes: SAME_WITHIN_MINUTES } },
  )

const unknownLane = (playbook: Playbook, lane: string | undefined): Refusal =>
  refuse(
    'unknown-lane',
    lane === undefined ? { code: 'neitherLaneNorTrigger', facts: {} } : { code: 'unknownLane', facts: { lane } },
    { lanes: Object.keys(playbook.lanes) },
  )

export type Order = {
  caller: Sender
  handoff: HandoffId
  command: OrderedCommand
  idempotency?: Idempotency
}

/** Carries out one command on one handoff, whoever sends it. */
export async function handleCommand(app: App, order: Order): Promise<Handled | Refusal> {
  const { caller: sender, handoff: id, command, idempotency } = order
  const once = { sender, idempotency }
  const early = command.type === 'mend' ? await mendEarly(app, { sender, id, command }) : undefined
  if (isRefusal(early)) return early

  return carryOut(app, { command: command.type, once }, async ({ records, facts, now: databaseNow, remembered }) => {
    const before = visible(sender, id, await records.handoffs.lock(id))
    if (isRefusal(before)) return before
    const { handoff } = before
    const now = nowFor(handoff, databaseNow)
    const judging = await judgingDesk(app, { records, facts, version: handoff.playbook, now })
    const desk = { now, playbook: judging.playbook, roster: await judging.roster(handoff) }
    const full = early
      ? asRead(early, before)
      : await complete(records, before, command, { ...desk, gate: judging.gate })
    if (isRefusal(full)) return full
    const signed = { by: actorOf(sender), admin: isAdmin(sender), via: viaOf(sender), command: full }
    const outcome = transition(handoff, signed, desk)
    if (isRefusal(outcome) || outcome.events.length === 0) {
      // What is refused now may have been carried out before under this key. One that goes through twice is found
      // when its key is saved: that costs no look-up on the way of every command.
      const replayed = idempotency && (await handledBefore(records, sender, idempotency))
      if (isRefusal(replayed)) return replayed
      if (isRefusal(outcome) && !replayed) return withWhatChanged(records, before, command, outcome)
      return { stored: before, existed: true, position: null }
    }
    const messages = command.type === 'add_messages' ? command.messages : []
    const { refusal } = outcome
    // What was refused must be refused again under the same key.
    const recorded = await record(app, records, {
      before,
      outcome,
      via: viaOf(sender),
      messages,
      idempotency: refusal ? undefined : remembered?.(id),
    })
    if (!refusal && command.type === 'mend') await records.handoffs.saveSentAgain(id, command.sent)
    return refusal ?? recorded
  })
}

type Work = { records: Records; facts: WorkspaceFacts; now: Instant; remembered: Remembered }

/** One transaction, once only, counted; who waits for a composed note hears of it after the commit. */
async function carryOut(
  app: App,
  { command, once }: { command: Command['type']; once: Once },
  work: (given: Work) => Promise<Handled | Refusal>,
): Promise<Handled | Refusal> {
  const { workspace } = once.sender
  // Read before the transaction: the facts may need one of their own.
  const facts = await app.facts.of(workspace)
  const started = app.monotonicMs()
  const handled = await onceOnly(app, once, (remembered) =>
    app.store.transaction(workspace, (records, now) => work({ records, facts, now, remembered })),
  )
  const outcome = isRefusal(handled) ? handled.refused : handled.position === null ? 'unchanged' : 'changed'
  app.observe({ command, outcome, ms: app.monotonicMs() - started })
  if (!isRefusal(handled) && !handled.existed && (command === 'submit' || command === 'mend')) {
    const { id, noteVersion } = handled.stored.handoff
    app.hub.composed({ workspace, handoff: id, noteVersion })
  }
  return handled
}

type Recorded = {
  /** Without a handoff: it begins. */
  before: Omit<Stored, 'handoff'> & Partial<Stored>
  outcome: Change
  /** With what the sender came in. */
  via: Via | undefined
  /** What is added to the conversation. */
  messages: Conversation
  submission?: unknown
  idempotency: IdempotencyRecord | undefined
}

/** Saves all of a change; what has to be delivered goes on the queue in the same transaction. */
async function record(
  { newSalt }: Pick<App, 'newSalt'>,
  records: Records,
  { before, outcome, via, messages, submission, idempotency }: Recorded,
): Promise<Handled> {
  const { handoff } = outcome
  const { practice, trail } = before
  // What the desk does on its own account in the course of it came in by nobody's key.
  const told = outcome.events.map((event) =>
    via && (event.by.kind === 'agent' || event.by.kind === 'person') && !event.by.via
      ? { ...event, by: { ...event.by, via } }
      : event,
  )
  const events = seal(told, trail, newSalt)
  const tellings = tellingsOf(handoff, events)
  const change = { handoff, events, tellings, row: summaryOf(handoff), ...(idempotency && { idempotency }) }
  const { position, deliveries } = isBegun(before)
    ? await records.handoffs.saveChange({ ...change, before, messages })
    : await records.handoffs.saveNew({ ...change, submission, conversation: messages, practice })
  const { seq, hash } = events.at(-1) ?? trail
  if (deliveries > 0) await records.enqueueDeliveries({ handoff: handoff.id, fromSeq: trail.seq + 1, toSeq: seq })
  const stored = { handoff, practice, trail: { seq, hash }, messages: before.messages + messages.length }
  return { stored, existed: false, position }
}

const isBegun = (before: Recorded['before']): before is Stored => before.handoff !== undefined
