import http from 'node:http'
import { endpoints } from '@baton-desk/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort, openDesk, stores, type TestDesk } from './desk.ts'

let desk: TestDesk
beforeAll(async () => {
  desk = await openDesk('embedded')
})
afterAll(() => desk.stop())

/** What a browser cannot send: any name of a host. */
const as = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<{ status: number; headers: http.IncomingHttpHeaders; text: string }>((resolve, reject) => {
    const request = http.request(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      )
    })
    request.on('error', reject).end()
  })

test('no answer of /v1 and /auth is kept by a cache, and each has the headers that keep a browser from being used', async () => {
  const key = { authorization: `Bearer ${desk.agentKey}` }
  const asked: [string, string, Record<string, string>][] = [
    ...Object.values(endpoints)
      .filter(({ path }) => !path.endsWith('/decision'))
      .flatMap(({ method, path }): [string, string, Record<string, string>][] => {
        const at = path.replace('{id}', 'any')
        return [
          [method, at, key],
          [method, at, {}],
        ]
      }),
    ['GET', '/v1/openapi.json', {}],
    ['GET', '/v1/nothing', {}],
    ['GET', '/auth/ways', {}],
    ['GET', '/auth/nothing', {}],
    ['POST', '/auth/sign-in/email', {}],
  ]
  const lacking = []
  for (const [method, path, headers] of asked) {
    const answer = await as(`${desk.url}${path}`, headers, method)
    const { 'cache-control': kept, 'x-content-type-options': sniffed, 'x-frame-options': framed } = answer.headers
    const csp = answer.headers['content-security-policy'] ?? ''
    if (kept !== 'no-store' || sniffed !== 'nosniff' || framed !== 'DENY' || !csp.includes("default-src 'none'"))
      lacking.push(`${method} ${path}: ${answer.status} ${kept} ${sniffed} ${framed}`)
  }
  expect(lacking).toEqual([])
  expect(asked.length).toBeGreaterThan(100)
})

test('a file of the inbox that is not there is not found, and nobody keeps that answer', async () => {
  const { status, headers, text } = await as(`${desk.url}/assets/index-of-an-older-build.js`)
  expect([status, headers['cache-control'], text]).toEqual([404, 'no-store', 'There is no such file.'])
})

test('whoever asks under a name that is not the desk’s own is turned away', async () => {
  const { host } = new URL(desk.url)
  expect(await as(`${desk.url}/v1/desk`, { host: 'evil.example' })).toMatchObject({
    status: 403,
    text: expect.stringContaining('does not answer to the name “evil.example”'),
  })
  expect(await as(`${desk.url}/auth/ways`, { host })).toMatchObject({ status: 200 })
})

test('whatever anybody sends to sign in is read only up to what a name and a password need', async () => {
  const answer = await fetch(`${desk.url}/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'a'.repeat(100_000), password: 'b' }),
  })
  expect([answer.status, await answer.json()]).toMatchObject([413, { code: 'too-large' }])
})

describe('a desk that is reached by https', () => {
  const publicUrl = 'https://desk.example.com'
  const from = { host: 'desk.example.com' }
  const hsts = async (subdomains: boolean) => {
    const secure = await openDesk('embedded', { config: { publicUrl, hstsSubdomains: subdomains } })
    const { headers } = await as(`${secure.localUrl}/auth/ways`, from)
    const metrics = await as(`${secure.localUrl}/metrics`, from)
    await secure.stop()
    return [headers['strict-transport-security'], metrics.status]
  }

  test('says so to browsers, for names under its own by choice only; without https nothing is said', async () => {
    expect(await hsts(false)).toEqual(['max-age=31536000', 404])
    expect(await hsts(true)).toEqual(['max-age=31536000; includeSubDomains', 404])
    const { headers } = await as(`${desk.url}/auth/ways`)
    expect(headers['strict-transport-security']).toBeUndefined()
  })
})

test('metrics are told on this machine, to whoever has the token, or on an address of their own', async () => {
  expect(await as(`${desk.url}/metrics`)).toMatchObject({
    status: 200,
    text: expect.stringContaining('baton_commands'),
  })
  expect(await as(`${desk.url}/metrics`, { host: 'evil.example' })).toMatchObject({ status: 403 })
  const port = await freePort()
  const guarded = await openDesk('embedded', {
    config: { metrics: { token: 'a token for metrics', address: { host: '127.0.0.1', port } } },
  })
  const read = async (authorization?: string) =>
    (await as(`${guarded.url}/metrics`, authorization ? { authorization } : {})).status
  expect([await read(), await read('Bearer another'), await read('Bearer a token for metrics')]).toEqual([
    401, 401, 200,
  ])
  expect(await as(`http://127.0.0.1:${port}/metrics`)).toMatchObject({ status: 200 })
  expect(await as(`http://127.0.0.1:${port}/v1/desk`)).toMatchObject({ status: 404 })
  await guarded.stop()
})

describe.each(stores)('an orderly stop, on %s', (kind) => {
  test('cuts no answer: what was not answered was not recorded', async () => {
    const stopping = await openDesk(kind)
    const agent = new http.Agent({ keepAlive: true })
    const answered = new Set<string>()
    const unanswered = new Set<string>()
    let over = false
    const handOff = (reference: string) =>
      new Promise<void>((resolve) => {
        const failed = () => {
          unanswered.add(reference)
          resolve()
        }
        const request = http.request(
          `${stopping.url}/v1/handoffs`,
          {
            method: 'POST',
            agent,
            headers: { authorization: `Bearer ${stopping.agentKey}`, 'content-type': 'application/json' },
          },
          (response) => {
            response.on('error', failed)
            response.resume().on('end', () => {
              if (response.statusCode === 201) answered.add(reference)
              else unanswered.add(reference)
              resolve()
            })
          },
        )
        request.on('error', failed)
        request.end(JSON.stringify({ lane: 'support', reference, note: { ask: 'Refund $180' } }))
      })
    const callers = Array.from({ length: 9 }, async (_, caller) => {
      for (let n = 0; !over && unanswered.size < 200; n += 1) await handOff(`${caller}-${n}`)
    })
    await expect.poll(() => answered.size).toBeGreaterThan(30)
    await stopping.restart()
    over = true
    await Promise.all(callers)
    agent.destroy()
    const recordedUnanswered = []
    for (const reference of unanswered) {
      const { rows } = await stopping.agent.client.listHandoffs({ view: 'all', reference })
      if (rows.length > 0 && !answered.has(reference)) recordedUnanswered.push(reference)
    }
    expect(recordedUnanswered).toEqual([])
    await stopping.stop()
  })
})
