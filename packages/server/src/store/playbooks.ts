import type { Playbook, WorkspaceId } from '@baton/core'
import type { PlaybookVersion } from '../app/ports.ts'
import { instant, run, toJson } from './rows.ts'
import type { Tx } from './store.ts'

type PlaybookRow = { version: number; document: Playbook; written: unknown; written_by: string; at: Date }

const toVersion = ({ written_by, at, written, ...row }: PlaybookRow): PlaybookVersion => ({
  ...row,
  written: written ?? row.document,
  writtenBy: written_by,
  at: instant(at),
})

/** One version; the one in force when left out. */
export async function readPlaybook(tx: Tx, workspace: WorkspaceId, version?: number): Promise<PlaybookVersion | null> {
  const [row] = await run<PlaybookRow>(
    tx,
    `select version, document, written, written_by, at from playbooks
     where workspace = $1 and version = ${version === undefined ? '(select playbook_version from workspaces where id = $1)' : '$2'}`,
    version === undefined ? [workspace] : [workspace, version],
  )
  return row ? toVersion(row) : null
}

export type WritePlaybook = { basedOn: number; document: Playbook; writtenBy: string; written?: unknown }

/** Writes the version after `basedOn` and puts it in force; null when `basedOn` (0 at first) is not the newest any more. */
export async function writePlaybook(
  tx: Tx,
  workspace: WorkspaceId,
  write: WritePlaybook,
): Promise<PlaybookVersion | null> {
  const [row] = await run<PlaybookRow>(
    tx,
    `with next as (
       update workspaces set playbook_version = playbook_version + 1 where id = $1 and playbook_version = $2 returning playbook_version
     )
     insert into playbooks (workspace, version, document, written, written_by, at)
     select $1, next.playbook_version, $3::jsonb, $4::jsonb, $5, desk_now() from next
     returning version, document, written, written_by, at`,
    [
      workspace,
      write.basedOn,
      toJson(write.document),
      write.written === undefined ? null : toJson(write.written),
      write.writtenBy,
    ],
  )
  return row ? toVersion(row) : null
}
