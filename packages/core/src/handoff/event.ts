import type { Instant } from '../time/instant.ts'
import type { Actor } from './handoff.ts'

export const EVENT_TYPES = [
  'submitted',
  'held',
  'offered',
  'mended',
  'reworded',
  'accepted',
  'declined',
  'moved',
  'move_returned',
  'asked',
  'replied',
  'snoozed',
  'resumed',
  'escalated',
  'reminded',
  'decided',
  'acknowledged',
  'effect_reported',
  'closed',
  'withdrawn',
  'expired',
  'reopened',
  'commented',
  'conversation_added',
  'conversation_opened',
  'agent_silent',
  'delivery_failed',
  'delivered',
] as const
export type EventType = (typeof EVENT_TYPES)[number]

/** One change of one handoff. `words` holds what people and agents wrote: it can be erased, its hash stays in the chain. */
export type HandoffEvent = {
  type: EventType
  at: Instant
  by: Actor
  data: Record<string, unknown>
  words?: Record<string, string>
}

/** An event in its place in the trail of its handoff. */
export type SealedEvent = HandoffEvent & {
  /** 1, 2, 3 … within the handoff. */
  seq: number
  /** SHA-256 (hex) of `words`, or null. */
  wordsHash: string | null
  previousHash: string | null
  /** SHA-256 (hex) over everything above but `words`. */
  hash: string
}
