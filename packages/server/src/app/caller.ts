import { type AgentId, type PersonId, type Refusal, type Role, refuse, type WorkspaceId } from '@baton-desk/core'
import type { Store } from './ports/store.ts'

/** Who makes a call, once it is known. A door finds it out; the app decides what it may do. */
export type Caller =
  | { kind: 'agent'; workspace: WorkspaceId; id: AgentId }
  | { kind: 'person'; workspace: WorkspaceId; id: PersonId; role: Role; userId?: string }

/** The one name under which a caller's idempotency keys and rate limits are counted. */
export const callerKey = (caller: Caller): string => `${caller.kind}:${caller.id}`

/** The person that somebody who has signed in is here. */
export async function callerOfUser(
  { store }: { store: Pick<Store, 'findMemberships'> },
  { userId, email }: { userId: string; email: string },
): Promise<Caller | Refusal> {
  const [membership] = await store.findMemberships(userId)
  if (!membership) return refuse('not-allowed', `${email} is not a member of a workspace here.`)
  const { workspace, person, role } = membership
  return { kind: 'person', workspace, id: person, role, userId }
}
