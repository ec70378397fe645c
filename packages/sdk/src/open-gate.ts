/**
 * A gate in the agent's own process: it judges by a downloaded playbook, with no network for an action, and tells the
 * desk what it answered in batches. Where it cannot judge, because it has no playbook, an old one, or an event that cannot
 * be read, the answer is a person; it never lets go on what it does not know.
 */
import {
  type AnswerOf,
  approvalIn,
  fromEpochMs,
  type Gate,
  GateEvent,
  GatePlaybook,
  type GateVerdict,
  type Instant,
  judge,
  judgeApproved,
  readGate,
  toVerdictRecord,
  VERDICTS_AT_ONCE,
  type VerdictRecord,
} from '@baton-desk/core'
import { BatonError, BatonUnreadable } from './baton-error.ts'
import type { Client } from './client.ts'

export type GateOptions = {
  /** How often a newer playbook is looked for, in milliseconds. Default 30,000. */
  refreshEveryMs?: number
  /** Once the playbook was not confirmed for so long, in milliseconds, nothing goes on without a person. Default 600,000. */
  maxAgeMs?: number
  /** Verdicts are sent to the desk when there are so many… Default 100. */
  sendAfter?: number
  /** …or after so long, in milliseconds. Default 5,000. */
  sendEveryMs?: number
  /** Verdicts kept while the desk is away; beyond them the oldest are dropped and counted. Default 10,000. */
  keep?: number
  /** Told when a playbook cannot be had, or verdicts cannot be sent. The gate goes on by itself. */
  onProblem?: (problem: Error) => void
}

/** What is asked about: see the fields of triggers. */
export type GateQuestion = Parameters<Client['askGate']>[0]['event']

type Judged = GateVerdict & { playbook: number }
type Unjudged = Omit<Exclude<GateVerdict, { verdict: 'proceed' }>, 'verdict' | 'decidedBy' | 'lane'> & {
  verdict: 'hand_off'
  decidedBy?: undefined
  /** The gate could not tell; use the lane you know. */
  lane?: undefined
  playbook: number | null
}
export type LocalVerdict = Judged | Unjudged

export type OpenGate = {
  /** May I go on? Answers at once, and never throws. */
  judge: (event: GateQuestion) => LocalVerdict
  /** The approved action is about to run: judged again, and only exactly what was approved goes on. */
  judgeApproved: (event: GateQuestion, handoff: AnswerOf<'getHandoff'>) => LocalVerdict
  state: () => GateState
  /** Sends what has not been sent. Throws when the desk cannot be reached. */
  flush: () => Promise<void>
  /** Stops looking for playbooks and sends what is left; says how many verdicts could not be sent. */
  close: () => Promise<{ unsent: number }>
}

export type GateState = {
  /** Version that judges; null when none could be had yet. */
  playbook: number | null
  /** Whether it is young enough to let anything go on. */
  isFresh: boolean
  /** Verdicts that the desk has not yet said it has, those on their way to it among them. */
  unsent: number
  /** Verdicts that were never told to the desk; the audit says where they are missing. */
  dropped: number
}

/** The desk's clock when the playbook was asked for, and our own clocks then. */
type Confirmed = { desk: number; monotonic: number; wall: number }

/**
 * Downloads the playbook and opens the gate. A desk that cannot be reached makes a gate that sends everything to a person
 * until it can; one that refuses the key throws.
 */
export async function openGate(client: Client, options: GateOptions = {}): Promise<OpenGate> {
  const { refreshEveryMs = 30_000, maxAgeMs = 600_000, onProblem = () => {} } = options
  const audit = auditTo(client, options)
  const leaving = new AbortController()
  let loaded: { gate: Gate; version: number } | undefined
  let confirmed: Confirmed | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  await refresh().catch((error) => {
    if (isFinal(error)) throw error
    onProblem(error)
  })
  lookAgainLater()

  return {
    judge: (event) => answer(event, judge),
    judgeApproved: (event, handoff) =>
      answer(event, (gate, read, now) => judgeApproved(gate, read, approvalIn(handoff), now), handoff),
    state: () => ({ playbook: loaded?.version ?? null, isFresh: age() <= maxAgeMs, ...audit.state() }),
    flush: audit.flush,
    async close() {
      leaving.abort()
      clearTimeout(timer)
      return { unsent: await audit.close() }
    },
  }

  async function refresh(): Promise<void> {
    const asked = { monotonic: performance.now(), wall: Date.now() }
    const { version, playbook, now } = await client.gatePlaybook(
      { unless: loaded?.version },
      { signal: leaving.signal, retries: 0 },
    )
    if (playbook) loaded = { gate: readDownloaded(playbook), version }
    confirmed = { desk: Date.parse(now), ...asked }
  }

  function lookAgainLater(): void {
    timer = setTimeout(async () => {
      await refresh().catch((error) => leaving.signal.aborted || onProblem(error))
      if (!leaving.signal.aborted) lookAgainLater()
    }, refreshEveryMs)
    unref(timer)
  }

  /** Since the desk last confirmed the playbook. A clock of ours that stood still or was set back makes it no younger. */
  function age(): number {
    if (!confirmed) return Number.POSITIVE_INFINITY
    return Math.max(performance.now() - confirmed.monotonic, Date.now() - confirmed.wall)
  }

  function answer(
    event: GateQuestion,
    judged: (gate: Gate, event: GateEvent, now: Instant) => GateVerdict,
    approved?: { id: string },
  ): LocalVerdict {
    const now = fromEpochMs(confirmed ? confirmed.desk + age() : Date.now())
    try {
      const read = GateEvent.safeParse(event)
      const verdict = read.success
        ? answerRead(read.data, now, judged)
        : unjudged(`The event cannot be read: /${read.error.issues[0]?.path.map(String).join('/')}.`, loaded?.version)
      audit.add(recordOf(read.success ? read.data : UNREADABLE, verdict, now, approved?.id))
      return verdict
    } catch {
      // Getters, proxies and the like throw when they are looked at.
      const verdict = unjudged('The event cannot be read: looking at it fails.', loaded?.version)
      audit.add(recordOf(UNREADABLE, verdict, now))
      return verdict
    }
  }

  function answerRead(
    event: GateEvent,
    now: Instant,
    judged: (gate: Gate, event: GateEvent, now: Instant) => GateVerdict,
  ): LocalVerdict {
    if (!loaded) return unjudged('The desk could not be reached for its playbook.')
    const { gate, version: playbook } = loaded
    const verdict = judgeSafely(() => judged(gate, event, now))
    if ('because' in verdict) return unjudged(verdict.because, playbook)
    if (age() <= maxAgeMs) return { ...verdict, playbook }
    const old = 'The desk could not be reached to confirm the playbook.'
    if (verdict.verdict === 'proceed') return unjudged(old, playbook)
    if (verdict.verdict === 'review') return { ...verdict, verdict: 'hand_off', why: `${old} ${verdict.why}`, playbook }
    return { ...verdict, playbook }
  }
}

const recordOf = (event: GateEvent, verdict: LocalVerdict, judgedAt: Instant, approved?: string): VerdictRecord =>
  toVerdictRecord({ id: crypto.randomUUID(), judgedAt, playbook: verdict.playbook, event, verdict, approved })

/** A playbook that this version of the SDK cannot read in full judges nothing: a rule left out would let things go on. */
function readDownloaded(playbook: unknown): Gate {
  try {
    return readGate(GatePlaybook.parse(playbook))
  } catch (error) {
    throw new BatonUnreadable('The desk', 'the playbook holds what this version does not know', error)
  }
}

const UNREADABLE = GateEvent.parse({ kind: 'unreadable' })

const unjudged = (why: string, playbook: number | null = null): Unjudged => ({
  verdict: 'hand_off',
  why,
  reason: 'tool_error',
  urgency: 'today',
  matched: [],
  failed: [],
  playbook,
})

/** An agent in the middle of its work gets an answer whatever is wrong with ours. */
function judgeSafely(work: () => GateVerdict): GateVerdict | { because: string } {
  try {
    return work()
  } catch (error) {
    return { because: `The event could not be judged: ${error instanceof Error ? error.message : String(error)}.` }
  }
}

/** The same call would be refused again. */
const isFinal = (error: unknown): boolean => error instanceof BatonError && !error.retry

/** Keeps verdicts until the desk has them: at least once each, under ids that make twice harmless. */
function auditTo(client: Client, options: GateOptions) {
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

/** Lets Node end the process although the timer runs; a browser has nothing of the kind. */
function unref(timer: ReturnType<typeof setTimeout>): void {
  const { unref } = timer as { unref?: () => void }
  unref?.call(timer)
}
