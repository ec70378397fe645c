/** How a team knows that handoffs work: numbers that are the same as they come, counted anew, and after words are gone. */
import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { days, minutes } from '@baton-desk/core'
import { type Client, createClient } from '@baton-desk/sdk'
import { backUpDesk, restoreDesk } from '@baton-desk/server'
import { startDatabases } from '@baton-desk/server/testing'
import { expect, onTestFinished, test } from 'vitest'
import { goodNote, openDesk, playbook, stores, type TestDesk } from './desk.ts'

const action = { tool: 'refund', arguments: { amount: 180 } }

async function threeHandoffs(desk: TestDesk) {
  const [ana, ben] = [await desk.person('ana'), await desk.person('ben')]
  const [first, second, third] = [
    (await desk.handOff({ customer: 'C-1', note: { ...goodNote, action } })).handoff,
    (await desk.handOff({ customer: 'C-1', conversation: [{ role: 'customer', text: 'Charged twice.' }] })).handoff,
    (await desk.handOff({})).handoff,
  ]
  await ana.accept(first.id, {})
  await desk.passTime(minutes(4))
  const approved = await ana.decide(first.id, {
    kind: 'approve',
    noteVersion: 1,
    actionHash: first.note.action?.hash,
  })
  if (!approved.decision) throw new Error('expected a decision')
  await desk.agent.acknowledge(first, approved.decision)
  await ana.accept(second.id, {})
  await ana.openConversation(second.id)
  await ana.decide(second.id, { kind: 'reject', text: 'Paid once.', noteVersion: 1 })
  // Ana does not accept the third in her ten minutes, and Ben decides it.
  await desk.passTime(minutes(7))
  await ben.decide(third.id, { kind: 'not_needed', noteVersion: 1 })
  return { first, second, third }
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

const read = async (client: Client, query: Parameters<Client['measures']>[0] = {}) => {
  const { measures } = await client.measures(query)
  return Object.fromEntries(measures.map(({ figure }) => [figure.id, figure]))
}

test.each(stores)(
  'on %s, numbers are counted from what happened, and lead to the handoffs behind them',
  async (kind) => {
    const desk = await openDesk(kind)
    onTestFinished(() => desk.stop())
    const { first, second, third } = await threeHandoffs(desk)
    const sam = await desk.person('sam')
    const figures = await read(sam)
    expect(figures.handoffs).toMatchObject({ count: 3 })
    expect(figures.ownerless).toMatchObject({ count: 0, n: 3 })
    expect(figures.from_note).toMatchObject({ count: 2, n: 3, share: null })
    expect(figures.on_time).toMatchObject({ count: 2, n: 3 })
    expect(figures.not_needed).toMatchObject({ count: 1, n: 3 })
    expect(figures.same_again).toMatchObject({ count: 1, n: 2 })
    expect(figures.agent_heard).toMatchObject({ count: 1, n: 1 })
    expect(figures.time_to_decide?.n).toBe(3)
    const behind = async (which: 'part' | 'rest') =>
      (await sam.measuredHandoffs('from_note', { which })).items.map(({ row }) => row.id)
    expect(await behind('part')).toEqual([third.id, first.id])
    expect(await behind('rest')).toEqual([second.id])
    await expect(sam.measuredHandoffs('beauty', {})).rejects.toMatchObject({ code: 'not-found' })
    await expect(sam.measures({ from: '2026-02-30' })).rejects.toMatchObject({ code: 'invalid-request' })
    expect((await read(sam, { lane: 'sales' })).handoffs?.count).toBe(0)
    // What somebody decided is theirs to see, and nobody else's.
    expect((await read(await desk.person('ana'), { mine: 'true' })).from_note).toMatchObject({ count: 1, n: 2 })
    expect((await read(await desk.person('ben'), { mine: 'true' })).from_note).toMatchObject({ count: 1, n: 1 })
    expect((await read(sam, { mine: 'true' })).from_note).toMatchObject({ n: 0 })
  },
)

test.each(stores)(
  'on %s, they stay the same counted anew, after a restart, and when words are purged',
  async (kind) => {
    const desk = await openDesk(kind)
    onTestFinished(() => desk.stop())
    await threeHandoffs(desk)
    const sam = await desk.person('sam')
    const today = new Date(Date.now() + minutes(11)).toISOString().slice(0, 10)
    const period = { from: new Date(Date.now() - days(1)).toISOString().slice(0, 10), to: today }
    const asTheyCame = await read(sam, period)
    expect(await sam.recountMeasures()).toEqual({ handoffs: 3, events: expect.any(Number) })
    expect(await read(sam, period)).toEqual(asTheyCame)
    await desk.restart()
    expect(await read(sam, period)).toEqual(asTheyCame)
    await sam.eraseCustomer({ customer: 'C-1', evenDecided: true })
    expect(await read(sam, period)).toEqual(asTheyCame)
    await sam.setRetention({ words: 1, conversations: 1 })
    desk.shiftClock(days(2))
    await desk.watch()
    await sam.recountMeasures()
    expect(await read(sam, period)).toEqual(asTheyCame)
  },
)

test('three numbers of the page are found again by hand in the trails behind them', async () => {
  const desk = await openDesk('embedded')
  onTestFinished(() => desk.stop())
  const handoffs = Object.values(await threeHandoffs(desk))
  const sam = await desk.person('sam')
  const figures = await read(sam)
  const trails = await Promise.all(handoffs.map(async ({ id }) => (await sam.history(id)).events))
  const until = trails.map((events) => events.slice(0, 1 + events.findIndex(({ type }) => type === 'decided')))
  const has = (events: (typeof trails)[number], ...types: string[]) => events.some(({ type }) => types.includes(type))
  // Decided from the note: nobody opened the conversation or asked before.
  const fromNote = until.filter((events) => !has(events, 'conversation_opened', 'asked'))
  expect(figures.from_note).toMatchObject({ count: fromNote.length, n: until.length })
  // On time: it never went on because a time had passed.
  const onTime = until.filter((events) => !has(events, 'escalated', 'reminded'))
  expect(figures.on_time).toMatchObject({ count: onTime.length, n: until.length })
  // To decide: from when somebody was first asked (where that stands in the trail) to the decision; the middle one of three.
  const lengths = until.map((events) => {
    const asked = events.find(({ type }) => type === 'offered') ?? events[0]
    return Date.parse(events.at(-1)?.at ?? '') - Date.parse(asked?.at ?? '')
  })
  const [, middle = Number.NaN] = lengths.toSorted((a, b) => a - b)
  expect(Math.abs((figures.time_to_decide?.p50 ?? 0) - middle)).toBeLessThanOrEqual(middle * 0.02 + 1)
})

test.each(stores)(
  'on %s, a desk that is restored from a backup has the same numbers, and counts them anew to the same',
  async (kind) => {
    const databases = await startDatabases(kind)
    onTestFinished(() => databases.stop())
    const [address, target] = [await databases.createAddress(), await databases.createAddress()]
    const desk = await openDesk(kind, address)
    await threeHandoffs(desk)
    const key = await desk.personKey('sam')
    const period = { from: dayOf(Date.now() - days(1)), to: dayOf(Date.now() + minutes(11)) }
    const before = await read(await desk.person('sam'), period)
    await desk.stop()
    const output = new PassThrough()
    const [backup] = await Promise.all([buffer(output), backUpDesk(address, output)])
    await restoreDesk(target, Readable.from([backup]))
    const restored = await openDesk(kind, target)
    onTestFinished(() => restored.stop())
    const sam = createClient({ baseUrl: restored.url, key })
    expect(await read(sam, period)).toEqual(before)
    expect(before.handoffs?.count).toBe(3)
    await sam.recountMeasures()
    expect(await read(sam, period)).toEqual(before)
  },
)

test.each(stores)('on %s, a day is a day on the clock of the playbook', async (kind) => {
  // Kiritimati is 14 hours before UTC, and a day before Honolulu.
  for (const [timeZone, offset] of [
    ['Pacific/Kiritimati', 14],
    ['Pacific/Honolulu', -10],
  ] as const) {
    const desk = await openDesk(kind, { playbook: { ...playbook, timeZone } })
    onTestFinished(() => desk.stop())
    await desk.handOff({})
    const day = new Date(Date.now() + offset * 3_600_000).toISOString().slice(0, 10)
    const sam = await desk.person('sam')
    const { to, hours, measures } = await sam.measures({ from: day, to: day })
    expect(to).toBe(day)
    expect(measures.find(({ figure }) => figure.id === 'handoffs')?.figure.count).toBe(1)
    const { hour } = { hour: new Date(Date.now() + offset * 3_600_000).getUTCHours() }
    expect([hour, (hour + 23) % 24]).toContain(hours[0]?.hour)
  }
})

test('a table over HTTP holds the numbers of the JSON, for whoever asks for it and may read them', async () => {
  const desk = await openDesk('embedded')
  onTestFinished(() => desk.stop())
  await threeHandoffs(desk)
  const key = await desk.personKey('sam')
  const ask = (query: string, headers: Record<string, string> = {}) =>
    fetch(`${desk.url}/v1/measures?${query}`, { headers: { authorization: `Bearer ${key}`, ...headers } })
  const asked = await ask('format=csv')
  expect(asked.headers.get('content-type')).toContain('text/csv')
  const csv = await asked.text()
  expect(await (await ask('', { accept: 'text/csv, */*;q=0.1' })).text()).toBe(csv)
  expect((await ask('format=json', { accept: 'text/csv' })).headers.get('content-type')).toContain('json')
  expect((await ask('', { accept: '*/*' })).headers.get('content-type')).toContain('json')
  expect((await ask('format=xml')).status).toBe(422)
  const { measures } = (await (await ask('')).json()) as { measures: Record<'figure', Record<string, unknown>>[] }
  const [head = [], ...rows] = csv
    .trim()
    .split('\r\n')
    .map((line) => line.split(','))
  const at = (row: string[], name: string) => row[head.indexOf(name)] ?? ''
  const whole = rows.filter((row) => at(row, 'name') === '')
  expect(whole.map((row) => ['measure', 'n', 'count', 'share', 'p50', 'p90'].map((name) => at(row, name)))).toEqual(
    measures.map(({ figure: { id, n, count, share, p50, p90 } }) =>
      [id, n, count, share, p50, p90].map((value) => String(value ?? '')),
    ),
  )
  const stranger = await fetch(`${desk.url}/v1/measures?format=csv`)
  expect([stranger.status, stranger.headers.get('content-type')]).toEqual([401, 'application/problem+json'])
})
