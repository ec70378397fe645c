import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openDesk, stores, type TestDesk } from './desk.ts'

const YEAR = 365 * 24 * 3_600_000
const ends: http.Server[] = []
afterEach(() => {
  for (const server of ends.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

describe.each(stores)('a clock that jumps, on %s', (kind) => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await openDesk(kind, { deliveries: { retries: 80, retryDelayS: 1, circuitS: 1 } })
  })
  afterAll(() => desk.stop())

  test('a year ahead and back: each deadline acts once, the trail stays whole and in order, and nobody is without an owner', async () => {
    const sam = await desk.person('sam')
    const { handoff } = await desk.handOff()
    await desk.passTime(YEAR)
    const ahead = await sam.history(handoff.id)
    const steps = ahead.events.filter(({ type }) => type === 'escalated' || type === 'reminded').length
    expect(steps).toBeGreaterThan(0)

    desk.shiftClock(-YEAR)
    await desk.passTime(1_000)
    const back = await sam.history(handoff.id)
    expect(back.intact).toBe(true)
    expect(back.events.map(({ at }) => at)).toEqual(back.events.map(({ at }) => at).toSorted())
    expect(back.events).toHaveLength(ahead.events.length)
    // Its one deadline has passed it to the next step, and going back takes it from nobody.
    expect((await sam.getHandoff(handoff.id)).owner.id).toBe('ben')

    // What begins now begins now, with deadlines of its own.
    const { handoff: next } = await desk.handOff()
    await desk.passTime(11 * 60_000)
    const own = (await sam.history(next.id)).events
    expect(own.some(({ type }) => type === 'escalated' || type === 'reminded')).toBe(true)
  })

  test('does not leave a webhook alone for a year that failed while it was ahead', async () => {
    let status = 503
    const server = http.createServer((request, response) => {
      request.resume().on('end', () => response.writeHead(status).end())
    })
    ends.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const { id } = await desk.agent.client.createWebhook({ url, events: ['submitted'] })
    const sam = await desk.person('sam')
    const isLeftAlone = async () => (await sam.listNotices()).items.some(({ body }) => body.startsWith(url))
    desk.shiftClock(YEAR)
    for (let n = 0; n < 6; n += 1) await desk.handOff()
    await expect.poll(isLeftAlone).toBe(true)
    desk.shiftClock(-YEAR)
    status = 204
    const pending = async () =>
      (await desk.agent.client.listDeliveries({ state: 'pending' })).items.filter(({ webhook }) => webhook === id)
        .length
    await desk.handOff()
    await expect.poll(pending).toBe(0)
  })
})
