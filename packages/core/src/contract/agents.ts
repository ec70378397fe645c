/** Agents and their keys on the wire. */
import { z } from 'zod'
import { line } from '../text.ts'
import { type Components, Empty, type Endpoint, Instant, list, Named } from './shared.ts'

const AgentView = Named.extend({
  createdAt: Instant,
  keys: z.array(
    z.object({
      id: z.string(),
      prefix: z.string(),
      createdAt: Instant,
      lastUsedAt: Instant.nullable(),
      revokedAt: Instant.nullable(),
    }),
  ),
})
export type AgentView = z.infer<typeof AgentView>
const NewAgentRequest = z.strictObject({ id: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,59}$/), name: line(120).min(1) })

/** The key in full, this once; only its hash is kept. */
export const NewKey = z.object({ id: z.string(), key: z.string(), prefix: z.string() })

const AgentList = list(AgentView)

export const agentComponents: Components = {
  Agent: AgentView,
  AgentList,
  NewAgentRequest,
  NewKey,
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
    answer: NewKey,
    status: 201,
  },
  revokeKey: {
    method: 'DELETE',
    path: '/v1/keys/{id}',
    callers: ['admin'],
    summary: 'Revoke a key at once.',
    answer: Empty,
  },
} as const satisfies Record<string, Endpoint>
