import type { Instant, Playbook } from '@baton-desk/core'

/** What is known of a version without its document. */
export type ListedPlaybook = { version: number; writtenBy: string; why: string | null; at: Instant }

export type PlaybookVersion = ListedPlaybook & {
  document: Playbook
  /** As somebody wrote it, comments and all, where it came as text. */
  text: string | null
}

export type NewPlaybook = { basedOn: number; document: Playbook; writtenBy: string; text?: string; why?: string }

export type PlaybookRecords = {
  /** One version; the one in force when left out. */
  read(version?: number): Promise<PlaybookVersion | null>
  /** Puts the version after `basedOn` (0 at first) in force; null when that is not the newest any more. */
  write(version: NewPlaybook): Promise<PlaybookVersion | null>
  /** The newest first, without their documents. */
  list(page: { before?: number; limit: number }): Promise<ListedPlaybook[]>
  /** Versions that open handoffs were judged by. */
  inUse(): Promise<number[]>
}
