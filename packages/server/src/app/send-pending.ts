import type { Records } from './ports/store.ts'

/** Queued at once, one round trip each; what is more follows by its own retries, or is found to be without a job. */
const AT_ONCE = 1_000

/** What waits for this address, perhaps for hours, goes now. */
export async function sendPending(
  records: Pick<Records, 'deliveries' | 'enqueueDeliveries'>,
  url: string,
): Promise<void> {
  for (const { handoff, seq } of await records.deliveries.pendingTo(url, AT_ONCE))
    await records.enqueueDeliveries({ handoff, fromSeq: seq, toSeq: seq })
}
