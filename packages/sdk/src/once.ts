/**
 * What was decided is carried out once: claimed, run with the arguments as they were decided, reported. Where that cannot be
 * told, because a runner died or broke off, the desk says that it is in doubt and a person looks; nothing here runs it again.
 */
import type { AnswerOf } from '@baton-desk/core/contract'
import { BatonError } from './baton-error.ts'
import type { Client } from './client.ts'
import type { DecisionMade, Outcome } from './decision-made.ts'
import * as told from './for-the-model.ts'
import { unref } from './unref.ts'

/** What was decided, for whoever carries it out. */
export type Decided = {
  decision: DecisionMade
  /** The approved action with the person's edits; absent where the decision approves none. */
  action?: { tool: string; arguments: Record<string, unknown>; draft?: Draft }
  /** Id of the claim, for the gate. */
  claim: string
  /** Until when the claim holds; it is made longer by itself as long as `run` is at work, four hours in all at most. */
  until: string
  /** Aborts when the claim could not be held: somebody looks whether it happened. Stop where you safely can. */
  signal: AbortSignal
}
type Draft = NonNullable<NonNullable<Extract<AnswerOf<'claim'>, { run: true }>['action']>['draft']>

export type Run<T> = (args: Record<string, unknown>, decided: Decided) => T | Promise<T>

export type OnceOptions<T = unknown> = {
  /** How long a runner that died keeps it before a person is asked to look, in seconds: 1 to 3,600. Default 60. */
  seconds?: number
  /** Who carries it out, in words for a person. Default: that of `connect`. */
  runner?: string
  /** Kinds of decision on which `run` runs. Default: `approve` and `approve_with_edits`. */
  runsOn?: readonly DecisionMade['kind'][]
  /** The effect in a sentence for the person who decided. Default: what `run` gave, as text. */
  say?: (value: T) => string
  /** The call as the model made it, so that the text for it can name the tool and what was changed. */
  asked?: { tool?: string; arguments?: Record<string, unknown> }
}

/** What happened. `text` tells it to a model: what was decided, by whom and why, and not to ask for the same again. */
export type Once<T> = { text: string } & (
  | {
      happened: 'done'
      value: T
      /** Why the desk could not be told; it will be in doubt there, and a person looks. */
      unreported?: Error
    }
  | { happened: 'failed'; error: unknown; unreported?: Error }
  | { happened: 'not_applied'; unreported?: Error }
  /** Nobody approved it: nothing was run. */
  | { happened: 'not_run' }
  /** It had been carried out and reported before; nothing was run now. */
  | { happened: 'before'; outcome?: Outcome }
  /** Another runner is at it since; nothing was run here. */
  | { happened: 'elsewhere'; by: string; since: string }
  /** It may have happened; nothing is run until a person has looked. */
  | { happened: 'in_doubt'; by: string; since: string }
)

/** Throw it in `run` where you found that what was approved is of no use any more: the decision ends, nothing was done. */
export class NotApplied extends Error {
  override name = 'NotApplied'
}

/** Throw it in `run` where it may have happened and you cannot tell, as after a time-out: a person looks. */
export class InDoubt extends Error {
  override name = 'InDoubt'
}

const SECONDS = 60
/** Tries to say what was done: about a minute, as long as a desk takes to start again. */
const REPORT_TRIES = 12
/** As much of a result as a person reads. */
const LONGEST_REPORT = 500

type Runner = { client: Client; runner: string }

export async function once<T>(
  { client, runner: ownName }: Runner,
  { handoff, decision }: { handoff: string; decision: DecisionMade },
  run: Run<T>,
  options: OnceOptions<T> = {},
): Promise<Once<T>> {
  const { seconds = SECONDS, runner = ownName, runsOn = ['approve', 'approve_with_edits'], asked } = options
  if (!runsOn.includes(decision.kind)) {
    await client.acknowledge(handoff, { decisionId: decision.id })
    return { happened: 'not_run', text: told.notApproved(decision, asked?.tool) }
  }
  const claimed = await claimOrBefore(client, handoff, { decisionId: decision.id, runner, seconds })
  if ('outcome' in claimed) return { happened: 'before', ...claimed, text: told.before(claimed) }
  if (!claimed.run) {
    const { by, since, doubt } = claimed
    return { happened: doubt ? 'in_doubt' : 'elsewhere', by, since, text: told.notHere(claimed) }
  }

  const held = hold(client, handoff, { claimed, decisionId: decision.id, runner, seconds })
  const { action, until, claim } = claimed
  const made = claimed.decision
  const args = action?.arguments ?? {}
  const saying = { decision: made, tool: action?.tool ?? asked?.tool, args, asked: asked?.arguments }
  try {
    const value = await run(args, { decision: made, ...(action && { action }), claim, until, signal: held.signal })
    const text = options.say ? options.say(value) : told.asText(value)
    return { happened: 'done', value, ...(await report('done', text)), text: told.done(saying, text) }
  } catch (error) {
    if (error instanceof NotApplied)
      return {
        happened: 'not_applied',
        ...(await report('not_applied', error.message)),
        text: told.notApplied(saying, error.message),
      }
    if (isBrokenOff(error)) {
      await held.letGo()
      return { happened: 'in_doubt', by: runner, since: claimed.since, text: told.brokenOff(saying, messageOf(error)) }
    }
    const message = messageOf(error)
    return { happened: 'failed', error, ...(await report('failed', message)), text: told.failed(saying, message) }
  } finally {
    held.stop()
  }

  async function report(outcome: Outcome, text: string): Promise<{ unreported?: Error }> {
    held.stop()
    try {
      const effect = { decisionId: made.id, outcome, text: cut(text), claim }
      await client.reportEffect(handoff, effect, { retries: REPORT_TRIES })
      return {}
    } catch (error) {
      // It has happened, whatever the desk was told: whoever called must not take this for a reason to run it again.
      return { unreported: error instanceof Error ? error : new Error(String(error)) }
    }
  }
}

type Before = { outcome: Outcome | undefined; text: string | undefined }

async function claimOrBefore(
  client: Client,
  handoff: string,
  asked: { decisionId: string; runner: string; seconds: number },
): Promise<AnswerOf<'claim'> | Before> {
  try {
    return await client.claim(handoff, asked)
  } catch (error) {
    const isOver = error instanceof BatonError && error.code === 'wrong-state' && error.problem.state === 'closed'
    if (!isOver) throw error
    const { effect } = await client.getHandoff(handoff)
    return { outcome: effect?.outcome, text: effect?.text }
  }
}

type Holding = {
  claimed: Extract<AnswerOf<'claim'>, { run: true }>
  decisionId: string
  runner: string
  seconds: number
}

/** Keeps the claim as long as it is worked on. */
function hold(client: Client, handoff: string, { claimed, decisionId, runner, seconds }: Holding) {
  const lost = new AbortController()
  const over = new AbortController()
  const again = (forSeconds: number) =>
    client.claim(
      handoff,
      { decisionId, runner, seconds: forSeconds, claim: claimed.claim },
      { signal: over.signal, retries: 2 },
    )
  let timer = setTimeout(extend, seconds * 500)
  unref(timer)
  return {
    signal: lost.signal,
    stop() {
      over.abort()
      clearTimeout(timer)
    },
    /** Nobody will report: a person is asked soon, and not at the end of the time. */
    async letGo() {
      clearTimeout(timer)
      await again(1).catch(() => {})
    },
  }

  async function extend(): Promise<void> {
    try {
      const answer = await again(seconds)
      if (!answer.run) return lost.abort(new InDoubt('The claim is over: a person looks whether it happened.'))
    } catch (error) {
      if (over.signal.aborted) return
      if (error instanceof BatonError) return lost.abort(error)
    }
    if (over.signal.aborted) return
    timer = setTimeout(extend, seconds * 250)
    unref(timer)
  }
}

/** A run that was cut off in the middle may have done what it was about to do. */
const isBrokenOff = (error: unknown): boolean =>
  error instanceof InDoubt || (error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError'))

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const cut = (text: string): string => (text.length <= LONGEST_REPORT ? text : `${text.slice(0, LONGEST_REPORT - 1)}…`)
