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
  /** Null: the last try went through, or there was none. */
  failingSince: Instant | null
}

/** After so many failures in a row nobody tries an address for `waitS`, then one does; each further failure doubles that, to an hour. */
export type Circuit = { failures: number; waitS: number }

export type WebhookRecords = {
  /** Those of the workspace, or those that an agent has made for itself. */
  list(agent?: AgentId): Promise<Webhook[]>
  add(webhook: Omit<Webhook, 'createdAt' | 'old' | 'failingSince'>): Promise<Webhook>
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
  /** Whether this address may be tried now; where it has been failing, one try at a time finds out whether it still does. */
  mayTry(url: string, circuit: Circuit): Promise<boolean>
  /** A try failed; `opened` where it is the one after which nobody tries for a while. */
  failed(url: string, circuit: Circuit): Promise<{ since: Instant; opened: boolean } | null>
  /** A try went through; true where it had failed often enough that nobody tried. */
  worked(url: string, circuit: Circuit): Promise<boolean>
  /** What was sent to it since then, or given up, is pending again. Null when there is no such webhook (of this agent). */
  sendAgain(id: string, since: Instant, agent?: AgentId): Promise<{ url: string; count: number } | null>
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
