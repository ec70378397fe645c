/**
 * Every endpoint of the contract × every kind of caller × their own and another workspace, on both stores: who is let
 * through, and who decides.
 */
import {
  DECISION_KINDS,
  type Endpoint,
  type EndpointId,
  endpoints,
  type HandoffView,
  hashOf,
  isRefusal,
  type Refusal,
  type Role,
  refuse,
  type Scope,
  type WrittenPlaybook,
} from '@baton-desk/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp } from '../testing/app.ts'
import { STORE_KINDS, startDatabases, type TestDatabases } from '../testing/databases.ts'
import { answerCall } from './answer-call.ts'
import type { App } from './app.ts'
import type { Caller, OperatorCaller } from './caller.ts'
import { openWorkspace } from './open-workspace.ts'
import { scopeFor } from './scopes.ts'

const stores = process.env.BATON_TEST === 'fast' ? (['embedded'] as const) : STORE_KINDS
if (process.env.BATON_TEST === 'fast')
  console.log('Fast run: who may call what is tried on the embedded store only, PostgreSQL is left to `npm test`.')

/** Words that nobody of the other workspace may read. */
const MARK = 'Quittenbaum'

const playbook: WrittenPlaybook = {
  timeZone: 'UTC',
  lastResort: 'sam',
  people: {
    ana: { name: 'Ana Pohl' },
    ben: { name: 'Ben Katz' },
    olga: { name: 'Olga Lind' },
    eve: { name: 'Eve Marsh' },
    vic: { name: 'Vic Stone' },
    sam: { name: 'Sam Okafor' },
  },
  lanes: {
    support: { name: 'Support', owners: { people: ['ana'] }, escalation: [{ to: { people: ['ben', 'vic'] } }] },
    sales: { name: 'Sales', owners: { people: ['olga', 'eve'] } },
  },
}
const ROLES: Record<string, Role> = {
  ana: 'member',
  ben: 'member',
  olga: 'member',
  eve: 'admin',
  vic: 'viewer',
  sam: 'admin',
}

type Who = {
  name: string
  caller: (at: { own: string; other: string }) => Caller | OperatorCaller | Refusal
  isOther?: true
  /** May decide in the lane of the handoff. */
  decides?: true
}
const person = (id: string, workspace: string): Caller => ({
  kind: 'person',
  workspace,
  id,
  role: ROLES[id] ?? 'member',
})
const byKey = (caller: Caller, scopes: Scope[]): Caller => ({ ...caller, key: { id: 'key', scopes } })
const CALLERS: Who[] = [
  { name: 'a stranger', caller: () => refuse('wrong-key', { code: 'unknownKey', facts: {} }) },
  { name: 'its agent', caller: ({ own }) => ({ kind: 'agent', workspace: own, id: 'robin' }) },
  { name: 'another agent', caller: ({ own }) => ({ kind: 'agent', workspace: own, id: 'wren' }), isOther: true },
  { name: 'its owner', caller: ({ own }) => person('ana', own), decides: true },
  { name: 'a member of the next step', caller: ({ own }) => person('ben', own), decides: true },
  { name: 'a member outside the lane', caller: ({ own }) => person('olga', own) },
  { name: 'an admin outside the lane', caller: ({ own }) => person('eve', own) },
  { name: 'a viewer who is named in the lane', caller: ({ own }) => person('vic', own) },
  { name: 'the last resort', caller: ({ own }) => person('sam', own), decides: true },
  { name: 'its owner, by a key that only reads', caller: ({ own }) => byKey(person('ana', own), ['read']) },
  {
    name: 'its agent, by a key that only reads',
    caller: ({ own }) => byKey({ kind: 'agent', workspace: own, id: 'robin' }, ['read']),
  },
  {
    name: 'an admin, by a key that sets nothing up',
    caller: ({ own }) => byKey(person('eve', own), ['read', 'decide']),
  },
  { name: 'whoever runs the desk', caller: () => ({ kind: 'operator' }) },
  // With the same ids as in this one.
  {
    name: 'an agent of another workspace',
    caller: ({ other }) => ({ kind: 'agent', workspace: other, id: 'robin' }),
    isOther: true,
  },
  { name: 'a member of another workspace', caller: ({ other }) => person('ana', other), isOther: true },
  { name: 'an admin of another workspace', caller: ({ other }) => person('sam', other), isOther: true },
]

const BY_SESSION = new Set<EndpointId>([
  ...(['setUpMe', 'listSessions', 'endSession', 'endOtherSessions'] as const),
  ...(['createPersonKey', 'chooseWorkspace'] as const),
  ...(['addChannel'] as const),
])

/** A body that is taken, for each endpoint that reads one. */
const BODIES: { [Id in EndpointId as (typeof endpoints)[Id] extends { body: unknown } ? Id : never]: object } = {
  handOff: { lane: 'support', note: { ask: 'Call back' } },
  mend: { note: { ask: 'Call Mrs Frey back' } },
  accept: {},
  stepIn: { reason: 'I know them.' },
  decline: { reason: 'Not mine.' },
  move: { to: { person: 'ben' }, reason: 'Theirs.' },
  ask: { question: 'Which one?' },
  reply: { text: 'The blue one.' },
  sendAgain: { since: '2026-01-01T00:00:00Z' },
  backUp: { file: '/nowhere/at-all' },
  snooze: { until: '2099-01-01T00:00:00.000Z', reason: 'Later.' },
  decide: { kind: 'approve', noteVersion: 1 },
  undo: { decisionId: 'none' },
  withdraw: { reason: 'Solved.' },
  acknowledge: { decisionId: 'none' },
  reportEffect: { decisionId: 'none', outcome: 'done' },
  claim: { decisionId: 'none', runner: 'pod 1' },
  itHappened: {},
  doItNow: {},
  reportTransfer: { outcome: 'caller_gone' },
  escalate: { reason: 'Now, please.' },
  reopen: { reason: 'Not over.' },
  comment: { text: 'Well.' },
  addMessages: { messages: [{ role: 'customer', text: 'Hello?' }] },
  askGate: { event: { kind: 'message', text: 'Hello' } },
  recordVerdicts: { records: [] },
  compose: { lane: 'support', conversation: [] },
  createAgent: { id: 'robin', name: 'Robin' },
  createWebhook: { url: 'https://hooks.example/baton' },
  putPlaybook: { document: 'none', basedOn: 1 },
  checkPlaybook: { document: 'none' },
  replayRule: { document: 'none', trigger: 'none' },
  whoGets: { document: 'none', lane: 'none', at: '2026-11-05T14:00:00.000Z' },
  previewTemplate: { document: 'none', template: 'none' },
  rollBackPlaybook: { basedOn: 1 },
  draftRule: { without: 'no-such-rule' },
  changeMember: {},
  setUpMe: {},
  createKey: {},
  createPersonKey: {},
  addWorkspace: { name: 'Back office', admin: 'Vera' },
  makeSignInLink: {},
  makePersonKey: {},
  chooseWorkspace: { workspace: 'none' },
  eraseCustomer: { customer: 'nobody' },
  exportCustomer: { customer: 'nobody' },
  setRetention: {},
  addChannel: { kind: 'email', address: 'ana@example.com' },
  changeChannel: { place: 1 },
}

describe.each(stores)('who may call what, on %s', (kind) => {
  let databases: TestDatabases
  let app: App
  let calls = 0
  let own: string
  let other: string
  beforeAll(async () => {
    databases = await startDatabases(kind)
    app = createTestApp(await databases.open({ jobs: false }), { callsPerSecond: 100_000 })
    own = await open()
    other = await open()
    await app.store.transaction(own, (records) => records.agents.add({ id: 'wren', name: 'Wren', practice: false }))
  })
  afterAll(() => databases.stop())

  const open = async () => {
    const opened = await openWorkspace(app, {
      name: 'Front desk',
      practice: false,
      playbook,
      people: Object.entries(playbook.people).map(([id, { name }]) => ({
        person: id,
        name,
        role: ROLES[id] ?? 'member',
        practice: true,
      })),
      admin: 'sam',
      agent: { id: 'robin', name: 'Robin' },
    })
    return opened.workspace
  }

  const call = (
    endpoint: EndpointId,
    caller: Caller | OperatorCaller | Refusal,
    { id, json }: { id?: string; json?: object } = {},
  ) =>
    answerCall(app, {
      endpoint,
      caller,
      // Each from an address of its own: one that guesses is made to wait.
      address: `10.0.${++calls >> 8}.${calls & 255}`,
      signal: new AbortController().signal,
      ...(id !== undefined && { id }),
      ...(json && { body: { json } }),
    })
  const robin = (): Caller => ({ kind: 'agent', workspace: own, id: 'robin' })

  async function handOff(more: object = {}): Promise<HandoffView> {
    const note = {
      ask: `Refund $40 to ${MARK}`,
      next: { decision: { kind: 'approve' } },
      action: { tool: 'refund', arguments: { amount: 40 } },
      ...more,
    }
    const handed = await call('handOff', robin(), { json: { lane: 'support', urgency: 'now', note } })
    if (isRefusal(handed)) throw new Error(handed.detail)
    return (handed as { handoff: HandoffView }).handoff
  }
  const read = async (id: string) => (await call('getHandoff', robin(), { id })) as HandoffView

  /** What the contract and the lane say; `through` is whatever a caller can be told who may ask. */
  function expected(id: EndpointId, who: Who): string {
    const endpoint: Endpoint = endpoints[id]
    const caller = who.caller({ own, other })
    if (isRefusal(caller)) return 'wrong-key'
    if (caller.kind === 'operator') return endpoint.callers.includes('operator') ? 'through' : 'not-allowed'
    const kinds = caller.kind === 'agent' ? ['agent'] : RANKS[caller.role]
    if (!endpoint.callers.some((one) => kinds.includes(one))) return 'not-allowed'
    if (caller.key?.scopes && !caller.key.scopes.includes(scopeFor(id, caller.kind))) return 'not-allowed'
    // What is one’s own is changed by whoever has signed in; a key cannot.
    if (BY_SESSION.has(id)) return 'not-allowed'
    if (!endpoint.path.startsWith('/v1/handoffs/{id}')) return 'through'
    if (who.isOther) return 'not-found'
    return (id === 'accept' || id === 'decide' || id === 'reveal') && !who.decides ? 'may-not-decide' : 'through'
  }
  const RANKS: Record<Role, string[]> = {
    admin: ['reader', 'member', 'admin'],
    member: ['reader', 'member'],
    viewer: ['reader'],
  }
  const SHUT = ['wrong-key', 'not-allowed', 'may-not-decide']

  test.each(Object.keys(endpoints) as EndpointId[])('%s', async (id) => {
    const { path, body }: Endpoint = endpoints[id]
    const isOfAHandoff = path.startsWith('/v1/handoffs/{id}')
    const came: Record<string, string> = {}
    for (const who of CALLERS) {
      const before = isOfAHandoff ? await handOff() : undefined
      const json = body && { ...BODIES[id as keyof typeof BODIES], ...(id === 'decide' && seen(before)) }
      const answer = await call(id, who.caller({ own, other }), {
        ...(path.includes('{id}') && { id: before?.id ?? 'nobody' }),
        ...(json && { json }),
      })
      const refused = isRefusal(answer) ? answer.refused : 'through'
      const isShut = SHUT.includes(refused) || (isOfAHandoff && refused === 'not-found')
      came[who.name] = isShut ? refused : 'through'
      if (who.isOther) expect(JSON.stringify(answer), who.name).not.toContain(MARK)
      if (!before) continue
      const { state } = await read(before.id)
      if (state === 'decided') expect([id, who.decides]).toEqual(['decide', true])
      if (state === 'accepted')
        expect([id, who.decides ?? who.name]).toEqual([id, id === 'stepIn' ? expect.anything() : true])
    }
    expect(came).toEqual(Object.fromEntries(CALLERS.map((who) => [who.name, expected(id, who)])))
  })

  const seen = (handoff: HandoffView | undefined) => ({
    noteVersion: handoff?.noteVersion ?? 1,
    ...(handoff?.note.action && { actionHash: handoff.note.action.hash }),
  })

  test('nobody outside the lane decides, whatever they answer and whatever state it is in', async () => {
    const ana = person('ana', own)
    const STATES: Record<string, (id: string) => Promise<unknown>> = {
      offered: async () => {},
      accepted: (id) => call('accept', ana, { id, json: {} }),
      waiting: async (id) => {
        await call('accept', ana, { id, json: {} })
        return call('ask', ana, { id, json: { question: 'Which one?' } })
      },
      moved: (id) => call('move', ana, { id, json: { to: { person: 'ben' }, reason: 'Knows them.' } }),
    }
    for (const [state, reach] of Object.entries(STATES)) {
      const handoff = await handOff()
      await reach(handoff.id)
      const now = await read(handoff.id)
      for (const outsider of [person('olga', own), person('eve', own)]) {
        for (const kind of DECISION_KINDS) {
          const json = { kind, text: 'Because.', ...seen(now) }
          expect(await call('decide', outsider, { id: handoff.id, json }), `${kind} while ${state}`).toMatchObject({
            refused: 'may-not-decide',
            facts: { mayDecide: [{ id: 'ana' }, { id: 'ben' }, { id: 'sam' }] },
          })
        }
      }
      expect(await read(handoff.id)).toMatchObject({ state: now.state, owner: now.owner, changedAt: now.changedAt })
    }
  })

  test('nobody outside the lane is made its owner, by name or by time', async () => {
    const handoff = await handOff()
    for (const to of ['olga', 'eve', 'vic']) {
      const json = { to: { person: to }, reason: 'Theirs.' }
      for (const mover of ['ana', 'sam'])
        expect(await call('move', person(mover, own), { id: handoff.id, json })).toMatchObject({
          refused: 'may-not-decide',
        })
    }
    for (let step = 0; step < 4; step += 1)
      await call('escalate', person('sam', own), { id: handoff.id, json: { reason: 'On.' } })
    expect((await read(handoff.id)).owner.id).toBe('sam')
  })

  test('who looks is told who may decide, and why they may not', async () => {
    const { id } = await handOff()
    const looks = async (who: string) => (await call('getHandoff', person(who, own), { id })) as HandoffView
    expect(await looks('ana')).toMatchObject({
      mayDecide: [{ name: 'Ana Pohl' }, { name: 'Ben Katz' }, { name: 'Sam Okafor' }],
      twoMustAgree: false,
    })
    expect((await looks('ana')).mayNotDecide).toBeUndefined()
    expect((await looks('olga')).mayNotDecide).toMatchObject({
      because: 'not_named',
      words: 'Olga Lind is not among those who may decide this in Support. Who may: Ana Pohl, Ben Katz, Sam Okafor.',
    })
    expect((await looks('vic')).mayNotDecide).toMatchObject({ because: 'viewer' })
  })

  test('an admin outside the lane decides once they have stepped in, and the history says so', async () => {
    const { id, noteVersion, note } = await handOff()
    const eve = person('eve', own)
    const json = { kind: 'approve', noteVersion, actionHash: note.action?.hash ?? hashOf(null) }
    expect(await call('decide', eve, { id, json })).toMatchObject({ refused: 'may-not-decide' })
    expect(await call('stepIn', eve, { id, json: { reason: 'Ana is ill.' } })).toMatchObject({
      state: 'accepted',
      owner: { id: 'eve' },
      steppedIn: { id: 'eve', name: 'Eve Marsh' },
    })
    expect(await call('decide', eve, { id, json })).toMatchObject({ state: 'decided', decision: { by: 'eve' } })
    const trail = (await call('history', eve, { id })) as { events: { sentence: string }[] }
    expect(trail.events.map(({ sentence }) => sentence)).toContain(
      'Eve Marsh stepped in as an admin and took it over from Ana Pohl: “Ana is ill.”',
    )
  })
})
