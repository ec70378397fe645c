/**
 * The one event stream of the page. A row that is shown changes in place; what is new or would stand elsewhere waits
 * until the person asks for it (N), so that nothing moves under the hand.
 */
import { type HandoffRow, isOpenState, type StreamEvent, type View } from '@baton-desk/core'
import { createClient } from '@baton-desk/sdk'
import { useEffect, useSyncExternalStore } from 'react'
import { deskNow } from '../ui/clock.ts'
import { countsQuery, handoffQuery, queryClient, replaceRow } from './queries.ts'

export type Connection = { live: boolean; lostAt?: number }

let connection: Connection = { live: false }
/** New since the lists were read, by id; and how many shown rows would stand elsewhere by now. */
let arrived: ReadonlyMap<string, HandoffRow> = new Map()
let displaced: ReadonlySet<string> = new Set()
const listeners = new Set<() => void>()

/** Counts are asked for at most once a second however much happens. */
const COUNT_PAUSE = 1_000

export function useEventStream(onRow: (row: HandoffRow, event: StreamEvent) => void): void {
  useEffect(() => {
    const stop = new AbortController()
    void follow(stop.signal, onRow)
    const lost = () => setConnection({ live: false, lostAt: connection.lostAt ?? deskNow() })
    addEventListener('offline', lost)
    return () => {
      stop.abort()
      removeEventListener('offline', lost)
    }
  }, [onRow])
}

export const useConnection = (): Connection => useSyncExternalStore(subscribe, () => connection)

/** What waits above the list: new rows that belong into this view, and whether shown ones changed their place. */
export function useWaiting(filter: { view: View; search: string; me: string }): { arrived: number; displaced: number } {
  const rows = useSyncExternalStore(subscribe, () => arrived)
  const moved = useSyncExternalStore(subscribe, () => displaced)
  return { arrived: [...rows.values()].filter((row) => belongs(row, filter)).length, displaced: moved.size }
}

/** Reads the lists again, in today's order. */
export async function showWaiting(): Promise<void> {
  arrived = new Map()
  displaced = new Set()
  tell()
  await queryClient.invalidateQueries({ queryKey: ['handoffs'] })
}

export function belongs(row: HandoffRow, { view, search, me }: { view: View; search: string; me: string }): boolean {
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

async function follow(signal: AbortSignal, onRow: (row: HandoffRow, event: StreamEvent) => void): Promise<void> {
  // Its own client: a failed attempt to open the stream is how the page learns that it is cut off.
  const streaming = createClient({
    baseUrl: location.origin,
    fetch: (...request) =>
      fetch(...request).catch((error: unknown) => {
        if (!signal.aborted) setConnection({ live: false, lostAt: connection.lostAt ?? deskNow() })
        throw error
      }),
  })
  let isFirst = true
  const onOpen = () => {
    setConnection({ live: true })
    // What happened between reading the lists and opening the stream is in neither.
    if (isFirst) void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'desk' })
    isFirst = false
  }
  try {
    for await (const event of streaming.events({ signal, onOpen })) take(event, onRow)
  } catch {
    setConnection({ live: false, lostAt: deskNow() })
  }
}

function take(event: StreamEvent, onRow: (row: HandoffRow, event: StreamEvent) => void): void {
  countSoon()
  void queryClient.invalidateQueries({ queryKey: handoffQuery(event.handoff).queryKey })
  void queryClient.invalidateQueries({ queryKey: ['history', event.handoff] })
  const { row } = event
  if (!row) return
  const before = shownRow(row.id)
  if (before) {
    replaceRow(row)
    if (before.by !== row.by || before.urgency !== row.urgency) displaced = new Set([...displaced, row.id])
  } else {
    const changed = new Map(arrived)
    if (isOpenState(row.state)) changed.set(row.id, row)
    else changed.delete(row.id)
    arrived = changed
  }
  tell()
  onRow(row, event)
}

function shownRow(id: string): HandoffRow | undefined {
  for (const [, data] of queryClient.getQueriesData<{ pages: { rows: HandoffRow[] }[] }>({ queryKey: ['handoffs'] }))
    for (const page of data?.pages ?? []) for (const row of page.rows) if (row.id === id) return row
  return undefined
}

let counting: ReturnType<typeof setTimeout> | undefined
function countSoon() {
  if (counting !== undefined) return
  counting = setTimeout(() => {
    counting = undefined
    void queryClient.invalidateQueries({ queryKey: countsQuery.queryKey })
  }, COUNT_PAUSE)
}

function setConnection(next: Connection) {
  connection = next
  tell()
}

function tell() {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
