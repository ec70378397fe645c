/** What the inbox reads from the desk, by key. Nothing refetches by itself: the event stream says what changed. */
import type { AnswerOf, HandoffRow, HandoffView, View } from '@baton-desk/core'
import {
  type InfiniteData,
  infiniteQueryOptions,
  QueryCache,
  QueryClient,
  queryOptions,
  useQuery,
} from '@tanstack/react-query'
import { setClockFrom } from '../ui/clock.ts'
import { desk, isSignedOut } from './desk.ts'

export type DeskView = AnswerOf<'desk'>
export type Filter = { view: View; lane?: string | undefined; search: string }

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    // A session that has ended shows wherever the person happens to be; the shell then asks them to sign in.
    onError: (error, { queryKey }) => {
      if (isSignedOut(error) && queryKey[0] !== 'desk') void queryClient.invalidateQueries({ queryKey: ['desk'] })
    },
  }),
  // No retries here: the client has already made them.
  defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false } },
})

export const deskQuery = queryOptions({
  queryKey: ['desk'],
  queryFn: async ({ signal }) => {
    const view = await desk.desk({ signal })
    setClockFrom(view.now)
    return view
  },
  // Who is on duty changes with the clock; refused submissions and notices are in no stream.
  refetchInterval: 5 * 60_000,
  refetchOnWindowFocus: 'always',
})

export const countsQuery = queryOptions({
  queryKey: ['counts'],
  queryFn: ({ signal }) => desk.countHandoffs({ signal }),
  // What is overdue changes with the clock, without any event.
  refetchInterval: 60_000,
})

export const useCounts = () => useQuery(countsQuery).data

const PAGE = 60
export const listQuery = ({ view, lane, search }: Filter) =>
  infiniteQueryOptions({
    queryKey: ['handoffs', view, lane, search],
    queryFn: ({ pageParam, signal }) =>
      desk.listHandoffs({ view, lane, search: search || undefined, cursor: pageParam, limit: PAGE }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: AnswerOf<'listHandoffs'>) => page.nextCursor ?? undefined,
    // Not kept once it is out of sight: the person would see rows that have left the list since.
    gcTime: 0,
  })

export const handoffQuery = (id: string) =>
  queryOptions({ queryKey: ['handoff', id], queryFn: ({ signal }) => desk.getHandoff(id, { signal }) })

export const historyQuery = (id: string) =>
  queryOptions({ queryKey: ['history', id], queryFn: ({ signal }) => desk.history(id, { signal }) })

type Pages = InfiniteData<AnswerOf<'listHandoffs'>, string | undefined>

/** The row, if any list holds it. */
export function shownRow(id: string): HandoffRow | undefined {
  for (const [, data] of queryClient.getQueriesData<Pages>({ queryKey: ['handoffs'] }))
    for (const page of data?.pages ?? []) for (const row of page.rows) if (row.id === id) return row
  return undefined
}

/** Puts a changed row in the place of the old one, in every list that holds it. */
export function replaceRow(row: HandoffRow): void {
  changeRows((rows) => rows.map((old) => (old.id === row.id ? row : old)))
}

/** Takes a row out of every list: its person has just decided it. */
export function removeRow(id: string): void {
  changeRows((rows) => rows.filter((row) => row.id !== id))
}

function changeRows(change: (rows: HandoffRow[]) => HandoffRow[]): void {
  queryClient.setQueriesData<Pages>(
    { queryKey: ['handoffs'] },
    (list) => list && { ...list, pages: list.pages.map((page) => ({ ...page, rows: change(page.rows) })) },
  )
}

/** Brings the row up to what an answer to the person's own command says, before the stream says it too. */
export function showChanged(view: HandoffView): void {
  queryClient.setQueryData(handoffQuery(view.id).queryKey, view)
  changeRows((rows) => rows.map((row) => (row.id === view.id ? broughtUpTo(view, row) : row)))
}

const broughtUpTo = (view: HandoffView, row: HandoffRow): HandoffRow => ({
  ...row,
  state: view.state,
  owner: view.owner,
  offeredTo: view.offeredTo,
  undoable: view.undoable && { kind: view.undoable.kind, by: view.undoable.by, until: view.undoable.until },
  lane: view.lane,
  by: view.by,
  due: view.due,
  changedAt: view.changedAt,
})
