import {
  type Actor,
  type AgentId,
  type HandoffId,
  type Instant,
  type PersonId,
  type Refusal,
  type Role,
  refuse,
  type Scope,
  type WorkspaceId,
} from '@baton-desk/core'
import type { Store } from './ports/store.ts'

/** Who makes a call, once it is known. A door finds it out; the app decides what it may do. */
export type Caller =
  | { kind: 'agent'; workspace: WorkspaceId; id: AgentId; key?: CallerKey }
  | {
      kind: 'person'
      workspace: WorkspaceId
      id: PersonId
      role: Role
      userId?: string
      session?: CallerSession
      key?: CallerKey
      /** The channel by which they were told, where they act from what was sent there. */
      channel?: string
    }

/** With which session somebody has signed in, how (`password`, `link` …), when, and to which address. */
export type CallerSession = {
  id: string
  by: string | null
  since: Instant
  /** Null until the account has one. */
  email: string | null
  isProven: boolean
}

/** With which key, and what it may be used for; null: for all that its owner may do. */
export type CallerKey = { id: string; scopes: readonly Scope[] | null }

/** Whoever runs the desk; in no workspace. */
export type OperatorCaller = { kind: 'operator' }

/** The customer of one handoff, by the link of their page: no caller of the contract. */
export type CustomerSender = { kind: 'customer'; workspace: WorkspaceId; handoff: HandoffId }

/** Who sends a command: a caller, a customer on their page, or the desk itself (deadlines, deliveries). */
export type Sender = Caller | CustomerSender | { kind: 'desk'; workspace: WorkspaceId }

/** The one name under which somebody's idempotency keys and rate limits are counted. */
export function senderKey(sender: Sender): string {
  if (sender.kind === 'desk') return 'desk'
  return `${sender.kind}:${sender.kind === 'customer' ? sender.handoff : sender.id}`
}

export const actorOf = (sender: Sender): Actor =>
  sender.kind === 'desk' || sender.kind === 'customer' ? { kind: sender.kind } : { kind: sender.kind, id: sender.id }

/** With what somebody came in, as the trail keeps it. */
export type Via = NonNullable<Extract<Actor, { kind: 'person' }>['via']>

export function viaOf(sender: Sender): Via | undefined {
  if (sender.kind === 'desk' || sender.kind === 'customer') return undefined
  if (sender.key) return { kind: 'key', id: sender.key.id }
  if (sender.kind === 'person' && sender.channel !== undefined) return { kind: 'channel', id: sender.channel }
  return sender.kind === 'person' && sender.session ? { kind: 'session', id: sender.session.id } : undefined
}

export const isAdmin = (sender: Sender): boolean => sender.kind === 'person' && sender.role === 'admin'

/** An agent sees its own handoffs; everybody else of the workspace sees all of them. */
export const sees = (sender: Caller, agent: AgentId): boolean => sender.kind !== 'agent' || sender.id === agent

/** The person that somebody who has signed in is here. */
export async function callerOfUser(
  { store }: { store: Pick<Store, 'findMemberships'> },
  { userId, chosen, ...session }: CallerSession & { userId: string; chosen: string | null },
): Promise<Caller | Refusal> {
  const memberships = await store.findMemberships(userId)
  const membership = memberships.find(({ workspace }) => workspace === chosen) ?? memberships[0]
  if (!membership)
    return refuse('not-allowed', { code: 'notAMember', facts: { email: session.email ?? 'This account' } })
  const { workspace, person, role } = membership
  return { kind: 'person', workspace, id: person, role, userId, session }
}
