/**
 * The composition root: the only file that brings store, channels, clock and doors together. `startDesk` is the whole
 * desk in one process; several on one PostgreSQL make one desk.
 */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { WrittenPlaybook } from '@baton-desk/core'
import type { Hono } from 'hono'
import { fromKysely } from 'pg-boss'
import { pino } from 'pino'
import { uuidv7 } from 'uuidv7'
import type { App } from './app/app.ts'
import { createHub, type Hub } from './app/hub.ts'
import { newKey } from './app/keys.ts'
import {
  FIRST_EMAIL,
  type NewWorkspace,
  type OpenedWorkspace,
  openWorkspace,
  starterFor,
} from './app/open-workspace.ts'
import type { Log, Mailer, SignIn } from './app/ports/store.ts'
import { createRateLimit } from './app/rate-limit.ts'
import { createRotas } from './app/rotas.ts'
import { createFacts } from './app/workspace-facts.ts'
import { addressRefused } from './channels/address.ts'
import { fetchCalendar } from './channels/calendar/fetch-calendar.ts'
import { createMailer } from './channels/email/mailer.ts'
import { sendWebhook } from './channels/webhook/send-webhook.ts'
import { type Config, readConfig } from './config.ts'
import { openAccounts } from './http/accounts.ts'
import { createMetrics } from './http/metrics.ts'
import { createHttp, listen } from './http/server.ts'
import { DELIVER, type DeliveryOptions, startDeliveries } from './jobs/deliveries.ts'
import { ERRANDS, startErrands } from './jobs/errands.ts'
import { startSweep } from './jobs/sweep.ts'
import { startWatch } from './jobs/watch.ts'
import { announceFacts, FACTS_CHANNEL } from './store/facts-channel.ts'
import { storeForApp } from './store/records.ts'
import { isMember, oneProcessAtATime, settingOf, signedIn } from './store/sign-in.ts'
import { type Store as Database, openStore } from './store/store.ts'
import { startWriter } from './writer/writer.ts'

export const VERSION = '0.1.0'

const CALENDAR_TIMEOUT_MS = 10_000
// Facts are kept for half of it at most.
const HEARD_BY_ALL_S = 60

export type DeskOptions = {
  /** Folder of the embedded database; needed where there is no `databaseUrl`. */
  dataDir?: string
  databaseUrl?: string
  /** 0 picks a free one. */
  port: number
  /** `127.0.0.1` unless set. */
  host?: string
  /** What an empty desk begins with: a practice workspace with this playbook, or `false` for a real one with one person. */
  demo?: { playbook: WrittenPlaybook } | false
  /** Told in words what takes long. */
  onProgress?: (words: string) => void
  /** Left out: pino on standard error. */
  log?: Log
  /** Left out: read from the environment. */
  config?: Config
  /** Milliseconds added to the database's clock; for tests and rehearsals. */
  clockShift?: () => number
  /** Tries of a webhook; `timeoutMs` of one try, 10,000 unless set. */
  deliveries?: Omit<DeliveryOptions, 'send'> & { timeoutMs?: number }
  /** Milliseconds between two looks for passed deadlines; 500 unless set. */
  sweepEveryMs?: number
  /** Milliseconds between two looks for calendars and proofs that are due, and for lost deliveries; 15,000 unless set. */
  watchEveryMs?: number
  /** Notes that wait for the model, where one is set up; 100 unless set. */
  writerWaiting?: number
}

export type RunningDesk = {
  /** Where people and agents reach it: the public address, where one is set. */
  url: string
  /** Where it listens on this machine. */
  localUrl: string
  /** Signs the first admin in, once; absent when somebody has a password already. */
  signInUrl?: string
  /** Only on the first start: they are shown once. */
  agentKey?: string
  personKey?: string
  /** Carries out all deadlines that have passed by now. Resolves with how many acted. */
  sweepNow(): Promise<number>
  /** Reads calendars, repeats proofs whose time has come by now and queues lost deliveries anew. Resolves with how many those were. */
  watchNow(): Promise<number>
  /** Lets requests under way end, then closes everything. */
  stop(): Promise<void>
}

export async function startDesk(options: DeskOptions): Promise<RunningDesk> {
  const config = options.config ?? readConfig()
  const log = options.log ?? pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: false }))
  const { host = '127.0.0.1', onProgress } = options
  const stopping = new AbortController()
  const undo: (() => Promise<unknown>)[] = []
  try {
    // The port comes first: a busy one is said before anything is made, and port 0 has a number before links are.
    let http: Hono | undefined
    const server = await listen((request, env) => http?.fetch(request, env) ?? starting(), { port: options.port, host })
    undo.push(() => server.close())
    const publicUrl = config.publicUrl ?? `http://${inUrl(host)}:${server.port}`

    const database = await openStore({
      databaseUrl: options.databaseUrl ?? config.databaseUrl,
      dataDir: options.dataDir,
      poolSize: config.poolSize,
      clockShift: options.clockShift,
      onProgress,
      log,
    })
    undo.unshift(() => database.close())
    const hub = createHub()
    const metrics = createMetrics(() => hub)
    const mailer = createMailer({ smtpUrl: config.smtpUrl, from: config.mailFrom, log })
    const app = createApp({ database, hub, config, log, mailer, observe: metrics.observe })
    const accounts = await openAccounts({
      database: { db: database.db, type: 'postgres' },
      secret: config.secret ?? (await settingOf(database.db, 'secret', () => randomBytes(32).toString('base64url'))),
      publicUrl,
      mailer,
      log,
      isMember: (email) => isMember(database, email),
      alone: (work) => oneProcessAtATime(database, work),
      async onSignIn(user) {
        for (const workspace of await signedIn(database, user)) await app.factsChanged(workspace)
      },
    })
    app.signIn = accounts

    await database.listen('baton', (heard) => {
      if (heard.kind === 'gap') return hub.gap()
      const { w, h, p } = JSON.parse(heard.payload) as { w: string; h: string; p: number }
      hub.changed({ workspace: w, handoff: h, position: p })
    })
    await database.listen(FACTS_CHANNEL, (heard) => app.facts.drop(heard.kind === 'gap' ? undefined : heard.payload))

    const opened = await openFirst(app, options.demo ?? false)
    const { timeoutMs = 10_000, ...retrying } = options.deliveries ?? {}
    await startDeliveries(app, database.boss, {
      ...retrying,
      send: (sending) => sendWebhook({ ...sending, timeoutMs, allowPrivate: config.allowPrivateWebhooks }),
    })
    const sweep = startSweep(app, { everyMs: options.sweepEveryMs })
    undo.unshift(() => sweep.stop())
    await startErrands(app, database.boss)
    const watch = startWatch(app, { everyMs: options.watchEveryMs })
    undo.unshift(() => watch.stop())
    if (config.writer) {
      // Read only here: the AI SDK is large, and most desks have no writer.
      const { openEndpoint } = await import('./writer/endpoint.ts')
      const writer = startWriter(app, {
        model: config.writer.model,
        askModel: openEndpoint(config.writer),
        waitingAtMost: options.writerWaiting,
      })
      app.noteComposed = writer.noteComposed
      undo.unshift(() => writer.stop())
    }

    http = createHttp({
      app,
      accounts,
      metrics: metrics.registry,
      version: VERSION,
      publicUrl,
      hosts: hostsOf(publicUrl, { host, port: server.port }),
      inboxDirectory: inboxDirectory(),
      stopping: stopping.signal,
      wallClockMs: () => Date.now(),
    })
    // Last in, first out: nobody waits any more, requests end, deadlines and deliveries stop, the database closes.
    undo.unshift(async () => {
      stopping.abort()
      hub.close()
      await server.close()
    })
    return {
      url: publicUrl,
      localUrl: `http://${inUrl(host)}:${server.port}`,
      signInUrl: await firstSignIn(app),
      agentKey: opened?.agentKey,
      personKey: opened?.personKey,
      sweepNow: () => sweep.now(),
      watchNow: () => watch.now(),
      stop: () => undoAll(undo),
    }
  } catch (error) {
    await undoAll(undo)
    throw error
  }
}

type AppParts = { database: Database; hub: Hub; config: Config; log: Log; mailer: Mailer; observe: App['observe'] }

/** `signIn` is put in once the accounts stand, which themselves need the app. */
function createApp({ database, hub, config, log, mailer, observe }: AppParts): App {
  const store = storeForApp(database, {
    enqueue: async (tx, job) => {
      await database.boss.send(DELIVER, job, { db: fromKysely(tx) })
    },
    enqueueErrand: async (tx, errand) => {
      const db = fromKysely(tx)
      await database.boss.send(ERRANDS, errand, { db })
      // A process that had not heard yet may have given something to who has left: looked for once more.
      if (errand.kind === 'hand_over') await database.boss.send(ERRANDS, errand, { db, startAfter: HEARD_BY_ALL_S })
    },
  })
  const facts = createFacts(store, () => performance.now())
  return {
    store,
    hub,
    facts,
    factsChanged: async (workspace) => {
      facts.drop(workspace)
      await announceFacts(database, workspace)
    },
    ids: { next: uuidv7 },
    log,
    rateLimit: createRateLimit({ perSecond: config.rateLimit }),
    signIn: notYet,
    mailer,
    fetchCalendar: (url) =>
      fetchCalendar(url, { allowPrivate: config.allowPrivateCalendars, timeoutMs: CALENDAR_TIMEOUT_MS }),
    calendarEveryMs: config.calendarMinutes * 60_000,
    rotas: createRotas(),
    addressRefused: (url) => addressRefused(url, { allowPrivate: config.allowPrivateWebhooks }),
    newKey,
    newWebhookSecret: () => `whsec_${randomBytes(24).toString('base64')}`,
    monotonicMs: () => performance.now(),
    noteComposed: () => {},
    observe,
  }
}

const tooEarly = (): never => {
  throw new Error('sign-in was used before it stood')
}
const notYet: SignIn = { signInLink: tooEarly, hasPassword: tooEarly, change: tooEarly }

/** An empty desk opens its first workspace; one that has any is left as it is. */
async function openFirst(app: App, demo: DeskOptions['demo']): Promise<OpenedWorkspace | undefined> {
  if ((await app.store.workspaces()).length > 0) return undefined
  if (demo) return openWorkspace(app, practiceWorkspace(demo.playbook))
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
  const me = {
    person: 'owner',
    name: 'Owner',
    email: FIRST_EMAIL,
    role: 'admin' as const,
    userId: null,
    reachableAt: null,
    practice: false,
  }
  return openWorkspace(app, { name: 'Front desk', practice: false, ...starterFor(me, timeZone) })
}

/** The last resort is the one who sits down at the desk; the other people of a practice playbook are played. */
function practiceWorkspace(playbook: WrittenPlaybook): NewWorkspace {
  const admin = playbook.lastResort ?? Object.keys(playbook.people)[0] ?? 'owner'
  return {
    name: 'Practice desk',
    practice: true,
    playbook,
    people: Object.entries(playbook.people).map(([person, { name, email }]) => ({
      person,
      name,
      email: person === admin ? (email ?? FIRST_EMAIL) : email,
      role: person === admin ? 'admin' : 'member',
      practice: person !== admin,
    })),
    admin,
    agent: { id: 'robin', name: 'Robin' },
  }
}

/** While no admin has a password, each start gives a fresh link: whoever can read this terminal runs the desk. */
async function firstSignIn(app: App): Promise<string | undefined> {
  for (const { id } of await app.store.workspaces()) {
    const admins = (await app.facts.of(id)).members.filter(({ role }) => role === 'admin')
    const withPassword = await Promise.all(
      admins.map(({ userId }) => userId !== null && app.signIn.hasPassword(userId)),
    )
    const email = admins.find(({ email }) => email)?.email
    if (email && !withPassword.includes(true)) return (await app.signIn.signInLink(email)).url
  }
  return undefined
}

const starting = (): Response =>
  new Response('{"status":"starting"}', {
    status: 503,
    headers: { 'content-type': 'application/json', 'retry-after': '1' },
  })

const inUrl = (host: string): string =>
  host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host

/** On loopback only its own names; on an open address any name, since nobody knows under which one it is reached. */
function hostsOf(publicUrl: string, { host, port }: { host: string; port: number }): string[] {
  const { host: published } = new URL(publicUrl)
  if (['127.0.0.1', 'localhost', '::1'].includes(host))
    return [published, ...['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`)]
  return published.startsWith('localhost') ? ['*'] : [published]
}

/** The built inbox: beside this package in a checkout, inside it when installed. */
function inboxDirectory(): string | undefined {
  const places = ['../inbox', '../../inbox/dist'].map((path) => fileURLToPath(new URL(path, import.meta.url)))
  return places.find((path) => existsSync(`${path}/index.html`))
}

async function undoAll(undo: (() => Promise<unknown>)[]): Promise<void> {
  const steps = undo.splice(0)
  for (const step of steps) await step().catch(() => undefined)
}
