/** MCP over streamable HTTP, both versions of the protocol from one handler. Each request is answered by itself: nothing is kept between two. */
import { endpoints, isRefusal, type Refusal, refuse, toProblem } from '@baton-desk/core'
import { createMcpHandler } from '@modelcontextprotocol/server'
import { answerCall } from '../app/answer-call.ts'
import type { App } from '../app/app.ts'
import type { Caller, OperatorCaller } from '../app/caller.ts'
import { scopeFor } from '../app/scopes.ts'
import { stayOf } from '../app/stay.ts'
import type { Door } from './door.ts'
import { mcpServerFor } from './mcp-server.ts'

/** Who sent a request. */
type Sender = {
  caller: Caller
  address: string
  /** Who the same request would be from now; null: from nobody. */
  ask: () => Promise<Caller | OperatorCaller | Refusal | null>
}

/** A request with its body as it was read. */
export type McpRequest = Sender & { body: unknown }

export type McpOverHttp = { answer(request: Request, from: McpRequest): Promise<Response>; close(): Promise<void> }

export function mcpOverHttp(app: App, { version }: { version: string }): McpOverHttp {
  const doors = new WeakMap<object, Door>()
  const handler = createMcpHandler(
    ({ authInfo }) => {
      const door = authInfo?.extra && doors.get(authInfo.extra)
      if (!door) throw new Error('A request of MCP came without its caller.')
      return mcpServerFor(door, { version })
    },
    { onerror: (error) => app.log.warn({ err: error }, 'A request of MCP was not answered as it should be') },
  )
  return {
    answer(request, { body, ...from }) {
      const extra = {}
      doors.set(extra, doorIn(app, from, request.signal))
      // The handler passes it on untouched and looks at none of it: who calls was found out before.
      const authInfo = { token: '', clientId: '', scopes: [], extra }
      return handler.fetch(request, { authInfo, ...(body !== undefined && { parsedBody: body }) })
    },
    close: () => handler.close(),
  }
}

const doorIn = (app: App, { caller, address, ask }: Sender, gone: AbortSignal): Door => ({
  async call(endpoint, { id, query, body = {}, signal }) {
    const { callers } = endpoints[endpoint]
    const asked = async () => (await ask()) ?? NOBODY
    const stay = stayOf(app, { caller, callers, scope: (kind) => scopeFor(endpoint, kind), ask: asked })
    const over = AbortSignal.any([gone, stay.signal, ...(signal ? [signal] : [])])
    const call = { caller, address, endpoint, id, query, body: { json: body }, signal: over }
    const answer = await answerCall(app, call).finally(() => stay.end())
    const refusal = stay.refusal() ?? (isRefusal(answer) ? answer : undefined)
    return refusal ? { problem: toProblem(refusal) } : (answer as Exclude<typeof answer, Refusal>)
  },
})

const NOBODY = refuse('not-signed-in', { code: 'neitherKeyNorSession', facts: {} })
