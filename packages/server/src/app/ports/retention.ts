import type { Kept, WorkspaceId } from '@baton-desk/core'

/** What of a workspace is purged. Sessions belong to accounts, and to no workspace. */
export type KindKept = Exclude<keyof Kept, 'sessions'>

export type RetentionRecords = {
  /** How many days what is kept. */
  read(): Promise<Kept>
  set(kept: Kept): Promise<void>
  /** Takes away what has been kept for so many days, the oldest first; answers how many that were. */
  purge(kind: KindKept, of: { days: number; limit: number }): Promise<number>
  /** Nothing is looked for until tomorrow. */
  purged(): Promise<void>
}

export type Purges = {
  /** Workspaces in which it is time to look, each claimed for this process for some minutes. */
  claim(): Promise<WorkspaceId[]>
  /** Sign-in sessions that ended so many days ago. */
  sessions(days: number): Promise<number>
}
