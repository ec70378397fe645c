/** Agents and their keys on the wire. */
import { z } from 'zod'
import { line } from '../text.ts'
import { type Components, Empty, type Endpoint, Instant, list, Named, Scope } from './shared.ts'

const KeyView = z.object({
  id: z.string(),
  /** What it begins with. */
  prefix: z.string(),
  name: z.string().nullable(),
  /** Null: made before there were any, for all that its owner may do. */
  scopes: z.array(Scope).nullable(),
  createdAt: Instant,
  expiresAt: Instant.nullable(),
  lastUsedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
})

const AgentView = Named.extend({ createdAt: Instant, keys: z.array(KeyView) })
export type AgentView = z.infer<typeof AgentView>
const NewAgentRequest = z.strictObject({ id: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,59}$/), name: line(120).min(1) })

const OwnedKeyView = KeyView.extend({ agent: z.string().nullable(), person: z.string().nullable() })

export const NewKeyRequest = z.strictObject({
  name: line(120).min(1).optional(),
  /** Left out: `hand-off` and `read` for an agent, `read` and `decide` for a person. */
  scopes: z.array(Scope).min(1).optional(),
  /** Left out: until it is revoked. */
  expiresAt: z.iso.datetime().optional(),
})

/** The key in full, this once; only its hash is kept. */
export const NewKey = z.object({ id: z.string(), key: z.string(), prefix: z.string() })

const AgentList = list(AgentView)
export const KeyList = list(KeyView)
const OwnedKeyList = list(OwnedKeyView)

export const agentComponents: Components = {
  Agent: AgentView,
  AgentList,
  Key: KeyView,
  KeyList,
  NewAgentRequest,
  NewKey,
  NewKeyRequest,
  OwnedKey: OwnedKeyView,
  OwnedKeyList,
}

export const agentEndpoints = {
  listAgents: {
    method: 'GET',
    path: '/v1/agents',
    callers: ['admin'],
    summary: 'Agents and their keys (never the keys themselves).',
    answer: AgentList,
  },
  createAgent: {
    method: 'POST',
    path: '/v1/agents',
    callers: ['admin'],
    summary: 'A new agent with its first key, shown this once.',
    body: NewAgentRequest,
    answer: NewKey,
    status: 201,
    problems: ['conflict'],
  },
  createKey: {
    method: 'POST',
    path: '/v1/agents/{id}/keys',
    callers: ['admin'],
    summary: 'A further key for an agent, shown this once.',
    body: NewKeyRequest,
    answer: NewKey,
    status: 201,
    problems: ['conflict'],
  },
  listKeys: {
    method: 'GET',
    path: '/v1/keys',
    callers: ['admin'],
    summary: 'All keys of the workspace, of agents and of people (never the keys themselves).',
    answer: OwnedKeyList,
  },
  revokeKey: {
    method: 'DELETE',
    path: '/v1/keys/{id}',
    callers: ['admin'],
    summary: 'Revoke a key at once.',
    answer: Empty,
  },
} as const satisfies Record<string, Endpoint>
