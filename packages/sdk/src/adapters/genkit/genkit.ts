/**
 * Genkit: a tool that needs a person is handed off and interrupts the run. The answers of a step go back together, since half of
 * them run the approved call and then fail. Edited arguments reach the tool through its own function.
 */
import * as told from '../../for-the-model.ts'
import { ask, type CallsOptions, carryOut, type ResumeOptions, settled, type ToolCall, withdrawAll } from '../heart.ts'

/** Of what a tool's function is given beside its input. */
type Running = { interrupt: (metadata: Record<string, unknown>) => never; context?: unknown; resumed?: unknown }
type Requested = { name: string; ref?: string; input?: unknown }
/** Of `MessageData`, of whatever version you have. */
type Part = { toolRequest?: Requested; metadata?: Record<string, unknown> }
type Message = { role: string; content: readonly unknown[] }

type Restart = { toolRequest: Requested; metadata: Record<string, unknown> }
type Respond = { toolResponse: { name: string; ref?: string; output: unknown }; metadata: Record<string, unknown> }

/** `run` and `handOff` are given the `context` that you generate with. */
export function withBaton<Context>(options: CallsOptions<Context>) {
  const { baton, handOff, run } = options

  return {
    /** `ai.defineTool({ name, description, inputSchema }, baton.around(name, execute))`. Its output is a text, so give no `outputSchema`. */
    around<Input, Given extends Running, Result>(
      tool: string,
      execute: (input: Input, running: Given) => Result | Promise<Result>,
    ) {
      return async (input: Input, running: Given): Promise<Result | string> => {
        const call: ToolCall = { id: '', tool, arguments: input as Record<string, unknown> }
        const context = running.context as Context
        const handing = await handOff(call, context)
        if (!handing) return execute(input, running)
        const { handoff, mend } = await ask(baton, run(context), call, handing)
        if (mend) return mend
        // A tool that was run again must not interrupt again: Genkit fails then.
        const resumed = (running.resumed as { baton?: string } | undefined)?.baton
        if (resumed !== undefined && resumed !== handoff) return told.argumentsDiffer(tool)
        const [answer] = (await settled(options, [handoff], { wait: resumed !== undefined })) ?? []
        if (!answer) return running.interrupt({ baton: handoff })
        const decided = (args: Record<string, unknown>) => execute(args as Input, running)
        return (await carryOut(options, { handoff, answer, call }, decided)).text
      }
    },
    /** What to `resume` with, once all of the step is decided; undefined as long as it is not, or nothing waits. */
    async answers(
      messages: readonly Message[],
      resuming: ResumeOptions = {},
    ): Promise<{ restart: Restart[]; respond: Respond[] } | undefined> {
      const open = waiting(messages)
      const handoffs = open.map(({ handoff }) => handoff)
      if (open.length === 0 || !(await settled(options, handoffs, resuming))) return undefined
      // The tool itself says what was decided: it is run again for a refusal too, and does nothing then.
      const restart = open.map(({ request, metadata, handoff }) => {
        const { interrupt: _, ...rest } = metadata
        return { toolRequest: request, metadata: { ...rest, resumed: { baton: handoff } } }
      })
      return { restart, respond: [] }
    },
    /** The chat is given up: nobody has to decide any more, and nothing runs. */
    withdraw: (messages: readonly Message[], reason: string): Promise<void> =>
      withdrawAll(
        baton,
        waiting(messages).map(({ handoff }) => handoff),
        reason,
      ),
  }
}

/** Requests of the last message that were interrupted by a handoff. */
function waiting(messages: readonly Message[]) {
  const parts = (messages.at(-1)?.content ?? []) as Part[]
  return parts.flatMap(({ toolRequest: request, metadata = {} }) => {
    const { baton: handoff } = (metadata.interrupt ?? {}) as { baton?: string }
    return request && handoff ? [{ request, metadata, handoff }] : []
  })
}
