/**
 * A gate in the agent's own process: it judges by a downloaded playbook, with no network for an action, and tells the
 * desk what it answered in batches. Where it cannot judge, because it has no playbook, an old one, or an event that cannot
 * be read, the answer is a person; it never lets go on what it does not know.
 */
import type { AnswerOf } from '@baton-desk/core/contract'
import {
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
  type VerdictRecord,
} from '@baton-desk/core/gate'
import { type AuditOptions, auditQueue, isFinal } from './audit-queue.ts'
import { BatonUnreadable } from './baton-error.ts'
import type { Client } from './client.ts'
import { unref } from './unref.ts'

export type GateOptions = AuditOptions & {
  /** How often a newer playbook is looked for, in milliseconds. Default 30,000. */
  refreshEveryMs?: number
  /** Once the playbook was not confirmed for so long, in milliseconds, nothing goes on without a person. Default 600,000. */
  maxAgeMs?: number
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
  /**
   * The approved action is about to run: judged again. Only exactly what was approved goes on, and only for the runner that
   * shows its claim; read the handoff after claiming it.
   */
  judgeApproved: (event: GateQuestion, handoff: AnswerOf<'getHandoff'>, claim?: AnswerOf<'claim'>) => LocalVerdict
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
  const audit = auditQueue(client, options)
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
    judgeApproved: (event, handoff, claim) =>
      answer(
        event,
        (gate, read, now) =>
          judgeApproved(gate, read, approvalIn(handoff, { now, holds: isHeld(handoff, claim) }), now),
        handoff,
      ),
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
    // The codes of the verdict do not say what was put before it here.
    if (verdict.verdict === 'review')
      return { ...verdict, verdict: 'hand_off', why: `${old} ${verdict.why}`, said: undefined, playbook }
    return { ...verdict, playbook }
  }
}

/** A claim is told apart by when it was made: while one holds, nobody gets another. */
const isHeld = (handoff: AnswerOf<'getHandoff'>, claim: AnswerOf<'claim'> | undefined): boolean =>
  claim?.run === true && claim.by === handoff.claim?.runner && claim.since === handoff.claim.since

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
