// Channels by the command line, at a desk of its own with a mail server on the loopback.
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { startDatabases, type TestDatabases } from '@baton-desk/server/testing'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readFirstRun } from '../desk/first-run.ts'
import { runBaton } from '../run.ts'
import { baton, capturedTerminal } from '../testing/captured-terminal.ts'

const mails: string[] = []
const smtp = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData: (stream, _session, done) =>
    void text(stream).then((mail) => {
      mails.push(mail)
      done()
    }),
})
const stopping = new AbortController()
const started = capturedTerminal({ stop: stopping.signal })
let databases: TestDatabases
let running: ReturnType<typeof runBaton>
let data = ''
let url = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  process.env.BATON_LOG_LEVEL = 'silent'
  process.env.SMTP_URL = `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`
  databases = await startDatabases('embedded')
  data = (await databases.createAddress()).dataDir ?? ''
  const isUp = started.saying('Ctrl+C')
  running = runBaton(['start', '--port', '0', '--data', data], started.terminal)
  await Promise.race([isUp, running])
  url = (await readFirstRun(data))?.url ?? ''
})
afterAll(async () => {
  stopping.abort()
  await running
  delete process.env.SMTP_URL
  await databases?.stop()
  await new Promise<void>((resolve) => smtp.close(() => resolve()))
})

test('nobody is told where somebody else said so before they have ever signed in', async () => {
  const { exitCode, err } = await baton(`channel add email erin@example.com --data ${data}`)
  expect([exitCode, err]).toEqual([1, expect.stringContaining('has never signed in')])
  const link = JSON.parse((await baton(`sign-in --data ${data} --json`)).out).url as string
  await fetch(`${url}/auth/link/use`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ token: new URL(link).hash.slice(1) }),
  })
})

test('a channel is added, proven by what was sent there, tested, looked back at and removed; no session stays', async () => {
  const kinds = (await baton(`key --data ${data}`)) && (await baton(`channel kinds --data ${data} --json`))
  expect(
    kinds.out
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line).kind),
  ).toContain('email')

  const added = JSON.parse((await baton(`channel add email erin@example.com --data ${data} --json`)).out)
  expect(added).toMatchObject({ kind: 'email', label: 'erin@example.com', provenAt: null })
  const [, code] = /^Subject: (\d{6}) /m.exec(mails.at(-1) ?? '') ?? []
  const wrong = await baton(`channel prove ${added.id} 000000 --data ${data}`)
  expect(wrong.exitCode).toBe(1)
  const proven = await baton(`channel prove ${added.id} ${code} --data ${data}`)
  expect(proven.out).toBe(`${added.person} is told at erin@example.com from now on.\n`)

  const before = mails.length
  expect(JSON.parse((await baton(`channel test ${added.id} --data ${data} --json`)).out)).toEqual({ sent: added.id })
  expect(mails.length).toBeGreaterThan(before)
  expect((await baton(`channel list --data ${data}`)).out).toContain('works')
  // Of a further one its person is told where they are reached already.
  await baton(`channel add email erin@elsewhere.example --data ${data}`)
  await expect
    .poll(async () => (await baton(`channel log ${added.id} --data ${data}`)).out)
    .toMatch(/sent\s+A channel was added to your profile/)
  const [logged = ''] = (await baton(`channel log ${added.id} --data ${data} --json`)).out.split('\n')
  expect(JSON.parse(logged)).toMatchObject({ state: 'sent', tries: 1, error: null, handoffs: [] })

  const push = await baton(`channel add push --data ${data}`)
  expect([push.exitCode, push.err]).toEqual([1, expect.stringContaining('sign in there')])
  expect((await baton(`channel remove ${added.id} --data ${data}`)).out).toContain('Nothing is sent there any more.')
  expect((await baton(`channel log ${added.id} --data ${data}`)).exitCode).toBe(1)
})
