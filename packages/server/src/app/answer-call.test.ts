import { en, isRefusal, type Refusal, refuse, toProblem } from '@baton-desk/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store as Database } from '../store/store.ts'
import { createTestApp, openTestWorkspace } from '../testing/app.ts'
import { startDatabases, type TestDatabases } from '../testing/databases.ts'
import { answerCall, type IncomingCall } from './answer-call.ts'
import type { App } from './app.ts'
import { type Caller, callerOfUser } from './caller.ts'
import { callerOfKey, makeKey } from './keys.ts'

let databases: TestDatabases
let database: Database
let app: App
let workspace: string
let agent: Caller
let admin: Caller

beforeAll(async () => {
  databases = await startDatabases('embedded')
  database = await databases.open({ jobs: false })
  app = createTestApp(database)
  const opened = await openTestWorkspace(app)
  workspace = opened.workspace
  agent = expectCaller(await callerOfKey(app, opened.agentKey, Date.now))
  const made = await makeKey(app, workspace, { person: 'sam', scopes: ['read', 'decide', 'set-up'] }, undefined)
  admin = expectCaller(await callerOfKey(app, isRefusal(made) ? '' : made.key, Date.now))
})
afterAll(() => databases.stop())

function expectCaller(found: Caller | Refusal): Caller {
  if (isRefusal(found)) throw new Error(found.detail)
  return found
}

type Parts = Partial<IncomingCall> & Pick<IncomingCall, 'endpoint'>
const ask = (parts: Parts, asked: App = app) =>
  answerCall(asked, { caller: agent, address: '10.0.0.1', signal: new AbortController().signal, ...parts })

const handOff = (reference: string) => ({ lane: 'support', note: { ask: 'Call Mrs Frey back' }, reference })
const readText = (text: string) => ({ readText: async () => ({ text }) })

describe('a call', () => {
  test('is answered with what its operation answers, whether its body comes parsed or as text', async () => {
    const parsed = await ask({ endpoint: 'handOff', body: { json: handOff('parsed') } })
    expect(parsed).toMatchObject({ existed: false, handoff: { agent: { id: 'robin' }, reference: 'parsed' } })
    const asText = await ask({ endpoint: 'handOff', body: readText(JSON.stringify(handOff('text'))) })
    expect(asText).toMatchObject({ existed: false, handoff: { reference: 'text' } })
    const { id } = (asText as { handoff: { id: string } }).handoff
    expect(await ask({ endpoint: 'getHandoff', id })).toMatchObject({ id, reference: 'text' })
  })

  test('has its query read against the contract, and its faults come back with their places', async () => {
    const page = await ask({ endpoint: 'listHandoffs', query: { view: 'all', limit: '1' } })
    expect(page).toMatchObject({ rows: [expect.anything()] })
    const refused = await ask({ endpoint: 'listHandoffs', query: { view: 'nothing' } })
    expect(refused).toMatchObject({ refused: 'invalid-request', facts: { errors: [{ pointer: '/view' }] } })
  })

  test('from somebody whom the door does not know gives the door’s reason, and its body is never read', async () => {
    const wrong = refuse('wrong-key', { code: 'unknownKey', facts: {} })
    const unread = { readText: () => Promise.reject(new Error('was read')) }
    expect(await ask({ endpoint: 'handOff', caller: wrong, body: unread })).toBe(wrong)
  })

  test('is refused to those whom the endpoint is not for', async () => {
    expect(await ask({ endpoint: 'handOff', caller: admin })).toMatchObject({ refused: 'not-allowed' })
    expect(await ask({ endpoint: 'accept', id: 'any' })).toMatchObject({ refused: 'not-allowed' })
    const viewer: Caller = { kind: 'person', workspace, id: 'sam', role: 'viewer' }
    expect(await ask({ endpoint: 'accept', id: 'any', caller: viewer })).toMatchObject({
      detail: 'This needs a member; you are a viewer.',
    })
  })

  test('is refused by a code and facts, from which it is told in any language', async () => {
    const inCodes = new Proxy(en.refusals, { get: (_, code) => (facts: object) => JSON.stringify([code, facts]) })
    const told = async (parts: Parts) => {
      const refusal = await ask(parts)
      if (!isRefusal(refusal)) throw new Error('It was not refused.')
      return JSON.parse(toProblem(refusal, undefined, { ...en, refusals: inCodes }).detail)
    }
    const viewer: Caller = { kind: 'person', workspace, id: 'sam', role: 'viewer' }
    expect([
      await told({ endpoint: 'accept', id: 'any', caller: viewer }),
      await told({ endpoint: 'getHandoff', id: 'none' }),
      await told({ endpoint: 'revokeKey', id: 'none', caller: admin }),
      await told({ endpoint: 'getPlaybookVersion', id: '99', caller: admin }),
      await told({ endpoint: 'handOff', body: { json: { lane: 'nowhere' } } }),
      await told({ endpoint: 'listHandoffs', query: { view: 'all', limit: '1000' } }),
    ]).toEqual([
      ['roleTooLow', { needs: 'member', role: 'viewer' }],
      ['noSuchHandoffNamed', { handoff: 'none' }],
      ['noSuchKey', { key: 'none' }],
      ['noSuchVersion', { version: '99' }],
      ['unknownLane', { lane: 'nowhere' }],
      ['doesNotFit', { pointer: '/limit', because: expect.any(String), more: 0 }],
    ])
  })

  test('is refused when its caller, or a stranger’s address, has called too often', async () => {
    const slow = createTestApp(database, { callsPerSecond: 0.1 })
    const listing: Parts = { endpoint: 'listHandoffs', query: { view: 'all' } }
    const answers = await Promise.all([ask(listing, slow), ask(listing, slow)])
    expect(answers.filter((answer) => !isRefusal(answer))).toHaveLength(1)
    expect(answers.find(isRefusal)).toMatchObject({
      refused: 'rate-limited',
      facts: { retryAfter: expect.any(Number) },
    })

    const unknown = refuse('wrong-key', { code: 'unknownKey', facts: {} })
    const nobody = refuse('not-signed-in', { code: 'neitherKeyNorSession', facts: {} })
    const times = async (count: number, caller: Parts['caller'], address: string) => {
      const refusals = await Promise.all(
        Array.from({ length: count }, () => ask({ endpoint: 'desk', caller, address })),
      )
      return refusals.map((refusal) => isRefusal(refusal) && refusal.refused)
    }
    // Who guesses keys is asked to wait far sooner than who is only not signed in.
    expect(await times(21, unknown, '10.0.0.9')).toEqual([...Array(20).fill('wrong-key'), 'rate-limited'])
    expect(await times(101, nobody, '10.0.0.7')).toEqual([...Array(100).fill('not-signed-in'), 'rate-limited'])
    expect(await times(1, unknown, '10.0.0.8')).toEqual(['wrong-key'])
  })

  test('sent twice under one key is carried out once, and another one under that key is refused', async () => {
    const twice: Parts = { endpoint: 'handOff', body: { json: { lane: 'support' } }, idempotencyKey: 'once' }
    const first = (await ask(twice)) as { handoff: { id: string } }
    expect(await ask(twice)).toMatchObject({ existed: true, handoff: { id: first.handoff.id } })
    // A text that says the same is the same request, whichever door it came through.
    expect(await ask({ ...twice, body: readText('{"lane":"support"}') })).toMatchObject({ existed: true })
    expect(await ask({ ...twice, body: { json: { lane: 'support', customer: 'C-1' } } })).toMatchObject({
      refused: 'idempotency-key-reused',
    })
    expect(await ask({ ...twice, idempotencyKey: '' })).toMatchObject({ refused: 'invalid-request' })
  })
})

describe('a hand-off that is refused', () => {
  const refusedOnes = async () =>
    (await ask({ endpoint: 'listRefusedSubmissions', caller: admin })) as { items: object[] }

  test('is kept as it came, whatever is wrong with it', async () => {
    expect(await ask({ endpoint: 'handOff', body: readText('{"lane":') })).toMatchObject({ refused: 'malformed-json' })
    expect(await ask({ endpoint: 'handOff', body: { json: { lane: 'nowhere' } } })).toMatchObject({
      refused: 'unknown-lane',
    })
    const { items } = await refusedOnes()
    expect(items.slice(0, 2)).toMatchObject([
      { agent: 'robin', code: 'unknown-lane', body: '{"lane":"nowhere"}' },
      { agent: 'robin', code: 'malformed-json', body: '{"lane":' },
    ])
  })

  test('is kept although its body could not be read', async () => {
    const tooLarge = refuse('too-large', { code: 'bodyTooLarge', facts: { bytes: 8 } })
    expect(await ask({ endpoint: 'handOff', body: { readText: async () => ({ text: '', refusal: tooLarge }) } })).toBe(
      tooLarge,
    )
    expect((await refusedOnes()).items[0]).toMatchObject({ code: 'too-large', body: '' })
  })

  test('is not kept when somebody who may not hand off has sent it', async () => {
    const before = (await refusedOnes()).items.length
    await ask({ endpoint: 'handOff', caller: admin, body: readText('{') })
    expect((await refusedOnes()).items).toHaveLength(before)
  })
})

const SESSION = {
  id: 'session-1',
  by: 'password',
  since: '2026-11-30T09:00:00.000Z',
  email: 'ana@example.com',
  isProven: true,
  chosen: null,
}

test('somebody who has signed in is the person of the workspace they belong to, or nobody', async () => {
  await app.store.transaction(workspace, (records) => records.people.change('ana', { userId: 'user-1' }))
  expect(await callerOfUser(app, { ...SESSION, userId: 'user-1' })).toEqual({
    kind: 'person',
    workspace,
    id: 'ana',
    role: 'member',
    userId: 'user-1',
    session: {
      id: 'session-1',
      by: 'password',
      since: '2026-11-30T09:00:00.000Z',
      email: 'ana@example.com',
      isProven: true,
    },
  })
  expect(await callerOfUser(app, { ...SESSION, userId: 'user-2', email: 'eve@example.com' })).toMatchObject({
    refused: 'not-allowed',
    detail: 'eve@example.com is not a member of a workspace here.',
  })
})
