/** What agents and people do with handoffs: each endpoint becomes a command on the write path, or a query. */
import {
  type AnswerOf,
  type Finding,
  type HandoffView,
  hashOf,
  type Instant,
  isOpen,
  isRefusal,
  type Refusal,
  refuse,
} from '@baton-desk/core'
import { customerLinkOf } from '@baton-desk/core/customer'
import { checkTrail } from '@baton-desk/core/trail'
import { type App, namesOf } from '../app.ts'
import { type Caller, senderKey } from '../caller.ts'
import type { OrderedCommand } from '../commands/complete.ts'
import { handleCommand, submitHandoff } from '../commands/handle-command.ts'
import { pageOf, seenByCustomer } from '../customer-page.ts'
import { authorityNow } from '../deciders.ts'
import type { Stored, StoredRow } from '../ports/handoffs.ts'
import type { Records } from '../ports/store.ts'
import { readSentMessages, withConversation } from '../read-messages.ts'
import { customerUrl } from '../signed-ids.ts'
import { sawHandoff } from '../telling/acts.ts'
import {
  editsFor,
  type Looking,
  type Names,
  refusalFor,
  toAwaited,
  toClaimed,
  toRow,
  toTrailEvent,
  toView,
} from '../views.ts'
import { visible } from '../visible.ts'
import type { Call, Operation, Operations } from './operation.ts'

type HandoffEndpoints =
  | 'handOff'
  | 'listHandoffs'
  | 'countHandoffs'
  | 'getHandoff'
  | 'mend'
  | 'awaitDecision'
  | 'accept'
  | 'stepIn'
  | 'decline'
  | 'move'
  | 'ask'
  | 'reply'
  | 'snooze'
  | 'decide'
  | 'undo'
  | 'withdraw'
  | 'acknowledge'
  | 'reportEffect'
  | 'claim'
  | 'itHappened'
  | 'doItNow'
  | 'reportTransfer'
  | 'escalate'
  | 'reopen'
  | 'comment'
  | 'addMessages'
  | 'openConversation'
  | 'reveal'
  | 'seen'
  | 'history'
  | 'customerPage'
  | 'handOutCustomerLink'
  | 'revokeCustomerLink'

export const handoffOperations: Operations<HandoffEndpoints> = {
  async handOff({ app, caller, body, idempotency, traceparent }) {
    if (caller.kind !== 'agent') return refuse('not-allowed', { code: 'onlyAgentsHandOff', facts: {} })
    const sent = await withConversation({ app, caller }, body)
    if (isRefusal(sent)) return sent
    const { request, read } = sent
    const handled = await submitHandoff(app, { caller, request, body, idempotency, traceparent })
    if (isRefusal(handled)) return handled
    const handoff = await viewOf(app, handled.stored, caller)
    const { questions = [] } = handoff
    return {
      handoff,
      existed: handled.existed,
      questions,
      maybeSameAs: handled.existed ? undefined : twinIn(handoff.findings),
      read,
    }
  },

  async listHandoffs({ app, caller, query }) {
    const facts = await app.facts.of(caller.workspace)
    const whose = caller.kind === 'agent' ? { agent: caller.id } : { person: caller.id }
    if (caller.kind === 'agent' && query.view === 'mine')
      return refuse('invalid-request', { code: 'mineIsForPeople', facts: {} })
    return app.store.readingTransaction(caller.workspace, async (records, now) => {
      const { rows, nextCursor } = await records.handoffs.list({ ...query, ...whose })
      const names = namesOf(facts, await now)
      return { rows: rows.map((row) => toRow(row, names, { forAgent: caller.kind === 'agent' })), nextCursor }
    })
  },

  countHandoffs: ({ app, caller }) =>
    app.store.readingTransaction(caller.workspace, (records) => records.handoffs.count(caller.id)),

  async getHandoff(call) {
    const read = await withStored(call, async (stored, names, records) => ({
      stored,
      names,
      others: await alsoOpen(records, stored, call.caller),
    }))
    if (isRefusal(read)) return read
    const { stored, names, others } = read
    const authority = await authorityFor(call.app, stored, call.caller)
    const view = toView(stored, names, { others, authority, looking: lookingAs(call.caller) })
    return withCustomerLink(call.app, { view, stored, caller: call.caller, now: names.now })
  },

  /** Waits without a connection: the hub wakes it when this handoff changes. */
  async awaitDecision(call) {
    const { app, query, signal, id } = call
    const giveUpAt = app.monotonicMs() + query.wait * 1000
    for (;;) {
      // Listening begins before reading: a decision between the two is not missed.
      const left = giveUpAt - app.monotonicMs()
      const change = left > 0 ? listenFor(app, id, left, signal) : undefined
      const read = await withStored(call, ({ handoff }, names) => ({
        awaited: toAwaited(handoff, names, lookingAs(call.caller)),
        answered: !isOpen(handoff) || (handoff.state === 'waiting' && handoff.for !== 'time'),
      }))
      if (isRefusal(read) || read.answered || !change) {
        change?.stop()
        return isRefusal(read) ? read : read.awaited
      }
      if ((await change.next) === 'timeout') return read.awaited
    }
  },

  accept: async (call) => {
    const readBack = call.body.readBack || (await defaultReadBack(call))
    return isRefusal(readBack) ? readBack : command(call, { type: 'accept', readBack })
  },
  stepIn: ordered(({ body }) => ({ type: 'step_in', ...body })),
  decline: ordered(({ body }) => ({ type: 'decline', ...body })),
  move: ordered(({ body }) => ({ type: 'move', ...body })),
  ask: ordered(({ body }) => ({ type: 'ask', ...body })),
  reply: ordered(({ body }) => ({ type: 'reply', ...body })),
  snooze: ordered(({ body }) => ({ type: 'snooze', ...body })),
  decide: ordered(({ body: { noteVersion, actionHash, holdSeconds, ...answer }, app }) => ({
    type: 'decide',
    decisionId: app.ids.next(),
    answer,
    noteVersion,
    actionHash,
    holdSeconds,
  })),
  undo: ordered(({ body }) => ({ type: 'undo', ...body })),
  withdraw: ordered(({ body }) => ({ type: 'withdraw', ...body })),
  acknowledge: ordered(({ body }) => ({ type: 'acknowledge', ...body })),
  reportEffect: ordered(({ body: { decisionId, claim, ...effect } }) => ({
    type: 'report_effect',
    decisionId,
    claim,
    effect,
  })),
  itHappened: ordered(({ body }) => ({ type: 'it_happened', ...body })),
  doItNow: ordered(({ body }) => ({ type: 'do_it_now', ...body })),

  async claim(call) {
    const { app, caller, id: handoff, body, idempotency } = call
    const { claim: held, ...asked } = body
    const id = held ?? claimIdFor(call)
    const command = { type: 'claim', ...asked, id, extends: held } as const
    const handled = await handleCommand(app, { caller, handoff, command, idempotency })
    if (isRefusal(handled)) return handled
    const names = namesOf(await app.facts.of(caller.workspace), handled.stored.handoff.changedAt)
    return toClaimed(handled.stored, id, names) ?? overSince(handled.stored)
  },
  reportTransfer: ordered(({ body }) => ({ type: 'report_transfer', ...body })),
  escalate: ordered(({ body }) => ({ type: 'escalate', ...body })),
  reopen: ordered(({ body }) => ({ type: 'reopen', ...body })),
  comment: ordered(({ body }) => ({ type: 'comment', ...body })),
  async addMessages(call) {
    const sent = await readSentMessages(call, call.body.messages)
    if (isRefusal(sent)) return sent
    const { conversation, read } = sent
    if (conversation.length === 0) return nothingSent()
    const handoff = await command(call, { type: 'add_messages', messages: conversation })
    return isRefusal(handoff) ? handoff : { ...handoff, read }
  },
  reveal: ordered(() => ({ type: 'reveal' })),
  async customerPage({ app, caller, id }) {
    const seen = await withStored({ app, caller, id }, ({ handoff }, { now }) => ({ handoff, now }))
    if (isRefusal(seen)) return seen
    if (customerLinkOf(seen.handoff, seen.now) !== 'works')
      return refuse('not-allowed', { code: 'customerLinkOver', facts: {} })
    return seenByCustomer(await pageOf(app, { ...seen, workspace: caller.workspace }))
  },
  async handOutCustomerLink({ app, caller, id }) {
    const handled = await handleCommand(app, { caller, handoff: id, command: { type: 'hand_out_customer_link' } })
    if (isRefusal(handled)) return handled
    return { url: customerUrl(app, { workspace: caller.workspace, id: handled.stored.handoff.id }) }
  },
  revokeCustomerLink: ordered(() => ({ type: 'revoke_customer_link' })),
  mend: ordered(({ body }) => ({ type: 'mend', sent: body })),

  async openConversation(call) {
    const opened = await handleCommand(call.app, {
      caller: call.caller,
      handoff: call.id,
      command: { type: 'open_conversation' },
    })
    if (isRefusal(opened)) return opened
    return call.app.store.transaction(
      call.caller.workspace,
      async (records) => (await records.handoffs.conversation(call.id)) ?? { messages: [], erased: false },
    )
  },

  async seen(call) {
    const there = await withStored(call, () => null)
    if (isRefusal(there)) return there
    if (call.caller.kind === 'person') await sawHandoff(call.app, call.caller, call.id)
    return {}
  },

  history: (call) =>
    withStored(call, async ({ trail, handoff }, names, records) => {
      const events = await records.events.trail(call.id)
      // The handoff was read first: events that came since are checked too, but the end it knows must be among them.
      const whole = checkTrail(events)
      const check = whole.intact ? checkTrail(events.slice(0, trail.seq), trail) : whole
      const edits = editsFor(handoff, lookingAs(call.caller))
      return {
        events: events.map((event) => toTrailEvent(event, names, edits)),
        intact: check.intact,
        ...(!check.intact && { because: check.because }),
      }
    }),
}

const nothingSent = (): Refusal =>
  refuse('invalid-request', {
    code: 'doesNotFit',
    facts: { pointer: '/messages', because: 'Expected at least one message', more: 0 },
  })

/** The same request sent again means the same claim: its id follows from the request. */
const claimIdFor = ({ app, caller, id: handoff, idempotency }: Call<'claim'>): string =>
  idempotency ? hashOf({ handoff, sender: senderKey(caller), ...idempotency }).slice(0, 32) : app.ids.next()

/** A claim sent again under its key, when what was claimed has been reported or freed since. */
const overSince = ({ handoff }: Stored): Refusal =>
  handoff.state === 'closed'
    ? refuse('wrong-state', { code: 'carriedOut', facts: { outcome: handoff.effect?.outcome } })
    : refuse('wrong-state', { code: 'claimOver', facts: {} })

type Ordered = { [Id in HandoffEndpoints]: HandoffView extends AnswerOf<Id> ? Id : never }[HandoffEndpoints]

/** An endpoint that is one command and answers with the handoff after it. */
function ordered<Id extends Ordered>(commandOf: (call: Call<Id>) => OrderedCommand): Operation<Id> {
  return (call) => command(call as OnHandoff, commandOf(call)) as Promise<AnswerOf<Id> | Refusal>
}

/** What each call of one handoff has. */
type OnHandoff = Pick<Call<HandoffEndpoints>, 'app' | 'id' | 'idempotency'> & { caller: Caller }

async function command(
  { app, caller, id, idempotency }: OnHandoff,
  order: OrderedCommand,
): Promise<HandoffView | Refusal> {
  const handled = await handleCommand(app, { caller, handoff: id, command: order, idempotency })
  return isRefusal(handled) ? refusalFor(handled, lookingAs(caller)) : viewOf(app, handled.stored, caller)
}

/** Reads a handoff that the caller may see. */
async function withStored<T>(
  { app, caller, id }: OnHandoff,
  use: (stored: Stored, names: Names, records: Records) => T | Promise<T>,
): Promise<T | Refusal> {
  // Read before the transaction: the facts may need one of their own.
  const facts = await app.facts.of(caller.workspace)
  return app.store.readingTransaction(caller.workspace, async (records, now) => {
    const stored = visible(caller, id, await records.handoffs.read(id))
    return isRefusal(stored) ? stored : use(stored, namesOf(facts, await now), records)
  })
}

async function viewOf(app: App, stored: Stored, caller: Caller): Promise<HandoffView> {
  const facts = await app.facts.of(caller.workspace)
  const names = namesOf(facts, stored.handoff.changedAt)
  const authority = await authorityFor(app, stored, caller)
  const looking = lookingAs(caller)
  const others =
    stored.handoff.customer === undefined
      ? []
      : await app.store.readingTransaction(caller.workspace, (records) => alsoOpen(records, stored, caller))
  const view = toView(stored, names, { others, authority, looking })
  return withCustomerLink(app, { view, stored, caller, now: names.now })
}

type Linking = { view: HandoffView; stored: Stored; caller: Caller; now: Instant }

/** The link goes to the agent alone, who sends it: whoever has it speaks as the customer, and a key that only reads does not. */
function withCustomerLink(app: App, { view, stored, caller, now }: Linking): HandoffView {
  const customerPage = customerLinkOf(stored.handoff, now)
  const mayHave = caller.kind === 'agent' && (caller.key?.scopes ?? ['hand-off']).includes('hand-off')
  if (customerPage !== 'works' || !mayHave) return { ...view, customerPage }
  return { ...view, customerPage, customerUrl: customerUrl(app, { workspace: caller.workspace, id: view.id }) }
}

/** What an agent proposed it may see; a person sees it masked until they have it shown. */
const lookingAs = (caller: Caller): Looking =>
  caller.kind === 'agent' ? { exact: true } : { exact: false, person: caller.id }

async function authorityFor(app: App, stored: Stored, caller: Caller) {
  const person = caller.kind === 'person' ? caller.id : undefined
  return authorityNow(app, await app.facts.of(caller.workspace), { stored, person })
}

async function alsoOpen(records: Records, { handoff }: Stored, caller: Caller): Promise<StoredRow[]> {
  const { customer, id } = handoff
  if (customer === undefined) return []
  return records.handoffs.alsoOpen({ customer, except: id, ...(caller.kind === 'agent' && { agent: caller.id }) })
}

const twinIn = (findings: readonly Finding[]): string | undefined => {
  const said = findings.find(({ rule }) => rule === 'maybe-duplicate')?.said
  return said?.code === 'maybeDuplicate' ? String(said.facts.handoff) : undefined
}

function listenFor(app: App, id: string, ms: number, signal: AbortSignal) {
  const stopping = new AbortController()
  const next = app.hub.waitFor(id, { ms, signal: AbortSignal.any([signal, stopping.signal]) })
  return { next, stop: () => stopping.abort() }
}

/** What the person would say: the recommended action. */
async function defaultReadBack(call: Call<'accept'>): Promise<string | Refusal> {
  return withStored(call, ({ handoff }) => handoff.note.next.action ?? handoff.note.ask)
}
