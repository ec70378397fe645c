import type { WorkspaceId } from '@baton-desk/core'
import type { Workspace, WorkspaceRecords } from '../app/ports/workspaces.ts'
import { run } from './rows.ts'
import { TABLES } from './schema.ts'
import type { Tx } from './store.ts'

const COLUMNS = 'id, name, practice, playbook_version as playbook'

export const workspaceRecords = (tx: Tx, workspace: WorkspaceId): WorkspaceRecords => ({
  async read() {
    const [row] = await run<Workspace>(tx, `select ${COLUMNS} from workspaces where id = $1`, [workspace])
    return row ?? null
  },
})

/** All of them, the oldest first. */
export async function listWorkspaces(systemTx: Tx): Promise<Workspace[]> {
  return run<Workspace>(systemTx, `select ${COLUMNS} from workspaces order by created_at, id`, [])
}

export async function createWorkspace(
  tx: Tx,
  workspace: { id: WorkspaceId; name: string; practice: boolean },
): Promise<void> {
  await run(tx, 'insert into workspaces (id, name, practice) values ($1, $2, $3)', [
    workspace.id,
    workspace.name,
    workspace.practice,
  ])
}

/** Removes a practice workspace with all it holds and says how many handoffs that were; throws on a real one. */
export async function purgePractice(tx: Tx, workspace: WorkspaceId): Promise<number> {
  // Locked first, as by every other write: nothing is added while it goes.
  const [row] = await run<{ practice: boolean }>(tx, 'select practice from workspaces where id = $1 for update', [
    workspace,
  ])
  if (!row) return 0
  if (!row.practice) throw new Error(`Workspace ${workspace} is no practice workspace: nothing of it may be removed.`)
  await run(tx, `select set_config('app.purge', $1, true)`, [workspace])
  const [counted] = await run<{ handoffs: number }>(
    tx,
    'select count(*)::int as handoffs from handoffs where workspace = $1',
    [workspace],
  )
  for (const table of TABLES.toReversed()) {
    await run(tx, `delete from ${table} where ${table === 'workspaces' ? 'id' : 'workspace'} = $1`, [workspace])
  }
  return counted?.handoffs ?? 0
}
