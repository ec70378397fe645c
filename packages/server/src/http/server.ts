/** The desk's one HTTP server: contract, sign-in, inbox, health. */
import type { Server, ServerResponse } from 'node:http'
import { type Refusal, refuse } from '@baton-desk/core'
import { serve } from '@hono/node-server'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { requestId } from 'hono/request-id'
import type { Registry } from 'prom-client'
import type { App } from '../app/app.ts'
import { createFeed } from '../app/feed.ts'
import { type Fault, UnreadableCursor } from '../app/ports/store.ts'
import { addActs } from './acts.ts'
import { createAuthenticate, createAuthenticateBearer, createAuthenticateClient } from './authenticate.ts'
import type { CallerAddress } from './caller-address.ts'
import { addChannelDoors } from './channel-doors.ts'
import { addAgreePage } from './clients/agree-page.ts'
import { addMetadata } from './clients/metadata.ts'
import { addCustomerPage } from './customer.ts'
import type { OwnNames } from './hosts.ts'
import { addInboundMail, type InboundMail } from './inbound-mail.ts'
import { addInbox } from './inbox-files.ts'
import { type AnswerMcp, addMcp } from './mcp-route.ts'
import { addMetrics, type MetricsFor } from './metrics.ts'
import { openApi } from './openapi.ts'
import { problemReply, retryAfter } from './problem-reply.ts'
import { addRoutes } from './routes.ts'
import { neverStored, securityHeaders } from './security-headers.ts'
import type { Accounts } from './sign-in/accounts.ts'
import { socketOf } from './socket.ts'

export type HttpOptions = {
  app: App
  accounts: Accounts
  mcp: AnswerMcp
  metrics: Registry
  version: string
  publicUrl: string
  names: OwnNames
  /** Whether `https` holds for the names under this one too, in browsers that have been here. */
  hstsSubdomains: boolean
  /** Who may read the metrics here; undefined: nobody. */
  metricsFor: MetricsFor | undefined
  inboxDirectory?: string
  /** Undefined: no mail is handed over here. */
  inboundMail?: InboundMail | undefined
  stopping: AbortSignal
  /** Where a request comes from. */
  addressOf: CallerAddress
  isOperatorKey: (key: string) => boolean
  wallClockMs: () => number
  /** What an error of the database means; null where it is none that passes. */
  faultOf: (error: unknown) => Fault | null
}

export function createHttp(options: HttpOptions): Hono {
  const { app, accounts, version, publicUrl, names, stopping, faultOf } = options
  const http = new Hono()
  http.use(requestId())
  http.use(securityHeaders({ hasTls: publicUrl.startsWith('https:'), subdomains: options.hstsSubdomains }))
  http.use('/v1/*', neverStored)
  http.use('/auth/*', neverStored)
  http.use('/mcp', neverStored)
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
  const underOwnName: MiddlewareHandler = async (c, next) => {
    const host = c.req.header('host') ?? ''
    if (names.isOwnHost(host)) return next()
    return problemReply(c, refuse('not-allowed', { code: 'underAnotherName', facts: { host } }))
  }
  // Whoever has the token may ask under any name; without one, a page of somebody else's name must not read them.
  if (options.metricsFor === 'everybody') http.use('/metrics', underOwnName)
  addMetrics(http, options.metrics, options.metricsFor)
  http.use('*', underOwnName)
  const document = openApi(version, publicUrl)
  http.get('/v1/openapi.json', (c) => c.json(document))
  const addressOf = (c: Context) =>
    options.addressOf({ socket: socketOf(c), forwardedFor: c.req.header('x-forwarded-for') })
  http.use('/auth/*', bodyLimit({ maxSize: LARGEST_OF_SIGN_IN, onError: tooLarge }))
  addAgreePage(http, { app, accounts, addressOf, isOwnOrigin: names.isOwnOrigin })
  addMetadata(http, { accounts, publicUrl, addressOf })
  http.on(['GET', 'POST'], '/auth/*', (c) => accounts.handle(c.req.raw, addressOf(c)))
  const now = options.wallClockMs
  const bearer = createAuthenticateBearer(app, { isOperatorKey: options.isOperatorKey, now })
  const authenticate = createAuthenticate(app, accounts, { bearer, isOwnOrigin: names.isOwnOrigin })
  addMcp(http, {
    app,
    authenticate: createAuthenticateClient(app, { accounts, bearer, now }),
    addressOf,
    isOwnOrigin: names.isOwnOrigin,
    publicUrl,
    answer: options.mcp,
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
  addActs(http, { app, accounts, wallClockMs: now })
  addCustomerPage(http, app)
  addChannelDoors(http, { app })
  addInboundMail(http, options.inboundMail)
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

/** A name, a password, the answer of a passkey; anybody may send it. */
const LARGEST_OF_SIGN_IN = 64 * 1024
const tooLarge = (c: Context): Response =>
  problemReply(c, refuse('too-large', { code: 'bodyTooLarge', facts: { bytes: LARGEST_OF_SIGN_IN } }))

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
      resolve({ port: listening, close: closing(server as Server) })
    })
    server.on('error', reject)
  })
}

// What is under way is answered; what is still open after this is cut.
const LAST_CALL_MS = 20_000

/**
 * Ends a server without cutting an answer: a connection that is kept alive closes with the answer that is under way on it,
 * which says so. Otherwise it would take further requests until it is cut, and what they changed would go unanswered.
 */
function closing(server: Server): () => Promise<void> {
  const underWay = new Set<ServerResponse>()
  let isClosing = false
  const isLast = (response: ServerResponse) => {
    response.shouldKeepAlive = false
  }
  server.prependListener('request', (_request, response: ServerResponse) => {
    underWay.add(response)
    response.once('close', () => underWay.delete(response))
    if (isClosing) isLast(response)
  })
  return () =>
    new Promise((resolve) => {
      isClosing = true
      const cut = setTimeout(() => server.closeAllConnections(), LAST_CALL_MS)
      server.close(() => {
        clearTimeout(cut)
        resolve()
      })
      underWay.forEach(isLast)
      server.closeIdleConnections()
    })
}
