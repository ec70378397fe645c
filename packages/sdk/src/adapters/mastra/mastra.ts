/**
 * Mastra: a tool that needs a person is handed off and suspends its run, which its storage keeps; `resume` goes on with what is
 * decided, of several calls of a step one after the other. `requireApproval` is not used: it can bring back neither edited arguments nor anything but yes and no.
 */
import {
  type AdapterOptions,
  ask,
  carryOut,
  type ResumeOptions,
  settled,
  type ToolCall,
  withdrawAll,
} from '../heart.ts'

/** Of `ToolExecutionContext`, of whatever version you have. */
type Context = {
  agent?: {
    toolCallId: string
    threadId?: string
    suspend: (payload: never) => Promise<unknown>
  }
}
type Run = { runId: string; toolCalls: { toolCallId?: string; suspendPayload?: unknown }[] }
type Agent<Filter> = {
  listSuspendedRuns(filter?: Filter): Promise<{ runs: Run[] }>
  resumeGenerate(resumeData: { baton: string }, options: { runId: string; toolCallId: string }): Promise<unknown>
}

export type MastraOptions = AdapterOptions<Context> & {
  /** The run that calls belong to: the same after a restart. Default: the memory thread. */
  run?: (context: Context) => string
}

export function withBaton(options: MastraOptions) {
  const { baton, handOff, run = threadOf } = options

  async function* suspended<Filter>(agent: Agent<Filter>, filter?: Filter) {
    const { runs } = await agent.listSuspendedRuns(filter)
    for (const { runId, toolCalls } of runs)
      for (const { toolCallId, suspendPayload } of toolCalls) {
        const { baton: handoff } = (suspendPayload ?? {}) as { baton?: string }
        if (handoff && toolCallId) yield { runId, toolCallId, handoff }
      }
  }

  return {
    /** `createTool({ id, description, inputSchema, ...baton.around(id, execute) })`. */
    around<Input, Result, Given = unknown>(
      tool: string,
      execute: (input: Input, context: Given) => Result | Promise<Result>,
    ) {
      const suspending = async (input: Input, given: Given): Promise<Result | string> => {
        const context = given as Context
        const call: ToolCall = {
          id: context.agent?.toolCallId ?? '',
          tool,
          arguments: input as Record<string, unknown>,
        }
        const handing = await handOff(call, context)
        if (!handing) return execute(input, given)
        const { handoff, mend } = await ask(baton, run(context), call, handing)
        if (mend) return mend
        // What it was resumed with counts for nothing: the desk says what was decided. Outside of an agent it waits here.
        const { agent } = context
        const [answer] = (await settled(options, [handoff], { wait: !agent })) ?? []
        if (!answer) return (await agent?.suspend({ baton: handoff } as never)) as Result
        const decided = (args: Record<string, unknown>) => execute(args as Input, given)
        return (await carryOut(options, { handoff, answer, call }, decided)).text
      }
      // With these Mastra runs the calls of a step one after the other, and none is lost where two suspend.
      return { suspendSchema: HANDOFF, resumeSchema: HANDOFF, execute: suspending }
    },
    /**
     * Goes on with each suspended run whose call is decided, and says with how many. Of several calls of a step Mastra shows one
     * after the other, so it looks again until nothing moves.
     */
    async resume<Filter>(agent: Agent<Filter>, { filter, ...resuming }: ResumeOptions & { filter?: Filter } = {}) {
      const gone: string[] = []
      for (let moved = true; moved; ) {
        moved = false
        for await (const { runId, toolCallId, handoff } of suspended(agent, filter)) {
          if (gone.includes(toolCallId + runId) || !(await settled(options, [handoff], resuming))) continue
          gone.push(toolCallId + runId)
          await agent.resumeGenerate({ baton: handoff }, { runId, toolCallId })
          moved = true
        }
      }
      return gone.length
    },
    /** The runs are given up: nobody has to decide any more, and nothing runs. */
    async withdraw<Filter>(agent: Agent<Filter>, reason: string, filter?: Filter): Promise<void> {
      const handoffs: string[] = []
      for await (const { handoff } of suspended(agent, filter)) handoffs.push(handoff)
      await withdrawAll(baton, handoffs, reason)
    },
  }
}

/** Of what a run is suspended and resumed with, as JSON Schema. */
const HANDOFF = { type: 'object' as const, properties: { baton: { type: 'string' as const } }, required: ['baton'] }

function threadOf({ agent }: Context): string {
  if (agent?.threadId) return agent.threadId
  throw new TypeError('Expected a memory thread with the run, got none. Give one, or say `run` to withBaton.')
}
