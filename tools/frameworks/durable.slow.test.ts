/**
 * Workflows of durable engines that wait for a person, with the engines' own packages and servers: the process is killed while
 * it waits, and again between the effect and its report. What was decided happens once.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from '@baton-desk/sdk'
import { startDatabases } from '@baton-desk/server/testing'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { freePort, openDesk, type TestDesk } from '../../scenarios/desk.ts'
import { frameworksAreThere } from './install.ts'
import { effectsOf } from './table/job.ts'

frameworksAreThere()

type Engine = {
  /** What the program is told of the engine. */
  env: Record<string, string>
  /** Begins the workflow of an order, where the program does not do so itself. */
  begin(order: string): Promise<void>
  /** What the workflow came to in the end. */
  result(order: string, said: () => string): Promise<string>
  stop(): Promise<void>
}

const engines = {
  DBOS: { program: 'dbos/workflow.ts', page: 'dbos.md', open: openDbos },
  Restate: { program: 'restate/service.ts', page: 'restate.md', open: openRestate },
}
const changes = ['decided', 'in_doubt', 'it_happened', 'do_it_now', 'withdrawn', 'expired'] as const

let desk: TestDesk
let ana: Client

describe.each(Object.entries(engines))('a refund that waits in %s', (_name, { program, page, open }) => {
  let engine: Engine
  beforeAll(async () => {
    // A desk in use tries for three days; here the next try comes sooner.
    desk = await openDesk('embedded', { deliveries: { retries: 600, retryDelayS: 1, circuitS: 1 } })
    ana = await desk.person('ana')
    engine = await open()
  })
  afterAll(async () => {
    await engine?.stop()
    await desk?.stop()
  })

  test('goes on after kills while it waits and before its report, and pays once', async () => {
    const folder = folderOfRefunds()
    const run = (more = {}) => start(program, '4471', { ...engine.env, REFUNDS_FOLDER: folder, ...more })
    const first = run()
    await engine.begin('4471')
    const id = await handoffOf('4471')
    await first.kill()

    await decide(id, 'approve')
    expect(effectsOf(folder)).toEqual([])
    const second = run({ REFUND_DIES: 'after-the-effect' })
    expect(await second.gone).toBe('SIGKILL')
    expect(effectsOf(folder)).toEqual([{ order: '4471', amount: 180 }])

    await desk.passTime(120_000)
    expect(await ana.getHandoff(id)).toMatchObject({ state: 'in_doubt' })
    const third = run()
    await expect.poll(third.said).toContain('in_doubt: ')
    expect(await ana.getHandoff(id)).toMatchObject({ state: 'in_doubt' })
    await ana.itHappened(id, { text: 'The bank shows it.' })
    expect(await engine.result('4471', third.said)).toMatch(/The bank shows it\./)
    expect(effectsOf(folder)).toEqual([{ order: '4471', amount: 180 }])
    expect(await ana.getHandoff(id)).toMatchObject({ state: 'closed', effect: { outcome: 'done' } })
  })

  test('killed before the effect it waits for its own claim to be over, and pays once a person says so', async () => {
    const folder = folderOfRefunds()
    const run = (more = {}) => start(program, '12', { ...engine.env, REFUNDS_FOLDER: folder, ...more })
    const first = run({ REFUND_DIES: 'before-the-effect' })
    await engine.begin('12')
    const id = await handoffOf('12')
    await decide(id, 'approve')
    expect(await first.gone).toBe('SIGKILL')
    const second = run()
    // On a slow machine its time may be over by now.
    await expect.poll(second.said).toMatch(/^(elsewhere|in_doubt): /m)
    await desk.passTime(120_000)
    expect(effectsOf(folder)).toEqual([])
    await ana.doItNow(id, { text: 'The bank shows nothing.' })
    expect(await engine.result('12', second.said)).toContain('Refunded $180 for order 12.')
    expect(effectsOf(folder)).toEqual([{ order: '12', amount: 180 }])
  })

  test('pays nothing where a person refuses while no process runs', async () => {
    const folder = folderOfRefunds()
    const env = { ...engine.env, REFUNDS_FOLDER: folder }
    const first = start(program, '9', env)
    await engine.begin('9')
    const id = await handoffOf('9')
    await first.kill()
    await decide(id, 'reject', 'Offer a voucher.')
    const second = start(program, '9', env)
    expect(await engine.result('9', second.said)).toMatch(/Ana Pohl refused it: Offer a voucher\./)
    expect(effectsOf(folder)).toEqual([])
  })

  test('is shown on its page as it is run here', () => {
    const shown = readFileSync(join(import.meta.dirname, '../../docs/how-to/durable-engines', page), 'utf8')
    expect(shown).toContain(`\`\`\`ts\n${readFileSync(join(import.meta.dirname, program), 'utf8')}\`\`\``)
  })
})

function folderOfRefunds(): string {
  const folder = mkdtempSync(join(tmpdir(), 'baton-refunds-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A process of the program; it ends with the test. */
function start(program: string, order: string, env: Record<string, string>) {
  const child = spawn(process.execPath, ['--conditions=baton-dev', join(import.meta.dirname, program), order, '180'], {
    env: { ...process.env, ...env, BATON_URL: desk.url, BATON_KEY: desk.agentKey },
    stdio: ['ignore', 'pipe', process.env.BATON_TABLE_SHOWS ? 'inherit' : 'ignore'],
  })
  const gone = once(child, 'close').then(([code, signal]) => (signal ?? code) as string | number)
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  const kill = async () => {
    child.kill('SIGKILL')
    await gone
  }
  onTestFinished(kill)
  return { gone, kill, said: () => said }
}

/** The handoff of an order, once the workflow has handed it off. */
async function handoffOf(order: string): Promise<string> {
  const find = async () => {
    const { rows } = await desk.agent.client.listHandoffs({ view: 'all', reference: `order-${order}/refund` })
    return rows[0]?.id ?? ''
  }
  await expect.poll(find).not.toBe('')
  return find()
}

async function decide(id: string, kind: 'approve' | 'reject', text?: string): Promise<void> {
  const { noteVersion, note } = await ana.getHandoff(id)
  await ana.decide(id, { kind, noteVersion, actionHash: note.action?.hash, ...(text && { text }) })
}

async function openDbos(): Promise<Engine> {
  const databases = await startDatabases('postgres')
  const { databaseUrl = '' } = await databases.createAddress()
  return {
    env: { DBOS_SYSTEM_DATABASE_URL: databaseUrl },
    begin: async () => {},
    result: async (_order, said) => {
      await expect.poll(said).toMatch(/^(not_run|before|done): .*\n.+\n$/m)
      return said().trim().split('\n').at(-1) ?? ''
    },
    stop: databases.stop,
  }
}

async function openRestate(): Promise<Engine> {
  const [ingress, admin, node, port, webhookPort] = await Promise.all([1, 2, 3, 4, 5].map(freePort))
  const folder = mkdtempSync(join(tmpdir(), 'baton-restate-'))
  const bin = join(import.meta.dirname, 'node_modules/.bin/restate-server')
  const server = spawn(
    bin,
    ['--no-logo', '--base-dir', folder, '--node-name', 'test', '--bind-ip', '127.0.0.1', '--listen-mode', 'tcp'],
    {
      stdio: process.env.BATON_TABLE_SHOWS ? 'inherit' : 'ignore',
      env: {
        ...process.env,
        RESTATE_BIND_PORT: String(node),
        RESTATE_INGRESS__BIND_PORT: String(ingress),
        RESTATE_ADMIN__BIND_PORT: String(admin),
        RESTATE_DISABLE_TELEMETRY: 'true',
      },
    },
  )
  const url = `http://127.0.0.1:${ingress}`
  const { secret } = await desk.agent.client.createWebhook({
    url: `http://127.0.0.1:${webhookPort}/`,
    events: [...changes],
  })
  const post = (to: string, body: unknown) =>
    fetch(to, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const takes = (to: string, body: unknown) =>
    expect
      .poll(() =>
        post(to, body).then(
          ({ ok }) => ok,
          () => false,
        ),
      )
      .toBe(true)
  return {
    env: {
      RESTATE_URL: url,
      PORT: String(port),
      WEBHOOK_PORT: String(webhookPort),
      BATON_WEBHOOK_SECRET: secret,
    },
    begin: async (order) => {
      await takes(`http://127.0.0.1:${admin}/deployments`, { uri: `http://127.0.0.1:${port}` })
      const wrote = `I was charged twice for order ${order}. Please refund $180. Amir Haddad`
      await takes(`${url}/refund/order-${order}/run/send`, { order, amount: 180, wrote })
    },
    result: async (order) => {
      const answer = await fetch(`${url}/restate/workflow/refund/order-${order}/attach`)
      return (await answer.json()) as string
    },
    stop: () => ended(server, folder),
  }
}

async function ended(server: ChildProcess, folder: string): Promise<void> {
  const gone = once(server, 'exit')
  server.kill('SIGTERM')
  await gone
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
