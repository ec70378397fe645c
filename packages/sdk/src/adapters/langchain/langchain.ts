/**
 * LangChain and LangGraph: a middleware that hands a tool call off and parks the run with `interrupt`, one for each call, and
 * brings all of a step back together. The framework's own human-in-the-loop middleware is not used: it matches answers by
 * position, and drops an approved call where another one of the step is rejected.
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

/** What is taken from `langchain` and `@langchain/langgraph`, of whatever version you have. */
export type LangChainParts<Message = unknown, Resume = unknown> = {
  interrupt: (value: { baton: string }) => unknown
  Command: new (fields: { resume: Record<string, unknown> }) => Resume
  ToolMessage: new (fields: {
    content: string
    tool_call_id: string
    name: string
    status: 'success' | 'error'
  }) => Message
}

type Request = {
  toolCall: { id?: string; name: string; args: Record<string, unknown> }
  runtime: unknown
}
type Config = { configurable?: Record<string, unknown> }
type Interrupt = { id?: string; value?: unknown }
type Agent<Input, Result> = {
  graph: { getState(config: Config): Promise<{ tasks: readonly { interrupts: Interrupt[] }[] }> }
  invoke(input: Input, config: Config): Promise<Result>
}

export type LangChainOptions<Message, Resume> = AdapterOptions<Request> &
  LangChainParts<Message, Resume> & {
    /** The run that calls belong to. Default: the thread. */
    run?: (request: Request) => string
  }

export function withBaton<Message, Resume>(options: LangChainOptions<Message, Resume>) {
  const { baton, handOff, interrupt, Command, ToolMessage, run = threadOf } = options

  /** Give it to `createMiddleware`. The run needs a checkpointer. */
  const middleware = {
    name: 'baton',
    // Runs again from its top after each interrupt: `ask` comes to the same handoff, and nothing else stands before it.
    async wrapToolCall<R extends Request, M>(
      request: R,
      handler: (request: R) => M | Promise<M>,
    ): Promise<M | Message> {
      const { id = '', name, args } = request.toolCall
      const call: ToolCall = { id, tool: name, arguments: args }
      const handing = await handOff(call, request)
      if (!handing) return handler(request)
      const say = (content: string, status: 'success' | 'error') =>
        new ToolMessage({ content, tool_call_id: id, name, status })

      const { handoff, mend } = await ask(baton, run(request), call, handing)
      if (mend) return say(mend, 'error')
      let answers = await settled(options, [handoff])
      // What was resumed with counts for nothing: the desk says what was decided.
      while (!answers) {
        interrupt({ baton: handoff })
        answers = await settled(options, [handoff])
      }
      const [answer] = answers
      if (!answer) throw new Error('The desk answered for no handoff.')
      const { text, isApproved, result } = await carryOut(options, { handoff, answer, call }, async (approved) => {
        const message = await handler({ ...request, toolCall: { ...request.toolCall, args: approved } })
        const { content, status } = message as { content?: unknown; status?: string }
        if (status === 'error') throw new Error(String(content))
        return content
      })
      return say(text, isApproved && result?.happened !== 'failed' ? 'success' : 'error')
    },
  }

  /** Handoffs that this thread waits for. */
  const waiting = async (agent: Pick<Agent<never, unknown>, 'graph'>, config: Config) =>
    (await agent.graph.getState(config)).tasks
      .flatMap(({ interrupts }) => interrupts)
      .flatMap(({ id = '', value }) => {
        const handoff = (value as { baton?: string } | undefined)?.baton
        return handoff ? [{ id, handoff }] : []
      })

  return {
    middleware,
    /** Goes on with a thread once all that it waits for is decided; undefined as long as it is not, or nothing waits. */
    async resume<Result>(
      agent: Agent<Resume, Result>,
      config: Config,
      resuming: ResumeOptions = {},
    ): Promise<Result | undefined> {
      const open = await waiting(agent, config)
      if (open.length === 0) return undefined
      const answers = await settled(
        options,
        open.map(({ handoff }) => handoff),
        resuming,
      )
      if (!answers) return undefined
      const resume = Object.fromEntries(open.map(({ id, handoff }) => [id, { baton: handoff }]))
      return agent.invoke(new Command({ resume }), { ...config, ...(resuming.signal && { signal: resuming.signal }) })
    },
    /** The thread is given up: nobody has to decide any more, and nothing runs. */
    async withdraw(agent: Pick<Agent<never, unknown>, 'graph'>, config: Config, reason: string): Promise<void> {
      const open = await waiting(agent, config)
      await withdrawAll(
        baton,
        open.map(({ handoff }) => handoff),
        reason,
      )
    },
  }
}

function threadOf({ runtime }: Request): string {
  const { configurable, config } = runtime as Config & { config?: Config }
  const thread = configurable?.thread_id ?? config?.configurable?.thread_id
  if (typeof thread === 'string') return thread
  throw new TypeError('Expected `configurable.thread_id` with the run, got none. Give one, or say `run` to withBaton.')
}
