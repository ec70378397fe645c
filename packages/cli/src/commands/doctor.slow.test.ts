// `baton doctor`: what it says before a desk runs, beside one, and where something is wrong.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Finding } from '@baton-desk/server'
import { startDatabases, type TestDatabases } from '@baton-desk/server/testing'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readFirstRun } from '../desk/first-run.ts'
import { runBaton } from '../run.ts'
import { baton, capturedTerminal } from '../testing/captured-terminal.ts'

let postgres: TestDatabases
let folder: string
/** Has a port, and is no desk. */
let stranger: Server

beforeAll(async () => {
  process.env.BATON_LOG_LEVEL = 'silent'
  postgres = await startDatabases('postgres')
  folder = mkdtempSync(join(tmpdir(), 'baton-doctor-test-'))
  stranger = createServer((socket) => socket.end())
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  stranger.close()
  rmSync(folder, { recursive: true, force: true })
  await postgres.stop()
})

async function examined(env: Record<string, string> = {}, options: string[] = []) {
  const ran = await baton(['doctor', '--data', join(folder, 'desk'), '--port', '0', '--json', ...options], { env })
  const findings: Finding[] = ran.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const all = (check: Finding['check']) => findings.filter((finding) => finding.check === check)
  return { ...ran, all, of: (check: Finding['check']) => all(check)[0] }
}

test('an empty place is good, with what a first desk lacks', async () => {
  const { exitCode, of } = await examined()
  expect(exitCode).toBe(0)
  expect(of('folder')).toMatchObject({ verdict: 'good', says: expect.stringContaining('is made at the first start') })
  expect(of('mail')).toMatchObject({ verdict: 'note', next: expect.stringContaining('SMTP_URL') })
})

test('a PostgreSQL is told by its version, with its clock compared', async () => {
  const { databaseUrl = '' } = await postgres.createAddress()
  const { exitCode, of } = await examined({ DATABASE_URL: databaseUrl })
  expect(exitCode).toBe(0)
  expect(of('database')).toMatchObject({ verdict: 'good', says: expect.stringMatching(/^PostgreSQL \d\d/) })
  expect(of('clock')).toMatchObject({ verdict: 'good' })
})

const elsewhere = 'postgres://baton:hidden-word@127.0.0.1:9/baton'
test.each([
  ['a setting that cannot be read', { BATON_POOL_SIZE: 'many' }, 'settings', 'BATON_POOL_SIZE'],
  ['a PostgreSQL that does not answer', { DATABASE_URL: elsewhere }, 'database', '127.0.0.1:9/baton does not answer'],
  ['a mail server that does not answer', { SMTP_URL: 'smtp://127.0.0.1:9' }, 'mail', 'ECONNREFUSED'],
  ['a public address of plain http', { BATON_PUBLIC_URL: 'http://desk.example.com' }, 'address', 'plain http'],
] as const)('%s is wrong, with what to do', async (_what, env, check, words) => {
  const { exitCode, out, of } = await examined(env)
  expect(exitCode).toBe(1)
  expect(of(check)).toMatchObject({ verdict: 'wrong', says: expect.stringContaining(words), next: expect.any(String) })
  expect(out).not.toContain('hidden-word')
})

test('a mail server that lets the desk in is good, and gets no mail', async () => {
  let mails = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      mails += 1
      stream.resume().on('end', done)
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  const { of } = await examined({ SMTP_URL: `smtp://127.0.0.1:${port}` })
  await new Promise<void>((resolve) => server.close(resolve))
  expect(of('mail')).toMatchObject({ verdict: 'good' })
  expect(mails).toBe(0)
})

const TELEGRAM_TOKEN = '123456:hidden-word-hidden-word-hidden'
test.each([
  [
    'a token of another kind',
    { BATON_CHANNEL_SLACK_BOT_TOKEN: 'xoxp-hidden-word' },
    'SLACK_BOT_TOKEN: Expected the bot',
  ],
  ['a half', { BATON_CHANNEL_PHONE_WEBHOOK_URL: 'https://calls.example.com' }, 'PHONE_WEBHOOK_SECRET'],
  [
    'a name that no channel has',
    { BATON_CHANNEL_TELEGRAMM_BOT_TOKEN: TELEGRAM_TOKEN },
    'TELEGRAMM_BOT_TOKEN is a setting of no',
  ],
] as const)('of the settings of channels %s is wrong, with what to do', async (_what, env, words) => {
  const { exitCode, out, of } = await examined(env)
  expect(exitCode).toBe(1)
  expect(of('channels')).toMatchObject({
    verdict: 'wrong',
    says: expect.stringContaining(`BATON_CHANNEL_${words}`),
    next: expect.any(String),
  })
  expect(out).not.toContain('hidden-word')
})

test('channels that are set up right are good, and those that are not are named with their pages', async () => {
  const { exitCode, out, all } = await examined({
    BATON_CHANNEL_TELEGRAM_BOT_TOKEN: TELEGRAM_TOKEN,
    BATON_CHANNEL_TEAMS_HOSTS: 'logic.azure.com',
  })
  expect(exitCode).toBe(0)
  expect(all('channels').map(({ verdict, says }) => [verdict, says])).toEqual([
    ['good', expect.stringContaining('TEAMS_HOSTS: set')],
    ['good', expect.stringContaining('TELEGRAM_BOT_TOKEN: set')],
    ['note', expect.stringMatching(/not set up: BATON_CHANNEL_SLACK_…, BATON_CHANNEL_PHONE_…\.$/)],
  ])
  expect(all('channels').at(-1)?.next).toContain('docs/how-to/be-told-in-slack.md')
  expect(out).not.toContain('hidden-word')
})

test('a port that another program has, and a data folder that is a file, are wrong', async () => {
  const { port } = stranger.address() as { port: number }
  const file = join(folder, 'file')
  writeFileSync(file, '')
  const { exitCode, of } = await examined({}, ['--port', String(port), '--data', file])
  expect(exitCode).toBe(1)
  expect(of('port')).toMatchObject({ verdict: 'wrong', says: expect.stringContaining('EADDRINUSE') })
  expect(of('folder')).toMatchObject({ verdict: 'wrong', says: expect.stringContaining('is a file') })
})

test('beside a desk that runs, its port and its public address are good, and a sentence says so', async () => {
  const data = join(folder, 'running')
  const stopping = new AbortController()
  const started = capturedTerminal({ stop: stopping.signal })
  const isUp = started.saying('Ctrl+C')
  const running = runBaton(['start', '--no-demo', '--port', '0', '--data', data], started.terminal)
  await Promise.race([isUp, running])
  const url = new URL((await readFirstRun(data))?.url ?? '')
  const { exitCode, out } = await baton(['doctor', '--data', data, '--port', url.port], {
    env: { BATON_PUBLIC_URL: url.origin },
  })
  stopping.abort()
  await running
  expect(exitCode).toBe(0)
  expect(out).toContain(`A desk answers at 127.0.0.1:${url.port}.`)
  expect(out).toContain(`A desk answers at ${url.origin}.`)
  expect(out).toContain('The desk has its keys for browsers.')
})
