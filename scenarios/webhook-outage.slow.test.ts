import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openDesk, stores, type TestDesk } from './desk.ts'

const ends: http.Server[] = []
afterEach(() => {
  for (const server of ends.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** The other end, which answers as told, and what it was sent. */
async function receiver(status: () => number) {
  const got: { id: string; handoff: string; taken: boolean }[] = []
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { data } = JSON.parse(Buffer.concat(chunks).toString()) as { data: { handoff: { id: string } } }
      const answer = status()
      got.push({ id: String(request.headers['webhook-id']), handoff: data.handoff.id, taken: answer < 300 })
      response.writeHead(answer).end()
    })
  })
  ends.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, got }
}

describe.each(stores)('an outage of a receiver, on %s', (kind) => {
  let desk: TestDesk
  beforeAll(async () => {
    // A retry of its own is an hour away: what arrives sooner was sent because the receiver is there again.
    desk = await openDesk(kind, { deliveries: { retries: 80, retryDelayS: 3_600, circuitS: 1 } })
  })
  afterAll(() => desk.stop())

  test('is noticed, and nobody knocks any more; at its end it gets all that it missed, once, and hears it again on request', async () => {
    let status = 503
    const end = await receiver(() => status)
    const sam = await desk.person('sam')
    const { id } = await desk.agent.client.createWebhook({ url: end.url, events: ['submitted'] })
    const handoffs: string[] = []
    for (let n = 0; n < 5; n += 1) handoffs.push((await desk.handOff()).handoff.id)
    await expect.poll(() => end.got.length).toBe(5)
    const failing = async () => (await sam.listWebhooks()).items.find((one) => one.id === id)?.failingSince
    await expect.poll(failing).toMatch(/^20/)
    const notices = (await sam.listNotices()).items.filter(({ subject }) => subject === 'A webhook fails')
    expect(notices).toMatchObject([{ body: expect.stringContaining(`baton webhook send-again ${id} --since`) }])

    // While it is known to fail, what happens is not sent: it waits.
    for (let n = 0; n < 20; n += 1) handoffs.push((await desk.handOff()).handoff.id)
    const pending = async () => (await sam.listDeliveries({ state: 'pending' })).items.length
    expect(await pending()).toBe(25)
    const knocks = end.got.length
    expect(knocks).toBeLessThan(15)

    // A list is read page by page.
    const first = await sam.listDeliveries({ state: 'pending', limit: 10 })
    const second = await sam.listDeliveries({ state: 'pending', limit: 20, cursor: first.nextCursor ?? '' })
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([10, 15, null])
    expect(new Set([...first.items, ...second.items].map(({ handoff }) => handoff)).size).toBe(25)

    status = 204
    await desk.passTime(10_000)
    // The next that happens finds out that it is there again; then comes all that waited.
    handoffs.push((await desk.handOff()).handoff.id)
    await expect.poll(pending).toBe(0)
    const taken = () => end.got.filter((one) => one.taken)
    await expect.poll(() => new Set(taken().map(({ handoff }) => handoff)).size).toBe(26)
    expect(await failing()).toBeNull()

    const ids = new Set(taken().map((one) => one.id))
    const before = taken().length
    expect(await sam.sendAgain(id, { since: '2026-01-01T00:00:00Z' })).toEqual({ deliveries: 26 })
    await expect.poll(() => taken().length).toBe(before + 26)
    expect(new Set(taken().map((one) => one.id))).toEqual(ids)
    expect(await sam.sendAgain(id, { since: '2999-01-01T00:00:00Z' })).toEqual({ deliveries: 0 })
    await expect(sam.sendAgain('nobody', { since: '2026-01-01T00:00:00Z' })).rejects.toMatchObject({
      code: 'not-found',
    })
    await desk.agent.client.removeWebhook(id)
  })
})

test('an agent may have some webhooks, and no more', async () => {
  const desk = await openDesk('embedded')
  for (let n = 0; n < 10; n += 1) await desk.agent.client.createWebhook({ url: `http://127.0.0.1:61999/${n}` })
  await expect(desk.agent.client.createWebhook({ url: 'http://127.0.0.1:61999/more' })).rejects.toMatchObject({
    code: 'wrong-state',
    message: expect.stringContaining('at most 10 webhooks'),
  })
  await desk.stop()
})
