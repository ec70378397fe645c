/**
 * Whether a desk can run here with what the environment says, looked at from outside: nothing is changed, no desk is opened.
 * The third composition root beside main.ts and stopped-desk.ts.
 */
import { constants } from 'node:fs'
import { access, mkdtemp, rmdir, stat, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import type { PersonChannel } from './app/ports/telling.ts'
import { mailServerAnswers } from './channels/email/mailer.ts'
import { smsChannel } from './channels/phone/phone-channels.ts'
import { isPushKey } from './channels/push/web-push.ts'
import { slackChannel } from './channels/slack/slack-channel.ts'
import { teamsChannel } from './channels/teams/teams-channel.ts'
import { telegramChannel } from './channels/telegram/telegram-channel.ts'
import { type Config, readConfig } from './config.ts'
import { createLog } from './log.ts'
import { examinePostgres } from './store/examine-postgres.ts'

export type Finding = {
  /** What was looked at. */
  check:
    | 'node'
    | 'settings'
    | 'folder'
    | 'disk'
    | 'database'
    | 'clock'
    | 'port'
    | 'address'
    | 'mail'
    | 'push'
    | 'channels'
  /** `note`: the desk runs, but somebody should know. `wrong`: it does not run, or not as it is meant to. */
  verdict: 'good' | 'note' | 'wrong'
  /** One sentence. */
  says: string
  /** What to do; absent where nothing is to be done. */
  next?: string
}

export type Examined = {
  dataDir: string
  host: string
  port: number
  /** The settings, as the desk reads them at its start. */
  environment: NodeJS.ProcessEnv
}

/** The oldest Node that runs it, as the packages say. */
const OLDEST_NODE = [22, 18] as const
const MB = 1024 ** 2
/** Below it the desk may stop soon; and below it somebody should look. */
const ROOM = { wrong: 200 * MB, note: 2_000 * MB }
/** Deadlines and the signatures of webhooks are compared with other clocks. */
const CLOCK_MS = 2_000
const ANSWERS_WITHIN_MS = 5_000

/** One finding or more for each check, as soon as it is known. Never throws for what it finds. */
export async function* examineDesk({ dataDir, host, port, environment }: Examined): AsyncGenerator<Finding> {
  yield node(process.versions.node)
  let config: Config
  try {
    config = readConfig(environment)
    yield { check: 'settings', verdict: 'good', says: 'Every setting of the environment can be read.' }
  } catch (error) {
    yield {
      check: 'settings',
      verdict: 'wrong',
      says: (error as Error).message,
      next: 'Correct it in the environment.',
    }
    return
  }
  yield await folder(dataDir)
  yield await disk(dataDir)
  yield* database(config, dataDir)
  const here = `http://${isOpen(host) ? '127.0.0.1' : host}:${port}`
  const alive = await isAlive(here)
  yield alive
    ? { check: 'port', verdict: 'good', says: `A desk answers at ${host}:${port}.` }
    : await portIsFree(host, port)
  yield await address(config, host, alive)
  yield await mail(config)
  yield await push(here, alive)
  yield* channels(config)
}

function node(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isOld = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])
  if (isOld)
    return {
      check: 'node',
      verdict: 'wrong',
      says: `This is Node ${version}; the desk needs ${OLDEST_NODE.join('.')} or newer.`,
      next: 'Install Node 24.',
    }
  return { check: 'node', verdict: 'good', says: `Node ${version}.` }
}

async function folder(dataDir: string): Promise<Finding> {
  const path = resolve(dataDir)
  const found = await stat(path).catch(() => undefined)
  if (found && !found.isDirectory())
    return {
      check: 'folder',
      verdict: 'wrong',
      says: `${path} is a file; the desk keeps its data in a folder.`,
      next: 'Name another one with --data.',
    }
  const place = found ? path : await nearestThatExists(path)
  try {
    await access(place, constants.W_OK | constants.X_OK)
    // Permission is not all: a read-only file system refuses only the writing.
    await rmdir(await mkdtemp(join(place, '.baton-doctor-')))
  } catch (error) {
    return {
      check: 'folder',
      verdict: 'wrong',
      says: `${place} cannot be written to (${(error as NodeJS.ErrnoException).code}).`,
      next: 'Give it to the user that runs the desk, or name another folder with --data.',
    }
  }
  if (!found) return { check: 'folder', verdict: 'good', says: `${path} is made at the first start.` }
  const isOpenToOthers = process.platform !== 'win32' && (found.mode & 0o077) !== 0
  if (isOpenToOthers)
    return {
      check: 'folder',
      verdict: 'note',
      says: `Other users of this machine can look into ${path}; keys lie in it.`,
      next: `chmod 700 ${path}`,
    }
  return { check: 'folder', verdict: 'good', says: `${path} can be written to.` }
}

async function nearestThatExists(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined)
  return found || dirname(path) === path ? path : nearestThatExists(dirname(path))
}

async function disk(dataDir: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(await nearestThatExists(resolve(dataDir)))
  const room = bavail * bsize
  const says = `${Math.floor(room / MB).toLocaleString('en')} MB are free for the data folder.`
  if (room < ROOM.wrong)
    return { check: 'disk', verdict: 'wrong', says, next: 'Make room; a full disk stops the desk.' }
  if (room < ROOM.note) return { check: 'disk', verdict: 'note', says, next: 'Make room before it is full.' }
  return { check: 'disk', verdict: 'good', says }
}

async function* database({ databaseUrl, poolSize }: Config, dataDir: string): AsyncGenerator<Finding> {
  if (!databaseUrl) {
    yield {
      check: 'database',
      verdict: 'good',
      says: `The embedded database, in ${join(resolve(dataDir), 'database')}.`,
    }
    return
  }
  const found = await examinePostgres(databaseUrl)
  if ('because' in found) {
    yield { check: 'database', verdict: 'wrong', says: found.because, next: 'Then ask again.' }
    return
  }
  const { place, version, isStandby, mayCreate, connections, aheadMs } = found
  if (isStandby)
    yield {
      check: 'database',
      verdict: 'wrong',
      says: `PostgreSQL at ${place} is a standby, which takes no writes.`,
      next: 'Name the primary in DATABASE_URL, or several hosts with target_session_attrs=read-write.',
    }
  else if (!mayCreate)
    yield {
      check: 'database',
      verdict: 'wrong',
      says: `The user in DATABASE_URL may not create tables at ${place}.`,
      next: 'Make it the owner of the database, or grant it "create" on the database and its schema.',
    }
  else if (connections.free < poolSize + 2)
    yield {
      check: 'database',
      verdict: 'note',
      says: `PostgreSQL at ${place} has ${connections.free} of ${connections.most} connections free; each desk takes up to ${poolSize + 2}.`,
      next: 'Raise max_connections there, or lower BATON_POOL_SIZE.',
    }
  else yield { check: 'database', verdict: 'good', says: `PostgreSQL ${version} at ${place}.` }
  const seconds = Math.round(Math.abs(aheadMs) / 1000)
  if (Math.abs(aheadMs) > CLOCK_MS)
    yield {
      check: 'clock',
      verdict: 'wrong',
      says: `The clock of PostgreSQL is ${seconds} s ${aheadMs > 0 ? 'before' : 'behind'} that of this machine.`,
      next: 'Let both follow a time server (chrony, systemd-timesyncd).',
    }
  else yield { check: 'clock', verdict: 'good', says: 'This machine and PostgreSQL have the same time.' }
}

const isAlive = async (url: string): Promise<boolean> => {
  try {
    const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS), redirect: 'manual' })
    return ((await answer.json()) as { status?: unknown }).status === 'alive'
  } catch {
    return false
  }
}

function portIsFree(host: string, port: number): Promise<Finding> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', ({ code }: NodeJS.ErrnoException) =>
      resolve({
        check: 'port',
        verdict: 'wrong',
        says: `Nothing can listen at ${host}:${port} (${code}), and no desk answers there.`,
        next: 'Choose another one with --port or --host, or end what has it.',
      }),
    )
    probe.listen(port, host, () =>
      probe.close(() => resolve({ check: 'port', verdict: 'good', says: `${host}:${port} is free.` })),
    )
  })
}

const isOpen = (host: string): boolean => ['0.0.0.0', '::', '*'].includes(host)
const isLoopback = (host: string): boolean => /^(127\.|localhost$|\[?::1\]?$)/.test(host)

async function address({ publicUrl }: Config, host: string, runs: boolean): Promise<Finding> {
  if (!publicUrl) {
    if (isLoopback(host))
      return {
        check: 'address',
        verdict: 'note',
        says: 'Only this machine reaches the desk; links in messages lead to it as well.',
        next: 'Set BATON_PUBLIC_URL to the address that people open, with a proxy in front.',
      }
    return {
      check: 'address',
      verdict: 'note',
      says: 'The desk is open to the network without https.',
      next: 'Put a proxy with TLS in front, and set BATON_PUBLIC_URL to its address.',
    }
  }
  const { protocol, hostname } = new URL(publicUrl)
  if (protocol !== 'https:' && !isLoopback(hostname))
    return {
      check: 'address',
      verdict: 'wrong',
      says: `${publicUrl} is plain http: passwords and what customers said can be read on the way, and passkeys do not work.`,
      next: 'Put a proxy with TLS in front, and set BATON_PUBLIC_URL to its https address.',
    }
  if (await isAlive(publicUrl)) return { check: 'address', verdict: 'good', says: `A desk answers at ${publicUrl}.` }
  return runs
    ? {
        check: 'address',
        verdict: 'wrong',
        says: `The desk runs, and ${publicUrl} does not lead to it from here.`,
        next: 'Look at the name, the certificate and the proxy.',
      }
    : {
        check: 'address',
        verdict: 'note',
        says: `No desk answers at ${publicUrl} now.`,
        next: 'Ask again when it runs.',
      }
}

async function mail({ smtpUrl }: Config): Promise<Finding> {
  if (!smtpUrl)
    return {
      check: 'mail',
      verdict: 'note',
      says: 'No mail server is set: nobody is told by mail, and nobody can ask for a link.',
      next: 'Set SMTP_URL to smtp://user:password@host:587.',
    }
  const because = await mailServerAnswers(smtpUrl)
  if (because !== null)
    return {
      check: 'mail',
      verdict: 'wrong',
      says: `The mail server in SMTP_URL refuses: ${because}`,
      next: 'Correct the host, the user or the password in SMTP_URL.',
    }
  return { check: 'mail', verdict: 'good', says: 'The mail server answers and lets the desk in.' }
}

/** The keys that sign to push services lie in the database, where only a desk that runs can be asked for them. */
async function push(desk: string, runs: boolean): Promise<Finding> {
  if (!runs)
    return {
      check: 'push',
      verdict: 'good',
      says: 'Keys for browsers are made at the first start; beside a desk that runs they are looked at.',
    }
  try {
    const signal = AbortSignal.timeout(ANSWERS_WITHIN_MS)
    const answer = await fetch(`${desk}/channels/push/key`, { signal, redirect: 'manual' })
    if (isPushKey(((await answer.json()) as { key?: unknown }).key))
      return { check: 'push', verdict: 'good', says: 'The desk has its keys for browsers.' }
  } catch {
    // The same as an answer that is no key.
  }
  return {
    check: 'push',
    verdict: 'wrong',
    says: 'The desk that runs gives out no key for browsers: nobody can be told in one.',
    next: 'Look at its log, and start it again; keys that are missing are made then.',
  }
}

type ChannelSetUp = { prefix: string; page: string; open: () => PersonChannel }

/** Those that need settings, read as the desk reads them at its start. Nobody is called: whether a token is taken, the log says. */
function* channels({ channelSettings: settings = {}, publicUrl = 'http://127.0.0.1' }: Config): Generator<Finding> {
  const log = createLog('silent')
  const post = async () => null
  const all: ChannelSetUp[] = [
    { prefix: 'SLACK_', page: 'be-told-in-slack', open: () => slackChannel({ settings, log }) },
    { prefix: 'TEAMS_', page: 'be-told-in-teams', open: () => teamsChannel({ settings, post, addressRefused: post }) },
    { prefix: 'TELEGRAM_', page: 'be-told-in-telegram', open: () => telegramChannel({ settings, publicUrl, log }) },
    { prefix: 'PHONE_', page: 'be-told-by-phone', open: () => smsChannel({ settings, post }) },
  ]
  const unset: ChannelSetUp[] = []
  for (const one of all) {
    const names = Object.keys(settings).filter((name) => name.startsWith(one.prefix))
    if (names.length === 0) unset.push(one)
    else yield readSettings(one, names)
  }
  for (const name of Object.keys(settings))
    if (!all.some(({ prefix }) => name.startsWith(prefix)))
      yield {
        check: 'channels',
        verdict: 'wrong',
        says: `BATON_CHANNEL_${name} is a setting of no channel.`,
        next: `Correct its name: it begins with BATON_CHANNEL_ and one of ${all.map(({ prefix }) => prefix).join(', ')}.`,
      }
  if (unset.length > 0)
    yield {
      check: 'channels',
      verdict: 'note',
      says: `Nobody is told by what is not set up: ${unset.map(({ prefix }) => `BATON_CHANNEL_${prefix}…`).join(', ')}.`,
      next: `Where somebody wants it: ${unset.map(({ page }) => `docs/how-to/${page}.md`).join(', ')}.`,
    }
}

function readSettings({ prefix, page, open }: ChannelSetUp, names: readonly string[]): Finding {
  try {
    open()
    const says = `${names.map((name) => `BATON_CHANNEL_${name}`).join(', ')}: set, and of the right form.`
    return { check: 'channels', verdict: 'good', says }
  } catch (error) {
    return {
      check: 'channels',
      verdict: 'wrong',
      says: (error as Error).message,
      next: `docs/how-to/${page}.md says where BATON_CHANNEL_${prefix}… come from. The desk does not start as it is.`,
    }
  }
}
