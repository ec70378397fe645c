/**
 * The one event stream of the page. A row that is shown changes in place. New rows, and rows that would move, wait
 * until the person asks for them (N), so that the list never moves while somebody is about to click.
 */
import { type HandoffRow, isOpenState, type StreamEvent, type View } from '@baton-desk/core'
import { createClient } from '@baton-desk/sdk'
import { useEffect } from 'react'
import { deskNow } from '../ui/clock.ts'
import { sharedValue, useShared } from '../ui/shared-value.ts'
import { countsQuery, handoffQuery, queryClient, replaceRow, shownRow } from './queries.ts'

export type Connection = { live: boolean; lostAt?: number }
type OnRow = (row: HandoffRow, event: StreamEvent) => void
type Listed = { view: View; search: string; me: string }

const connection = sharedValue<Connection>({ live: false })

/** Rows that are new since the lists were read, by id; and ids of shown rows that now belong to another place. */
type Waiting = { arrived: ReadonlyMap<string, HandoffRow>; displaced: ReadonlySet<string> }
const NOTHING: Waiting = { arrived: new Map(), displaced: new Set() }
const waiting = sharedValue(NOTHING)

/** Counts are asked for at most once a second however much happens. */
const COUNT_PAUSE = 1_000

export function useEventStream(onRow: OnRow): void {
  useEffect(() => {
    const stop = new AbortController()
    void followStream(stop.signal, onRow)
    addEventListener('offline', setLost)
    return () => {
      stop.abort()
      removeEventListener('offline', setLost)
    }
  }, [onRow])
}

export const connectionNow = (): Connection => connection.get()
export const useConnection = (): Connection => useShared(connection)

/** What waits above the list: new rows that belong into this view, and whether shown ones changed their place. */
export const waitingFor = (listed: Listed) => countIn(waiting.get(), listed)
export const useWaiting = (listed: Listed) => countIn(useShared(waiting), listed)

const countIn = ({ arrived, displaced }: Waiting, listed: Listed): { arrived: number; displaced: number } => ({
  arrived: [...arrived.values()].filter((row) => belongs(row, listed)).length,
  displaced: displaced.size,
})

/** Reads the lists again, in today's order. */
export async function showWaiting(): Promise<void> {
  waiting.set(NOTHING)
  await queryClient.invalidateQueries({ queryKey: ['handoffs'] })
}

export function belongs(row: HandoffRow, { view, search, me }: Listed): boolean {
  const isOpen = isOpenState(row.state)
  const wanted = search.trim().toLowerCase()
  if (wanted && !`${row.ask} ${row.who}`.toLowerCase().includes(wanted)) return false
  switch (view) {
    case 'mine':
      return isOpen && (row.owner.id === me || row.offeredTo?.id === me)
    case 'not_accepted':
      return row.state === 'held' || row.state === 'offered'
    case 'overdue':
      return isOpen && row.by !== null && Date.parse(row.by) < deskNow()
    case 'all':
      return isOpen
    case 'closed':
      return !isOpen
  }
}

/** Ends when the signal aborts. */
export async function followStream(signal: AbortSignal, onRow: OnRow): Promise<void> {
  // A client of its own, because a failed attempt to open the stream tells the page that it has lost the desk.
  const streaming = createClient({
    baseUrl: '',
    fetch: (...request) =>
      fetch(...request).catch((error: unknown) => {
        if (!signal.aborted) setLost()
        throw error
      }),
  })
  let isFirst = true
  const onOpen = () => {
    connection.set({ live: true })
    // A change between the reading of the lists and the opening of the stream would be missed: read again.
    if (isFirst) void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'desk' })
    isFirst = false
  }
  // Another desk than the one this page was read from, or the same one after a restore: nothing shown is certain.
  const onReset = () => void queryClient.invalidateQueries()
  try {
    for await (const event of streaming.events({ signal, onOpen, onReset })) take(event, onRow)
  } catch {
    connection.set({ live: false, lostAt: deskNow() })
  }
}

/** Keeps the time of the first failure: what the page shows is from then. */
const setLost = () => connection.set({ live: false, lostAt: connection.get().lostAt ?? deskNow() })

function take(event: StreamEvent, onRow: OnRow): void {
  countSoon()
  void queryClient.invalidateQueries({ queryKey: handoffQuery(event.handoff).queryKey })
  void queryClient.invalidateQueries({ queryKey: ['history', event.handoff] })
  const { row } = event
  if (!row) return
  const before = shownRow(row.id)
  const { arrived, displaced } = waiting.get()
  if (before) {
    replaceRow(row)
    const isElsewhere = before.by !== row.by || before.urgency !== row.urgency
    if (isElsewhere) waiting.set({ arrived, displaced: new Set([...displaced, row.id]) })
  } else {
    const changed = new Map(arrived)
    if (isOpenState(row.state)) changed.set(row.id, row)
    else changed.delete(row.id)
    waiting.set({ arrived: changed, displaced })
  }
  onRow(row, event)
}

let counting: ReturnType<typeof setTimeout> | undefined
function countSoon() {
  if (counting !== undefined) return
  counting = setTimeout(() => {
    counting = undefined
    void queryClient.invalidateQueries({ queryKey: countsQuery.queryKey })
  }, COUNT_PAUSE)
}
