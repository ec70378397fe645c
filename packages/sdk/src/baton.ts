/**
 * The agent's door: hand work to a person, wait for the decision, say what was done with it. Give each handoff your own
 * reference, and a restart of either side loses nothing: the same reference is the same handoff, and waiting goes on.
 */
import type { AnswerOf, BodyOf, BriefInput, SuppliedNote } from '@baton-desk/core/contract'
import { BatonError } from './baton-error.ts'
import { pause } from './call.ts'
import { type Client, type ClientOptions, createClient } from './client.ts'
import type { DecisionMade, Outcome } from './decision-made.ts'
import { type DevelopmentOptions, developmentClient } from './development.ts'
import { type Once, type OnceOptions, once, type Run } from './once.ts'

export type HandOff = Omit<BodyOf<'handOff'>, 'note' | 'brief' | 'reference'> & {
  /**
   * Your own name for it, never given twice: the id of the run and of the tool call. The same again, after a restart too, is
   * the same handoff; with another action, lane or customer it is refused (`reference-reused`).
   */
  reference: string
  /** What you know. What you leave out, the desk fills in from the conversation and marks as filled in. */
  note?: SuppliedNoteInput
  /** What you say of the case, each line with the numbers of the messages it rests on. It stands before everything else. */
  brief?: BriefInput
}

type Part<T> = T extends (infer Item)[] ? Part<Item>[] : T extends object ? { [Key in keyof T]?: Part<T[Key]> } : T
/** A note as an agent writes it: every part may be left out. */
export type SuppliedNoteInput = Part<SuppliedNote>

export type HandoffView = AnswerOf<'getHandoff'>
export type HandedOff = AnswerOf<'handOff'>
/** A handoff or its id. */
export type HandoffOrId = string | { id: string }

/** How the wait ended. Without a decision nothing was approved: `withdrawn`, `expired` and `closed` say why. */
export type Answer =
  | { state: 'decided' | 'closed'; decision: DecisionMade; status: string }
  | { state: 'withdrawn' | 'expired' | 'closed'; decision: null; status: string }

export type WaitOptions = {
  /** Ends the wait; the handoff stays as it is. */
  signal?: AbortSignal
  /** The owner asks you something. What you answer is sent as the reply; undefined leaves the question open. */
  onQuestion?: (question: string) => string | undefined | Promise<string | undefined>
}

export type Baton = {
  /** Every endpoint of the desk, for what this door leaves out. */
  client: Client
  /**
   * Recorded, and owned by a person, when it returns. `handoff.state` is `held` where the note lacks something: `findings`
   * say what, and `mend` sends it again; `questions` ask what the desk could not make out, and `mend` answers them.
   */
  handOff: (handOff: HandOff) => Promise<HandedOff>
  /**
   * Waits until a person has decided, or until nobody needs to any more. As long as the desk cannot be reached it keeps
   * trying, with growing pauses, until the signal aborts.
   */
  waitForDecision: (handoff: HandoffOrId, options?: WaitOptions) => Promise<Answer>
  /** You have the decision. Sent again after a restart it does no harm. */
  acknowledge: (handoff: HandoffOrId, decision: { id: string }) => Promise<HandoffView>
  /**
   * The right to carry the decision out, for some seconds: one runner gets `run: true`, with the action as it was approved.
   * Report the effect in that time, or a person has to look whether it happened. `once` does all of it.
   */
  claim: (handoff: HandoffOrId, decision: { id: string }, options?: ClaimOptions) => Promise<Claimed>
  /**
   * Carries out what was approved, once, however many runners try and wherever one of them dies: claim, `run` with the
   * arguments as they were decided, report. What `run` throws is reported as failed, and a person is asked anew; throw
   * `NotApplied` where nothing is to be done any more, `InDoubt` where you cannot tell whether it happened.
   */
  once: <T>(handoff: HandoffOrId, decision: DecisionMade, run: Run<T>, options?: OnceOptions<T>) => Promise<Once<T>>
  /** What you did with the decision, in a sentence for the person. Closes the handoff. */
  reportEffect: (handoff: HandoffOrId, effect: EffectReport) => Promise<HandoffView>
  /** Answers the owner's question. */
  reply: (handoff: HandoffOrId, text: string) => Promise<HandoffView>
  /** What became of a call that you were to pass to a person: who took it has it; where nobody did the next is asked at once. */
  reportTransfer: (handoff: HandoffOrId, transfer: BodyOf<'reportTransfer'>) => Promise<HandoffView>
  /** No longer needed. Refused once it is decided. */
  withdraw: (handoff: HandoffOrId, reason: string) => Promise<HandoffView>
  /** The whole note again, mended: a new version. Where you handed off with a brief, what you leave out stays as it was. */
  mend: (
    handoff: HandoffOrId,
    note?: SuppliedNoteInput,
    more?: { brief?: BriefInput; answers?: Record<string, string> },
  ) => Promise<HandoffView>
  /** Where it stands now. `status` is fit to be told to the customer. */
  read: (handoff: HandoffOrId) => Promise<HandoffView>
}

export type EffectReport = {
  decision: { id: string }
  outcome: Outcome
  text?: string
  /** Id of the claim under which you did it. */
  claim?: string
}

export type ClaimOptions = {
  /** Seconds until it is in doubt: 1 to 3,600. Default 60. */
  seconds?: number
  /** Who you are among the workers of this agent, in words for a person. Default: that of `connect`. */
  runner?: string
  /** Id of the claim that you hold: it holds `seconds` from now on, four hours in all at most. */
  claim?: string
}
/** `run: false`: somebody else has it, or it is in doubt (`doubt`) whether they did it. */
export type Claimed = AnswerOf<'claim'>

export type ConnectOptions = { url: string; key: string; runner?: string } & Omit<ClientOptions, 'baseUrl' | 'key'>

/** Seconds of one long poll. Below the 60 at which common proxies hang up. */
const POLL_SECONDS = 50
/** Before a question that nobody answered is looked at again, in milliseconds. */
const ASK_AGAIN_MS = 5_000

/**
 * Opens the agent's door to the desk at `url`. Makes no call by itself. `runner` names this worker; default: host and process.
 * With `mode: 'development'` there is no desk: `answer` plays the person, in this process.
 */
export function connect(options: ConnectOptions | DevelopmentOptions): Baton {
  const { runner = thisWorker() } = options
  return batonOf('mode' in options ? developmentClient(options) : clientOf(options), runner)
}

const clientOf = ({ url, key, runner: _, ...rest }: ConnectOptions): Client =>
  createClient({ ...rest, baseUrl: url, key })

function batonOf(client: Client, runner: string): Baton {
  return {
    client,
    handOff: (handOff) => client.handOff(handOff),
    waitForDecision: (handoff, waitOptions) => waitForDecision(client, idOf(handoff), waitOptions),
    acknowledge: (handoff, decision) => client.acknowledge(idOf(handoff), { decisionId: decision.id }),
    claim: (handoff, { id: decisionId }, { seconds, claim, runner: name = runner } = {}) =>
      client.claim(idOf(handoff), { decisionId, runner: name, seconds, claim }),
    once: (handoff, decision, run, onceOptions) =>
      once({ client, runner }, { handoff: idOf(handoff), decision }, run, onceOptions),
    reportEffect: (handoff, { decision, outcome, text, claim }) =>
      client.reportEffect(idOf(handoff), { decisionId: decision.id, outcome, text, claim }),
    reply: (handoff, text) => client.reply(idOf(handoff), { text }),
    reportTransfer: (handoff, transfer) => client.reportTransfer(idOf(handoff), transfer),
    withdraw: (handoff, reason) => client.withdraw(idOf(handoff), { reason }),
    mend: (handoff, note, more) => client.mend(idOf(handoff), { note, ...more }),
    read: (handoff) => client.getHandoff(idOf(handoff)),
  }
}

async function waitForDecision(client: Client, id: string, { signal, onQuestion }: WaitOptions = {}): Promise<Answer> {
  while (true) {
    const awaited = await client.awaitDecision(
      id,
      { wait: POLL_SECONDS },
      { signal, retries: Number.POSITIVE_INFINITY },
    )
    const answer = toAnswer(awaited)
    if (answer) return answer
    if (awaited.question === null) continue
    const reply = await onQuestion?.(awaited.question)
    if (reply !== undefined) await sendReply(client, id, reply, signal)
    // An open question makes every poll answer at once.
    else await pause(ASK_AGAIN_MS, signal)
  }
}

/** Somebody else may have answered meanwhile, or the person have decided without: then the wait goes on. */
async function sendReply(client: Client, id: string, text: string, signal?: AbortSignal): Promise<void> {
  try {
    await client.reply(id, { text }, { signal, retries: Number.POSITIVE_INFINITY })
  } catch (error) {
    if (error instanceof BatonError && (error.code === 'wrong-state' || error.code === 'already-decided')) return
    throw error
  }
}

/** Undefined as long as it is not decided, or in doubt whether it was carried out. */
export function toAnswer({ state, decision, status }: AnswerOf<'awaitDecision'>): Answer | undefined {
  if (state === 'withdrawn' || state === 'expired') return { state, decision: null, status }
  if (state === 'closed') return decision ? { state, decision, status } : { state, decision: null, status }
  return state === 'decided' && decision ? { state, decision, status } : undefined
}

const idOf = (handoff: HandoffOrId): string => (typeof handoff === 'string' ? handoff : handoff.id)

/** What tells workers of one agent apart in the eyes of a person; where nothing does, a name of its own. */
function thisWorker(): string {
  const { process } = globalThis as { process?: { pid?: number; env?: Record<string, string | undefined> } }
  const host = process?.env?.HOSTNAME
  const own = crypto.randomUUID().slice(0, 8)
  return [host, process?.pid && `process ${process.pid}`, own].filter(Boolean).join(', ')
}
