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
type Listed = { view: View; lane?: string | undefined; search: string; me: string }

let reopen = () => {}
const connection = sharedValue<Connection>({ live: false })

/** Rows that are new since the lists were read, by id; and ids of shown rows that now belong to another place. */
type Waiting = { arrived: ReadonlyMap<string, HandoffRow>; displaced: ReadonlySet<string> }
const NOTHING: Waiting = { arrived: new Map(), displaced: new Set() }
const waiting = sharedValue(NOTHING)

/** Counts are asked for at most once a second however much happens. */
const COUNT_PAUSE = 1_000

/** `whose`: one person in one workspace, whose tabs share a stream. */
export function useEventStream(whose: string, onRow: OnRow): void {
  useEffect(() => {
    const stop = new AbortController()
    void followTogether(whose, stop.signal, onRow)
    // A stream that has lived through a cut says nothing of it: it is opened anew.
    const again = () => reopen()
    addEventListener('offline', setLost)
    addEventListener('online', again)
    return () => {
      stop.abort()
      removeEventListener('offline', setLost)
      removeEventListener('online', again)
    }
  }, [whose, onRow])
}

export const connectionNow = (): Connection => connection.get()
export const useConnection = (): Connection => useShared(connection)
export const onConnection = connection.subscribe

/** What waits above the list: new rows that belong into this view, and whether shown ones changed their place. */
export const waitingFor = (listed: Listed) => countIn(waiting.get(), listed)
export const useWaiting = (listed: Listed) => countIn(useShared(waiting), listed)

const countIn = (
  { arrived, displaced }: Waiting,
  listed: Listed,
): { arrived: number; urgent: number; displaced: number } => {
  // What a list read meanwhile shows already is not waiting.
  const rows = [...arrived.values()].filter((row) => belongs(row, listed) && !shownRow(row.id))
  return {
    arrived: rows.length,
    urgent: rows.filter(({ urgency }) => urgency === 'now').length,
    displaced: displaced.size,
  }
}

/** What its person has done themself moves nothing that they do not know of. */
export function forgetWaiting(id: string): void {
  const { arrived, displaced } = waiting.get()
  if (!arrived.has(id) && !displaced.has(id)) return
  waiting.set({
    arrived: new Map([...arrived].filter(([other]) => other !== id)),
    displaced: new Set([...displaced].filter((other) => other !== id)),
  })
}

/** Reads the lists again, in today's order. */
export async function showWaiting(): Promise<void> {
  waiting.set(NOTHING)
  await queryClient.invalidateQueries({ queryKey: ['handoffs'] })
}

export function belongs(row: HandoffRow, { view, lane, search, me }: Listed): boolean {
  const isOpen = isOpenState(row.state)
  const text = `${row.ask} ${row.who}`.toLowerCase()
  if (
    !search
      .toLowerCase()
      .split(/\s+/)
      .every((word) => text.includes(word))
  )
    return false
  if (lane && row.lane.id !== lane) return false
  // It has left the lists of whoever decided it; where they take it back it comes again.
  if (row.undoable?.by.id === me && view !== 'all') return view === 'my_work'
  switch (view) {
    case 'mine':
      return isOpen && (row.owner.id === me || row.offeredTo?.id === me)
    case 'not_accepted':
      return row.state === 'held' || row.state === 'offered'
    case 'overdue':
      return isOpen && row.by !== null && Date.parse(row.by) < deskNow()
    case 'waiting':
      return row.state === 'waiting'
    case 'my_work':
      return row.owner.id === me && (!isOpen || row.state === 'waiting')
    case 'all':
      return isOpen
    case 'closed':
      return !isOpen
  }
}

type Told = { event: StreamEvent } | { connection: Connection } | { reset: true } | { hello: true }

/**
 * One stream for all tabs of a person: whichever holds the lock reads it and tells the others. When that tab closes the next
 * one gets the lock, and reads its lists anew, since nobody knows what was said in between.
 */
async function followTogether(whose: string, signal: AbortSignal, onRow: OnRow): Promise<void> {
  if (!navigator.locks || !globalThis.BroadcastChannel) return followStream(signal, onRow)
  const name = `baton.stream ${whose}`
  const channel = new BroadcastChannel(name)
  const tell = (told: Told) => channel.postMessage(told)
  let isLeading = false
  channel.onmessage = ({ data }: MessageEvent<Told>) => {
    if ('hello' in data) isLeading && tell({ connection: connection.get() })
    else if (isLeading) return
    else if ('event' in data) take(data.event, onRow)
    else if ('reset' in data) void queryClient.invalidateQueries()
    else hear(data.connection)
  }
  tell({ hello: true })
  let last = connection.get()
  const stopTelling = connection.subscribe(() => {
    const next = connection.get()
    if (isLeading && (next.live !== last.live || next.lostAt !== last.lostAt)) tell({ connection: next })
    last = next
  })
  await navigator.locks
    .request(name, { signal }, () => {
      isLeading = true
      return followStream(signal, onRow, tell)
    })
    .catch(() => undefined)
  stopTelling()
  channel.close()
}

/** What the tab that reads the stream says of it. Back after a cut, this tab reads anew what it may have missed. */
function hear(next: Connection): void {
  const isBack = next.live && connection.get().lostAt !== undefined && !connection.get().live
  connection.set(next)
  if (isBack) void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'desk' })
}

/** Ends when the signal aborts. `tell`: who else is to hear it. */
export async function followStream(signal: AbortSignal, onRow: OnRow, tell?: (told: Told) => void): Promise<void> {
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
  const onReset = () => {
    tell?.({ reset: true })
    void queryClient.invalidateQueries()
  }
  for (let isWanted = true; isWanted && !signal.aborted; ) {
    const reading = new AbortController()
    isWanted = false
    reopen = () => {
      isWanted = true
      isFirst = true
      reading.abort()
    }
    try {
      const both = AbortSignal.any([signal, reading.signal])
      for await (const event of streaming.events({ signal: both, onOpen, onReset })) {
        tell?.({ event })
        take(event, onRow)
      }
    } catch {
      setLost()
    }
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
    // What lies further down the list and has only changed is not new.
    if (!isOpenState(row.state)) changed.delete(row.id)
    else if (arrived.has(row.id) || ARRIVES.has(event.type)) changed.set(row.id, row)
    waiting.set({ arrived: changed, displaced })
  }
  onRow(row, event)
}

/** With these a handoff comes into somebody's list. */
const ARRIVES = new Set<StreamEvent['type']>([
  ...(['submitted', 'held', 'offered', 'moved', 'move_returned', 'declined', 'escalated', 'approved'] as const),
  ...(['reopened', 'resumed', 'replied', 'undone', 'in_doubt', 'asked', 'snoozed', 'transfer_reported'] as const),
])

let counting: ReturnType<typeof setTimeout> | undefined
function countSoon() {
  if (counting !== undefined) return
  counting = setTimeout(() => {
    counting = undefined
    void queryClient.invalidateQueries({ queryKey: countsQuery.queryKey })
  }, COUNT_PAUSE)
}
