import type { Role, Scope, WorkspaceId } from '@baton-desk/core'
import type { Kysely } from 'kysely'
import type { AgentRecords, KeyHolder, KeyOwner, KeyRecord } from '../app/ports/agents.ts'
import { instant, maybeInstant, run } from './rows.ts'
import type { Database } from './schema.ts'
import type { Tx } from './store.ts'

type AgentRow = { id: string; name: string; practice: boolean; created_at: Date }
type KeyRow = {
  id: string
  agent: string | null
  person: string | null
  prefix: string
  name: string | null
  scopes: Scope[] | null
  created_at: Date
  expires_at: Date | null
  revoked_at: Date | null
  last_used_at: Date | null
}

export const agentRecords = (tx: Tx, workspace: WorkspaceId): AgentRecords => ({
  async list() {
    const agents = await run<AgentRow>(
      tx,
      'select id, name, practice, created_at from agents where workspace = $1 order by created_at, id',
      [workspace],
    )
    const keys = await run<KeyRow>(
      tx,
      `select ${KEY_COLUMNS} from keys where workspace = $1 and agent is not null order by created_at, id`,
      [workspace],
    )
    return agents.map(({ created_at, ...agent }) => ({
      ...agent,
      createdAt: instant(created_at),
      keys: keys.filter((key) => key.agent === agent.id).map(toKey),
    }))
  },

  async add(agent) {
    const rows = await run(
      tx,
      'insert into agents (workspace, id, name, practice) values ($1, $2, $3, $4) on conflict (workspace, id) do nothing returning 1',
      [workspace, agent.id, agent.name, agent.practice],
    )
    return rows.length > 0
  },

  async addKey(key) {
    const [agent, person] = holder(key)
    const { id, prefix, hash, name = null, scopes = null, expiresAt = null } = key
    await run(
      tx,
      `insert into keys (workspace, id, agent, person, prefix, hash, name, scopes, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [workspace, id, agent, person, prefix, hash, name, scopes, expiresAt],
    )
  },

  async keys(of) {
    const [agent, person] = of ? holder(of) : [null, null]
    const rows = await run<KeyRow>(
      tx,
      `select ${KEY_COLUMNS} from keys where workspace = $1 and ($2::text is null or agent = $2)
         and ($3::text is null or person = $3) order by created_at, id`,
      [workspace, agent, person],
    )
    return rows.map(toKey)
  },

  async countLiving(of) {
    const [agent, person] = holder(of)
    const [row] = await run<{ living: number }>(
      tx,
      `select count(*)::int as living from keys where workspace = $1 and revoked_at is null
         and (expires_at is null or expires_at > desk_now())
         and agent is not distinct from $2 and person is not distinct from $3`,
      [workspace, agent, person],
    )
    return row?.living ?? 0
  },

  async revokeKey(id, at, person) {
    const rows = await run(
      tx,
      `update keys set revoked_at = coalesce(revoked_at, $3)
       where workspace = $1 and id = $2 and ($4::text is null or person = $4) returning 1`,
      [workspace, id, at, person ?? null],
    )
    return rows.length > 0
  },
})

const KEY_COLUMNS = 'id, agent, person, prefix, name, scopes, created_at, expires_at, revoked_at, last_used_at'

const holder = (of: KeyHolder): [agent: string | null, person: string | null] =>
  'agent' in of ? [of.agent, null] : [null, of.person]

const toKey = ({ created_at, expires_at, revoked_at, last_used_at, ...key }: KeyRow): KeyRecord => ({
  ...key,
  createdAt: instant(created_at),
  expiresAt: maybeInstant(expires_at),
  revokedAt: maybeInstant(revoked_at),
  lastUsedAt: maybeInstant(last_used_at),
})

/** Notes that a key was used; more often than once a minute is not written. */
export async function touchKey(tx: Tx, workspace: WorkspaceId, id: string): Promise<void> {
  await run(
    tx,
    `update keys set last_used_at = desk_now() where workspace = $1 and id = $2
     and (last_used_at is null or last_used_at < desk_now() - interval '1 minute')`,
    [workspace, id],
  )
}

type FoundKey = {
  workspace: string
  id: string
  hash: string
  revoked_at: Date | null
  last_used_at: Date | null
  agent: string | null
  person: string | null
  role: Role | null
  scopes: Scope[] | null
  expires_at: Date | null
}

/** Whose key has this prefix, before the workspace is known; one indexed read. Not for use in a transaction. */
export async function findKey(db: Kysely<Database>, prefix: string): Promise<KeyOwner | null> {
  const [row] = await run<FoundKey>(
    db,
    'select workspace, id, hash, revoked_at, last_used_at, agent, person, role, scopes, expires_at from find_key($1)',
    [prefix],
  )
  if (!row) return null
  const key = {
    workspace: row.workspace,
    keyId: row.id,
    hash: row.hash,
    revoked: row.revoked_at !== null,
    scopes: row.scopes,
    expiresAt: maybeInstant(row.expires_at),
    lastUsedAt: maybeInstant(row.last_used_at),
  }
  if (row.agent !== null) return { ...key, kind: 'agent', agent: row.agent }
  // The key of a person who has been removed opens nothing.
  if (row.person === null || row.role === null) return null
  return { ...key, kind: 'person', person: row.person, role: row.role }
}
