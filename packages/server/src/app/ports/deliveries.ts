import type { AgentId, HandoffId, Instant } from '@baton-desk/core'
import type { StoredEvent } from './events.ts'
import type { Webhook } from './webhooks.ts'

/** One event on its way to one webhook. */
export type Delivery = {
  id: string
  handoff: HandoffId
  seq: number
  webhook: string
  url: string
  state: 'pending' | 'delivered' | 'dead'
  attempts: number
  lastError: string | null
  lastAt: Instant | null
}

export type ListDeliveries = {
  state?: Delivery['state']
  handoff?: HandoffId
  id?: string
  agent?: AgentId
  limit: number
}

export type DeliveryToSend = { delivery: Delivery; webhook: Webhook; event: StoredEvent }

export type DeliveryRecords = {
  /** Those of the newest handoffs first. */
  list(query: ListDeliveries): Promise<Delivery[]>
  /** With its event and webhook; null when one of the three is gone. */
  toSend(id: string): Promise<DeliveryToSend | null>
  /** Those of a handoff's events that are still to be made, in the order of the trail. */
  pendingOf(handoff: HandoffId, fromSeq: number, toSeq: number): Promise<Delivery[]>
  /** Notes what came of an attempt; one that was delivered stays delivered. */
  tried(id: string, result: { state: Delivery['state']; error: string | null; at: Instant }): Promise<void>
}
