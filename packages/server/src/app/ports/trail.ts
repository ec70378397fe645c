import type { Instant, WorkspaceEvent } from '@baton-desk/core'
import type { Link, TrailEnd } from '@baton-desk/core/trail'

export type SealedWorkspaceEvent = WorkspaceEvent & Link

/** The workspace's own trail: what was done to it. */
export type TrailRecords = {
  /** Its end, locked until the transaction is over: nobody else adds to it meanwhile. */
  end(): Promise<TrailEnd & { now: Instant }>
  add(event: SealedWorkspaceEvent): Promise<void>
  /** All of it, the oldest first, and the end that it had when it was begun to be read. Two round trips. */
  all(): Promise<{ events: SealedWorkspaceEvent[]; end: TrailEnd }>
}
