/** The desk's one HTTP server: contract, sign-in, inbox, health. */
import type { Server } from 'node:http'
import { type Refusal, refuse } from '@baton-desk/core'
import { serve } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { requestId } from 'hono/request-id'
import type { Registry } from 'prom-client'
import type { App } from '../app/app.ts'
import { createFeed } from '../app/feed.ts'
import { type Fault, UnreadableCursor } from '../app/ports/store.ts'
import { createAuthenticate } from './authenticate.ts'
import type { CallerAddress } from './caller-address.ts'
import { addInbox } from './inbox-files.ts'
import { openApi } from './openapi.ts'
import { problemReply, retryAfter } from './problem-reply.ts'
import { addRoutes } from './routes.ts'
import type { Accounts } from './sign-in/accounts.ts'
import { socketOf } from './socket.ts'

export type HttpOptions = {
  app: App
  accounts: Accounts
  metrics: Registry
  version: string
  publicUrl: string
  /** Names under which this desk may be asked; others are turned away (DNS rebinding). */
  hosts: string[]
  inboxDirectory?: string
  stopping: AbortSignal
  /** Where a request comes from. */
  addressOf: CallerAddress
  isOperatorKey: (key: string) => boolean
  wallClockMs: () => number
  /** What an error of the database means; null where it is none that passes. */
  faultOf: (error: unknown) => Fault | null
}

export function createHttp(options: HttpOptions): Hono {
  const { app, accounts, metrics, version, publicUrl, hosts, stopping, faultOf } = options
  const http = new Hono()
  http.use(requestId())
  http.get('/healthz', (c) => c.json({ status: 'alive' }))
  http.get('/readyz', async (c) => {
    if (stopping.aborted) return c.json({ status: 'stopping' }, 503)
    try {
      await app.store.isReady()
      return c.json({ status: 'ready' })
    } catch (error) {
      const refusal = unavailable(faultOf(error) ?? 'silent')
      return c.json({ status: refusal.detail }, 503, retryAfter(refusal))
    }
  })
  http.get('/metrics', async (c) => c.text(await metrics.metrics(), 200, { 'content-type': metrics.contentType }))

  http.use('*', async (c, next) => {
    const host = c.req.header('host') ?? ''
    if (hosts.includes('*') || hosts.includes(host)) return next()
    return problemReply(c, refuse('not-allowed', { code: 'underAnotherName', facts: { host } }))
  })
  const document = openApi(version, publicUrl)
  http.get('/v1/openapi.json', (c) => c.json(document))
  const addressOf = (c: Context) =>
    options.addressOf({ socket: socketOf(c), forwardedFor: c.req.header('x-forwarded-for') })
  http.on(['GET', 'POST'], '/auth/*', (c) => accounts.handle(c.req.raw, addressOf(c)))
  const authenticate = createAuthenticate(app, accounts, {
    origins: [new URL(publicUrl).origin, ...hosts.map((host) => `http://${host}`)],
    isOperatorKey: options.isOperatorKey,
    now: options.wallClockMs,
  })
  addRoutes(http, {
    app,
    authenticate,
    addressOf,
    feed: createFeed(app),
    stopping,
  })
  http.all('/v1/*', (c) => {
    const { method, path } = c.req
    return problemReply(c, refuse('not-found', { code: 'noSuchEndpoint', facts: { method, path } }))
  })
  addInbox(http, options.inboxDirectory)

  http.onError((error, c) => {
    if (error instanceof UnreadableCursor)
      return problemReply(c, refuse('invalid-request', { code: 'unknownCursor', facts: {} }))
    app.log.error({ err: error, requestId: c.get('requestId'), path: c.req.path }, 'A request failed')
    const fault = faultOf(error)
    if (!fault) return problemReply(c, refuse('unexpected', { code: 'brokeOnOurSide', facts: {} }))
    const refusal = unavailable(fault)
    return problemReply(c, refusal, retryAfter(refusal))
  })
  return http
}

/** The database is gone or going: nothing was recorded, and the same request may be sent again. */
function unavailable(fault: Fault): Refusal {
  const { code, retryAfter } = FAULTS[fault]
  return refuse('desk-unavailable', { code, facts: {} }, { retryAfter })
}

/** In seconds. What a person has to put right first takes longer. */
const FAULTS = {
  silent: { code: 'databaseSilent', retryAfter: 5 },
  busy: { code: 'databaseBusy', retryAfter: 2 },
  'disk-full': { code: 'diskFull', retryAfter: 60 },
  'read-only': { code: 'databaseReadOnly', retryAfter: 30 },
} as const satisfies Record<Fault, { code: string; retryAfter: number }>

export type Listening = { port: number; close(): Promise<void> }

/** Listens on the address; a busy port rejects with the error of the system. */
export function listen(answer: Hono['fetch'], { port, host }: { port: number; host: string }): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const serverOptions = { keepAliveTimeout: 65_000, requestTimeout: 120_000 }
    const server = serve({ fetch: answer, port, hostname: host, serverOptions }, ({ port: listening }) => {
      server.off('error', reject)
      resolve({ port: listening, close: () => closeGently(server as Server) })
    })
    server.on('error', reject)
  })
}

// Requests under way may end; what is still open after this is cut.
const LAST_CALL_MS = 5_000

function closeGently(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), LAST_CALL_MS)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}
