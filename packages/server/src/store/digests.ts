/** When the digest of each workspace is due. */
import type { WorkspaceId } from '@baton-desk/core'
import type { DigestRecords } from '../app/ports/digests.ts'
import { run } from './rows.ts'
import type { Tx } from './store.ts'

export const digestRecords = (tx: Tx, workspace: WorkspaceId): DigestRecords => ({
  async nextAt(at) {
    await run(tx, 'update workspaces set digest_at = $2 where id = $1', [workspace, at])
  },
})

/**
 * Workspaces whose digest is due, each given to one process; looked at again if that one dies. `isFirst`: it was never worked
 * out when the next one is. What is for practice has none.
 */
export async function claimDigests(systemTx: Tx): Promise<{ workspace: WorkspaceId; isFirst: boolean }[]> {
  return run(
    systemTx,
    `update workspaces w set digest_at = desk_now() + interval '10 minutes' from (
       select id, digest_at is null as "isFirst" from workspaces
       where not practice and playbook_version > 0 and (digest_at is null or digest_at <= (select desk_now()))
       order by id for update skip locked) as due
     where w.id = due.id returning w.id as workspace, due."isFirst"`,
    [],
  )
}
