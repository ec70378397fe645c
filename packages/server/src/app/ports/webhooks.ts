import type { AgentId, EventType, Instant, WebhookMessage } from '@baton-desk/core'

export type Webhook = {
  id: string
  url: string
  secret: string
  /** The one of before, which signs too until then. */
  old: { secret: string; until: Instant } | null
  agent: AgentId | null
  events: EventType[] | null
  /** Whether it is given arguments of actions as they are. */
  arguments: 'masked' | 'exact'
  createdAt: Instant
}

export type WebhookRecords = {
  /** Those of the workspace, or those that an agent has made for itself. */
  list(agent?: AgentId): Promise<Webhook[]>
  add(webhook: Omit<Webhook, 'createdAt' | 'old'>): Promise<Webhook>
  /** It signs with this secret from now on, and with the one of before for so long. Null when there is no such webhook (of this agent). */
  changeSecret(
    id: string,
    change: { secret: string; overlapS: number; agent?: AgentId | undefined },
  ): Promise<Webhook | null>
  /**
   * Nothing more is sent there, and what was still to be sent is dead, for this reason. False when there is no such webhook
   * (of this agent) any more.
   */
  remove(id: string, because: string, agent?: AgentId): Promise<boolean>
}

/** One try to deliver one message, signed with each secret. Null when it was taken. */
export type SendWebhook = (sending: {
  url: string
  secrets: string[]
  id: string
  message: WebhookMessage
}) => Promise<NotTaken | null>

export type NotTaken = {
  /** What went wrong, in words. */
  error: string
  /** It wants nothing more, ever (410). */
  isGone: boolean
}
