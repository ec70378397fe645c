import type { AgentId, PersonId, Role, WorkspaceId } from '@baton-desk/core'

/** Who makes a call, once it is known. A door finds it out; the app decides what it may do. */
export type Caller =
  | { kind: 'agent'; workspace: WorkspaceId; id: AgentId }
  | { kind: 'person'; workspace: WorkspaceId; id: PersonId; role: Role; userId?: string }

/** The one name under which a caller's idempotency keys and rate limits are counted. */
export const callerKey = (caller: Caller): string => `${caller.kind}:${caller.id}`
