// The command line at a desk of its own: started, used, emptied, stopped, backed up and restored.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createClient } from '@baton-desk/sdk'
import { startDatabases, type TestDatabases } from '@baton-desk/server/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readFirstRun, readPersonKey } from '../desk/first-run.ts'
import { runBaton } from '../run.ts'
import { baton, capturedTerminal } from '../testing/captured-terminal.ts'

const KEPT_PLAYBOOK = `
timeZone: UTC
lastResort: erin
people: { erin: { name: Erin Walsh } }
lanes: { support: { name: Support, owners: { people: [erin] } } }
triggers:
  - id: any-refund
    when: action.tool.contains("refund")
    then: review
    lane: support
    reason: authority_limit
    why: Refunds need a person.
`

let databases: TestDatabases
let data: string

beforeAll(async () => {
  process.env.BATON_LOG_LEVEL = 'silent'
  databases = await startDatabases('embedded')
  const { dataDir } = await databases.createAddress()
  data = dataDir ?? ''
})
afterAll(() => databases.stop())

describe('a desk that runs', () => {
  const stopping = new AbortController()
  const started = capturedTerminal({ stop: stopping.signal })
  let running: ReturnType<typeof runBaton>
  let url: string

  beforeAll(async () => {
    const isUp = started.saying('Ctrl+C')
    running = runBaton(['start', '--port', '0', '--data', data], started.terminal)
    await Promise.race([isUp, running])
    url = (await readFirstRun(data))?.url ?? ''
  })
  afterAll(async () => {
    stopping.abort()
    await running
  })

  test('says where it is and how to sign in, and leaves the keys to its owner alone', async () => {
    expect(Object.keys(JSON.parse(await readFile(join(data, 'first-run.json'), 'utf8')))).toEqual(['url', 'agentKey'])
    expect(started.kept.out).toContain(`Desk      ${url}`)
    for (const file of ['first-run.json', 'operator.json'])
      expect((await stat(join(data, file))).mode & 0o777).toBe(0o600)
  })

  test('writes no link that works where no terminal is, and makes one on request', async () => {
    expect(started.kept.out).toContain(`Sign in   npx @baton-desk/cli sign-in --data ${data}`)
    expect(started.kept.out + started.kept.err).not.toContain('/link')
    const { out } = await baton(`sign-in --data ${data} --json`)
    const { url: link, person } = JSON.parse(out)
    expect(person).toBe('Erin Walsh')
    const use = () =>
      fetch(`${url}/auth/link/use`, {
        method: 'POST',
        headers: { origin: url, 'content-type': 'application/json' },
        body: JSON.stringify({ token: new URL(link).hash.slice(1) }),
      })
    expect([(await use()).status, (await use()).status]).toEqual([200, 410])
    expect((await baton(`sign-in nobody --data ${data}`)).err).toContain('nobody')
    // Also for whoever has signed in before: they run the desk.
    expect((await baton(`sign-in --data ${data}`)).out).toMatch(/Erin Walsh signs in with this.*\n.*\/link#/)
  })

  test('a person’s key is made when somebody asks for it, and stands in a file of its own', async () => {
    expect(await baton(`list --data ${data}`)).toMatchObject({ exitCode: 2, err: expect.stringContaining('baton key') })
    expect((await baton(`key --data ${data}`)).out).toContain(join(data, 'person-key.json'))
    expect((await stat(join(data, 'person-key.json'))).mode & 0o777).toBe(0o600)
    expect((await baton(`list --data ${data}`)).exitCode).toBe(0)
  })

  test('further workspaces are added, listed, and removed where they are practice; nobody else may', async () => {
    const added = JSON.parse(
      (await baton(['workspace', 'add', 'Vera & sons', '--admin', 'Vera', '--data', data, '--json'])).out,
    )
    expect(added.signInUrl).toContain(`${url}/link#`)
    const listed = await baton(`workspace list --data ${data}`)
    expect(listed.out).toContain(`${added.workspace}  Vera & sons`)
    expect((await baton(`workspace remove ${added.workspace} --data ${data}`)).err).toContain('is a real workspace')
    const agents = createClient({ baseUrl: url, key: added.agentKey, retries: 0 })
    expect((await agents.listHandoffs()).rows).toEqual([])
    const person = createClient({ baseUrl: url, key: (await readPersonKey(data))?.key, retries: 0 })
    for (const client of [agents, person])
      await expect(client.listWorkspaces()).rejects.toMatchObject({ code: 'not-allowed' })
    const operator = createClient({ baseUrl: url, key: 'bat_operator_guessed', retries: 0 })
    await expect(operator.listWorkspaces()).rejects.toMatchObject({ code: 'wrong-key' })
  })

  test('is alive: six practice handoffs are listed, the most urgent first', async () => {
    const client = createClient({ baseUrl: url, key: (await readPersonKey(data))?.key })
    const handed = new Set<string>()
    for await (const { handoff } of client.events({ after: 0 })) if (handed.add(handoff).size === 6) break
    const { out, exitCode } = await baton(`list --json --data ${data}`)
    expect(exitCode).toBe(0)
    const rows = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(rows.map(({ urgency }) => urgency)).toEqual(['now', 'today', 'today', 'today', 'today', 'this_week'])
    expect((await baton(`list --data ${data}`)).out).toMatch(
      /^ID +URGENCY +STATE +OWNER +BY +ASK\n.*Send a heating engineer to flat 12/,
    )
    expect((await baton(`demo --data ${data}`)).out).toContain('is a practice workspace')
  })

  test('an answer reaches the practice agent, which says what it did', async () => {
    const { out } = await baton(`list --search refund --json --data ${data}`)
    const { id, ask } = JSON.parse(out)
    expect((await baton(`show ${id} --data ${data}`)).out).toContain(ask)
    expect((await baton(`show ${id.slice(-8)} --data ${data}`)).out).toContain(ask)
    expect((await baton(`show 00000000 --data ${data}`)).err).toContain('give the whole id')

    const answered = await baton(`answer ${id} approve --data ${data}`)
    expect(answered).toMatchObject({ exitCode: 0, out: expect.stringContaining(`approve: ${ask}`) })
    const client = createClient({ baseUrl: url, key: (await readPersonKey(data))?.key })
    for await (const { handoff, type } of client.events({ after: 0 })) if (handoff === id && type === 'closed') break
    expect((await baton(`show ${id} --history --data ${data}`)).out).toContain(
      'Refunded pay_882 and sent Tom the reply.',
    )

    const late = await baton(`answer ${id} reject --text No --data ${data}`)
    expect(late.exitCode).toBe(1)
    expect(late.err).toContain('Erin Walsh decided')
  })

  test('what the desk has kept is rehearsed, backtested and simulated', async () => {
    const playbook = `${data}-playbook.yaml`
    await writeFile(playbook, KEPT_PLAYBOOK)
    const { out } = await baton(`rehearse ${playbook} --desk --data ${data} --json`)
    const { score, cases } = JSON.parse(out)
    // The one handoff that was decided, by an approval: a person was needed.
    expect(cases.map(({ expected }: { expected: unknown }) => expected)).toEqual([{ handOff: true }])
    expect(score.expected.cases).toBe(1)
    const compared = await baton(`backtest ${playbook} ${playbook} --desk --data ${data}`)
    expect(compared.out).toContain('1 of 1 come out the same.')
    const simulated = await baton(`simulate ${playbook} --desk --data ${data} --json`)
    expect(Object.keys(JSON.parse(simulated.out).lanes)).toContain('support')
    const client = createClient({ baseUrl: url, key: (await readPersonKey(data))?.key })
    const { conversation } = await client.getHandoff(cases[0].id)
    // It was opened after the decision: the note had sufficed.
    expect(conversation.opened).toBe(false)
    expect((await client.history(cases[0].id)).events.map(({ type }) => type)).toContain('conversation_opened')
  })

  test('a second desk on the same folder or port is refused in one sentence', async () => {
    const folder = await baton(`start --port 0 --data ${data}`)
    expect(folder).toMatchObject({ exitCode: 1, out: '' })
    expect(folder.err).toMatch(/^Starting the desk\.\nThe data folder .* is in use by process \d+.*--data\.\n$/)

    const port = await baton(`start --port ${new URL(url).port} --data ${data}-other`)
    expect(port).toMatchObject({ exitCode: 1, out: '' })
    expect(port.err).toMatch(
      /^Starting the desk\.\nPort \d+ on 127\.0\.0\.1 is in use by another program; .*--port\.\n$/,
    )
  })

  test('a PostgreSQL that does not answer is refused in one sentence', async () => {
    const { exitCode, err } = await baton(`start --port 0 --data ${data}`, {
      env: { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c' },
    })
    expect(exitCode).toBe(1)
    expect(err).toMatch(/^Starting the desk\.\nPostgreSQL at 127\.0\.0\.1:1\/c does not answer .*DATABASE_URL\.\n$/)
  })

  test('a backup of a folder in use is written by the desk that has it open, which goes on', async () => {
    const { exitCode, out } = await baton(`backup ${data}-running.gz --data ${data} --json`)
    expect(exitCode).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ handoffs: 6, workspaces: 2 })
    expect((await stat(`${data}-running.gz`)).mode & 0o777).toBe(0o600)
    expect((await baton(`list --data ${data}`)).exitCode).toBe(0)
    const nowhere = await baton(`backup ${data}/no/such/folder/b.gz --data ${data}`)
    expect(nowhere).toMatchObject({ exitCode: 1, err: expect.stringContaining('The backup was not written: ENOENT') })
  })

  test('practice is removed only when that is certain, and the new keys work', async () => {
    expect((await baton(`demo --remove --data ${data}`)).exitCode).toBe(2)
    const { out } = await baton(`demo --remove --yes --data ${data}`)
    expect(out).toContain('Removed, with 6 handoffs.')
    expect(out).toContain(`Its new keys stand in ${join(data, 'first-run.json')}.`)
    expect((await baton(`list --data ${data}`)).out).toBe('Nothing in “all”.\n')
    const again = await baton(`demo --remove --yes --data ${data}`)
    expect(again.err).toContain('is a real workspace; nothing was removed')
  })
})

/** Every file below it, to the last byte. */
async function contentOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  const digests = files.map(async (file) => [
    file,
    createHash('sha256')
      .update(await readFile(file))
      .digest('hex'),
  ])
  return Object.fromEntries(await Promise.all(digests))
}

const RECIPIENT = 'age1a9h8atug8l6kw3mhh6peuype3tdh35gjud6pfd3f7j39f0jfwdeskauetr'
const IDENTITY = 'AGE-SECRET-KEY-1GEMZNL0576GPHH843QNCK3VMS3VMV2ZZZAHXPYD3HV5E0A3GXAWQMRN9FS'

test('a backup of a stopped desk changes nothing of it', async () => {
  const before = await contentOf(join(data, 'database'))
  expect((await baton(`backup ${data}-unchanged.gz --data ${data}`)).exitCode).toBe(0)
  expect(await contentOf(join(data, 'database'))).toEqual(before)
})

test('an encrypted backup is opened by its identity and by nothing else', async () => {
  const file = `${data}.gz.age`
  const [identity, other] = [`${data}-identity.txt`, `${data}-other.txt`]
  await writeFile(identity, `# created: today\n${IDENTITY}\n`)
  await writeFile(other, `${IDENTITY.replace(/.{6}$/, 'QQQQQQ')}\n`)
  const written = await baton(`backup ${file} --data ${data} --recipient ${RECIPIENT} --json`)
  expect(written.exitCode).toBe(0)
  expect((await readFile(file)).subarray(0, 21).toString()).toBe('age-encryption.org/v1')
  const into = (await databases.createAddress()).dataDir
  expect((await baton(`restore ${file} --data ${into}`)).err).toContain('The backup is encrypted. Give the file')
  expect((await baton(`restore ${file} --data ${into} --identity ${other}`)).err).toContain('cannot be decrypted')
  const restored = await baton(`restore ${file} --data ${into} --identity ${identity} --json`)
  expect(JSON.parse(restored.out)).toEqual(JSON.parse(written.out))
  const wrong = await baton(`backup ${data}-wrong.age --data ${data} --recipient nobody`)
  expect(wrong).toMatchObject({ exitCode: 1, err: expect.stringContaining('Expected the recipient of a backup') })
  expect(existsSync(`${data}-wrong.age`)).toBe(false)
})

test('a stopped desk is backed up and restored with its keys', async () => {
  const copy = (await databases.createAddress()).dataDir
  const written = await baton(`backup ${data}.gz --data ${data} --json`)
  expect(written.exitCode).toBe(0)
  expect((await stat(`${data}.gz`)).mode & 0o777).toBe(0o600)
  const restored = await baton(`restore ${data}.gz --data ${copy} --json`)
  expect(JSON.parse(restored.out)).toEqual(JSON.parse(written.out))
  expect((await baton(`restore ${data}.gz --data ${copy}`)).err).toContain('restore into an empty data folder')
  expect((await baton(`backup ${data}.gz --data ${data}`)).err).toContain('is there already')
})

test('transfers of a file are played to their end', async () => {
  const message = (role: string, text: string) => ({ role, text })
  const messages = [
    message('customer', 'Order 4471 was charged twice, I want $180 back.'),
    message('agent', 'I will ask a colleague.'),
  ]
  const cases = `${data}-cases.jsonl`
  await writeFile(
    cases,
    [1, 2, 3].map((n) => JSON.stringify({ id: `made-up/${n}`, messages, reference: { transferAt: 2 } })).join('\n'),
  )
  const { exitCode, out } = await baton(`demo --cases ${cases} --limit 2 --json`)
  expect(exitCode).toBe(0)
  expect(JSON.parse(out)).toEqual({
    cases: 2,
    recorded: 2,
    owned: 2,
    decided: 2,
    delivered: 2,
    effectReported: 2,
    ownerlessSeconds: 0,
    unfinished: [],
  })
})
