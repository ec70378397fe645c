/** The contract as routes: takes a request apart for `answerCall` and writes its answer, or the problem. */
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
import { admit, answerCall } from '../app/answer-call.ts'
import type { App } from '../app/app.ts'
import type { Feed } from '../app/feed.ts'
import type { Authenticate } from './authenticate.ts'
import { eventStream } from './event-stream.ts'
import { problemReply } from './problem-reply.ts'

/** 10,000 messages of a few hundred characters; more is no conversation but an export. */
const BODY_LIMIT = 8 * 1024 * 1024

export type RoutesOptions = {
  app: App
  authenticate: Authenticate
  feed: Feed
  stopping: AbortSignal
}

export function addRoutes(http: Hono, { app, authenticate, feed, stopping }: RoutesOptions): void {
  const from = async (c: Context) => ({ caller: await authenticate(c.req.raw), address: addressOf(c) })
  http.get(EVENT_STREAM, async (c) => {
    const caller = await admit(app, { ...(await from(c)), callers: ['agent', 'reader'] })
    return isRefusal(caller) ? refused(c, caller) : eventStream(c, { caller, feed, stopping })
  })
  for (const [id, { method, path, status = 200 }] of Object.entries(endpoints) as [EndpointId, Endpoint][]) {
    http.on(method, path.replace(/\{(\w+)\}/g, ':$1'), async (c) => {
      const answer = await answerCall(app, {
        ...(await from(c)),
        endpoint: id,
        id: c.req.param('id'),
        query: c.req.query(),
        body: { readText: () => readBody(c) },
        idempotencyKey: c.req.header('idempotency-key'),
        signal: c.req.raw.signal,
      })
      return isRefusal(answer) ? refused(c, answer) : c.json(answer, status)
    })
  }
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
