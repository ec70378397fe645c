import type { HandoffId, SealedEvent, WorkspaceId } from '@baton-desk/core'
import type { StoredEvent } from '../app/ports/store.ts'
import { EVENT_COLUMNS, type EventRow, run, toEvent } from './rows.ts'
import type { Tx } from './store.ts'

export type EventsAfter = { position: number; limit: number; agent?: string }

/**
 * Events of a workspace after a position, in the order in which they were committed. Positions have no gaps: each
 * write takes them last, so that a reader never skips one that is committed late.
 */
export async function readEvents(
  tx: Tx,
  workspace: WorkspaceId,
  { position, limit, agent }: EventsAfter,
): Promise<StoredEvent[]> {
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
}

/** All events of one handoff, oldest first. */
export async function readTrail(tx: Tx, workspace: WorkspaceId, handoff: HandoffId): Promise<SealedEvent[]> {
  const rows = await run<EventRow>(
    tx,
    `select ${EVENT_COLUMNS} from events where workspace = $1 and handoff = $2 order by seq`,
    [workspace, handoff],
  )
  return rows.map((row) => {
    const { position: _, handoff: __, ...event } = toEvent(row)
    return event
  })
}

/** Position of the workspace's last event; 0 when there is none. */
export async function readLastPosition(tx: Tx, workspace: WorkspaceId): Promise<number> {
  const [row] = await run<{ position: number }>(tx, 'select position from workspaces where id = $1', [workspace])
  return row?.position ?? 0
}

/** Takes the words out of a handoff's trail; their hashes stay, and with them the proof of everything else. */
export async function eraseWords(tx: Tx, workspace: WorkspaceId, handoff: HandoffId): Promise<void> {
  await run(tx, 'update events set words = null where workspace = $1 and handoff = $2 and words is not null', [
    workspace,
    handoff,
  ])
}
