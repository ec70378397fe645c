import type { AgentId, Instant, PersonId, Role, WorkspaceId } from '@baton-desk/core'

export type KeyRecord = {
  id: string
  agent: AgentId | null
  prefix: string
  createdAt: Instant
  revokedAt: Instant | null
  lastUsedAt: Instant | null
}

export type ListedAgent = { id: AgentId; name: string; practice: boolean; createdAt: Instant; keys: KeyRecord[] }

export type AgentRecords = {
  /** All of them with their keys. Two round trips. */
  list(): Promise<ListedAgent[]>
  /** False when the id is taken. */
  add(agent: { id: AgentId; name: string; practice: boolean }): Promise<boolean>
  /** A key that acts as an agent or as a person: its prefix to find it, its hash to know it. */
  addKey(key: { id: string; agent?: AgentId; person?: PersonId; prefix: string; hash: string }): Promise<void>
  /** False when there is no such key; one revoked before stays revoked since then. */
  revokeKey(id: string, at: Instant): Promise<boolean>
}

export type KeyOwner = {
  workspace: WorkspaceId
  keyId: string
  hash: string
  revoked: boolean
  lastUsedAt: Instant | null
} & ({ kind: 'agent'; agent: AgentId } | { kind: 'person'; person: PersonId; role: Role })
