/**
 * The composition root: the only file that brings store, channels, clock and doors together. `startDesk` is the whole
 * desk in one process; several on one PostgreSQL make one desk.
 */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { refuse, type WorkspaceId } from '@baton-desk/core'
import type { Hono } from 'hono'
import { fromKysely } from 'pg-boss'
import { uuidv7 } from 'uuidv7'
import type { App } from './app/app.ts'
import { eraseAgain } from './app/erase.ts'
import { type Demo, firstSignIn, openFirst } from './app/first-workspace.ts'
import { createHub, type Hub } from './app/hub.ts'
import { newKey, newOperatorKey } from './app/keys.ts'
import { lastSevenDays } from './app/measuring.ts'
import { type Operator, operatorOf } from './app/operator.ts'
import type { Log } from './app/ports/log.ts'
import type { PersonChannel, PersonChannels } from './app/ports/telling.ts'
import { createRateLimit } from './app/rate-limit.ts'
import { createRotas } from './app/rotas.ts'
import { createSeal, type Seal } from './app/seal.ts'
import { createSignedIds } from './app/signed-ids.ts'
import { addressHash } from './app/telling/address-hash.ts'
import { createBrowserMarks } from './app/telling/browser-marks.ts'
import { channelDoor } from './app/telling/channel-door.ts'
import { createReplyTokens } from './app/telling/reply-tokens.ts'
import { takeMail } from './app/telling/take-mail.ts'
import { createFacts } from './app/workspace-facts.ts'
import { addressRefused } from './channels/address.ts'
import { fetchCalendar } from './channels/calendar/fetch-calendar.ts'
import { type RotaReader, startRotaReader } from './channels/calendar/rota-reader.ts'
import { startImap } from './channels/email/imap.ts'
import { createMailer } from './channels/email/mailer.ts'
import { readMail } from './channels/email/read-mail.ts'
import { emailChannel } from './channels/email/send-email.ts'
import { type PostSigned, smsChannel, voiceChannel } from './channels/phone/phone-channels.ts'
import { pushChannel } from './channels/push/send-push.ts'
import { makeVapidKeys, VapidKeys } from './channels/push/web-push.ts'
import { slackChannel } from './channels/slack/slack-channel.ts'
import { teamsChannel } from './channels/teams/teams-channel.ts'
import { telegramChannel } from './channels/telegram/telegram-channel.ts'
import { sendWebhook } from './channels/webhook/send-webhook.ts'
import { type Composer, startComposer } from './composing/composer.ts'
import { type Config, readConfig } from './config.ts'
import { callerAddress } from './http/caller-address.ts'
import { inUrl, ownNames } from './http/hosts.ts'
import { inboxDirectory } from './http/inbox-files.ts'
import { createMetrics, type MetricsFor, metricsServer } from './http/metrics.ts'
import { createHttp, listen } from './http/server.ts'
import { type Accounts, openAccounts } from './http/sign-in/accounts.ts'
import { DELIVER, type DeliveryOptions, startDeliveries } from './jobs/deliveries.ts'
import { ERRANDS, startErrands } from './jobs/errands.ts'
import { LETTERS, startLetters } from './jobs/letters.ts'
import { startMeasuring } from './jobs/measuring.ts'
import { startSweep } from './jobs/sweep.ts'
import { startTelling } from './jobs/telling.ts'
import { startWatch } from './jobs/watch.ts'
import { createLog } from './log.ts'
import { mcpOverHttp } from './mcp/mcp-over-http.ts'
import { backUpRunning } from './store/back-up.ts'
import { hearChanges } from './store/changes-channel.ts'
import { mailProven } from './store/channels.ts'
import { sealingKeyIn } from './store/embedded/sealing-key.ts'
import { erasureListIn, readErasureList, writeErasureList } from './store/erasure-list.ts'
import { announceFacts, hearFacts } from './store/facts-channel.ts'
import { faultOf } from './store/faults.ts'
import { actSecret, resealWebhooks, sessionSecret, vapidKeys } from './store/sealed.ts'
import {
  addressProven,
  forgetClients,
  joinWaiting,
  oneProcessAtATime,
  provenAddressOf,
  signedIn,
} from './store/sign-in.ts'
import { openSigning } from './store/signing-key.ts'
import { type Store as Database, openStore } from './store/store.ts'
import { StoreError } from './store/store-error.ts'
import { type Queue, storeForApp } from './store/store-for-app.ts'
import { writeWholeFile } from './store/whole-file.ts'
import { startWriter } from './writer/writer.ts'

export const VERSION = '0.1.0'

const CALENDAR_TIMEOUT_MS = 10_000
const CHANNEL_TIMEOUT_MS = 10_000
// Facts are kept for half of it at most.
const HEARD_BY_ALL_S = 60

export type DeskOptions = {
  /** Folder of the embedded database; needed where there is no `databaseUrl`. The list of erasures is kept in it. */
  dataDir?: string
  databaseUrl?: string
  /** 0 picks a free one. */
  port: number
  /** `127.0.0.1` unless set. */
  host?: string
  /** What an empty desk begins with: a practice workspace with this playbook, or `false` for a real one with one person. */
  demo?: Demo
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
  /** Only on the first start: it is shown once. */
  agentKey?: string
  /** What whoever runs the desk does at its side. */
  operator: Operator
  /** Does the same over HTTP, as long as this process lives. */
  operatorKey: string
  /** Carries out all deadlines that have passed by now, and tells whom there is something to tell. Resolves with how many deadlines acted. */
  sweepNow(): Promise<number>
  /** Reads calendars, repeats proofs whose time has come by now and queues lost deliveries anew. Resolves with how many those were. */
  watchNow(): Promise<number>
  /** Lets requests under way end, then closes everything. */
  stop(): Promise<void>
}

export async function startDesk(options: DeskOptions): Promise<RunningDesk> {
  const config = options.config ?? readConfig()
  const log = options.log ?? createLog(config.logLevel)
  const { host = '127.0.0.1', onProgress } = options
  const wallClockMs = () => Date.now() + (options.clockShift?.() ?? 0)
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
    const reader = startRotaReader()
    undo.unshift(() => reader.stop())
    const composer = startComposer()
    undo.unshift(() => composer.stop())
    const hub = createHub()
    const metrics = createMetrics(hub)
    const keys = await sealingKeys(config, options)
    if (keys.length === 0)
      log.warn(
        {},
        'Secrets of webhooks and sessions lie in the database as they are: set BATON_SEALING_KEYS to seal them',
      )
    const seal = createSeal(keys)
    const lost = await resealWebhooks(database, seal)
    if (lost > 0)
      log.error({ webhooks: lost }, 'Secrets of webhooks are sealed by a key that is not here; they send nothing')
    // Read only here: the AI SDK is large, and most desks have no writer.
    const model = config.writer && {
      name: config.writer.model,
      ask: (await import('./writer/endpoint.ts')).openEndpoint(config.writer),
    }
    // Read only here, as the model: most desks send no traces.
    const traces =
      config.traces && (await import('./tracing/otlp-traces.ts')).openTraces(config.traces, { version: VERSION, log })
    if (traces) undo.unshift(() => traces.stop())
    const { app, accounts } = await openApp({
      database,
      reader,
      composer,
      hub,
      seal,
      config,
      log,
      publicUrl,
      wallClockMs,
      model,
      traced: traces?.traced,
      erasureList: options.dataDir === undefined ? undefined : erasureListIn(options.dataDir),
      observe: metrics.observe,
    })
    const erased = await eraseListed(app, options)
    if (erased > 0) log.warn({ erasures: erased }, 'Who was erased was in this database; they are erased again')
    await hearChanges(database, hub)
    await hearFacts(database, (change, workspace) => {
      if (change.kind === 'signed-out') return hub.accessChanged(workspace, change.userId)
      app.facts.drop(workspace)
      if (change.kind === 'facts') hub.accessChanged(workspace)
    })

    const opened = await openFirst(app, options.demo ?? false)
    const { timeoutMs = 10_000, ...retrying } = options.deliveries ?? {}
    await startDeliveries(app, database.boss, {
      ...retrying,
      send: (sending) => sendWebhook({ ...sending, timeoutMs, allowPrivate: config.allowPrivateWebhooks }),
    })
    const sweep = startSweep(app, { everyMs: options.sweepEveryMs })
    undo.unshift(() => sweep.stop())
    const telling = startTelling(app, { everyMs: options.sweepEveryMs })
    undo.unshift(() => telling.stop())
    for (const { kind, listen: hear } of app.channels.values()) {
      const heard = hear?.(channelDoor(app, kind))
      if (heard) undo.unshift(() => heard.stop())
    }
    const received = receivedMail(app, config)
    if (received && config.replies?.imapUrl) {
      const mailbox = startImap({ url: config.replies.imapUrl, take: (message) => received({ message, to: [] }), log })
      undo.unshift(() => mailbox.stop())
    }
    metrics.figuresFrom(lastSevenDays(app))
    const measuring = startMeasuring(app, {})
    undo.unshift(() => measuring.stop())
    await startErrands(app, database.boss)
    await startLetters(app, database.boss)
    const watch = startWatch(app, { everyMs: options.watchEveryMs })
    undo.unshift(() => watch.stop())
    if (model) {
      const writer = startWriter(app, { model, waitingAtMost: options.writerWaiting })
      undo.unshift(() => writer.stop())
    }

    if (config.metrics?.address) {
      const { fetch } = metricsServer(metrics.registry)
      const counting = await listen(fetch, config.metrics.address)
      undo.unshift(() => counting.close())
    }
    const operator = newOperatorKey()
    const mcp = mcpOverHttp(app, { version: VERSION })
    undo.unshift(() => mcp.close())
    http = createHttp({
      app,
      accounts,
      mcp: mcp.answer,
      metrics: metrics.registry,
      version: VERSION,
      publicUrl,
      names: ownNames({ publicUrl: config.publicUrl, host, port: server.port }),
      hstsSubdomains: config.hstsSubdomains ?? false,
      metricsFor: metricsFor(config, host),
      inboxDirectory: inboxDirectory(),
      inboundMail:
        received && config.replies?.inboundSecret
          ? { secret: config.replies.inboundSecret, take: received }
          : undefined,
      stopping: stopping.signal,
      addressOf: callerAddress(config.trustedProxies ?? []),
      isOperatorKey: operator.isOperatorKey,
      wallClockMs,
      faultOf,
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
      operator: operatorOf(app),
      operatorKey: operator.key,
      sweepNow: async () => {
        const acted = await sweep.now()
        await telling.now()
        return acted
      },
      watchNow: () => watch.now(),
      stop: () => undoAll(undo),
    }
  } catch (error) {
    await undoAll(undo)
    throw error
  }
}

/** Of who was erased, a backup that was restored may have brought somebody back. */
async function eraseListed(app: App, { dataDir }: DeskOptions): Promise<number> {
  const again = await eraseAgain(app, dataDir === undefined ? [] : await readErasureList(erasureListIn(dataDir)))
  await app.keepErasures()
  return again
}

/** What cannot be written there is said to whoever asked, and no fault of the desk. */
async function backUpInto(
  database: Database,
  { file, recipient, mayReplace }: Parameters<App['backUp']>[0],
): ReturnType<App['backUp']> {
  if (!isAbsolute(file))
    return refuse('invalid-request', { code: 'noBackup', facts: { because: 'expected an absolute path' } })
  if (!mayReplace && existsSync(file))
    return refuse('invalid-request', { code: 'noBackup', facts: { because: 'there is a file of this name already' } })
  try {
    return await writeWholeFile(file, (output) => backUpRunning(database, output, recipient))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const isTheirs =
      error instanceof StoreError || ['ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR', 'EPERM'].includes(code ?? '')
    if (!isTheirs) throw error
    return refuse('invalid-request', { code: 'noBackup', facts: { because: message } })
  }
}

/** Takes a mail as it came; undefined where answers are not read. */
function receivedMail(app: App, { replies, mailFrom }: Config) {
  if (!replies) return undefined
  const { address, authserv } = replies
  const from = mailFrom.match(/<([^>]+)>/)?.[1] ?? mailFrom
  // The part before the plus too: quotes show the address with the token.
  const names = [from, address, `${address.slice(0, address.lastIndexOf('@'))}+`]
  return async ({ message, to }: { message: Buffer; to: string[] }) =>
    takeMail(app, await readMail(message, { trusted: authserv, names, to }))
}

/** Without a token and an address of their own, metrics are for this machine only: what the desk does is nobody else's business. */
function metricsFor({ metrics, publicUrl }: Config, host: string): MetricsFor | undefined {
  if (metrics?.token) return { token: metrics.token }
  const isLocal = publicUrl === undefined && ['127.0.0.1', 'localhost', '::1'].includes(host)
  return isLocal && !metrics?.address ? 'everybody' : undefined
}

/** Those that are set; else, of an embedded database, the one beside it. Desks on one PostgreSQL can only share what is set. */
async function sealingKeys(config: Config, { databaseUrl, dataDir }: DeskOptions): Promise<string[]> {
  if (config.sealingKeys?.length) return config.sealingKeys
  const isEmbedded = !(databaseUrl ?? config.databaseUrl) && dataDir !== undefined
  return isEmbedded ? [await sealingKeyIn(dataDir)] : []
}

type AppParts = {
  database: Database
  reader: RotaReader
  composer: Composer
  hub: Hub
  seal: Seal
  config: Config
  log: Log
  publicUrl: string
  wallClockMs: () => number
  model: App['model']
  traced: App['traced']
  /** Undefined where there is no folder to keep it in. */
  erasureList: string | undefined
  observe: App['observe']
}

async function openApp(parts: AppParts): Promise<{ app: App; accounts: Accounts }> {
  const {
    database,
    reader,
    composer,
    hub,
    seal,
    config,
    log,
    publicUrl,
    wallClockMs,
    model,
    traced,
    erasureList,
    observe,
  } = parts
  const store = storeForApp(database, queueOf(database))
  const facts = createFacts(store, () => performance.now())
  const factsChanged = async (workspace: WorkspaceId) => {
    facts.drop(workspace)
    await announceFacts(database, workspace, { kind: 'facts' })
  }
  const mailer = createMailer({ smtpUrl: config.smtpUrl, from: config.mailFrom, log })
  const post: App['post'] = async (letter) => {
    await database.boss.send(LETTERS, letter)
  }
  const changed = async (workspaces: WorkspaceId[]) => {
    for (const workspace of workspaces) await factsChanged(workspace)
  }
  // An address that somebody has shown to be theirs reaches them.
  const mailShown = async (userId: string) => {
    const address = await provenAddressOf(database, userId)
    if (address === null || !mailer.canSend) return
    await mailProven(database, { userId, address, addressHash: addressHash(address), newId: uuidv7 })
  }
  const accounts = await openAccounts({
    database: { db: database.db, type: 'postgres' },
    secrets: config.secrets?.length ? config.secrets : [await sessionSecret(database, seal)],
    publicUrl,
    singleSignOn: config.singleSignOn,
    log,
    links: store.links,
    tries: store.tries,
    memberships: store.findMemberships,
    canMail: mailer.canSend,
    post,
    async onSignIn(userId) {
      await mailShown(userId)
      for (const workspace of await signedIn(database, userId)) {
        facts.drop(workspace)
        await announceFacts(database, workspace, { kind: 'signed-in' })
      }
    },
    async onSignOut(userId) {
      for (const { workspace } of await store.findMemberships(userId))
        await announceFacts(database, workspace, { kind: 'signed-out', userId })
    },
    onAddress: async (change) => {
      await mailShown(change.userId)
      await changed(await addressProven(database, change))
    },
    joinWaiting: async (joining) => {
      const joined = await joinWaiting(database, joining)
      await mailShown(joining.userId)
      await changed(joined)
      return joined.length
    },
    forgetClients: (before) => forgetClients(database.db, before),
    now: wallClockMs,
    alone: (work) => oneProcessAtATime(database, work),
  })
  const acts = await actSecret(database, seal)
  const replyTokens = createReplyTokens(acts)
  const pushKeys = VapidKeys.parse(JSON.parse(await vapidKeys(database, seal, () => JSON.stringify(makeVapidKeys()))))
  const replyAddress = config.replies?.address
  const allowPrivate = config.allowPrivateWebhooks
  const mayBeSentTo = (url: string) => addressRefused(url, { allowPrivate })
  const postToChannel: PostSigned = (sending) =>
    sendWebhook({ ...sending, timeoutMs: CHANNEL_TIMEOUT_MS, allowPrivate })
  const app: App = {
    store,
    hub,
    facts,
    factsChanged,
    ids: { next: uuidv7 },
    signing: await openSigning(database, seal),
    newSalt: () => randomBytes(16).toString('base64url'),
    log,
    rateLimit: createRateLimit({ perSecond: config.rateLimit }),
    aside: composer.aside,
    signIn: accounts,
    mailer,
    channels: byKind([
      pushChannel({ keys: pushKeys, publicUrl, allowPrivate: config.allowPrivateWebhooks }),
      emailChannel(mailer, { publicUrl, replyTokens, replyAddress }),
      slackChannel({ settings: config.channelSettings, log }),
      telegramChannel({ settings: config.channelSettings, publicUrl, log }),
      smsChannel({ settings: config.channelSettings, post: postToChannel }),
      voiceChannel({ settings: config.channelSettings, post: postToChannel }),
      teamsChannel({ settings: config.channelSettings, post: postToChannel, addressRefused: mayBeSentTo }),
    ]),
    actTokens: createSignedIds(acts, 'act'),
    customerTokens: createSignedIds(acts, 'customer'),
    browserMarks: createBrowserMarks(acts),
    replyTokens,
    ...(replyAddress !== undefined && { replyAddress }),
    post,
    publicUrl,
    fetchCalendar: (url) =>
      fetchCalendar(url, { allowPrivate: config.allowPrivateCalendars, timeoutMs: CALENDAR_TIMEOUT_MS }),
    calendarEveryMs: config.calendarMinutes * 60_000,
    readRota: reader.readRota,
    rotas: createRotas(reader.readRota),
    keepErasures: oneAfterAnother(async () => {
      if (erasureList !== undefined) await writeErasureList(erasureList, await store.erasures({ all: true }))
    }),
    addressRefused: mayBeSentTo,
    newKey,
    newWebhookSecret: () => `whsec_${randomBytes(24).toString('base64')}`,
    seal,
    monotonicMs: () => performance.now(),
    backUp: (to) => backUpInto(database, to),
    observe,
    ...(model && { model }),
    ...(traced && { traced }),
  }
  return { app, accounts }
}

/** How changes and errands get into the queue, each within the transaction that it belongs to. */
const queueOf = ({ boss }: Database): Queue => ({
  enqueue: async (tx, job) => {
    await boss.send(DELIVER, job, { db: fromKysely(tx) })
  },
  enqueueErrand: async (tx, errand) => {
    const db = fromKysely(tx)
    await boss.send(ERRANDS, errand, { db })
    // A process that had not heard yet may have given something to somebody who has left: looked for once more.
    if (errand.kind === 'hand_over') await boss.send(ERRANDS, errand, { db, startAfter: HEARD_BY_ALL_S })
  },
})

const byKind = (channels: readonly PersonChannel[]): PersonChannels => new Map(channels.map((one) => [one.kind, one]))

function oneAfterAnother(work: () => Promise<void>): () => Promise<void> {
  let last: Promise<void> = Promise.resolve()
  return () => {
    const next = last.catch(() => undefined).then(work)
    last = next
    return next
  }
}

const starting = (): Response =>
  new Response('{"status":"starting"}', {
    status: 503,
    headers: { 'content-type': 'application/json', 'retry-after': '1' },
  })

async function undoAll(undo: (() => Promise<unknown>)[]): Promise<void> {
  const steps = undo.splice(0)
  for (const step of steps) await step().catch(() => undefined)
}
