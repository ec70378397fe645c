/** Each example, and the program at the head of the README, does what it says at a real desk. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { connect } from '@baton-desk/sdk'
import { type ScriptedPerson, scriptedPerson } from '@baton-desk/sdk/testing'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { openDesk, playbook, type TestDesk } from '../scenarios/desk.ts'

const root = join(import.meta.dirname, '..')
const triggers = [
  {
    id: 'refund-over-limit',
    when: 'action.tool == "refund" && action.amount > 100',
    then: 'review' as const,
    lane: 'support',
    reason: 'authority_limit' as const,
    why: 'Refunds over $100 need a person’s approval.',
  },
]

let desk: TestDesk
let ana: ScriptedPerson
const started: ChildProcess[] = []
beforeAll(async () => {
  desk = await openDesk('embedded', { playbook: { ...playbook, triggers } })
  ana = scriptedPerson({ baseUrl: desk.url, key: await desk.personKey('ana') })
})
afterAll(async () => {
  for (const child of started) child.kill()
  await ana?.stop()
  await desk?.stop()
})

/** Runs beside the test until its end; `said` is what it has printed by now. */
function start(file: string, env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, ['--conditions=baton-dev', file], {
    env: { ...process.env, BATON_URL: desk.url, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  started.push(child)
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  return { child, said: () => said }
}

async function run(file: string): Promise<string> {
  const { child, said } = start(file, { BATON_KEY: desk.agentKey })
  const [code] = await once(child, 'close')
  expect(code).toBe(0)
  return said()
}

test('hand-off.ts hands off and says what it did with the decision', async () => {
  const said = await run(join(root, 'examples/hand-off.ts'))
  expect(said).toContain('Handed off to Ana Pohl: Refund $180 for a double charge')
  expect(said).toContain('Ana Pohl approved it')
  expect(said).toContain('Refunded $180 for order 4471.')
})

test('ask-gate.ts stops at the gate and runs what was approved', async () => {
  expect(await run(join(root, 'examples/ask-gate.ts'))).toContain('Refunding what was approved.')
})

test('guarded.ts runs a tool call once a person has approved it', async () => {
  expect(await run(join(root, 'examples/guarded.ts'))).toContain(
    'Ana Pohl approved it, and it was done: Refunded $180 for order 4471. Do not call refund again for this.',
  )
})

test.each([
  ['y', 'it was done: Refunded $180 for order 4471.'],
  ['n', 'refused it: Not now. It was not done. Do not call refund again for this.'],
])('guarded.ts asks whoever develops it where there is no desk: %s', async (answer, expected) => {
  const child = spawn(process.execPath, ['--conditions=baton-dev', join(root, 'examples/guarded.ts')], {
    env: { ...process.env, BATON_KEY: '' },
  })
  child.stdin.end(`${answer}\n`)
  const [said, asked] = await Promise.all([text(child.stdout), text(child.stderr)])
  expect(asked).toContain('Refund $180 for a double charge')
  expect(said).toContain(expected)
})

test('development mode does not start in production', () => {
  onTestFinished(() => void vi.unstubAllEnvs())
  vi.stubEnv('NODE_ENV', 'production')
  expect(() => connect({ mode: 'development', answer: () => 'approve' })).toThrow('NODE_ENV is production')
})

test('receive-webhook.ts hears a decision and proves whom it is from', async () => {
  const { secret } = await desk.agent.client.createWebhook({ url: 'http://127.0.0.1:4900', events: ['decided'] })
  const { said } = start(join(root, 'examples/receive-webhook.ts'), { BATON_WEBHOOK_SECRET: secret })
  const { handoff } = await desk.handOff()
  await desk.agent.waitForDecision(handoff)
  await expect.poll(said).toContain(handoff.note.ask)
})

test.each(['README.md', 'packages/sdk/README.md'])(
  'the program at the head of %s runs as it is pasted',
  async (page) => {
    const [, program = ''] =
      /```ts\n(import \{ connect \}[\s\S]*?)```/.exec(readFileSync(join(root, page), 'utf8')) ?? []
    expect(program).toContain('http://127.0.0.1:4747')
    const folder = join(root, 'examples/pasted')
    mkdirSync(folder, { recursive: true })
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const file = join(folder, 'program.ts')
    const reference = `chat-${page}`
    writeFileSync(file, program.replace('http://127.0.0.1:4747', desk.url).replace('chat-881/refund', reference))
    await run(file)
    const { rows } = await desk.agent.client.listHandoffs({ view: 'closed', reference })
    expect(rows).toHaveLength(1)
    expect(await desk.agent.read(rows[0]?.id ?? '')).toMatchObject({
      effect: { outcome: 'done', text: expect.stringMatching(/^Refunded \$180/) },
    })
  },
)

test('scripted-person.ts takes up what is handed off, asks once, decides, and says what it did', async () => {
  await ana.stop()
  const { child, said } = start(join(root, 'examples/scripted-person.ts'), {
    BATON_PERSON_KEY: await desk.personKey('ana'),
  })
  const { handoff } = await desk.handOff()
  const asked: string[] = []
  const { decision } = await desk.agent.waitForDecision(handoff, {
    onQuestion: (question) => {
      asked.push(question)
      return 'Yes, three days.'
    },
  })
  expect(decision).toMatchObject({ kind: 'approve' })
  expect(asked).toEqual(['Has the customer been told how long it takes?'])
  child.kill('SIGINT')
  await once(child, 'close')
  expect(said()).toMatch(/\d+ steps taken, 0 refused\./)
})
