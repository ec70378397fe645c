/**
 * How fast a handoff travels, beside the floor, in one run: create, list, decision to woken agent. Ratios count, times
 * do not. `npm run bench -- speed [--store postgres|embedded] [--times 300] [--big]`; `--big`: a note of 6 kB beside 10,000
 * that are pending, on PostgreSQL.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { HandoffView } from '@baton-desk/core'
import { type Client, createClient } from '@baton-desk/sdk'
import { openStore, type Store, type StoreKind, startDatabases } from '@baton-desk/server/testing'
import { CompiledQuery } from 'kysely'
import { firstLine, type Place, spawnProcess, startDeskProcess } from '../desk-process/start.ts'
import { median, rounded } from '../figures.ts'
import { BIG_HANDING } from './big-note.ts'
import { type Floor, openFloor } from './floor.ts'

export type SpeedRow = { step: string; deskMs: number; floorBehindHttpMs: number; floorAloneMs: number; ratio: number }
export type SpeedReport = {
  store: StoreKind
  /** Of the note as JSON, and handoffs pending before it began. */
  noteBytes: number
  pending: number
  times: number
  rows: SpeedRow[]
  listGrowth?: { open: number; deskMs: number }[]
  longPolls?: { waiting: number; connectionsBefore: number; connectionsDuring: number }
}

const HANDING = {
  lane: 'support',
  note: {
    ask: 'Refund $180 for a double charge',
    next: { action: 'Refund the second charge.', decision: { kind: 'approve' as const } },
    who: { name: 'Amir Haddad' },
    what: 'Amir was charged twice for order 4471.',
    why: { code: 'authority_limit' as const, sentence: 'Refunds over $100 need a person.' },
    where: { artifacts: [{ label: 'Order 4471', id: '4471', kind: 'order', openFirst: true }] },
  },
}

type Load = { handing: typeof HANDING | typeof BIG_HANDING; pending: number }
const SMALL: Load = { handing: HANDING, pending: 0 }
const BIG: Load = { handing: BIG_HANDING, pending: 10_000 }

export async function speed(
  kind: StoreKind,
  times: number,
  say: (words: string) => void,
  { handing, pending }: Load = SMALL,
): Promise<SpeedReport> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-speed-'))
  const databases = kind === 'postgres' ? await startDatabases('postgres', { durable: true }) : undefined
  try {
    const place: Place = {
      port: 0,
      ...(databases ? await databases.createAddress() : { dataDir: join(folder, 'data') }),
    }
    const desk = await startDeskProcess(place)
    const agent = createClient({ baseUrl: desk.url, key: desk.agentKey })
    const person = createClient({ baseUrl: desk.url, key: desk.personKey })
    const { workspace } = await person.desk()
    const measured = deskFloor(desk.url, desk, handing)
    const { handoff } = await agent.handOff(handing)
    await person.decide(handoff.id, { kind: 'approve', noteVersion: 1, actionHash: handoff.note.action?.hash })
    await agent.handOff(handing)

    // One embedded database has one process: there the floor runs after the desk, not beside it.
    const deskTimes = kind === 'postgres' ? undefined : await measure(measured, times)
    if (deskTimes) await desk.stop()
    const env = {
      DATABASE_URL: place.databaseUrl ?? '',
      BENCH_DATA: place.dataDir ?? '',
      BENCH_WORKSPACE: workspace.id,
    }
    const behindHttp = spawnProcess(new URL('floor.ts', import.meta.url), env)
    const { url } = JSON.parse(await firstLine(behindHttp.child)) as { url: string }
    const noteBytes = JSON.stringify(handing.note).length
    const report: SpeedReport = { store: kind, noteBytes, pending, times, rows: [] }
    if (deskTimes) {
      const floorTimes = await measure(httpFloor(url, handing), times)
      await behindHttp.end('SIGTERM')
      const store = await openStore({ dataDir: place.dataDir, jobs: false })
      const alone = await measure(await openFloor(store, workspace.id), times)
      await store.close()
      report.rows = compare(deskTimes, floorTimes, alone)
      return report
    }

    const store = await openStore({ databaseUrl: place.databaseUrl, jobs: false })
    const alone = await openFloor(store, workspace.id)
    // Warm all three, then take turns, so that a busy moment of the machine hits them alike.
    const rounds = Math.min(10, times)
    const each = Math.ceil(times / rounds)
    if (pending > 0) await openAsMany(store, workspace.id, pending)
    const warm = Math.min(50, times)
    await measure(measured, warm)
    await measure(httpFloor(url, handing), warm)
    await measure(alone, warm)
    const all = { desk: emptyTimes(), http: emptyTimes(), alone: emptyTimes() }
    for (let round = 0; round < rounds; round += 1) {
      append(all.desk, await measure(measured, each))
      append(all.http, await measure(httpFloor(url, handing), each))
      append(all.alone, await measure(alone, each))
      say(`speed, ${kind}: round ${round + 1} of ${rounds}`)
    }
    report.rows = compare(all.desk, all.http, all.alone)
    if (pending === 0) {
      report.listGrowth = await listGrowth(store, workspace.id, measured)
      report.longPolls = await longPolls({ agent, store, url: desk.url, waiting: 2_000 })
    }
    await behindHttp.end('SIGTERM')
    await store.close()
    await desk.stop()
    return report
  } finally {
    await databases?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Times = { create: number[]; list: number[]; decide: number[]; woken: number[] }
const emptyTimes = (): Times => ({ create: [], list: [], decide: [], woken: [] })
const append = (to: Times, more: Times) => {
  for (const step of Object.keys(to) as (keyof Times)[]) to[step].push(...more[step])
}

async function timed<T>(into: number[], work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  const result = await work()
  into.push(performance.now() - started)
  return result
}

/** The desk by the same bare client as the floor: what the SDK adds on the agent's side is not the desk's. */
function deskFloor(url: string, keys: { agentKey?: string; personKey?: string }, handing: Load['handing']): Floor {
  let actionHash: string | undefined
  let handed = 0
  const call = async (path: string, key: string | undefined, body?: object) => {
    const response = await fetch(`${url}/v1/handoffs${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${key}`,
        ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`The desk answered ${response.status}: ${await response.text()}`)
    return response.json()
  }
  return {
    async create() {
      const note = { ...handing.note, ask: `Refund $180 for double charge ${++handed}` }
      const { handoff } = (await call('', keys.agentKey, { ...handing, note })) as {
        handoff: Pick<HandoffView, 'id' | 'note'>
      }
      actionHash = handoff.note.action?.hash
      return handoff.id
    },
    list: async () => ((await call('?view=mine', keys.personKey)) as { rows: unknown[] }).rows,
    decide: async (id) =>
      void (await call(`/${id}/decide`, keys.personKey, { kind: 'approve', noteVersion: 1, actionHash })),
    wait: (id) => call(`/${id}/decision?wait=30`, keys.agentKey),
  }
}

async function measure(floor: Floor, times: number): Promise<Times> {
  const took = emptyTimes()
  for (let n = 0; n < times; n += 1) {
    const id = await timed(took.create, () => floor.create())
    await timed(took.list, () => floor.list())
    const waiting = floor.wait(id)
    await letItWait()
    await timed(took.woken, async () => {
      const decided = timed(took.decide, () => floor.decide(id))
      await waiting
      await decided
    })
  }
  return took
}

/** Both poll before they are decided on: the wait itself is not what is measured. */
const letItWait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 15))

function httpFloor(url: string, handing: Load['handing']): Floor {
  const body = JSON.stringify(handing)
  const post = async (path: string) =>
    (await fetch(`${url}/${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })).json()
  return {
    create: async () => ((await post('create')) as { id: string }).id,
    list: async () => (await (await fetch(`${url}/list`)).json()) as unknown[],
    decide: async (id) => void (await post(`decide/${id}`)),
    wait: async (id) => (await fetch(`${url}/wait/${id}`)).json(),
  }
}

function compare(desk: Times, http: Times, alone: Times): SpeedRow[] {
  const steps = {
    create: 'create, durable',
    list: 'list of one owner',
    decide: 'decide, durable',
    woken: 'decision until the agent has it',
  }
  return (Object.keys(steps) as (keyof Times)[]).map((step) => ({
    step: steps[step],
    deskMs: rounded(median(desk[step])),
    floorBehindHttpMs: rounded(median(http[step])),
    floorAloneMs: rounded(median(alone[step])),
    ratio: rounded(median(desk[step]) / median(http[step])),
  }))
}

/** Agents wait by the thousand: their polls must not hold connections to the database. */
async function longPolls({
  agent,
  store,
  url,
  waiting,
}: {
  agent: Client
  store: Store
  url: string
  waiting: number
}): Promise<SpeedReport['longPolls']> {
  const connections = async () => {
    const { rows } = await store.db.executeQuery<{ count: number }>(
      CompiledQuery.raw(`select count(*)::int as count from pg_stat_activity where datname = current_database()`),
    )
    return rows[0]?.count ?? 0
  }
  const { handoff } = await agent.handOff(HANDING)
  const connectionsBefore = await connections()
  const over = new AbortController()
  const polls = Array.from({ length: waiting }, () =>
    agent.awaitDecision(handoff.id, { wait: 60 }, { signal: over.signal, retries: 0 }).catch(() => undefined),
  )
  await new Promise((resolve) => setTimeout(resolve, 10_000))
  const connectionsDuring = await connections()
  const metrics = await (await fetch(`${url}/metrics`)).text()
  over.abort()
  await Promise.all(polls)
  return {
    waiting: Number(/baton_waiting\{kind="long_poll"\} (\d+)/.exec(metrics)?.[1] ?? 0),
    connectionsBefore,
    connectionsDuring,
  }
}

/** The same list with 1,000, 10,000 and 100,000 open handoffs of that owner. */
async function listGrowth(store: Store, workspace: string, desk: Floor): Promise<SpeedReport['listGrowth']> {
  const growth: { open: number; deskMs: number }[] = []
  for (const open of [1_000, 10_000, 100_000]) {
    await openAsMany(store, workspace, open)
    const took: number[] = []
    for (let n = 0; n < 250; n += 1) await timed(took, () => desk.list())
    growth.push({ open, deskMs: rounded(median(took.slice(50))) })
  }
  return growth
}

/** Copies of one that the desk wrote, each with an ask of its own, until so many are open. */
async function openAsMany(store: Store, workspace: string, open: number): Promise<void> {
  await store.db.executeQuery(
    CompiledQuery.raw(
      `insert into handoffs select r.*
       from (select to_jsonb(h) as row from handoffs h where workspace = $1 and open limit 1) template,
         generate_series(1, $2::int - (select count(*)::int from handoffs where workspace = $1 and open)) n,
         lateral jsonb_populate_record(null::handoffs, template.row || jsonb_build_object('id', gen_random_uuid()::text, 'reference', null,
           'alike', null, 'summary', (template.row -> 'summary') || jsonb_build_object('ask', 'Refund number ' || n), 'due', null, 'urgency', n % 4, 'act_by', now() + n * interval '1 second')) r`,
      [workspace, open],
    ),
  )
  await store.db.executeQuery(CompiledQuery.raw('vacuum analyze handoffs'))
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { times: { type: 'string', default: '300' }, store: { type: 'string' }, big: { type: 'boolean' } },
  })
  const stores: StoreKind[] =
    values.store === 'embedded' || values.store === 'postgres' ? [values.store] : ['postgres', 'embedded']
  const reports: SpeedReport[] = []
  const say = (words: string) => console.error(words)
  if (values.big) reports.push(await speed('postgres', Number(values.times), say, BIG))
  else for (const store of stores) reports.push(await speed(store, Number(values.times), say))
  for (const { store, rows, listGrowth: growth, longPolls: polls } of reports) {
    console.log(`\n${store}, p50 of ${values.times}`)
    console.table(rows)
    if (polls)
      console.log(
        `Long polls: ${polls.waiting} waiting, connections to the database ${polls.connectionsBefore} before, ${polls.connectionsDuring} during.`,
      )
    if (growth) console.table(growth)
  }
  console.log(JSON.stringify(reports))
}
