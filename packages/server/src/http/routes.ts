/**
 * The contract as routes: one handler for all endpoints finds out who calls, reads and checks the request, runs the
 * operation and writes the answer or the problem. Nothing here knows a handoff.
 */
import { createHash } from 'node:crypto'
import {
  type Endpoint,
  type EndpointId,
  EVENT_STREAM,
  endpoints,
  isRefusal,
  type Refusal,
  refuse,
} from '@baton-desk/core'
import type { Context, Hono } from 'hono'
import type { z } from 'zod'
import type { App } from '../app/app.ts'
import type { Caller } from '../app/caller.ts'
import type { Idempotency } from '../app/commands/handle-command.ts'
import type { Feed } from '../app/feed.ts'
import type { Call, Operation } from '../app/operations/operation.ts'
import { operations } from '../app/operations/operations.ts'
import type { RateLimit } from '../app/rate-limit.ts'
import { type Authenticate, allowed } from './authenticate.ts'
import { eventStream } from './event-stream.ts'
import { problemReply, refusalOf } from './problem-reply.ts'

/** 10,000 messages of a few hundred characters; more is no conversation but an export. */
const BODY_LIMIT = 8 * 1024 * 1024
const KEPT_OF_A_REFUSED_BODY = 256 * 1024

export type RoutesOptions = {
  app: App
  authenticate: Authenticate
  rateLimit: RateLimit
  feed: Feed
  stopping: AbortSignal
}

export function addRoutes(http: Hono, options: RoutesOptions): void {
  const { authenticate, rateLimit, feed, stopping } = options
  http.get(EVENT_STREAM, async (c) => {
    const caller = await admit(c, { authenticate, rateLimit, callers: ['agent', 'reader'] })
    return isRefusal(caller) ? refused(c, caller) : eventStream(c, { caller, feed, stopping })
  })
  for (const [id, endpoint] of Object.entries(endpoints) as [EndpointId, Endpoint][]) {
    const path = endpoint.path.replace(/\{(\w+)\}/g, ':$1')
    http.on(endpoint.method, path, (c) => answer(c, { ...options, id, endpoint }))
  }
}

async function answer(
  c: Context,
  { id, endpoint, ...options }: RoutesOptions & { id: EndpointId; endpoint: Endpoint },
): Promise<Response> {
  const { app } = options
  const caller = await admit(c, { ...options, callers: endpoint.callers })
  if (isRefusal(caller)) return refused(c, caller)

  const text = endpoint.body ? await readBody(c) : ''
  const result = isRefusal(text) ? text : await run()
  if (!isRefusal(result)) return c.json(result as object, endpoint.status ?? 200)
  if (id === 'handOff' && caller.kind === 'agent') await keepRefused(app, caller, result, isRefusal(text) ? '' : text)
  return refused(c, result)

  async function run(): Promise<unknown> {
    const body = endpoint.body ? parseBody(endpoint.body, text as string) : undefined
    if (isRefusal(body)) return body
    const query = endpoint.query ? endpoint.query.safeParse(c.req.query()) : undefined
    if (query && !query.success) return refusalOf(query.error)
    const idempotency = endpoint.method === 'POST' ? idempotencyOf(c, text as string) : undefined
    if (isRefusal(idempotency)) return idempotency
    const operation = operations[id] as Operation<EndpointId>
    const call = {
      app,
      caller,
      id: c.req.param('id') ?? '',
      query: query?.data,
      body,
      idempotency,
      signal: c.req.raw.signal,
    }
    return operation(call as unknown as Call<EndpointId>)
  }
}

async function admit(
  c: Context,
  {
    authenticate,
    rateLimit,
    callers,
  }: Pick<RoutesOptions, 'authenticate' | 'rateLimit'> & { callers: Endpoint['callers'] },
): Promise<Caller | Refusal> {
  const caller = await authenticate(c.req.raw)
  if (isRefusal(caller)) return (await rateLimit.stranger(addressOf(c))) ?? caller
  return (await rateLimit.caller(caller)) ?? allowed(caller, callers) ?? caller
}

const refused = (c: Context, refusal: Refusal): Response => {
  const wait: Record<string, string> =
    refusal.refused === 'rate-limited' ? { 'retry-after': String(refusal.facts?.retryAfter ?? 1) } : {}
  return problemReply(c, refusal, wait)
}

const addressOf = (c: Context): string =>
  (c.env as { incoming?: { socket?: { remoteAddress?: string } } })?.incoming?.socket?.remoteAddress ?? 'unknown'

async function readBody(c: Context): Promise<string | Refusal> {
  const tooLarge = (bytes: string) => refuse('too-large', `Expected at most ${BODY_LIMIT} bytes, got ${bytes}.`)
  const announced = Number(c.req.header('content-length') ?? 0)
  if (announced > BODY_LIMIT) return tooLarge(String(announced))
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of c.req.raw.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > BODY_LIMIT) return tooLarge(`more than ${BODY_LIMIT}`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parseBody(schema: z.ZodType, text: string): unknown {
  let json: unknown
  try {
    json = JSON.parse(text === '' ? '{}' : text)
  } catch (error) {
    return refuse('malformed-json', `Expected JSON; ${error instanceof Error ? error.message : 'it does not parse'}.`)
  }
  const read = schema.safeParse(json)
  return read.success ? read.data : refusalOf(read.error)
}

function idempotencyOf(c: Context, text: string): Idempotency | Refusal | undefined {
  const key = c.req.header('idempotency-key')
  if (key === undefined) return undefined
  if (key.length === 0 || key.length > 200)
    return refuse('invalid-request', `Expected an Idempotency-Key of 1 to 200 characters, got ${key.length}.`)
  return { key, requestHash: createHash('sha256').update(`${c.req.path}\n${text}`).digest('hex') }
}

/** A handoff that could not be taken is kept as it came, and a person sees it: the agent may not know what to do about it. */
async function keepRefused(
  app: App,
  caller: Caller & { kind: 'agent' },
  { refused: code, detail }: Refusal,
  text: string,
): Promise<void> {
  const body = text.slice(0, KEPT_OF_A_REFUSED_BODY).replaceAll('\u0000', '')
  await app.store.transaction(caller.workspace, (records) =>
    records.submissions.refuse({
      id: app.ids.next(),
      agent: caller.id,
      code,
      detail: detail.replaceAll('\u0000', ''),
      body,
    }),
  )
}
