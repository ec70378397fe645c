/**
 * The event stream of a workspace: every event in order, read once per process however many listen. Who joins late
 * catches up from the database first; positions are gap-free, so nothing is missed and nothing comes twice.
 */
import type { StreamEvent, WorkspaceId } from '@baton-desk/core'
import { type App, namesOf } from './app.ts'
import { type Caller, sees } from './caller.ts'
import { toRow, toTrailEvent } from './views.ts'

const READ_AT_ONCE = 200

type Listener = { caller: Caller; push: (events: StreamEvent[]) => void; position: number }
type Room = { listeners: Set<Listener>; position: number; reading: boolean; again: boolean; stop: () => void }

export type Subscription = {
  /** Where it begins: everything after this position comes. */
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

  const visible = (caller: Caller, events: (StreamEvent & { agent: string })[]): StreamEvent[] =>
    events.filter(({ agent }) => sees(caller, agent)).map(({ agent: _agent, ...event }) => event)

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

  return {
    async subscribe(caller, after, push) {
      const { workspace } = caller
      let room = rooms.get(workspace)
      if (!room) {
        const made: Room = { listeners: new Set(), position: 0, reading: false, again: false, stop: () => undefined }
        made.position = await app.store.transaction(workspace, (records) => records.events.lastPosition())
        room = rooms.get(workspace) ?? made
        if (room === made) {
          rooms.set(workspace, made)
          made.stop = app.hub.watch(workspace, () => void pump(workspace, made))
        }
      }
      const from = after ?? room.position
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
      const joined = room
      const stop = () => {
        joined.listeners.delete(listener)
        if (joined.listeners.size > 0 || rooms.get(workspace) !== joined) return
        rooms.delete(workspace)
        joined.stop()
      }
      return { from, stop }
    },
  }
}
