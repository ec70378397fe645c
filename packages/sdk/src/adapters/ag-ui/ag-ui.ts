/**
 * AG-UI: a run whose calls need a person ends with an interrupt for each of them, and the next run of the thread goes on once
 * all of them are decided. What the client resumes with counts for nothing: it may not decide in place of a person, so the
 * answer is read from the desk.
 */
import type { HandoffView } from '../../baton.ts'
import { approvals, type CallsOptions, type ToolCall } from '../heart.ts'

/** Of a call in an assistant message, of whatever version you have. */
type Called = { id: string; function: { name: string; arguments: string } }
type ToolMessage = { id: string; role: 'tool'; toolCallId: string; content: string }

/** One open interrupt. Its id is the handoff's. */
export type BatonInterrupt = {
  id: string
  reason: 'tool_call'
  /** What a person has to do, for whoever looks on. */
  message: string
  toolCallId: string
  /** What may come back as the answer. It is not read. */
  responseSchema: Record<string, unknown>
  /** Only where nobody needs an answer after that. */
  expiresAt?: string
  metadata: { baton: { handoff: string; status: string } }
}
export type BatonOutcome = { type: 'interrupt'; interrupts: BatonInterrupt[] }

/** `run` and `handOff` are given what you give as `context`: the input of the run, or what you keep of its thread. */
export function withBaton<Context>(options: CallsOptions<Context>) {
  const { waitsFor, execute, withdraw } = approvals(options)
  return {
    /** The `outcome` with which to finish the run; undefined where every call can be made, or answered, now. */
    async outcome(calls: readonly Called[], context: Context): Promise<BatonOutcome | undefined> {
      const found = calls.map(async (called) => {
        const view = await waitsFor(callOf(called), context)
        return view ? [toInterrupt(called, view)] : []
      })
      const interrupts = (await Promise.all(found)).flat()
      return interrupts.length > 0 ? { type: 'interrupt', interrupts } : undefined
    },
    /** Makes a call as it was decided: the message that answers it. */
    async execute(
      called: Called,
      context: Context,
      run: (args: Record<string, unknown>) => unknown,
    ): Promise<ToolMessage> {
      const result = await execute(callOf(called), context, run)
      const content = typeof result === 'string' ? result : JSON.stringify(result ?? null)
      return { id: crypto.randomUUID(), role: 'tool', toolCallId: called.id, content }
    },
    /** The thread is given up: nobody has to decide any more, and nothing runs. */
    withdraw: (calls: readonly Called[], context: Context, reason: string): Promise<void> =>
      withdraw(
        calls.map((item) => ({ item, call: callOf(item) })),
        context,
        reason,
      ),
  }
}

const callOf = ({ id, function: { name, arguments: written } }: Called): ToolCall => ({
  id,
  tool: name,
  arguments: JSON.parse(written || '{}'),
})

const toInterrupt = ({ id }: Called, { id: handoff, note, status, usefulUntil }: HandoffView): BatonInterrupt => ({
  id: handoff,
  reason: 'tool_call',
  message: note.ask,
  toolCallId: id,
  responseSchema: { type: 'object', properties: {}, description: 'The person answers at the desk.' },
  ...(usefulUntil && { expiresAt: usefulUntil }),
  metadata: { baton: { handoff, status } },
})
