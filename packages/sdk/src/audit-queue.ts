/**
 * The verdicts of a gate on their way to the desk's audit: each arrives at least once, under an id that makes twice harmless.
 * What has to be dropped is counted, and the next verdict says how many are missing before it.
 */
import { VERDICTS_AT_ONCE } from '@baton-desk/core/contract'
import type { VerdictRecord } from '@baton-desk/core/gate'
import { BatonError } from './baton-error.ts'
import type { Client } from './client.ts'
import { unref } from './unref.ts'

export type AuditOptions = {
  /** Verdicts are sent to the desk when there are so many… Default 100. */
  sendAfter?: number
  /** …or after so long, in milliseconds. Default 5,000. */
  sendEveryMs?: number
  /** Verdicts kept while the desk is away; beyond them the oldest are dropped and counted. Default 10,000. */
  keep?: number
  /** Told when a playbook cannot be had, or verdicts cannot be sent. The gate goes on by itself. */
  onProblem?: (problem: Error) => void
}

/** Keeps what it is given until the desk has it. */
export function auditQueue(client: Client, options: AuditOptions) {
  const { sendAfter = 100, sendEveryMs = 5_000, keep = 10_000, onProblem = () => {} } = options
  const waiting: VerdictRecord[] = []
  let dropped = 0
  /** Dropped while nothing else waited: the next verdict says so. */
  let owed = 0
  let onTheirWay = 0
  let sending: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let isAway = false
  let isClosed = false

  return {
    add(record: VerdictRecord) {
      waiting.push({ ...record, lostBefore: owed })
      owed = 0
      dropBeyond(keep)
      // While the desk is away only the timer tries.
      if (waiting.length >= sendAfter && !sending && !isAway && !isClosed) void trySending()
      else sendLater()
    },
    flush: sendAll,
    state: () => ({ unsent: unsent(), dropped }),
    async close() {
      isClosed = true
      clearTimeout(timer)
      await sendAll().catch(onProblem)
      return unsent()
    },
  }

  function unsent(): number {
    return waiting.length + onTheirWay
  }

  function sendLater(): void {
    if (timer !== undefined || isClosed) return
    timer = setTimeout(() => void trySending(), sendEveryMs)
    // A process that is done waits for what it has to tell, and not for a desk that is away.
    if (isAway) unref(timer)
  }

  async function trySending(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    try {
      await sendAll()
      isAway = false
    } catch (error) {
      isAway = true
      onProblem(error as Error)
    }
    if (waiting.length > 0) sendLater()
  }

  /** One sending at a time: whoever comes meanwhile joins it, and it goes on until nothing waits. */
  async function sendAll(): Promise<void> {
    if (waiting.length > 0) sending ??= sendBatches()
    await sending
  }

  async function sendBatches(): Promise<void> {
    try {
      while (waiting.length > 0) await sendBatch()
    } finally {
      sending = undefined
    }
  }

  async function sendBatch(): Promise<void> {
    const batch = waiting.splice(0, VERDICTS_AT_ONCE)
    onTheirWay = batch.length
    try {
      await client.recordVerdicts({ records: batch })
    } catch (error) {
      if (!isFinal(error)) {
        waiting.unshift(...batch)
        dropBeyond(keep)
        throw error
      }
      // They would be refused again, and keep the others waiting.
      loseBefore(batch.length + batch.reduce((sum, { lostBefore }) => sum + lostBefore, 0))
      dropped += batch.length
      onProblem(new Error(`${batch.length} verdicts were refused by the desk and are dropped.`, { cause: error }))
    } finally {
      onTheirWay = 0
    }
  }

  function dropBeyond(limit: number): void {
    while (waiting.length > limit) {
      const oldest = waiting.shift()
      dropped += 1
      loseBefore(1 + (oldest?.lostBefore ?? 0))
    }
  }

  /** The audit says where something is missing. */
  function loseBefore(count: number): void {
    const [next] = waiting
    if (next) next.lostBefore += count
    else owed += count
  }
}

/** The same call would be refused again. */
export const isFinal = (error: unknown): boolean => error instanceof BatonError && !error.retry
