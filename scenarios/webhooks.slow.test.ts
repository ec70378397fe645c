import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { PassThrough } from 'node:stream'
import { connect, createClient, verifyWebhook } from '@baton-desk/sdk'
import { backUpDesk, restoreDesk } from '@baton-desk/server'
import { startDatabases } from '@baton-desk/server/testing'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { goodNote, openDesk, stores, type TestDesk } from './desk.ts'

type Got = { headers: Record<string, string>; body: string }

const ends: http.Server[] = []
afterEach(() => {
  for (const server of ends.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** The other end, which answers as told. */
async function receiver(answer: (got: Got, response: http.ServerResponse) => void) {
  const got: Got[] = []
  let told = () => {}
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const one = { headers: request.headers as Record<string, string>, body: Buffer.concat(chunks).toString('utf8') }
      got.push(one)
      answer(one, response)
      told()
    })
  })
  ends.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const until = async (enough: (got: Got[]) => boolean) => {
    while (!enough(got)) await new Promise<void>((resolve) => (told = resolve))
    return got
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, got, until }
}
const ok = (_: Got, response: http.ServerResponse) => response.writeHead(204).end()
const typeOf = ({ body }: Got): string => (JSON.parse(body) as { type: string }).type

describe.each(stores)('webhooks, on %s', (kind) => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await openDesk(kind)
  })
  afterAll(() => desk.stop())

  test('the decision is delivered, signed, with what the agent needs to go on', async () => {
    const other = await receiver(ok)
    const { id, secret } = await desk.agent.client.createWebhook({ url: other.url, events: ['decided'] })
    const ana = await desk.person('ana')
    const { handoff } = await desk.handOff()
    await ana.decide(handoff.id, { kind: 'approve', noteVersion: 1 })
    const [got] = await other.until((all) => all.length > 0)
    if (!got) throw new Error('nothing came')
    const { message } = verifyWebhook(got.body, got.headers, secret)
    expect(message).toMatchObject({
      type: 'handoff.decided',
      data: { handoff: { id: handoff.id, decision: { kind: 'approve', byName: 'Ana Pohl' } } },
    })
    expect(() => verifyWebhook(got.body.replace('approve', 'rejects'), got.headers, secret)).toThrow()
    await desk.agent.client.removeWebhook(id)
  })

  test('its secret changes with overlap: for a day both sign, then the new one alone', async () => {
    const other = await receiver(ok)
    const { client } = desk.agent
    const { id, secret } = await client.createWebhook({ url: other.url, events: ['submitted'] })
    const changed = await client.changeWebhookSecret(id)
    expect(changed.secret).not.toBe(secret)
    const opens = ({ body, headers }: Got, by: string) => {
      try {
        return verifyWebhook(body, headers, by).message.type === 'handoff.submitted'
      } catch {
        return false
      }
    }
    await desk.handOff()
    const [during] = await other.until((all) => all.length === 1)
    expect(during && [opens(during, secret), opens(during, changed.secret)]).toEqual([true, true])
    desk.shiftClock(25 * 3_600_000)
    await desk.handOff()
    const [, after] = await other.until((all) => all.length === 2)
    expect(after && [opens(after, secret), opens(after, changed.secret)]).toEqual([false, true])
    desk.shiftClock(-25 * 3_600_000)
    const anothers = await (await desk.person('sam')).createWebhook({ url: other.url })
    await expect(client.changeWebhookSecret(anothers.id)).rejects.toMatchObject({ code: 'not-found' })
    for (const one of [id, anothers.id]) await (await desk.person('sam')).removeWebhook(one)
  })

  test('one that answers 500 gets it again under the same id until it takes it', async () => {
    let tries = 0
    const other = await receiver((_, response) => {
      tries += 1
      response.writeHead(tries < 3 ? 500 : 204).end()
    })
    const { id } = await desk.agent.client.createWebhook({ url: other.url, events: ['submitted'] })
    await desk.handOff()
    const got = await other.until((all) => all.length === 3)
    expect(new Set(got.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    await desk.agent.client.removeWebhook(id)
  })

  test('one that never answers is given up after its retries, the owner sees it, and a retry by hand clears it', async () => {
    const databases = await startDatabases(kind)
    const address = await databases.createAddress()
    let awake = false
    const other = await receiver((_, response) => {
      if (awake) response.writeHead(204).end()
    })
    const hurried = await openDesk(kind, { ...address, deliveries: { retries: 2, retryDelayS: 1, timeoutMs: 1_000 } })
    await hurried.agent.client.createWebhook({ url: other.url, events: ['submitted'] })
    const anasKey = await hurried.personKey('ana')
    const { handoff } = await hurried.handOff()
    const before = createClient({ baseUrl: hurried.url, key: anasKey })
    for await (const event of before.events({ after: 0 }))
      if (event.handoff === handoff.id && event.type === 'delivery_failed') break
    expect((await before.getHandoff(handoff.id)).undelivered).toMatchObject({
      target: other.url,
      error: 'it did not answer within 1 s',
    })
    await hurried.stop()

    // Awake it has all the time it needs to answer.
    awake = true
    const patient = await openDesk(kind, address)
    const ana = createClient({ baseUrl: patient.url, key: anasKey })
    const { items } = await ana.listDeliveries({ state: 'dead', handoff: handoff.id })
    await ana.retryDelivery(items[0]?.id ?? '')
    for await (const event of ana.events({ after: 0 }))
      if (event.handoff === handoff.id && event.type === 'delivered') break
    expect((await ana.getHandoff(handoff.id)).undelivered).toBeUndefined()
    await patient.stop()
    await databases.stop()
  })

  test('an agent’s webhook hears of its own handoffs only', async () => {
    const other = await receiver(ok)
    const sam = await desk.person('sam')
    const { key } = await sam.createAgent({ id: 'second', name: 'Second' })
    const second = connect({ url: desk.url, key })
    const { id } = await second.client.createWebhook({ url: other.url, events: ['submitted'] })
    await desk.handOff()
    const own = await second.client.handOff({ lane: 'support', note: { what: 'Mine.' } })
    const got = await other.until((all) => all.length > 0)
    expect(got.map(({ body }) => JSON.parse(body).data.handoff.id)).toEqual([own.handoff.id])
    expect(got.map(typeOf)).toEqual(['handoff.submitted'])
    await second.client.removeWebhook(id)
  })
})

// From each store into the other, where both are there.
test.each(stores.map((from) => ({ from, to: stores.find((kind) => kind !== from) ?? from })))(
  'what was pending in a backup from $from is delivered once, under its id, by the desk restored into $to',
  async ({ from, to }) => {
    const [source, target] = [await startDatabases(from), await startDatabases(to)]
    const [address, restoredTo] = [await source.createAddress(), await target.createAddress()]
    let awake = false
    const other = await receiver((_, response) => response.writeHead(awake ? 204 : 503).end())
    // A retry that is an hour away: the job is lost with the queue, long before it is due.
    const deliveries = { retries: 8, retryDelayS: 3_600 }
    // What seals secrets is not in a backup: whoever restores it brings the key.
    const config = { sealingKeys: ['a key that both of these desks were given'] }
    const before = await openDesk(from, { ...address, deliveries, config })
    const samsKey = await before.personKey('sam')
    await before.agent.client.createWebhook({ url: other.url, events: ['submitted'] })
    const { handoff } = await before.handOff()
    await other.until((all) => all.length === 1)
    await before.stop()
    const backup = new PassThrough()
    await Promise.all([backUpDesk(address, backup), restoreDesk(restoredTo, backup)])

    awake = true
    const restored = await openDesk(to, { ...restoredTo, deliveries, config })
    const sam = createClient({ baseUrl: restored.url, key: samsKey })
    const got = await other.until((all) => all.length === 2)
    expect(got[1]?.headers['webhook-id']).toBe(got[0]?.headers['webhook-id'])
    const delivered = async () => (await sam.listDeliveries({ handoff: handoff.id, state: 'delivered' })).items
    await expect.poll(delivered).toMatchObject([{ attempts: 2 }])
    await restored.watch()
    expect(await delivered()).toMatchObject([{ attempts: 2 }])
    expect(other.got).toHaveLength(2)
    await restored.stop()
    await Promise.all([source.stop(), target.stop()])
  },
)

test('a name that leads to a private address by the time of sending is not sent to', async () => {
  const databases = await startDatabases('embedded')
  const address = await databases.createAddress()
  const other = await receiver(ok)
  const url = other.url.replace('127.0.0.1', 'localhost')
  const before = await openDesk('embedded', { ...address, config: { allowPrivateWebhooks: true } })
  await before.agent.client.createWebhook({ url, events: ['submitted'] })
  const samsKey = await before.personKey('sam')
  const { agentKey } = before
  await before.stop()

  // What it led to when the webhook was made does not count: it is looked up anew by the connection itself.
  const desk = await openDesk('embedded', { ...address, config: { allowPrivateWebhooks: false } })
  const { handoff } = await connect({ url: desk.url, key: agentKey }).handOff({
    lane: 'support',
    note: goodNote,
    reference: 'again',
  })
  const sam = createClient({ baseUrl: desk.url, key: samsKey })
  await expect
    .poll(async () => (await sam.listDeliveries({ handoff: handoff.id })).items)
    .toMatchObject([{ lastError: expect.stringContaining('localhost is the private address') }])
  expect(other.got).toEqual([])
  await desk.stop()
  await databases.stop()
})

test('private addresses are refused unless they are allowed', async () => {
  const desk = await openDesk('embedded', { config: { allowPrivateWebhooks: false } })
  const refused = [
    'https://127.0.0.1/',
    'https://10.0.0.8/',
    'https://[::1]/',
    'https://[::ffff:192.168.1.1]/',
    'https://169.254.169.254/',
    'https://[::7f00:1]/',
    'https://[2002:7f00:1::]/',
    'https://[64:ff9b::a00:1]/',
    'https://[fd12:3456::1]/',
    'https://[fe80::1]/',
    'https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://192.0.2.1:22/',
    'https://1.1.1.1:25/',
    'https://1.1.1.1:5432/',
    'https://1.1.1.1:6379/',
    'https://user:secret@1.1.1.1/',
    'https://:secret@1.1.1.1/',
    'https://localhost/',
    'http://192.0.2.1/',
  ]
  for (const url of refused)
    await expect(desk.agent.client.createWebhook({ url }), url).rejects.toMatchObject({ code: 'address-refused' })
  await desk.stop()
})
