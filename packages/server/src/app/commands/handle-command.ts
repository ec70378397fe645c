/**
 * The one write path. HTTP, timers, deliveries and the command line all come through here: authorization, idempotency,
 * the trail and what is told to whom live here once. Nobody else writes a handoff.
 */
import {
  type Actor,
  CONVERSATION_LIMITS,
  type Command,
  type Conversation,
  type Desk,
  EMPTY_TRAIL,
  type Gate,
  type HandOffRequest,
  type HandoffId,
  isRefusal,
  nowFor,
  type PersonId,
  type Playbook,
  type Refusal,
  type Roster,
  refuse,
  rosterNeeds,
  seal,
  transition,
  type Wording,
  type WorkspaceId,
  withPeopleOfNow,
} from '@baton-desk/core'
import type { App } from '../app.ts'
import { type Caller, callerKey } from '../caller.ts'
import { Duplicate, type IdempotencyRecord, type Stored } from '../ports/handoffs.ts'
import type { Records } from '../ports/store.ts'
import type { RotaShifts } from '../rotas.ts'
import { changedParts, summaryOf } from '../views.ts'
import { prepareNote } from './prepare-note.ts'
import { readSent } from './read-sent.ts'
import { rewordNote } from './reword-note.ts'

/** Makes sending the same request twice harmless; from the `Idempotency-Key` header. */
export type Idempotency = { key: string; requestHash: string }

/** The desk itself: deadlines and deliveries. */
export type DeskCaller = { kind: 'desk'; workspace: WorkspaceId }

export type Submission = { request: HandOffRequest & { conversation?: Conversation }; body: unknown }

export type Handled = { stored: Stored; existed: boolean; position: number | null }

/** Hands off: recorded before it is judged. The same reference of the same agent gives the same handoff. */
export async function submitHandoff(
  app: App,
  {
    caller,
    submission,
    idempotency,
  }: { caller: Caller & { kind: 'agent' }; submission: Submission; idempotency?: Idempotency },
): Promise<Handled | Refusal> {
  const { request, body } = submission
  const facts = await app.facts.of(caller.workspace)
  const playbook = facts.playbook.document
  const gate = app.facts.gateOf(caller.workspace, facts.playbook)

  const handled = await observed(app, 'submit', () =>
    onceOnly(app, caller, { idempotency, reference: request.reference }, (replay) =>
      app.store.transaction(caller.workspace, async (records, now) => {
        const conversation = request.conversation ?? []
        const { reference, customer, usefulUntil, excluded, skills, urgency } = request
        const sent = readSent({ ...request, conversation }, gate, now)
        const lane = request.lane ?? sent.rule?.lane
        if (lane === undefined || !Object.hasOwn(playbook.lanes, lane)) return unknownLane(playbook, lane)
        const roster = await readRoster(records, {
          playbook,
          lane,
          customer,
          reachable: facts.reachable,
          rotas: () => {
            const versions = `${facts.playbook.version}`
            return app.rotas.of(records, { workspace: caller.workspace, playbook, versions }, now)
          },
        })
        const prepared = prepareNote({ ...sent, lane, urgency, excluded, skills, conversation }, playbook, roster, now)
        const command: Command = {
          type: 'submit',
          id: app.ids.next(),
          agent: caller.id,
          lane,
          playbook: facts.playbook.version,
          reference,
          customer,
          usefulUntil,
          excluded,
          skills,
          ...prepared,
        }
        const outcome = transition(null, { by: { kind: 'agent', id: caller.id }, command }, { now, playbook, roster })
        if (isRefusal(outcome)) return outcome
        const { handoff } = outcome
        const events = seal(outcome.events, EMPTY_TRAIL)
        const { practice } = facts.workspace
        const { position, deliveries } = await records.handoffs.saveNew({
          handoff,
          events,
          row: summaryOf(handoff),
          submission: body,
          conversation,
          practice,
          idempotency: replay?.(handoff.id),
        })
        if (deliveries > 0) await records.enqueueDeliveries({ handoff: handoff.id, fromSeq: 1, toSeq: events.length })
        const stored = { handoff, trail: endOf(events), practice, messages: conversation.length }
        return { stored, existed: false, position }
      }),
    ),
  )
  return sayComposed(app, caller.workspace, handled)
}

const unknownLane = (playbook: Playbook, lane: string | undefined): Refusal =>
  refuse(
    'unknown-lane',
    lane === undefined
      ? 'Expected a lane, or a trigger that names one; got neither, and no trigger holds for what was sent.'
      : `Expected a lane of the playbook, got “${lane}”.`,
    { lanes: Object.keys(playbook.lanes) },
  )

export type Order = {
  caller: Caller | DeskCaller
  handoff: HandoffId
  command: OrderedCommand
  idempotency?: Idempotency
}
/** `mend` comes with what the agent sent and `reword` with what a model wrote; the desk makes the note of it. */
export type OrderedCommand =
  | Exclude<Command, { type: 'submit' | 'mend' | 'reword' }>
  | { type: 'mend'; supplied: unknown }
  | { type: 'reword'; wording: Wording; model: string; noteVersion: number }

/** Carries out one command on one handoff, whoever sends it. */
export async function handleCommand(app: App, order: Order): Promise<Handled | Refusal> {
  const { caller, handoff: id, command, idempotency } = order
  const facts = await app.facts.of(caller.workspace)

  const handled = await observed(app, command.type, () =>
    onceOnly(app, caller, { idempotency }, (replay) =>
      app.store.transaction(caller.workspace, async (records, databaseNow) => {
        const before = await records.handoffs.lock(id)
        if (!before || hiddenFrom(caller, before))
          return refuse('not-found', `There is no handoff ${id} that you can see.`)
        const now = nowFor(before.handoff, databaseNow)
        const judgedBy = await playbookOf(app, records, caller.workspace, before.handoff.playbook, facts)
        const playbook = withPeopleOfNow(judgedBy, facts.playbook.document)
        const { lane, customer } = before.handoff
        const roster = await readRoster(records, {
          playbook,
          lane,
          customer,
          reachable: facts.reachable,
          rotas: () => {
            const versions = `${before.handoff.playbook} with ${facts.playbook.version}`
            return app.rotas.of(records, { workspace: caller.workspace, playbook, versions }, now)
          },
        })
        const desk = { now, playbook, roster }
        const gate = () => app.facts.gateOf(caller.workspace, { version: before.handoff.playbook, document: judgedBy })
        const full = await complete(records, before, command, { ...desk, gate })
        if (isRefusal(full)) return full
        const outcome = transition(before.handoff, { by: actorOf(caller), admin: isAdmin(caller), command: full }, desk)
        if (isRefusal(outcome) || outcome.events.length === 0) {
          // What is refused now may have been carried out before under this key. One that goes through twice is found
          // when its key is saved: that costs no look-up on the way of every command.
          const replayed = idempotency && (await replayOf(records, caller, idempotency))
          if (isRefusal(replayed)) return replayed
          if (isRefusal(outcome) && !replayed) return withWhatChanged(records, before, command, outcome)
          return { stored: before, existed: true, position: null }
        }

        const events = seal(outcome.events, before.trail)
        const messages = command.type === 'add_messages' ? command.messages : undefined
        const { position, deliveries } = await records.handoffs.saveChange({
          before,
          handoff: outcome.handoff,
          events,
          row: summaryOf(outcome.handoff),
          messages,
          idempotency: replay?.(id),
        })
        if (deliveries > 0)
          await records.enqueueDeliveries({
            handoff: id,
            fromSeq: before.trail.seq + 1,
            toSeq: before.trail.seq + events.length,
          })
        const stored = {
          handoff: outcome.handoff,
          trail: endOf(events),
          practice: before.practice,
          messages: before.messages + (messages?.length ?? 0),
        }
        return { stored, existed: false, position }
      }),
    ),
  )
  return command.type === 'mend' ? sayComposed(app, caller.workspace, handled) : handled
}

/** After the commit, so that the note without a model is always there first. */
function sayComposed(app: App, workspace: WorkspaceId, handled: Handled | Refusal): Handled | Refusal {
  if (isRefusal(handled) || handled.existed) return handled
  const { id, noteVersion } = handled.stored.handoff
  app.hub.composed({ workspace, handoff: id, noteVersion })
  return handled
}

/** An agent sees its own handoffs; everybody else of the workspace sees all of them. */
const hiddenFrom = (caller: Caller | DeskCaller, { handoff }: Stored): boolean =>
  caller.kind === 'agent' && handoff.agent !== caller.id

const isAdmin = (caller: Caller | DeskCaller): boolean => caller.kind === 'person' && caller.role === 'admin'

const actorOf = (caller: Caller | DeskCaller): Actor =>
  caller.kind === 'desk' ? { kind: 'desk' } : { kind: caller.kind, id: caller.id }

const endOf = (events: { seq: number; hash: string }[]) => {
  const last = events.at(-1)
  return last ? { seq: last.seq, hash: last.hash } : EMPTY_TRAIL
}

async function readRoster(
  records: Records,
  asked: {
    playbook: Playbook
    lane: string
    customer?: string
    reachable: PersonId[]
    rotas: () => Promise<RotaShifts>
  },
): Promise<Roster> {
  const { playbook, lane, customer, reachable, rotas } = asked
  if (!Object.hasOwn(playbook.lanes, lane)) return { reachable, openByOwner: {} }
  const needs = rosterNeeds(playbook, lane)
  return {
    reachable,
    openByOwner: needs.openByOwner ? await records.handoffs.openByOwner(Object.keys(playbook.people)) : {},
    lastAssigned: needs.lastAssigned ? await records.handoffs.lastAssigned(lane) : undefined,
    lastEngaged: needs.lastEngaged && customer ? await records.handoffs.lastEngaged(customer) : undefined,
    rotas: needs.rotas ? await rotas() : undefined,
  }
}

/** The version it was judged by; read in this transaction when the process does not hold it yet. */
async function playbookOf(
  app: App,
  records: Records,
  workspace: WorkspaceId,
  version: number,
  facts: Awaited<ReturnType<App['facts']['of']>>,
): Promise<Playbook> {
  if (facts.playbook.version === version) return facts.playbook.document
  const kept = app.facts.keptPlaybook(workspace, version)
  if (kept) return kept
  const old = await records.playbooks.read(version)
  if (!old) throw new Error(`version ${version} of the playbook of ${workspace} is missing`)
  app.facts.keepPlaybook(workspace, version, old.document)
  return old.document
}

/** A mended note is prepared like the first one, a model's words are judged, with the conversation as it stands now. */
async function complete(
  records: Records,
  before: Stored,
  command: OrderedCommand,
  { playbook, roster, now, gate }: Desk & { gate: () => Gate },
): Promise<Command | Refusal> {
  const { handoff } = before
  if (command.type === 'add_messages' && before.messages + command.messages.length > CONVERSATION_LIMITS.messages)
    return refuse(
      'too-large',
      `A conversation holds at most ${CONVERSATION_LIMITS.messages} messages; it has ${before.messages}, and ${command.messages.length} came.`,
    )
  if (command.type !== 'mend' && command.type !== 'reword') return command
  const conversation = (await records.handoffs.conversation(handoff.id))?.messages ?? []
  if (command.type === 'reword')
    return {
      type: 'reword',
      noteVersion: command.noteVersion,
      ...rewordNote(handoff, command, { conversation, playbook, now }),
    }
  const { lane, urgency, excluded, skills, customer } = handoff
  // The rule that stopped the agent is a fact of the handoff: mending the note does not change it.
  const { trigger } = handoff.note.why
  const sent = readSent({ trigger, note: command.supplied, conversation, customer }, gate(), now)
  const { note, noteHash, findings } = prepareNote(
    { ...sent, lane, urgency, excluded, skills, conversation },
    playbook,
    roster,
    now,
  )
  return { type: 'mend', note, noteHash, findings }
}

/** Who decided on an outdated note is told what changed since. */
async function withWhatChanged(
  records: Records,
  before: Stored,
  command: OrderedCommand,
  refusal: Refusal,
): Promise<Refusal> {
  if (refusal.refused !== 'note-changed' || command.type !== 'decide') return refusal
  const seen = await records.handoffs.oldNote(before.handoff.id, command.noteVersion)
  if (!seen) return refusal
  return { ...refusal, facts: { ...refusal.facts, changed: changedParts(seen, before.handoff.note) } }
}

type Replay = ((handoff: HandoffId) => IdempotencyRecord) | undefined

/**
 * Runs the work; when another transaction was first with the same reference or idempotency key, gives what that one
 * made instead.
 */
async function onceOnly(
  app: App,
  caller: Caller | DeskCaller,
  once: { idempotency?: Idempotency; reference?: string },
  work: (replay: Replay) => Promise<Handled | Refusal>,
): Promise<Handled | Refusal> {
  const { idempotency, reference } = once
  const actor = actorKey(caller)
  const replay: Replay = idempotency && ((handoff) => ({ actor, ...idempotency, status: 200, body: { handoff } }))
  try {
    return await work(replay)
  } catch (error) {
    if (!(error instanceof Duplicate)) throw error
    return app.store.transaction(caller.workspace, async (records) => {
      const replayed = idempotency && (await replayOf(records, caller, idempotency))
      if (isRefusal(replayed)) return replayed
      const id =
        replayed ||
        (caller.kind === 'agent' && reference ? await records.handoffs.findByReference(caller.id, reference) : null)
      const stored = id ? await records.handoffs.read(id) : null
      return stored
        ? { stored, existed: true, position: null }
        : refuse('conflict', 'Somebody else changed the same thing at the same moment.')
    })
  }
}

async function replayOf(
  records: Records,
  caller: Caller | DeskCaller,
  { key, requestHash }: Idempotency,
): Promise<HandoffId | Refusal | undefined> {
  const earlier = await records.handoffs.idempotent(actorKey(caller), key)
  if (!earlier) return undefined
  if (earlier.requestHash !== requestHash)
    return refuse(
      'idempotency-key-reused',
      `The key “${key}” was used for another request before; this one was not carried out.`,
    )
  return (earlier.body as { handoff: HandoffId }).handoff
}

const actorKey = (caller: Caller | DeskCaller): string => (caller.kind === 'desk' ? 'desk' : callerKey(caller))

async function observed(app: App, command: string, work: () => Promise<Handled | Refusal>): Promise<Handled | Refusal> {
  const started = app.monotonicMs()
  const result = await work()
  const outcome = isRefusal(result) ? result.refused : result.position === null ? 'unchanged' : 'changed'
  app.observe({ command, outcome, ms: app.monotonicMs() - started })
  return result
}
