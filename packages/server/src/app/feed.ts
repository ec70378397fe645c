/**
 * The event stream of a workspace: every event in order, read once per process however many listen. Who joins late
 * catches up from the database first; positions are gap-free, so nothing is missed and nothing comes twice.
 */
import type { StreamEvent, WorkspaceId } from '@baton-desk/core'
import { type App, namesOf } from './app.ts'
import { type Caller, sees } from './caller.ts'
import { toRow, toTrailEvent } from './views.ts'

const READ_AT_ONCE = 200

/** To an agent nothing is decided before it stands. */
const asAgentsSee = ({ row, ...event }: StreamEvent): StreamEvent => {
  const { undoable: _, ...shown } = row ?? {}
  return { ...event, ...(row && { row: shown as typeof row }) }
}

type Listener = { caller: Caller; push: (events: StreamEvent[]) => void; position: number }
type Room = {
  /** Who listens, and who is about to. */
  inside: number
  listeners: Set<Listener>
  position: number
  reading: boolean
  again: boolean
  stop: () => void
}

export type Subscription = {
  /** Where it begins: everything after this position comes. Not where it was asked to, where the desk is not that far. */
  from: number
  stop: () => void
}

export type Feed = {
  /** Calls `push` with every event after `after` (left out: from now on) until `stop` is called. */
  subscribe(caller: Caller, after: number | undefined, push: (events: StreamEvent[]) => void): Promise<Subscription>
}

export function createFeed(app: App): Feed {
  const rooms = new Map<WorkspaceId, Room>()

  async function read(
    workspace: WorkspaceId,
    after: number,
  ): Promise<{ events: (StreamEvent & { agent: string })[]; last: number }> {
    const facts = await app.facts.of(workspace)
    return app.store.transaction(workspace, async (records, now) => {
      const stored = await records.events.after({ position: after, limit: READ_AT_ONCE })
      const rows = new Map(
        (await records.handoffs.rows([...new Set(stored.map(({ handoff }) => handoff))])).map((row) => [row.id, row]),
      )
      const names = namesOf(facts, now)
      const events = stored.map((event) => {
        const row = rows.get(event.handoff)
        const { by, type, at } = toTrailEvent(event, names)
        const { told } = event.data
        return {
          position: event.position,
          handoff: event.handoff,
          type,
          at,
          by,
          ...(told && { told }),
          ...(row && { row: toRow(row, names) }),
          agent: row?.agent ?? '',
        }
      })
      return { events, last: stored.at(-1)?.position ?? after }
    })
  }

  /** The position, or the last one of the desk where that one lies ahead of it. Another process may know more than this room. */
  async function reached(workspace: WorkspaceId, position: number, known: number): Promise<number> {
    if (position <= known) return position
    return Math.min(position, await app.store.transaction(workspace, (records) => records.events.lastPosition()))
  }

  const visible = (caller: Caller, events: (StreamEvent & { agent: string })[]): StreamEvent[] =>
    events
      .filter(({ agent }) => sees(caller, agent))
      .map(({ agent: _agent, ...event }) => (caller.kind === 'agent' ? asAgentsSee(event) : event))

  async function pump(workspace: WorkspaceId, room: Room): Promise<void> {
    if (room.reading) {
      room.again = true
      return
    }
    room.reading = true
    try {
      do {
        room.again = false
        const { events, last } = await read(workspace, room.position)
        room.position = last
        if (events.length === READ_AT_ONCE) room.again = true
        for (const listener of room.listeners) {
          const fresh = events.filter(({ position }) => position > listener.position)
          listener.position = Math.max(listener.position, last)
          const seen = visible(listener.caller, fresh)
          if (seen.length > 0) listener.push(seen)
        }
      } while (room.again && room.listeners.size > 0)
    } catch (error) {
      app.log.error(
        { err: error, workspace },
        'The event stream could not be read; it is read again at the next change.',
      )
    } finally {
      room.reading = false
    }
  }

  /** The room of a workspace with one more in it, who stays until they leave: nobody else's leaving may close it under them. */
  async function enter(workspace: WorkspaceId): Promise<Room> {
    const open = rooms.get(workspace)
    if (open) return counted(open)
    const made: Room = {
      inside: 0,
      listeners: new Set(),
      position: 0,
      reading: false,
      again: false,
      stop: () => undefined,
    }
    made.position = await app.store.transaction(workspace, (records) => records.events.lastPosition())
    const meanwhile = rooms.get(workspace)
    if (meanwhile) return counted(meanwhile)
    rooms.set(workspace, made)
    made.stop = app.hub.watch(workspace, () => void pump(workspace, made))
    return counted(made)
  }

  const counted = (room: Room): Room => {
    room.inside += 1
    return room
  }

  function leave(workspace: WorkspaceId, room: Room): void {
    room.inside -= 1
    if (room.inside > 0) return
    rooms.delete(workspace)
    room.stop()
  }

  return {
    async subscribe(caller, after, push) {
      const { workspace } = caller
      const room = await enter(workspace)
      try {
        const from = after === undefined ? room.position : await reached(workspace, after, room.position)
        const listener: Listener = { caller, push, position: from }
        while (listener.position < room.position) {
          const { events, last } = await read(workspace, listener.position)
          if (last === listener.position) break
          listener.position = last
          const seen = visible(caller, events)
          if (seen.length > 0) push(seen)
        }
        room.listeners.add(listener)
        void pump(workspace, room)
        const stop = () => {
          if (room.listeners.delete(listener)) leave(workspace, room)
        }
        return { from, stop }
      } catch (error) {
        leave(workspace, room)
        throw error
      }
    },
  }
}
