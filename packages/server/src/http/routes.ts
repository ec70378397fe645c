/** The contract as routes: takes a request apart for `answerCall` and writes its answer, or the problem. */
import { type Endpoint, type EndpointId, EVENT_STREAM, endpoints, isRefusal, type Refusal } from '@baton-desk/core'
import type { Context, Hono } from 'hono'
import { admit, answerCall } from '../app/answer-call.ts'
import type { App } from '../app/app.ts'
import type { Feed } from '../app/feed.ts'
import type { Authenticate } from './authenticate.ts'
import { eventStream } from './event-stream.ts'
import { problemReply } from './problem-reply.ts'
import { readBody } from './read-body.ts'

export type RoutesOptions = {
  app: App
  authenticate: Authenticate
  /** Where a request comes from. */
  addressOf: (c: Context) => string
  feed: Feed
  stopping: AbortSignal
}

export function addRoutes(http: Hono, { app, authenticate, addressOf, feed, stopping }: RoutesOptions): void {
  const from = async (c: Context) => ({ caller: await authenticate(c.req.raw), address: addressOf(c) })
  http.get(EVENT_STREAM, async (c) => {
    const caller = await admit(app, { ...(await from(c)), callers: ['agent', 'reader'], scope: () => 'read' })
    if (isRefusal(caller)) return refused(c, caller)
    if (caller.kind === 'operator') throw new Error('Whoever runs the desk was let in to the events of a workspace.')
    return eventStream(c, { caller, feed, stopping })
  })
  for (const [id, { method, path, status = 200 }] of Object.entries(endpoints) as [EndpointId, Endpoint][]) {
    http.on(method, path.replace(/\{(\w+)\}/g, ':$1'), async (c) => {
      const answer = await answerCall(app, {
        ...(await from(c)),
        endpoint: id,
        id: c.req.param('id'),
        query: c.req.query(),
        body: { readText: () => readBody(c.req.raw) },
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
