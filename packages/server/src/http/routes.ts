/** The contract as routes: takes a request apart for `answerCall` and writes its answer, or the problem. */
import { type Endpoint, type EndpointId, EVENT_STREAM, endpoints, isRefusal, type Refusal } from '@baton-desk/core'
import type { Context, Hono } from 'hono'
import { type Admission, admit, answerCall } from '../app/answer-call.ts'
import type { App } from '../app/app.ts'
import type { Feed } from '../app/feed.ts'
import { scopeFor } from '../app/scopes.ts'
import { stayOf } from '../app/stay.ts'
import { csvFor } from './as-csv.ts'
import type { Authenticate } from './authenticate.ts'
import { eventStream } from './event-stream.ts'
import { problemReply, retryAfter } from './problem-reply.ts'
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
  const listening: Pick<Admission, 'callers' | 'scope'> = { callers: ['agent', 'reader'], scope: () => 'read' }
  http.get(EVENT_STREAM, async (c) => {
    const caller = await admit(app, { ...(await from(c)), ...listening })
    if (isRefusal(caller)) return refused(c, caller)
    if (caller.kind === 'operator') throw new Error('Whoever runs the desk was let in to the events of a workspace.')
    const stay = stayOf(app, { ...listening, caller, ask: () => authenticate(c.req.raw) })
    return eventStream(c, { caller, feed, stay, stopping })
  })
  for (const [id, { method, path, callers, status = 200 }] of Object.entries(endpoints) as [EndpointId, Endpoint][]) {
    http.on(method, path.replace(/\{(\w+)\}/g, ':$1'), async (c) => {
      const asCsv = csvFor(c, id)
      if (isRefusal(asCsv)) return refused(c, asCsv)
      const { caller, address } = await from(c)
      const lasts = LASTING.has(id) && !isRefusal(caller) && caller.kind !== 'operator'
      const ask = () => authenticate(c.req.raw)
      const stay = lasts ? stayOf(app, { caller, callers, scope: (kind) => scopeFor(id, kind), ask }) : undefined
      const answered = answerCall(app, {
        caller,
        address,
        endpoint: id,
        id: c.req.param('id'),
        query: c.req.query(),
        body: { readText: () => readBody(c.req.raw) },
        idempotencyKey: c.req.header('idempotency-key'),
        traceparent: c.req.header('traceparent'),
        signal: stay ? AbortSignal.any([c.req.raw.signal, stay.signal]) : c.req.raw.signal,
      })
      const answer = await answered.finally(() => stay?.end())
      const gone = stay?.refusal()
      if (gone) return refused(c, gone)
      if (isRefusal(answer)) return refused(c, answer)
      return asCsv ? asCsv(answer as never) : c.json(answer, status)
    })
  }
}

/** They wait for something to happen. */
const LASTING: ReadonlySet<EndpointId> = new Set(['awaitDecision'])

const refused = (c: Context, refusal: Refusal): Response => problemReply(c, refusal, retryAfter(refusal))
