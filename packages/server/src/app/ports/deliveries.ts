import type { AgentId, HandoffId, Instant, PersonId } from '@baton-desk/core'
import type { StoredEvent } from './events.ts'
import type { Webhook } from './webhooks.ts'

/** Where an event is to go. */
export type DeliveryTarget =
  | { kind: 'webhook'; webhook: string; url: string }
  | { kind: 'channel'; person: PersonId; channel: string }

/** One event on its way to one target. */
export type Delivery = {
  id: string
  handoff: HandoffId
  seq: number
  target: DeliveryTarget
  state: 'pending' | 'delivered' | 'dead'
  attempts: number
  lastError: string | null
  lastAt: Instant | null
}

export type ListDeliveries = {
  /** The kind of target; any when left out. */
  to?: DeliveryTarget['kind']
  /** Any when left out. */
  states?: readonly Delivery['state'][]
  handoff?: HandoffId
  id?: string
  /** Whose webhook it goes to. */
  agent?: AgentId
  /** Where an earlier page ended. */
  cursor?: string | undefined
  limit: number
}

export type DeliveryToSend = {
  delivery: Delivery
  event: StoredEvent
  webhook: Webhook
}

export type DeliveryRecords = {
  /** Those of the newest handoffs first. */
  list(query: ListDeliveries): Promise<{ items: Delivery[]; nextCursor: string | null }>
  /** With its event and webhook; null when one of them is gone, or it goes to a person, with its message. */
  toSend(id: string): Promise<DeliveryToSend | null>
  /** Those of a handoff's events that are still to be made, in the order of the trail. */
  pendingOf(handoff: HandoffId, fromSeq: number, toSeq: number): Promise<Delivery[]>
  /** Events that are still to be sent to this address, the oldest first. */
  pendingTo(url: string, limit: number): Promise<{ handoff: HandoffId; seq: number }[]>
  /** Notes what came of an attempt; one that was delivered stays delivered. */
  tried(id: string, result: { state: Delivery['state']; error: string | null; at: Instant }): Promise<void>
}
