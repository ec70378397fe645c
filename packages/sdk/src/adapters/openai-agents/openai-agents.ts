/**
 * OpenAI Agents: a tool that needs a person is handed off where the framework asks whether it needs approval, so before the run
 * pauses; its state goes on once all of its interruptions are decided. Edited arguments reach the tool through its own
 * `execute`, since the state refuses them.
 */
import { approvals, type CallsOptions, type ResumeOptions, type ToolCall } from '../heart.ts'

type RunContext = { context: unknown }
type Details = { toolCall?: { callId: string } }
type Interruption = { name?: string; arguments?: string; rawItem: unknown }
/** Of `RunState`, of whatever version you have. */
type State<Item> = {
  _context: RunContext
  getInterruptions(): Item[]
  approve(item: Item): void
  reject(item: Item, options: { message: string }): void
}

/** `run` and `handOff` are given the context that the agent is run with. */
export function withBaton<Context>(options: CallsOptions<Context>) {
  const { waitsFor, execute: carryOut, verdicts, withdraw } = approvals(options)
  const waiting = <Item extends Interruption>(state: State<Item>) =>
    state.getInterruptions().map((item) => ({ item, call: callOf(item) }))

  return {
    /** `tool({ name, description, parameters, ...baton.around(name, execute) })`. */
    around<Input extends Record<string, unknown>, Result>(
      tool: string,
      execute: (input: Input, context?: RunContext, details?: Details) => Result | Promise<Result>,
    ) {
      return {
        needsApproval: async ({ context }: RunContext, input: Input, id = ''): Promise<boolean> =>
          (await waitsFor({ id, tool, arguments: input }, context as Context)) !== undefined,
        execute: (input: Input, context?: RunContext, details?: Details): Promise<Result | string> =>
          carryOut(
            { id: details?.toolCall?.callId ?? '', tool, arguments: input },
            context?.context as Context,
            (decided) => execute(decided as Input, context, details),
          ),
      }
    },
    /** Answers the interruptions of a state once all of them are decided: then `true`, and the state can be run again. */
    async settle<Item extends Interruption>(state: State<Item>, resuming: ResumeOptions = {}): Promise<boolean> {
      const found = await verdicts(waiting(state), state._context.context as Context, resuming)
      for (const verdict of found ?? [])
        if (verdict.approved) state.approve(verdict.item)
        else state.reject(verdict.item, { message: verdict.text })
      return found !== undefined
    },
    /** The run is given up: nobody has to decide any more, and nothing runs. */
    withdraw: <Item extends Interruption>(state: State<Item>, reason: string): Promise<void> =>
      withdraw(waiting(state), state._context.context as Context, reason),
  }
}

function callOf({ name = '', arguments: written = '{}', rawItem }: Interruption): ToolCall {
  const { callId = '' } = rawItem as { callId?: string }
  return { id: callId, tool: name, arguments: JSON.parse(written) }
}
