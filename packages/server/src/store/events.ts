import type { HandoffId, WorkspaceId } from '@baton-desk/core'
import type { EventRecords } from '../app/ports/events.ts'
import { EVENT_COLUMNS, type EventRow, run, toEvent } from './rows.ts'
import type { Tx } from './store.ts'

export const eventRecords = (tx: Tx, workspace: WorkspaceId): EventRecords => ({
  async after({ position, limit, agent }) {
    const ofAgent =
      agent === undefined
        ? ''
        : `and exists (select from handoffs h where h.workspace = $1 and h.id = e.handoff and h.agent = $4)`
    const rows = await run<EventRow>(
      tx,
      `select ${EVENT_COLUMNS} from events e where workspace = $1 and position > $2 ${ofAgent} order by position limit $3`,
      agent === undefined ? [workspace, position, limit] : [workspace, position, limit, agent],
    )
    return rows.map(toEvent)
  },

  async trail(handoff) {
    const rows = await run<EventRow>(
      tx,
      `select ${EVENT_COLUMNS} from events where workspace = $1 and handoff = $2 order by seq`,
      [workspace, handoff],
    )
    return rows.map((row) => {
      const { position: _, handoff: __, ...event } = toEvent(row)
      return event
    })
  },

  ends: ({ after, limit }) =>
    run(tx, 'select id as handoff, seq, hash from handoffs where workspace = $1 and id > $2 order by id limit $3', [
      workspace,
      after,
      limit,
    ]),

  async lastPosition() {
    const [row] = await run<{ position: number }>(tx, 'select position from workspaces where id = $1', [workspace])
    return row?.position ?? 0
  },
})

/**
 * Takes the words out of trails, and what tells of them; the hashes stay, and with them the proof of everything else. The
 * first desks sealed the reference among the facts: there it goes too, and its event's own hash proves nothing any more.
 */
export async function eraseWords(tx: Tx, workspace: WorkspaceId, handoffs: readonly HandoffId[]): Promise<void> {
  await run(
    tx,
    'update events set words = null where workspace = $1 and handoff = any($2::text[]) and words is not null',
    [workspace, handoffs],
  )
  await run(
    tx,
    `update events set data = data - 'reference', sealing = 0
     where workspace = $1 and handoff = any($2::text[]) and type = 'submitted' and sealing = 1 and data ? 'reference'`,
    [workspace, handoffs],
  )
}
