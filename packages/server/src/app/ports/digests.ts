import type { Instant } from '@baton-desk/core'

export type DigestRecords = {
  /** The digest of this workspace is made again then. */
  nextAt(at: Instant): Promise<void>
}
