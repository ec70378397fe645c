import type { AgentId, HandoffId, SealedEvent } from '@baton-desk/core'

export type StoredEvent = SealedEvent & { position: number; handoff: HandoffId }

export type EventRecords = {
  /**
   * Those of the workspace, or of one agent's handoffs, in the order in which they were committed. Positions have no gaps:
   * each write takes them last, so that a reader never skips one that is committed late.
   */
  after(query: { position: number; limit: number; agent?: AgentId }): Promise<StoredEvent[]>
  /** Those of one handoff, the oldest first. */
  trail(handoff: HandoffId): Promise<SealedEvent[]>
  /** Where trails end, of handoffs behind this id, in the order of their ids. */
  ends(query: { after: HandoffId; limit: number }): Promise<{ handoff: HandoffId; seq: number; hash: string }[]>
  /** 0 when there is none. */
  lastPosition(): Promise<number>
}
