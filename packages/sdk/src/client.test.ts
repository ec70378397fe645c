import { ExactNumber } from '@baton-desk/core/contract'
import { expect, onTestFinished, test, vi } from 'vitest'
import { refused } from '../made-for-tests/problem.ts'
import { BatonError, BatonUnreachable, BatonUnreadable } from './baton-error.ts'
import { call } from './call.ts'
import { createClient } from './client.ts'

type Answer = { status?: number; body?: unknown; headers?: Record<string, string> } | Error

/** A network that gives these answers in turn and remembers what was sent. */
function network(...answers: Answer[]) {
  const sent: { url: string; method?: string; headers: Headers; body: unknown }[] = []
  const fetch = async (url: string | URL | Request, init?: RequestInit) => {
    sent.push({
      url: String(url),
      method: init?.method,
      headers: new Headers(init?.headers),
      body: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined,
    })
    const answer = answers[sent.length - 1] ?? new Error('the script of this network is over')
    if (answer instanceof Error) throw answer
    return Response.json(answer.body ?? {}, { status: answer.status ?? 200, headers: answer.headers })
  }
  return { sent, client: createClient({ baseUrl: 'http://desk.test/', key: 'bk_1', fetch, retries: 2 }) }
}

const counts = { mine: 1, not_accepted: 2, overdue: 0, waiting: 0, all: 3, lanes: { support: 3 } }
const key = { id: 'k1', key: 'bp_secret', prefix: 'bp_' }

test('a call goes where the contract says, with key, query and parsed answer', async () => {
  const { client, sent } = network({ body: { rows: [], nextCursor: null } })
  await expect(client.listHandoffs({ view: 'mine', limit: 5, search: 'a&b', lane: undefined })).resolves.toEqual({
    rows: [],
    nextCursor: null,
  })
  expect(sent[0]).toMatchObject({
    url: 'http://desk.test/v1/handoffs?view=mine&limit=5&search=a%26b',
    method: 'GET',
    body: undefined,
  })
  expect(sent[0]?.headers.get('authorization')).toBe('Bearer bk_1')
  expect(sent[0]?.headers.has('idempotency-key')).toBe(false)
})

test('an id is one part of the path, whatever it holds', async () => {
  const { client, sent } = network({ body: {} })
  await client.revokeKey('../people/ana?x=1')
  expect(sent[0]).toMatchObject({ method: 'DELETE', url: 'http://desk.test/v1/keys/..%2Fpeople%2Fana%3Fx%3D1' })
})

test('a POST is sent again under one idempotency key, another POST under another', async () => {
  const { client, sent } = network(
    new TypeError('fetch failed'),
    { status: 502, body: 'nginx' },
    { body: key },
    { body: key },
  )
  await client.createPersonKey({})
  await client.createPersonKey({})
  const keys = sent.map(({ headers }) => headers.get('idempotency-key'))
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
  expect(keys.slice(1, 3)).toEqual([keys[0], keys[0]])
  expect(keys[3]).not.toBe(keys[0])
})

test('a refusal is thrown at once, with its code, its facts and words that say what to do', async () => {
  const { client, sent } = network(refused('already-decided', { decision: { byName: 'Ana' } }))
  const error = await client.accept('h1', {}).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(BatonError)
  expect(error).toMatchObject({ code: 'already-decided', retry: false, problem: { decision: { byName: 'Ana' } } })
  expect(String(error)).toContain('Expected this, got that. Do so.')
  expect(sent).toHaveLength(1)
})

test('a problem that may be tried again is', async () => {
  const { client, sent } = network(refused('desk-unavailable'), refused('conflict'), { body: counts })
  await expect(client.countHandoffs()).resolves.toEqual(counts)
  expect(sent).toHaveLength(3)
})

test('a desk that asks for a pause gets it', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const { client, sent } = network({ ...refused('rate-limited'), headers: { 'retry-after': '1' } }, { body: counts })
  const answer = client.countHandoffs()
  await vi.advanceTimersByTimeAsync(990)
  expect(sent).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(20)
  await expect(answer).resolves.toEqual(counts)
})

test('when nobody answers, the error names the desk and the reason', async () => {
  const down = new TypeError('fetch failed', { cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }) })
  const { client, sent } = network(down, down, down)
  const error = await client.countHandoffs().catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(BatonUnreachable)
  expect(String(error)).toContain('http://desk.test cannot be reached: ECONNREFUSED')
  expect(sent).toHaveLength(3)
})

test('an answer of another shape is said to be one, and is not asked for again', async () => {
  const { client, sent } = network({ body: { mine: 'three' } })
  const error = await client.countHandoffs().catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(BatonUnreadable)
  expect(String(error)).toContain('/mine')
  expect(sent).toHaveLength(1)
})

test('an aborted call ends with the reason it was given', async () => {
  const { client } = network(new TypeError('fetch failed'), new TypeError('fetch failed'), { body: counts })
  const leaving = new AbortController()
  const asked = client.countHandoffs({ signal: leaving.signal })
  leaving.abort(new Error('enough'))
  await expect(asked).rejects.toThrow('enough')
})

test('numbers of any length go out and come in with every digit', async () => {
  const bodies: unknown[] = []
  const fetch = async (_url: string | URL | Request, init?: RequestInit) => {
    bodies.push(init?.body)
    return new Response(
      '{"items":[{"id":"k","facts":{"account":9007199254740993,"rate":0.10000000000000000001,"n":180}}]}',
    )
  }
  const client = createClient({ baseUrl: 'http://desk.test', key: 'bk_1', fetch, retries: 0 })
  const edits = { arguments: { account: 9_007_199_254_740_993n, all: [10n ** 40n] } }
  await client.decide('h1', { kind: 'approve_with_edits', noteVersion: 1, edits }).catch(() => {})
  expect(bodies[0]).toBe(
    '{"kind":"approve_with_edits","noteVersion":1,"edits":{"arguments":{"account":9007199254740993,"all":[10000000000000000000000000000000000000000]}}}',
  )
  const answered = call(
    { baseUrl: 'http://desk.test', fetch, retries: 0 },
    { method: 'GET', path: '/v1/x', timeoutMs: 9_000 },
  )
  const { facts } = ((await answered) as { items: { facts: Record<string, unknown> }[] }).items[0] ?? { facts: {} }
  expect(facts.account).toBeInstanceOf(ExactNumber)
  expect(Object.values(facts).map(String)).toEqual(['9007199254740993', '0.10000000000000000001', '180'])
  expect(facts.n).toBe(180)
})

test('a number that JSON cannot say is not sent as null', async () => {
  const { client, sent } = network()
  const event = { kind: 'action', action: { tool: 'refund', arguments: { amount: Number.NaN } } }
  await expect(client.askGate({ event })).rejects.toThrow('Expected a number in “amount”, got NaN')
  expect(sent).toEqual([])
})

test('a position that is none of the desk is given up for the true one, which is said, and the stream goes on from there', async () => {
  const event = {
    ...{ handoff: 'h1', type: 'closed', at: '2026-11-05T09:00:00.000Z' },
    by: { kind: 'desk', name: 'Desk' },
  }
  const reset = { position: 7, detail: 'The last one is 7.' }
  const opened: string[] = []
  const leaving = new AbortController()
  const client = createClient({
    baseUrl: 'http://desk.test',
    fetch: async (url) => {
      opened.push(String(url))
      const first = `id: 7\nevent: greeting\ndata: {}\n\nid: 7\nevent: reset\ndata: ${JSON.stringify(reset)}\n\n`
      const second = `id: 8\nevent: change\ndata: ${JSON.stringify({ position: 8, ...event })}\n\n`
      return new Response(opened.length === 1 ? first : second)
    },
  })
  const resets: unknown[] = []
  const seen: number[] = []
  for await (const { position } of client.events({
    after: 5_000_000,
    signal: leaving.signal,
    onReset: (to) => resets.push(to),
  })) {
    seen.push(position)
    leaving.abort()
  }
  expect(resets).toEqual([reset])
  expect(seen).toEqual([8])
  expect(opened.map((url) => new URL(url).search)).toEqual(['?after=5000000', '?after=7'])
})
