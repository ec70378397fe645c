import type { WorkspaceId } from '@baton-desk/core'
import { EMPTY_TRAIL, type TrailEnd } from '@baton-desk/core/trail'
import type { SealedWorkspaceEvent, TrailRecords } from '../app/ports/trail.ts'
import { toJson } from './json-columns.ts'
import { instant, LINK_COLUMNS, LINK_SHAPE, type LinkRow, run, toLink, toLinkRow } from './rows.ts'
import type { Tx } from './store.ts'

/** Its end lies with the workspace, whose row everybody locks last: see `handoffs.ts`. */
export const trailRecords = (tx: Tx, workspace: WorkspaceId): TrailRecords => ({
  async end() {
    const [row] = await run<{ trail_seq: number; trail_hash: string | null; now: Date }>(
      tx,
      'select trail_seq, trail_hash, desk_now() as now from workspaces where id = $1 for update',
      [workspace],
    )
    if (!row) throw new Error(`There is no workspace ${workspace}.`)
    return { seq: row.trail_seq, hash: row.trail_hash, now: instant(row.now) }
  },

  async add(event) {
    await run(
      tx,
      `insert into workspace_events (workspace, ${LINK_COLUMNS})
       select $1, ${LINK_COLUMNS} from jsonb_to_record($2::jsonb) as e(${LINK_SHAPE})`,
      [workspace, toJson(toLinkRow(event))],
    )
    await run(tx, 'update workspaces set trail_seq = $2, trail_hash = $3 where id = $1', [
      workspace,
      event.seq,
      event.hash,
    ])
  },

  async all() {
    // The end first: what came since is checked too, but what it knows must be there.
    const [end] = await run<TrailEnd>(tx, 'select trail_seq as seq, trail_hash as hash from workspaces where id = $1', [
      workspace,
    ])
    const rows = await run<LinkRow>(
      tx,
      `select ${LINK_COLUMNS} from workspace_events where workspace = $1 order by seq`,
      [workspace],
    )
    return { events: rows.map((row) => toLink(row) as SealedWorkspaceEvent), end: end ?? EMPTY_TRAIL }
  },
})
