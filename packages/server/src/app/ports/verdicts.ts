import type { AgentId, Instant, VerdictRecord } from '@baton-desk/core'

/** What an agent's gate or the desk's answered; never a word of the conversation. */
export type NewVerdicts = {
  agent: AgentId
  /** Judged in the agent's process, and told by the agent. */
  local: boolean
  verdicts: VerdictRecord[]
}

export type AuditedVerdict = VerdictRecord & { agent: AgentId; local: boolean; at: Instant }

export type ListVerdicts = { verdict?: VerdictRecord['verdict']; trigger?: string; cursor?: string; limit: number }

export type VerdictRecords = {
  /** The same id again is recorded once. */
  add(verdicts: NewVerdicts): Promise<void>
  /** By id of a rule or exception, how often and when last it applied since then; those that never did are absent. */
  applied(of: { rules: string[]; since: Instant }): Promise<Record<string, { n: number; lastAt: Instant }>>
  /** The newest first. */
  list(query: ListVerdicts): Promise<{ items: AuditedVerdict[]; nextCursor: string | null }>
}
