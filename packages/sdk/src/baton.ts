/**
 * The agent's door: hand work to a person, wait for the decision, say what was done with it. Give each handoff your own
 * reference, and a restart of either side loses nothing: the same reference is the same handoff, and waiting goes on.
 */
import type { AnswerOf, BodyOf, BriefInput, Decision, SuppliedNote } from '@baton-desk/core/contract'
import { BatonError } from './baton-error.ts'
import { pause } from './call.ts'
import { type Client, type ClientOptions, createClient } from './client.ts'

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
export type DecisionMade = Decision & { byName: string }

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
  /** What you did with the decision, in a sentence for the person. Closes the handoff. */
  reportEffect: (handoff: HandoffOrId, effect: EffectReport) => Promise<HandoffView>
  /** Answers the owner's question. */
  reply: (handoff: HandoffOrId, text: string) => Promise<HandoffView>
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

export type EffectReport = { decision: { id: string }; outcome: 'done' | 'failed' | 'not_applied'; text?: string }

/** Seconds of one long poll. Below the 60 at which common proxies hang up. */
const POLL_SECONDS = 50
/** Before a question that nobody answered is looked at again, in milliseconds. */
const ASK_AGAIN_MS = 5_000

/** Opens the agent's door to the desk at `url`. Makes no call by itself. */
export function connect(options: { url: string; key: string } & Omit<ClientOptions, 'baseUrl' | 'key'>): Baton {
  const { url, key, ...rest } = options
  const client = createClient({ ...rest, baseUrl: url, key })
  return {
    client,
    handOff: (handOff) => client.handOff(handOff),
    waitForDecision: (handoff, waitOptions) => waitForDecision(client, idOf(handoff), waitOptions),
    acknowledge: (handoff, decision) => client.acknowledge(idOf(handoff), { decisionId: decision.id }),
    reportEffect: (handoff, { decision, outcome, text }) =>
      client.reportEffect(idOf(handoff), { decisionId: decision.id, outcome, text }),
    reply: (handoff, text) => client.reply(idOf(handoff), { text }),
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

function toAnswer({ state, decision, status }: AnswerOf<'awaitDecision'>): Answer | undefined {
  if (state === 'withdrawn' || state === 'expired') return { state, decision: null, status }
  if (state === 'closed') return decision ? { state, decision, status } : { state, decision: null, status }
  return state === 'decided' && decision ? { state, decision, status } : undefined
}

const idOf = (handoff: HandoffOrId): string => (typeof handoff === 'string' ? handoff : handoff.id)
