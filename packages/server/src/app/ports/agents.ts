import type { AgentId, Instant, PersonId, Role, Scope, WorkspaceId } from '@baton-desk/core'

export type KeyRecord = {
  id: string
  agent: AgentId | null
  person: PersonId | null
  prefix: string
  name: string | null
  /** Null: for all that its owner may do. */
  scopes: Scope[] | null
  createdAt: Instant
  expiresAt: Instant | null
  revokedAt: Instant | null
  lastUsedAt: Instant | null
}

export type KeyHolder = { agent: AgentId } | { person: PersonId }

/** A key that acts as an agent or as a person: its prefix to find it, its hash to know it. */
export type AddedKey = KeyHolder & {
  id: string
  prefix: string
  hash: string
  name?: string | undefined
  scopes?: readonly Scope[] | undefined
  expiresAt?: Instant | undefined
}

export type ListedAgent = { id: AgentId; name: string; practice: boolean; createdAt: Instant; keys: KeyRecord[] }

export type AgentRecords = {
  /** All of them with their keys. Two round trips. */
  list(): Promise<ListedAgent[]>
  /** False when the id is taken. */
  add(agent: { id: AgentId; name: string; practice: boolean }): Promise<boolean>
  addKey(key: AddedKey): Promise<void>
  /** Of everybody, or of one owner; the oldest first. */
  keys(of?: KeyHolder): Promise<KeyRecord[]>
  /** How many of an owner still open something. */
  countLiving(of: KeyHolder): Promise<number>
  /** False when there is no such key, or it is another person's; one revoked before stays revoked since then. */
  revokeKey(id: string, at: Instant, person?: PersonId): Promise<boolean>
}

export type KeyOwner = {
  workspace: WorkspaceId
  keyId: string
  hash: string
  revoked: boolean
  scopes: Scope[] | null
  expiresAt: Instant | null
  lastUsedAt: Instant | null
} & ({ kind: 'agent'; agent: AgentId } | { kind: 'person'; person: PersonId; role: Role })
