import type { HandoffRow, StreamEvent } from '@baton-desk/core'
import { expect, onTestFinished, test } from 'vitest'
import { at, ben, row } from '../../made-for-tests/handoffs.ts'
import { isAway, refuses, scriptDesk } from '../../made-for-tests/scripted-desk.ts'
import { belongs, connectionNow, followStream, forgetWaiting, showWaiting, waitingFor } from './live.ts'
import { deskQuery, listQuery, queryClient, shownRow } from './queries.ts'

const mine = { view: 'mine', search: '', me: 'ana' } as const
const old = row({ by: new Date(Date.now() - 60_000).toISOString() })

test.each([
  [
    'mine',
    [row(), row({ owner: ben, offeredTo: { id: 'ana', name: 'Ana Pohl' } })],
    [row({ owner: ben }), row({ state: 'closed' })],
  ],
  ['not_accepted', [row(), row({ state: 'held', owner: ben })], [row({ state: 'accepted' })]],
  ['overdue', [old], [row(), { ...old, state: 'decided' as const }]],
  ['all', [row({ owner: ben }), row({ state: 'waiting' })], [row({ state: 'expired' })]],
  ['closed', [row({ state: 'decided' }), row({ state: 'withdrawn' })], [row()]],
] as const)('what belongs under %s is there, and nothing else', (view, inside, outside) => {
  const isThere = (one: HandoffRow) => belongs(one, { ...mine, view })
  expect(inside.map(isThere)).toEqual(inside.map(() => true))
  expect(outside.map(isThere)).toEqual(outside.map(() => false))
})

test('a search looks at what is asked and for whom, whatever the case', () => {
  const finds = (search: string) => belongs(row(), { ...mine, search })
  expect([' REFUND ', 'haddad', 'support'].map(finds)).toEqual([true, true, false])
  expect(['haddad refund', 'haddad voucher'].map(finds)).toEqual([true, false])
})

let position = 0
const event = (of: HandoffRow, type: StreamEvent['type'] = 'offered'): StreamEvent => {
  position += 1
  return { position, handoff: of.id, type, at: at('14:30'), by: { kind: 'desk', name: 'Desk' }, row: of }
}

/** A page that shows `rows` under Mine and follows a stream on which the test speaks. */
async function follow(rows: HandoffRow[]) {
  await showWaiting()
  queryClient.clear()
  const { queryKey } = listQuery({ view: 'mine', search: '' })
  queryClient.setQueryData(queryKey, { pages: [{ rows, nextCursor: null }], pageParams: [undefined] })
  queryClient.setQueryData(deskQuery.queryKey, undefined)
  const lines = new TransformStream<Uint8Array, Uint8Array>()
  const writer = lines.writable.getWriter()
  const sent = scriptDesk((_, { signal }) => {
    signal?.addEventListener('abort', () => void writer.abort().catch(() => undefined))
    return new Response(lines.readable, { headers: { 'content-type': 'text/event-stream' } })
  })
  const stop = new AbortController()
  const heard: HandoffRow[] = []
  let tellHeard = () => {}
  const following = followStream(stop.signal, (of) => {
    heard.push(of)
    tellHeard()
  })
  onTestFinished(async () => {
    stop.abort()
    await following
  })
  const write = (lines: string) => writer.write(new TextEncoder().encode(lines))
  const say = (one: StreamEvent) => {
    const isHeard = new Promise<void>((resolve) => {
      tellHeard = resolve
    })
    const line = `id: ${one.position}\ndata: ${JSON.stringify(one)}\n\n`
    return Promise.all([write(line), isHeard])
  }
  return { say, write, heard, sent, isStale: () => queryClient.getQueryState(queryKey)?.isInvalidated }
}

test('a row that is shown changes in place', async () => {
  const { say, sent } = await follow([row({ id: 'a' }), row({ id: 'b' })])
  await say(event(row({ id: 'b', state: 'accepted' }), 'accepted'))
  expect(sent[0]?.path).toBe('/v1/events')
  expect(connectionNow()).toEqual({ live: true })
  expect(shownRow('b')?.state).toBe('accepted')
  expect(waitingFor(mine)).toEqual({ arrived: 0, urgent: 0, displaced: 0 })
})

test('what is new waits until it is asked for, and only above the lists that it belongs to', async () => {
  const { say } = await follow([row({ id: 'a' })])
  await say(event(row({ id: 'new' })))
  await say(event(row({ id: 'bens', owner: ben })))
  expect(shownRow('new')).toBeUndefined()
  expect(waitingFor(mine).arrived).toBe(1)
  expect(waitingFor({ ...mine, view: 'all' }).arrived).toBe(2)
  await showWaiting()
  expect(waitingFor(mine)).toEqual({ arrived: 0, urgent: 0, displaced: 0 })
})

test('what a list read meanwhile shows is not said to be new', async () => {
  const { say } = await follow([row({ id: 'a' })])
  await say(event(row({ id: 'new' })))
  expect(waitingFor(mine).arrived).toBe(1)
  const pages = { pages: [{ rows: [row({ id: 'a' }), row({ id: 'new' })], nextCursor: null }], pageParams: [undefined] }
  queryClient.setQueryData(listQuery({ view: 'mine', search: '' }).queryKey, pages)
  expect(waitingFor(mine).arrived).toBe(0)
})

test('what is over before anybody asked for it no longer waits', async () => {
  const { say } = await follow([])
  await say(event(row({ id: 'new' })))
  await say(event(row({ id: 'new', state: 'withdrawn' }), 'withdrawn'))
  expect(waitingFor({ ...mine, view: 'all' }).arrived).toBe(0)
})

test('a row that would stand elsewhere by now stays where it is, and is counted once', async () => {
  const { say } = await follow([row({ id: 'a' })])
  await say(event(row({ id: 'a', urgency: 'now' })))
  await say(event(row({ id: 'a', urgency: 'now', by: at('15:00') })))
  expect(shownRow('a')?.urgency).toBe('now')
  expect(waitingFor(mine)).toEqual({ arrived: 0, urgent: 0, displaced: 1 })
})

test('what its person did themself leaves nothing waiting, and what others did stays', async () => {
  const { say } = await follow([row({ id: 'a' }), row({ id: 'b' })])
  for (const id of ['a', 'b']) await say(event(row({ id, by: at('15:00') })))
  await say(event(row({ id: 'new', urgency: 'now' })))
  forgetWaiting('a')
  expect(waitingFor(mine)).toEqual({ arrived: 1, urgent: 1, displaced: 1 })
})

test('once the stream is open the lists are read again: what happened before is not in it', async () => {
  const { say, isStale } = await follow([row({ id: 'a' })])
  await say(event(row({ id: 'new' })))
  expect(isStale()).toBe(true)
})

test('where the desk says that the page comes from another one, all that is shown is read again', async () => {
  const { say, write, isStale } = await follow([row({ id: 'a' })])
  await say(event(row({ id: 'a' })))
  queryClient.setQueryData(listQuery({ view: 'mine', search: '' }).queryKey, (shown) => shown)
  expect(isStale()).toBe(false)
  await write('id: 4\nevent: reset\ndata: {"position":4,"detail":"Read it again."}\n\n')
  await expect.poll(isStale).toBe(true)
})

test('a desk that is away is known by the first time it did not answer', async () => {
  const stop = new AbortController()
  const tries: number[] = []
  scriptDesk(() => {
    tries.push(connectionNow().lostAt ?? 0)
    if (tries.length === 3) stop.abort()
    return isAway()
  })
  await followStream(stop.signal, () => {})
  expect(connectionNow()).toMatchObject({ live: false })
  expect(tries[2]).toBe(tries[1])
})

test('a refused stream ends, and the page says that it is cut off', async () => {
  scriptDesk(() => refuses('not-signed-in', 'Sign in to go on.'))
  await followStream(new AbortController().signal, () => {})
  expect(connectionNow()).toEqual({ live: false, lostAt: expect.any(Number) })
})
