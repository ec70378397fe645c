import { Playbook, type WorkspaceId } from '@baton-desk/core'
import type { ListedPlaybook, PlaybookVersion } from '../app/ports/store.ts'
import { instant, run, toJson, toText } from './rows.ts'
import type { Tx } from './store.ts'

type VersionRow = { version: number; written_by: string; why: string | null; at: Date }
type PlaybookRow = VersionRow & { document: Playbook; written: unknown }
const COLUMNS = 'version, document, written, written_by, why, at'

const toListed = ({ version, written_by, why, at }: VersionRow): ListedPlaybook => ({
  version,
  writtenBy: written_by,
  why,
  at: instant(at),
})

const toVersion = ({ document, written, ...row }: PlaybookRow): PlaybookVersion => ({
  ...toListed(row),
  document: upToDate(document),
  text: typeof written === 'string' ? written : null,
})

/** A version that was kept before a setting came to be has that setting's default. */
function upToDate(document: Playbook): Playbook {
  const read = Playbook.safeParse(document)
  return read.success ? read.data : document
}

/** All versions, the newest first, without their documents. */
export async function listPlaybooks(
  tx: Tx,
  workspace: WorkspaceId,
  { before, limit }: { before?: number; limit: number },
): Promise<ListedPlaybook[]> {
  const rows = await run<VersionRow>(
    tx,
    `select version, written_by, why, at from playbooks where workspace = $1 and version < $2 order by version desc limit $3`,
    [workspace, before ?? 2_147_483_647, limit],
  )
  return rows.map(toListed)
}

/** Versions that open handoffs were judged by. */
export async function listPlaybooksInUse(tx: Tx, workspace: WorkspaceId): Promise<number[]> {
  const rows = await run<{ version: number }>(
    tx,
    `select distinct (data->>'playbook')::int as version from handoffs where workspace = $1 and open`,
    [workspace],
  )
  return rows.map(({ version }) => version)
}

/** One version; the one in force when left out. */
export async function readPlaybook(tx: Tx, workspace: WorkspaceId, version?: number): Promise<PlaybookVersion | null> {
  const [row] = await run<PlaybookRow>(
    tx,
    `select ${COLUMNS} from playbooks
     where workspace = $1 and version = ${version === undefined ? '(select playbook_version from workspaces where id = $1)' : '$2'}`,
    version === undefined ? [workspace] : [workspace, version],
  )
  return row ? toVersion(row) : null
}

export type WritePlaybook = { basedOn: number; document: Playbook; writtenBy: string; text?: string; why?: string }

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
     insert into playbooks (workspace, version, document, written, written_by, why, at)
     select $1, next.playbook_version, $3::jsonb, $4::jsonb, $5, $6, desk_now() from next
     returning ${COLUMNS}`,
    [
      workspace,
      write.basedOn,
      toJson(write.document),
      write.text === undefined ? null : toJson(write.text),
      write.writtenBy,
      write.why ? toText(write.why) : null,
    ],
  )
  return row ? toVersion(row) : null
}
