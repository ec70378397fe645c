import type { AgentId, Instant } from '@baton-desk/core'

export type RefusedRecord = {
  id: string
  agent: AgentId
  code: string
  detail: string
  body: string
  at: Instant
  seenAt: Instant | null
}

export type SubmissionRecords = {
  /** Keeps what an agent sent and the desk could not take; of each agent the newest 500. */
  refuse(refused: Omit<RefusedRecord, 'seenAt' | 'at'>): Promise<void>
  /** The newest first. */
  list(limit: number): Promise<RefusedRecord[]>
  countUnseen(): Promise<number>
  /** False when there is no such submission. */
  see(id: string, at: Instant): Promise<boolean>
}
