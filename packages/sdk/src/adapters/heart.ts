/**
 * What all adapters share. A call that a person decides becomes a handoff (`ask`), a step waits until all of its handoffs are
 * decided (`settled`), and what was decided is carried out once (`carryOut`). Nothing is kept here: a process that was killed
 * asks again and comes to the same handoff.
 */
import { canonicalJson } from '@baton-desk/core/contract'
import { type Answer, type Baton, type HandOff, type HandoffView, toAnswer } from '../baton.ts'
import { BatonError } from '../baton-error.ts'
import { pause } from '../call.ts'
import * as told from '../for-the-model.ts'
import { NotApplied, type Once } from '../once.ts'

/** One call of a tool, as the model made it. */
export type ToolCall = {
  /** The framework's id of the call. */
  id: string
  tool: string
  arguments: Record<string, unknown>
}

/** What is handed off for a call. The adapter adds the reference and the proposed action. */
export type Handing = Omit<HandOff, 'reference'> & {
  /** To questions of the desk about a held note, each under its id: what the model said before it called again. */
  answers?: Record<string, string>
}

export type AdapterOptions<Context = undefined> = {
  baton: Baton
  /**
   * What to hand off for this call; undefined where the agent may make it without a person. It is asked again after a restart
   * and must then say the same.
   */
  handOff: (call: ToolCall, context: Context) => Handing | undefined | Promise<Handing | undefined>
  /** The owner asks something while a runner waits. What it gives is sent as the reply; undefined leaves the question open. */
  onQuestion?: (question: string) => string | undefined | Promise<string | undefined>
  /** How long the tool may take, in seconds, before a person is asked whether it happened: 1 to 3,600. Default 60. */
  seconds?: number
}

type Desk = Pick<AdapterOptions, 'baton' | 'onQuestion' | 'seconds'>

export type ResumeOptions = {
  /** Waits until all of the step is decided, instead of looking once. */
  wait?: boolean
  /** Ends the wait; the handoffs stay as they are. */
  signal?: AbortSignal
}

/** `mend` is for the model: what the note lacks. Until it is mended nobody is asked. */
export type Asked = { handoff: string; view: HandoffView; mend?: string }

/** Hands the call off, or finds the handoff that it is already; one that is held is mended by what the model says now. */
export async function ask(baton: Baton, run: string, call: ToolCall, handing: Handing): Promise<Asked> {
  const { answers, ...sent } = handing
  const action = { ...sent.note?.action, tool: call.tool, arguments: call.arguments }
  const note = { ...sent.note, action }
  const handedOff = await baton.handOff({ ...sent, reference: await referenceOf(run, call), note })
  const { existed, questions, handoff: view } = handedOff
  const handoff = view.id
  if (view.state !== 'held') return { handoff, view }
  if (!existed) return { handoff, view, mend: told.toMend({ handoff: view, questions }, call.tool) }
  const mended = await baton.mend(handoff, note, { brief: sent.brief, answers })
  if (mended.state !== 'held') return { handoff, view: mended }
  const left = { handoff: mended, questions: mended.questions ?? [] }
  return { handoff, view: mended, mend: told.toMend(left, call.tool) }
}

/**
 * The same call with the same arguments in one run is one handoff, under whatever id the model repeats it. Other arguments are
 * another one, so that an approval of the first lets them through nowhere.
 */
async function referenceOf(run: string, { tool, arguments: args }: ToolCall): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalJson(args)))
  const bytes = [...new Uint8Array(digest, 0, 12)]
  return `${run}/${tool}/${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

/**
 * The answers to all these handoffs, in their order; undefined as long as one of them is open, in doubt, or being carried out
 * by another runner: what comes of that is the answer.
 */
export async function settled(
  desk: Desk,
  handoffs: string[],
  options: ResumeOptions = {},
): Promise<Answer[] | undefined> {
  const answers = await Promise.all(handoffs.map((handoff) => settledOne(desk, handoff, options)))
  return answers.every((answer) => answer !== undefined) ? answers : undefined
}

async function settledOne(
  { baton, onQuestion }: Desk,
  handoff: string,
  { wait, signal }: ResumeOptions,
): Promise<Answer | undefined> {
  for (let ms = FIRST_PAUSE_MS; ; ms = longer(ms)) {
    const answer = wait
      ? await baton.waitForDecision(handoff, { signal, onQuestion })
      : toAnswer(await baton.client.awaitDecision(handoff, { wait: 0 }, { signal }))
    if (answer?.state !== 'decided') return answer
    const { claim } = await baton.read(handoff)
    if (!claim) return answer
    if (!wait) return undefined
    await pause(ms, signal)
  }
}

const FIRST_PAUSE_MS = 100
const longer = (ms: number): number => Math.min(ms * 2, 5_000)

export type CarriedOut<T> = { text: string; isApproved: boolean; result?: Once<T> }

/**
 * Does what was decided, once, with the arguments as they were decided; `text` tells the model. Where another runner is at it,
 * this one waits for what comes of that, so that both tell the same.
 */
export async function carryOut<T>(
  { baton, seconds }: Desk,
  { handoff, answer: { decision, status }, call }: { handoff: string; answer: Answer; call: ToolCall },
  run: (args: Record<string, unknown>) => T | Promise<T>,
): Promise<CarriedOut<T>> {
  if (!decision) return { text: told.undecided(status, call.tool), isApproved: false }
  const tried = () => baton.once(handoff, decision, (args) => run(args), { seconds, asked: call })
  let result = await tried()
  for (let ms = FIRST_PAUSE_MS; result.happened === 'elsewhere'; ms = longer(ms)) {
    await pause(ms)
    result = await tried()
  }
  if (result.happened === 'not_run') return { text: told.notApproved(decision, call.tool), isApproved: false, result }
  return { text: result.text, isApproved: true, result }
}

/** The run was given up: nobody decides on it any more, and what was approved meanwhile is not done. */
export async function withdrawAll(baton: Baton, handoffs: string[], reason: string): Promise<void> {
  await Promise.all(
    handoffs.map(async (handoff) => {
      try {
        await baton.withdraw(handoff, reason)
      } catch (error) {
        if (!(error instanceof BatonError)) throw error
        const answer = toAnswer(await baton.client.awaitDecision(handoff))
        if (answer?.decision)
          await baton.once(handoff, answer.decision, () => {
            throw new NotApplied(reason)
          })
      }
    }),
  )
}

export type CallsOptions<Context> = AdapterOptions<Context> & {
  /** The run that calls belong to: the same after a restart. */
  run: (context: Context) => string
}

/** A call that waits, with its handoff; `item` is what the framework knows it by. */
export type Waiting<Item> = { item: Item; call: ToolCall; handoff: string }
export type Verdict<Item> = { item: Item; approved: true } | { item: Item; approved: false; text: string }

/**
 * For frameworks that ask a tool whether it needs approval, pause, are told yes or no for each call, and then run it. What is
 * approved is carried out where the tool runs, so that edited arguments reach it and nothing has to be changed in what they keep.
 */
export function approvals<Context>(options: CallsOptions<Context>) {
  const { baton, handOff, run } = options
  const handoffOf = async (call: ToolCall, context: Context): Promise<Asked | undefined> => {
    const handing = await handOff(call, context)
    return handing && ask(baton, run(context), call, handing)
  }
  const waiting = async <Item>(calls: { item: Item; call: ToolCall }[], context: Context): Promise<Waiting<Item>[]> => {
    const found = calls.map(async ({ item, call }) => {
      const asked = await handoffOf(call, context)
      return asked ? [{ item, call, handoff: asked.handoff }] : []
    })
    return (await Promise.all(found)).flat()
  }
  return {
    /** What a call has to wait for. What the model has to mend, and what was decided before, it hears at once when the tool runs. */
    async waitsFor(call: ToolCall, context: Context): Promise<HandoffView | undefined> {
      const asked = await handoffOf(call, context)
      return asked && !asked.mend && !(await settled(options, [asked.handoff])) ? asked.view : undefined
    },
    /** Runs the tool as it was decided; a text for the model where a person had to decide. */
    async execute<Result>(
      call: ToolCall,
      context: Context,
      execute: (args: Record<string, unknown>) => Result | Promise<Result>,
    ): Promise<Result | string> {
      const asked = await handoffOf(call, context)
      if (!asked) return execute(call.arguments)
      if (asked.mend) return asked.mend
      const [answer] = (await settled(options, [asked.handoff], { wait: true })) ?? []
      if (!answer) throw new Error('The desk answered for no handoff.')
      return (await carryOut(options, { handoff: asked.handoff, answer, call }, execute)).text
    },
    /**
     * For frameworks that ask of each call by itself: yes, no with a text for the model, or `defer` where it may be parked.
     * Where it may not, this waits. Undefined where no person is needed.
     */
    async decide(
      call: ToolCall,
      context: Context,
      { signal, parks }: { signal?: AbortSignal | undefined; parks: () => Promise<boolean> },
    ): Promise<{ permission: 'allow' | 'deny' | 'defer'; text?: string } | undefined> {
      const asked = await handoffOf(call, context)
      if (!asked) return undefined
      if (asked.mend) return { permission: 'deny', text: asked.mend }
      const { handoff } = asked
      const known = await settled(options, [handoff])
      if (!known && (await parks())) return { permission: 'defer' }
      const [answer] = known ?? (await settled(options, [handoff], { wait: true, signal })) ?? []
      if (!answer) throw new Error('The desk answered for no handoff.')
      if (isApproval(answer.decision)) return { permission: 'allow' }
      const { text } = await carryOut(options, { handoff, answer, call }, () => undefined)
      return { permission: 'deny', text }
    },
    /** Yes or no to each call of a step, once all of them are decided; undefined until then. */
    async verdicts<Item>(
      calls: { item: Item; call: ToolCall }[],
      context: Context,
      resuming: ResumeOptions = {},
    ): Promise<Verdict<Item>[] | undefined> {
      const open = await waiting(calls, context)
      const handoffs = open.map(({ handoff }) => handoff)
      const answers = handoffs.length > 0 ? await settled(options, handoffs, resuming) : undefined
      const found = answers?.map(async (answer, index): Promise<Verdict<Item>> => {
        const { item, call, handoff } = open[index] as Waiting<Item>
        if (isApproval(answer.decision)) return { item, approved: true }
        const { text } = await carryOut(options, { handoff, answer, call }, () => undefined)
        return { item, approved: false, text }
      })
      return found && Promise.all(found)
    },
    async withdraw(calls: { item: unknown; call: ToolCall }[], context: Context, reason: string): Promise<void> {
      const open = await waiting(calls, context)
      await withdrawAll(
        baton,
        open.map(({ handoff }) => handoff),
        reason,
      )
    },
  }
}

function isApproval(decision: Answer['decision']): boolean {
  return decision?.kind === 'approve' || decision?.kind === 'approve_with_edits'
}
