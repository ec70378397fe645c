/** The last proof of each workspace's playbook, and when it is repeated. */
import type { KeptProof, WorkspaceId } from '@baton-desk/core'
import type { ProofRecords } from '../app/ports/proofs.ts'
import { toJson } from './json-columns.ts'
import { run } from './rows.ts'
import type { Tx } from './store.ts'

export const proofRecords = (tx: Tx, workspace: WorkspaceId): ProofRecords => ({
  async read() {
    const [row] = await run<{ kept: KeptProof | null }>(tx, 'select kept from proofs where workspace = $1', [workspace])
    return row?.kept ?? null
  },

  async keep({ kept, nextAt }) {
    await run(
      tx,
      `insert into proofs (workspace, kept, next_at) values ($1, $2::jsonb, $3)
       on conflict (workspace) do update set kept = excluded.kept, next_at = excluded.next_at`,
      [workspace, toJson(kept), nextAt],
    )
  },
})

/** Workspaces whose proof is due, each given to one process; looked at again if that one dies. A new one is due at once. */
export async function claimProofs(systemTx: Tx): Promise<WorkspaceId[]> {
  const rows = await run<{ workspace: string }>(
    systemTx,
    `insert into proofs (workspace, next_at)
     select w.id, desk_now() + interval '10 minutes' from workspaces w left join proofs p on p.workspace = w.id
     where w.playbook_version > 0 and (p.workspace is null or p.next_at <= (select desk_now()))
     on conflict (workspace) do update set next_at = excluded.next_at where proofs.next_at <= (select desk_now())
     returning workspace`,
    [],
  )
  return rows.map(({ workspace }) => workspace)
}
