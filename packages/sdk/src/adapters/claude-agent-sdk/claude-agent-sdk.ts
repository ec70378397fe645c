/**
 * Claude Agent SDK: a hook before the tool hands the call off. Where it is the only call of its turn the session is parked
 * (`defer`) and the process may end; of several the SDK forgets all but the first, so they are held until they are decided.
 * The tool runs in this process, through `around`.
 */
import { approvals, type CallsOptions, type ToolCall } from '../heart.ts'

/** Of `PreToolUseHookInput`, of whatever version you have. */
type HookInput = { hook_event_name: string; tool_name?: string; tool_input?: unknown; session_id: string }
type Result = { content: { type: string; text?: string }[]; isError?: boolean }
/** What is read of the messages of a query. */
type Message = { type: string; event?: unknown; parent_tool_use_id?: unknown; deferred_tool_use?: { id: string } }
type Streamed = { type: string; content_block?: { type: string; id?: string } }
type Deferred = { id: string; name: string; input: unknown }

/** Of `SDKUserMessage`. */
type UserMessage = { type: 'user'; message: { role: 'user'; content: string }; parent_tool_use_id: null }
/** A parked session that goes on: until its run has ended, what it reads from stays open. */
type GoingOn = { parkedFor: string; end: () => void }

type Turn = { ended: Promise<number>; end: (calls: number) => void }

function turnToCome(): Turn {
  let end = (_calls: number) => {}
  const ended = new Promise<number>((resolve) => {
    end = resolve
  })
  return { ended, end }
}

const EVENT = 'PreToolUse' as const
/** Longer than anybody waits, in seconds. */
const HOLDS_FOR = 30 * 86_400
/** By when the rest of a turn has come, in milliseconds. */
const TURN_MS = 10_000

/** `run` and `handOff` are given `undefined`: make one for each run. */
export function withBaton(options: Omit<CallsOptions<undefined>, 'run'> & { run: string }) {
  const { decide, execute: carryOut, withdraw } = approvals<undefined>({ ...options, run: () => options.run })
  /** How many tools each turn calls, known when it has ended. */
  const turns = new Map<string, Turn>()
  const turnOf = (id: string): Turn => {
    const turn = turns.get(id) ?? turnToCome()
    turns.set(id, turn)
    return turn
  }
  let follows = false
  let goingOn: GoingOn | undefined

  async function isAlone(id: string): Promise<boolean> {
    if (!follows) return false
    const late = turnToCome()
    const timer = setTimeout(() => late.end(0), TURN_MS)
    const count = await Promise.race([turnOf(id).ended, late.ended])
    clearTimeout(timer)
    return count === 1
  }

  const hook = async (input: HookInput, id = '', { signal }: { signal?: AbortSignal } = {}) => {
    const call = callOf({ id, name: input.tool_name ?? '', input: input.tool_input })
    const verdict = await decide(call, undefined, { signal, parks: () => isAlone(id) })
    if (!verdict) return {}
    const { permission: permissionDecision, text: permissionDecisionReason } = verdict
    return { hookSpecificOutput: { hookEventName: EVENT, permissionDecision, permissionDecisionReason } }
  }

  return {
    /** For `options.hooks`. A call that nobody could be asked about is blocked. */
    hooks: { [EVENT]: [{ hooks: [hook], timeout: HOLDS_FOR, onFailure: 'block' as const }] },
    /** The messages of a query that was made with `includePartialMessages`. Without it every call is held. */
    async *follow<M extends Message>(messages: AsyncIterable<M>): AsyncGenerator<M> {
      follows = true
      // Of the main thread and of each subagent.
      const called = new Map<unknown, string[]>()
      for await (const message of messages) {
        if (message.type === 'stream_event') {
          const { parent_tool_use_id: thread, event } = message
          const { type, content_block: block } = event as Streamed
          if (type === 'message_start') called.set(thread, [])
          if (type === 'content_block_start' && block?.type === 'tool_use' && block.id)
            called.get(thread)?.push(block.id)
          const ids = called.get(thread) ?? []
          if (type === 'message_stop') for (const id of ids) turnOf(id).end(ids.length)
        }
        if (message.type === 'result' && goingOn) {
          const { parkedFor, end } = goingOn
          goingOn = undefined
          if (message.deferred_tool_use?.id === parkedFor) {
            // The old result once more, before the run goes on.
            goingOn = { parkedFor: '', end }
            continue
          }
          end()
        }
        yield message
      }
    },
    /** `tool(name, description, schema, baton.around(name, handler))`. */
    around<Input, Extra, Given extends Result>(tool: string, handler: (input: Input, extra: Extra) => Promise<Given>) {
      return async (input: Input, extra: Extra): Promise<Given> => {
        const call: ToolCall = { id: '', tool, arguments: input as Record<string, unknown> }
        let raw: Given | undefined
        const text = await carryOut(call, undefined, async (decided) => {
          raw = await handler(decided as Input, extra)
          const said = raw.content.map((part) => part.text ?? `[${part.type}]`).join('\n')
          if (raw.isError) throw new Error(said)
          return said
        })
        return { ...raw, content: [{ type: 'text', text }] } as Given & Result
      }
    },
    /** Whether what the session was parked for (`deferred_tool_use` of its result) is decided: then `resume` it, with `goOn`. */
    isDecided: async (deferred: Deferred): Promise<boolean> =>
      (await decide(callOf(deferred), undefined, { parks: async () => true }))?.permission !== 'defer',
    /**
     * The prompt to resume a parked session with, once it is decided; its messages go through `follow`, which leaves out the result
     * of before. With a prompt of text the SDK closes its input at that result, and blocks the call when the desk answers later.
     */
    async *goOn(deferred: Deferred): AsyncGenerator<UserMessage, void> {
      const ended = new Promise<void>((end) => {
        goingOn = { parkedFor: deferred.id, end }
      })
      yield { type: 'user', message: { role: 'user', content: '' }, parent_tool_use_id: null }
      await ended
    },
    /** The session is given up: nobody has to decide any more, and nothing runs. */
    withdraw: (deferred: Deferred, reason: string): Promise<void> =>
      withdraw([{ item: undefined, call: callOf(deferred) }], undefined, reason),
  }
}

/** Tools of this process are named `mcp__server__tool`. */
const callOf = ({ id, name, input }: Deferred): ToolCall => ({
  id,
  tool: name.split('__').at(-1) ?? name,
  arguments: (input ?? {}) as Record<string, unknown>,
})
