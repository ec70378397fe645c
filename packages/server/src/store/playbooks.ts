import { Playbook, type WorkspaceId } from '@baton-desk/core'
import type { ListedPlaybook, PlaybookRecords, PlaybookVersion } from '../app/ports/playbooks.ts'
import { toJson } from './json-columns.ts'
import { instant, run, toText } from './rows.ts'
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

export const playbookRecords = (tx: Tx, workspace: WorkspaceId): PlaybookRecords => ({
  async read(version) {
    const [row] = await run<PlaybookRow>(
      tx,
      `select ${COLUMNS} from playbooks
       where workspace = $1 and version = ${version === undefined ? '(select playbook_version from workspaces where id = $1)' : '$2'}`,
      version === undefined ? [workspace] : [workspace, version],
    )
    return row ? toVersion(row) : null
  },

  async write({ basedOn, document, writtenBy, text, why }) {
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
        basedOn,
        toJson(document),
        text === undefined ? null : toJson(text),
        writtenBy,
        why ? toText(why) : null,
      ],
    )
    return row ? toVersion(row) : null
  },

  async list({ before, limit }) {
    const rows = await run<VersionRow>(
      tx,
      `select version, written_by, why, at from playbooks where workspace = $1 and version < $2 order by version desc limit $3`,
      [workspace, before ?? 2_147_483_647, limit],
    )
    return rows.map(toListed)
  },

  async inUse() {
    const rows = await run<{ version: number }>(
      tx,
      `select distinct (data->>'playbook')::int as version from handoffs where workspace = $1 and open`,
      [workspace],
    )
    return rows.map(({ version }) => version)
  },
})
