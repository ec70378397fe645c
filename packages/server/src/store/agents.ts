import type { Role, WorkspaceId } from '@baton-desk/core'
import type { Kysely } from 'kysely'
import type { AgentRecords, KeyOwner, KeyRecord } from '../app/ports/agents.ts'
import { instant, maybeInstant, run } from './rows.ts'
import type { Database } from './schema.ts'
import type { Tx } from './store.ts'

type AgentRow = { id: string; name: string; practice: boolean; created_at: Date }
type KeyRow = {
  id: string
  agent: string | null
  prefix: string
  created_at: Date
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
      `select id, agent, prefix, created_at, revoked_at, last_used_at from keys
       where workspace = $1 and agent is not null order by created_at, id`,
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
    await run(tx, 'insert into keys (workspace, id, agent, person, prefix, hash) values ($1, $2, $3, $4, $5, $6)', [
      workspace,
      key.id,
      key.agent ?? null,
      key.person ?? null,
      key.prefix,
      key.hash,
    ])
  },

  async revokeKey(id, at) {
    const rows = await run(
      tx,
      'update keys set revoked_at = coalesce(revoked_at, $3) where workspace = $1 and id = $2 returning 1',
      [workspace, id, at],
    )
    return rows.length > 0
  },
})

const toKey = ({ id, agent, prefix, created_at, revoked_at, last_used_at }: KeyRow): KeyRecord => ({
  id,
  agent,
  prefix,
  createdAt: instant(created_at),
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
}

/** Whose key has this prefix, before the workspace is known; one indexed read. Not for use in a transaction. */
export async function findKey(db: Kysely<Database>, prefix: string): Promise<KeyOwner | null> {
  const [row] = await run<FoundKey>(
    db,
    'select workspace, id, hash, revoked_at, last_used_at, agent, person, role from find_key($1)',
    [prefix],
  )
  if (!row) return null
  const key = {
    workspace: row.workspace,
    keyId: row.id,
    hash: row.hash,
    revoked: row.revoked_at !== null,
    lastUsedAt: maybeInstant(row.last_used_at),
  }
  if (row.agent !== null) return { ...key, kind: 'agent', agent: row.agent }
  // The key of a person who has been removed opens nothing.
  if (row.person === null || row.role === null) return null
  return { ...key, kind: 'person', person: row.person, role: row.role }
}
