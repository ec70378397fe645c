import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openDesk, stores, type TestDesk } from '../desk.ts'

const ends: http.Server[] = []
afterEach(() => {
  for (const server of ends.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** The other end, and how often it was called. */
async function answering(status: number) {
  let calls = 0
  const server = http.createServer((request, response) => {
    calls += 1
    request.resume().on('end', () => response.writeHead(status).end())
  })
  ends.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, calls: () => calls }
}

describe.each(stores)('a receiver, on %s', (kind) => {
  let desk: TestDesk
  beforeAll(async () => {
    // A retry that is an hour away: what is pending stays so.
    desk = await openDesk(kind, { deliveries: { retries: 8, retryDelayS: 3_600 } })
  })
  afterAll(() => desk.stop())

  test('that is gone (410) hears nothing more, and the admins and the owner are told, once', async () => {
    const gone = await answering(410)
    const { id } = await desk.agent.client.createWebhook({ url: gone.url })
    const [sam, ana] = [await desk.person('sam'), await desk.person('ana')]
    const { handoff } = await desk.handOff()
    await expect.poll(async () => (await desk.agent.client.listWebhooks()).items).toEqual([])
    await expect
      .poll(async () => (await desk.agent.read(handoff)).undelivered)
      .toMatchObject({ target: gone.url, error: 'it answered 410' })
    const notices = async (of: typeof sam) =>
      (await of.listNotices()).items.filter(({ id: notice }) => notice === `webhook-gone.${id}`)
    expect(await notices(sam)).toMatchObject([{ subject: 'A webhook was ended by its receiver' }])
    expect((await notices(sam))[0]?.body).toContain(gone.url)
    expect(await notices(ana)).toEqual([])

    const { items } = await sam.listDeliveries({ handoff: handoff.id })
    expect(items.map(({ state }) => state)).toEqual(items.map(() => 'dead'))
    await expect(sam.retryDelivery(items[0]?.id ?? '')).rejects.toMatchObject({ code: 'wrong-state' })
    const called = gone.calls()
    await desk.handOff()
    expect((await sam.listDeliveries()).items.filter(({ state }) => state === 'pending')).toEqual([])
    expect(gone.calls()).toBe(called)
  })

  test('that answers 500 is seen to be still tried, beside what is dead, and each by itself', async () => {
    const broken = await answering(500)
    const fine = await answering(204)
    const events = ['submitted' as const]
    const { id } = await desk.agent.client.createWebhook({ url: broken.url, events })
    const { id: other } = await desk.agent.client.createWebhook({ url: fine.url, events })
    const sam = await desk.person('sam')
    const { handoff } = await desk.handOff()
    const list = async (state?: 'pending' | 'delivered' | 'dead') =>
      (await sam.listDeliveries({ handoff: handoff.id, state })).items.map((one) => `${one.webhook} ${one.lastError}`)
    await expect.poll(() => list('delivered')).toEqual([`${other} null`])
    await expect.poll(() => list()).toEqual([`${id} it answered 500`])
    expect(await list('pending')).toEqual([`${id} it answered 500`])
    expect(await list('dead')).toEqual([])

    await desk.agent.client.removeWebhook(id)
    expect(await list('pending')).toEqual([])
    expect(await list()).toEqual([`${id} the webhook was removed`])
    await desk.agent.client.removeWebhook(other)
  })
})
