/**
 * `/mcp`: finds out who calls and what was sent; what MCP is, is the business of `mcp/`. A cookie opens nothing here: a browser
 * sends it along by itself, and an agent has none.
 */
import { isRefusal, malformedJson, PROBLEMS, type Refusal, readSentJson, refuse, toProblem } from '@baton-desk/core'
import type { Context, Hono } from 'hono'
import { admit, tooMuch } from '../app/answer-call.ts'
import type { App } from '../app/app.ts'
import type { Caller } from '../app/caller.ts'
import type { AuthenticateBearer } from './authenticate.ts'
import { challengeOf } from './clients/metadata.ts'
import { problemReply, retryAfter } from './problem-reply.ts'
import { readBody } from './read-body.ts'

export type AnswerMcp = (
  request: Request,
  from: {
    caller: Caller
    address: string
    body: unknown
    /** Who the same request would be from now. */
    ask: () => ReturnType<AuthenticateBearer>
  },
) => Promise<Response>

type McpOptions = {
  app: App
  authenticate: AuthenticateBearer
  addressOf: (c: Context) => string
  isOwnOrigin: (origin: string, host: string | null) => boolean
  publicUrl: string
  answer: AnswerMcp
}

export function addMcp(http: Hono, options: McpOptions): void {
  const { app, authenticate, addressOf, isOwnOrigin, publicUrl, answer } = options
  http.all('/mcp', async (c) => {
    const request = c.req.raw
    const origin = request.headers.get('origin')
    if (origin && !isOwnOrigin(origin, request.headers.get('host')))
      return problemReply(c, refuse('not-allowed', { code: 'fromAnotherPage', facts: { origin } }))
    const address = addressOf(c)
    const known = (await authenticate(request)) ?? refuse('not-signed-in', { code: 'neitherKeyNorSession', facts: {} })
    const caller = await admit(app, { caller: known, address, callers: ['agent'] })
    if (isRefusal(caller)) return problemReply(c, caller, { ...retryAfter(caller), ...challenge(caller) })
    if (caller.kind === 'operator') throw new Error('Whoever runs the desk was let in as an agent.')
    const body = request.method === 'POST' ? await sentIn(request) : undefined
    if (isRefusal(body)) return unreadable(c, body)
    return answer(request, { caller, address, body, ask: () => authenticate(request) })
  })

  function challenge({ refused }: Refusal): Record<string, string> {
    if (PROBLEMS[refused].status !== 401) return {}
    return { 'www-authenticate': challengeOf(publicUrl, refused === 'not-signed-in' ? undefined : 'invalid_token') }
  }
}

/** Read as every other body: whole, in its encoding, each number to the digit. */
async function sentIn(request: Request): Promise<unknown> {
  const { text, refusal } = await readBody(request)
  if (refusal) return refusal
  const tooLarge = tooMuch(text)
  if (tooLarge) return tooLarge
  const sent = readSentJson(text)
  return 'fault' in sent ? malformedJson(sent.fault) : sent.value
}

/** As JSON-RPC says it, with what the desk says of it beside. */
function unreadable(c: Context, refusal: Refusal): Response {
  const problem = toProblem(refusal)
  const code = refusal.refused === 'malformed-json' ? -32700 : -32600
  return c.json({ jsonrpc: '2.0', id: null, error: { code, message: problem.detail, data: problem } }, 400)
}
