import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { at, ben, handoff, row, workspace } from '../../made-for-tests/handoffs.ts'
import { refuses, says, scriptDesk } from '../../made-for-tests/scripted-desk.ts'
import { deskNow } from '../ui/clock.ts'
import {
  countsQuery,
  deskQuery,
  handoffQuery,
  listQuery,
  queryClient,
  removeRow,
  replaceRow,
  showChanged,
  shownRow,
} from './queries.ts'

const mine = listQuery({ view: 'mine', search: '' })
const all = listQuery({ view: 'all', search: '' })
const list = (...pages: ReturnType<typeof row>[][]) => ({
  pages: pages.map((rows) => ({ rows, nextCursor: null })),
  pageParams: pages.map(() => undefined),
})
const asks = (query: typeof mine) =>
  queryClient.getQueryData(query.queryKey)?.pages.map(({ rows }) => rows.map(({ ask }) => ask))

beforeEach(() => {
  queryClient.clear()
  queryClient.setQueryData(mine.queryKey, list([row({ id: 'a', ask: 'A' })], [row({ id: 'b', ask: 'B' })]))
  queryClient.setQueryData(all.queryKey, list([row({ id: 'b', ask: 'B' }), row({ id: 'c', ask: 'C' })]))
})

test('a changed row takes the place of the old one, in every list that holds it', () => {
  replaceRow(row({ id: 'b', ask: 'B, mended' }))
  expect(asks(mine)).toEqual([['A'], ['B, mended']])
  expect(asks(all)).toEqual([['B, mended', 'C']])
})

test('a row that no list holds is put into none', () => {
  replaceRow(row({ id: 'z', ask: 'Z' }))
  expect(asks(mine)).toEqual([['A'], ['B']])
  expect(shownRow('z')).toBeUndefined()
  expect(shownRow('c')?.ask).toBe('C')
})

test('a row that was decided leaves every list', () => {
  removeRow('b')
  expect(asks(mine)).toEqual([['A'], []])
  expect(asks(all)).toEqual([['C']])
})

test('the answer to the person’s own command shows at once, in the note and in the lists', () => {
  const taken = handoff({ id: 'b', state: 'accepted', owner: ben, by: at('15:00') })
  showChanged(taken)
  expect(queryClient.getQueryData(handoffQuery('b').queryKey)).toEqual(taken)
  expect(shownRow('b')).toMatchObject({ ask: 'B', state: 'accepted', owner: ben, by: at('15:00') })
  expect(shownRow('a')).toMatchObject({ state: 'offered' })
})

test('a search that is empty is not sent, and the list goes on from its cursor', async () => {
  queryClient.clear()
  const sent = scriptDesk(({ path }) =>
    says({
      rows: [row({ id: path.includes('cursor') ? 'b' : 'a' })],
      nextCursor: path.includes('cursor') ? null : 'c1',
    }),
  )
  const { pages } = await queryClient.fetchInfiniteQuery({ ...mine, pages: 2 })
  expect(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(['a', 'b'])
  expect(sent.map(({ path }) => path)).toEqual([
    '/v1/handoffs?view=mine&limit=60',
    '/v1/handoffs?view=mine&cursor=c1&limit=60',
  ])
})

test('the page takes the desk’s clock for its own', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const ahead = new Date(Date.now() + 3_600_000).toISOString()
  scriptDesk(() => says(workspace({ now: ahead })))
  await queryClient.fetchQuery(deskQuery)
  expect(deskNow()).toBe(Date.parse(ahead))
  scriptDesk(() => says(workspace({ now: new Date().toISOString() })))
  await queryClient.fetchQuery({ ...deskQuery, staleTime: 0 })
})

test('a session that has ended is noticed by whichever question is refused first', async () => {
  queryClient.setQueryData(deskQuery.queryKey, workspace())
  scriptDesk(() => refuses('not-signed-in', 'Sign in to go on.'))
  await queryClient.fetchQuery(countsQuery).catch(() => undefined)
  expect(queryClient.getQueryState(deskQuery.queryKey)?.isInvalidated).toBe(true)
})
