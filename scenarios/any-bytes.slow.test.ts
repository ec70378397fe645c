import http from 'node:http'
import { type Endpoint, endpoints } from '@baton-desk/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk, stores, type TestDesk } from './desk.ts'

/** As they stand in a path: no UTF-8, half characters, NUL, far too long, other paths, words of SQL. */
const IDS = [
  '%FF',
  '%C0%80',
  '%ED%A0%80',
  '%00',
  '%F0%9F%98%80',
  '%E2%80%AE',
  '%',
  '%zz',
  'a'.repeat(10_000),
  '..%2f..%2fetc',
  "'%3B%20drop%20table%20handoffs%3B--",
  '%5B1%5D',
  '\xff\xfe',
]
/** A cursor as lists give them, of two texts. */
const NUL_IN_CURSOR = Buffer.from('["a\\u0000","b"]').toString('base64url')
const HEADERS = [
  'idempotency-key',
  'last-event-id',
  'x-request-id',
  'x-forwarded-for',
  'accept-language',
  'content-type',
]

describe.each(stores)('bytes that mean nothing, on %s', (kind) => {
  let desk: TestDesk
  let keys: string[]
  beforeAll(async () => {
    desk = await openDesk(kind)
    keys = [desk.agentKey, await desk.personKey('sam')]
  })
  afterAll(() => desk.stop())

  /** The raw path as it is: a client would refuse or mend it. */
  const ask = (method: string, path: string, headers: Record<string, string>, body?: string) =>
    new Promise<number>((resolve, reject) => {
      const { port } = new URL(desk.url)
      const request = http.request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
        response.resume().on('end', () => resolve(response.statusCode ?? 0))
        if (response.headers['content-type']?.includes('event-stream')) {
          resolve(response.statusCode ?? 0)
          response.destroy()
        }
      })
      request.on('error', reject).end(body)
    })

  test('in an id, a query, a header or a name are answered, and never break anything', async () => {
    const broken: string[] = []
    const note = async (asked: Promise<number>, what: string) => {
      const status = await asked.catch((error: NodeJS.ErrnoException) =>
        error.code === 'ERR_INVALID_CHAR' ? 400 : 599,
      )
      if (status >= 500) broken.push(`${status} ${what.slice(0, 120)}`)
    }
    for (const key of keys) {
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
      for (const { method, path, query } of Object.values(endpoints) as Endpoint[]) {
        if (path === '/v1/practice/remove' || path === '/v1/backups') continue
        for (const id of path.includes('{id}') ? IDS : [])
          await note(
            ask(method, path.replace('{id}', id), headers, method === 'GET' ? undefined : '{}'),
            `${method} ${path} ${id}`,
          )
        for (const name of Object.keys(query?.shape ?? {}))
          for (const value of [...IDS.slice(0, 9), NUL_IN_CURSOR])
            await note(
              ask(method, `${path.replace('{id}', 'x')}?${name}=${value}`, headers),
              `${method} ${path} ${name}=${value}`,
            )
      }
      for (const name of HEADERS)
        for (const value of ['\xff\xfe', 'é', "'", 'a'.repeat(5_000), '{"a":'])
          await note(
            ask('POST', '/v1/handoffs', { ...headers, [name]: value }, '{"lane":"support","note":{"ask":"x"}}'),
            `${name}: ${value}`,
          )
    }
    expect(broken).toEqual([])
  })

  test('in what an agent names are refused with the field, or kept', async () => {
    const body = (parts: object) => JSON.stringify({ lane: 'support', note: { ask: 'Refund $180' }, ...parts })
    const headers = { authorization: `Bearer ${desk.agentKey}`, 'content-type': 'application/json' }
    for (const name of [
      '\u0000',
      '\ud800',
      '\udfff\ud800',
      '\u202e',
      '\u{E0041}',
      'x'.repeat(100_000),
      '__proto__',
      'constructor',
    ])
      for (const parts of [
        { reference: name },
        { customer: name },
        { lane: name },
        { trigger: name },
        { skills: [name] },
        { excluded: [name] },
        { [name]: name },
        { conversation: [{ role: 'customer', text: name, id: name, name }] },
      ]) {
        const status = await ask('POST', '/v1/handoffs', headers, body(parts))
        expect([status, JSON.stringify(parts).slice(0, 80)]).toEqual([expect.any(Number), expect.any(String)])
        expect(status).toBeLessThan(500)
      }
  })

  test('JSON nested to any depth is refused or kept as it came, wherever it stands', async () => {
    const headers = { authorization: `Bearer ${desk.agentKey}`, 'content-type': 'application/json' }
    const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    for (const { method, path, body } of Object.values(endpoints) as Endpoint[])
      if (body) expect(await ask(method, path.replace('{id}', 'x'), headers, nested), path).toBeLessThan(500)
    const told = (text: string) =>
      JSON.stringify({
        lane: 'support',
        note: { ask: 'Refund $180' },
        conversation: [
          { role: 'agent', toolCall: { name: 'read_order', arguments: {} } },
          { role: 'tool', text },
        ],
      })
    for (const depth of [50, 150, 2_000, 100_000]) {
      const text = `${'{"a":['.repeat(depth)}1${']}'.repeat(depth)}`
      expect(await ask('POST', '/v1/handoffs', headers, told(text)), `${depth}`).toBe(201)
    }
    const [kept] = (await (await desk.person('sam')).listRefusedSubmissions()).items
    expect(kept?.code).toBe('too-deep')
    expect(nested.startsWith(kept?.body ?? '?')).toBe(true)
  })
})
