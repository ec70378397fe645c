/**
 * A steady day: two desks on one PostgreSQL, so many handoffs a second for so many minutes, each of them read, listed and every
 * second one decided through the other desk, while agents wait by the thousand. What was acknowledged is counted in the database
 * afterwards. `npm run bench -- steady [--minutes 60] [--rate 20] [--waiting 2000]`
 */
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs, promisify } from 'node:util'
import { openStore, startDatabases } from '@baton-desk/server/testing'
import { CompiledQuery } from 'kysely'
import { type Clients, clientsOf, nothingYet } from '../desk-process/load.ts'
import { type DeskProcess, startDeskProcess } from '../desk-process/start.ts'
import { median, rounded, shareOf } from '../figures.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    rate: { type: 'string', default: '20' },
    waiting: { type: 'string', default: '2000' },
  },
})
const minutes = Number(values.minutes)
const rate = Number(values.rate)
const waiting = Number(values.waiting)
/** Agents that wait for the same handoff. */
const ON_ONE = 20
const SAMPLE_MS = 5_000

const STEPS = ['create', 'read', 'list', 'decide', 'decision until the agent has it'] as const
type Step = (typeof STEPS)[number]

const databases = await startDatabases('postgres', { durable: true })
try {
  const address = await databases.createAddress()
  const desks = [await startDeskProcess({ port: 0, ...address }), await startDeskProcess({ port: 0, ...address })]
  const [first, second] = desks
  if (!first || !second) throw new Error('Two desks were to be started.')
  const through = (desk: DeskProcess): Clients => clientsOf(desk.url, first)
  const clients = [through(first), through(second)] as const
  const took: Record<Step, number[]> = {
    create: [],
    read: [],
    list: [],
    decide: [],
    'decision until the agent has it': [],
  }
  const acknowledged = nothingYet()
  let failed = 0
  const countFailed = (): void => {
    failed += 1
  }
  const timed = async <T>(step: Step, work: Promise<T>): Promise<T> => {
    const began = performance.now()
    const result = await work
    took[step].push(performance.now() - began)
    return result
  }

  const over = new AbortController()
  const store = await openStore({ databaseUrl: address.databaseUrl, jobs: false })
  const ask = async <Row>(sql: string, parameters: unknown[] = []): Promise<Row> => {
    const { rows } = await store.db.executeQuery<Row>(CompiledQuery.raw(sql, parameters))
    if (!rows[0]) throw new Error('The database gave no answer.')
    return rows[0]
  }
  const written = () =>
    ask<{ disk: number; wal: number }>(
      `select pg_database_size(current_database())::float8 as disk, (pg_current_wal_lsn() - '0/0')::float8 as wal`,
    )
  const waiters = await agentsThatWait(clients, over.signal)
  const memory = desks.map((desk) => memoryOf(desk, over.signal))
  const [writtenBefore, cpuBefore] = [await written(), await cpuOf(desks)]
  const began = performance.now()
  const running: Promise<void>[] = []
  const wanted = minutes * 60 * rate
  for (let n = 0; n < wanted; n += 1) {
    const early = began + (n * 1000) / rate - performance.now()
    if (early > 0) await pause(early)
    running.push(oneHandoff(n).catch(countFailed))
    if (n % (rate * 60) === 0) console.error(`steady: minute ${n / rate / 60} of ${minutes}`)
  }
  await Promise.all(running)
  const seconds = (performance.now() - began) / 1000
  const [writtenAfter, cpuAfter] = [await written(), await cpuOf(desks)]
  over.abort()
  const megabytes = await Promise.all(memory)
  await Promise.all(waiters)

  const missing = async (ids: string[], sql: string): Promise<number> =>
    (await ask<{ missing: number }>(sql, [ids])).missing
  const lost = {
    acknowledgedHandoffs: acknowledged.handoffs.size,
    handoffsLost: await missing(
      [...acknowledged.handoffs],
      'select count(*)::int as missing from unnest($1::text[]) t(id) left join handoffs h on h.id = t.id where h.owner is null',
    ),
    acknowledgedDecisions: acknowledged.decisions.size,
    decisionsLost: await missing(
      [...acknowledged.decisions.values()],
      `select count(*)::int as missing from unnest($1::text[]) t(id) where not exists (
         select from events e where e.type = 'decided' and e.data ->> 'decisionId' = t.id)`,
    ),
  }
  await store.close()
  await Promise.all(desks.map((desk) => desk.stop()))

  const report = {
    minutes,
    rate,
    waiting,
    handoffsASecond: rounded(wanted / seconds),
    loadOfTheMachine: rounded(loadavg()[1] ?? 0),
    ofAHandoff: {
      diskBytes: Math.round((writtenAfter.disk - writtenBefore.disk) / wanted),
      walBytes: Math.round((writtenAfter.wal - writtenBefore.wal) / wanted),
      cpuMsOfTheDesks: rounded(((cpuAfter - cpuBefore) * 1_000) / wanted),
    },
    failed,
    ...lost,
    rows: STEPS.map((step) => {
      const [p50, p99] = [median(took[step]), shareOf(took[step], 0.99)]
      return { step, times: took[step].length, p50: rounded(p50), p99: rounded(p99), ratio: rounded(p99 / p50) }
    }),
    // From the second fifth on: before that, what is kept is filled.
    memory: megabytes.map((all) => {
      const [early, late] = [1, 4].map((part) =>
        median(all.slice((all.length * part) / 5, (all.length * (part + 1)) / 5)),
      ) as [number, number]
      return { earlyMb: rounded(early), lateMb: rounded(late), ratio: rounded(late / early) }
    }),
  }
  console.table(report.rows)
  console.table(report.memory)
  console.log(JSON.stringify(report))
  writeFileSync(join(import.meta.dirname, '../results/steady.json'), `${JSON.stringify(report, null, 2)}\n`)
  process.exitCode = lost.handoffsLost + lost.decisionsLost > 0 ? 1 : 0

  /** Every second one is decided on by a person at the other desk, while its agent waits for it. */
  async function oneHandoff(n: number): Promise<void> {
    const [here, there] = n % 2 ? [clients[0], clients[1]] : [clients[1], clients[0]]
    const { handoff } = await timed('create', here.agent.handOff({ lane: 'support', note: noteOf(n) }))
    acknowledged.handoffs.add(handoff.id)
    await timed('read', there.person.getHandoff(handoff.id))
    await timed('list', here.person.listHandoffs({ view: n % 4 ? 'mine' : 'all' }))
    if (n % 2) return
    const waits = here.agent.awaitDecision(handoff.id, { wait: 60 })
    waits.catch(() => undefined)
    // Listening before it is decided on is not what is measured.
    await pause(200)
    const answer = { kind: 'approve' as const, noteVersion: handoff.noteVersion }
    await timed(
      'decision until the agent has it',
      Promise.all([waits, timed('decide', there.person.decide(handoff.id, answer)).then(keep)]),
    )

    function keep({ decision }: { decision?: { id: string } | undefined }): void {
      if (decision) acknowledged.decisions.set(handoff.id, decision.id)
    }
  }
} finally {
  await databases.stop()
}

function noteOf(n: number) {
  return {
    ask: `Refund $180 for double charge ${n}`,
    next: { action: 'Refund the second charge.', decision: { kind: 'approve' as const } },
    who: { name: `Amir Haddad ${n % 500}` },
    what: `Amir was charged twice for order ${n}.`,
    why: { code: 'authority_limit' as const, sentence: 'Refunds over $100 need a person.' },
    where: { artifacts: [{ label: `Order ${n}`, id: String(n), kind: 'order', openFirst: true }] },
  }
}

/** They ask again whenever they are told that nothing has happened, half of them at each desk; resolves once all have begun. */
async function agentsThatWait(clients: readonly [Clients, Clients], signal: AbortSignal): Promise<Promise<void>[]> {
  const ids: string[] = []
  for (let n = 0; n < waiting / ON_ONE; n += 1)
    ids.push((await clients[0].agent.handOff({ lane: 'support', note: noteOf(1_000_000 + n) })).handoff.id)
  return Array.from({ length: waiting }, async (_, n) => {
    const { agent } = clients[n % 2 ? 0 : 1]
    const id = ids[n % ids.length] ?? ''
    // Not all at the same moment.
    await pause((n % 60) * 500, undefined, { signal }).catch(() => undefined)
    while (!signal.aborted)
      await agent.awaitDecision(id, { wait: 60 }, { signal, retries: 0 }).catch(() => pause(signal.aborted ? 0 : 1_000))
  })
}

/** Seconds of CPU that the desks have had together. */
async function cpuOf(desks: readonly DeskProcess[]): Promise<number> {
  const all = await Promise.all(desks.map(({ pid }) => ofProcess(pid, 'cputimes')))
  return all.reduce((sum, seconds) => sum + seconds, 0)
}

async function ofProcess(pid: number | undefined, what: 'rss' | 'cputimes'): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', `${what}=`, '-p', String(pid)])
  return Number(stdout)
}

/** Resident megabytes of a desk, from now on until it is over. */
async function memoryOf({ pid }: DeskProcess, signal: AbortSignal): Promise<number[]> {
  const seen: number[] = []
  while (!signal.aborted) {
    seen.push((await ofProcess(pid, 'rss')) / 1024)
    await pause(SAMPLE_MS, undefined, { signal }).catch(() => undefined)
  }
  return seen
}
