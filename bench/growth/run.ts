/**
 * What breaks first as a desk grows to 10,000 workspaces and 10 million handoffs a day: the three queues through which each
 * commit goes are measured on this machine's PostgreSQL, then simulated at each step at its busiest hour.
 * `npm run bench -- growth [--seconds 4] [--commits 5]`; what it says is told in docs/explanation/scale.md.
 */
import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openStore, startDatabases } from '@baton-desk/server/testing'
import { CompiledQuery } from 'kysely'
import { rounded, shareOf } from '../figures.ts'

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '4' }, commits: { type: 'string', default: '5' } },
})
/** Of one handoff in its life: it comes, is accepted, decided, acknowledged and reported. */
const COMMITS = Number(values.commits)
/** The busiest hour beside the mean of the day, for people who work in one part of the world. */
const PEAK = 3
const AT_ONCE = 16
const STEPS = [
  { workspaces: 1, handoffsADay: 1_000 },
  { workspaces: 10, handoffsADay: 10_000 },
  { workspaces: 100, handoffsADay: 100_000 },
  { workspaces: 1_000, handoffsADay: 1_000_000 },
  { workspaces: 10_000, handoffsADay: 10_000_000 },
]

type Queue = 'alone' | 'notifying' | 'one workspace'
/** What a commit waits for: the disk; the lock that PostgreSQL gives to one commit with a notification at a time; the row that counts a workspace's events. */
const STATEMENTS: Record<Queue, (n: number) => CompiledQuery> = {
  alone: (n) => CompiledQuery.raw(`update bench_places set position = position + 1 where id = $1`, [n]),
  notifying: (n) =>
    CompiledQuery.raw(
      `with place as (update bench_places set position = position + 1 where id = $1 returning position)
       select pg_notify('bench', position::text) from place`,
      [n],
    ),
  'one workspace': () => CompiledQuery.raw(`update bench_places set position = position + 1 where id = $1`, [0]),
}

const measured = await commitsASecond(Number(values.seconds) * 1_000)
const steps = STEPS.map(({ workspaces, handoffsADay }) => {
  const commits = ((handoffsADay * COMMITS) / 86_400) * PEAK
  // Few workspaces have most of the work: the share of the largest where the n-th has a n-th of it.
  const largest = commits / harmonic(workspaces)
  return {
    workspaces,
    handoffsADay,
    commitsASecondAtPeak: rounded(commits),
    notifying: waitOf(commits, measured.notifying),
    largestWorkspace: waitOf(largest, measured['one workspace']),
  }
})
const report = {
  atOnce: AT_ONCE,
  commitsOfAHandoff: COMMITS,
  peak: PEAK,
  load: rounded(loadavg()[0] ?? 0),
  measured,
  steps,
}
console.table(measured)
console.table(
  steps.map(({ notifying, largestWorkspace, ...step }) => ({
    ...step,
    'all commits: busy': notifying.busy,
    'wait p99 ms': notifying.waitP99Ms,
    'largest workspace: busy': largestWorkspace.busy,
    'its wait p99 ms': largestWorkspace.waitP99Ms,
  })),
)
console.log(JSON.stringify(report))
writeFileSync(join(import.meta.dirname, '../results/growth.json'), `${JSON.stringify(report, null, 2)}\n`)

async function commitsASecond(ms: number): Promise<Record<Queue, number>> {
  const databases = await startDatabases('postgres', { durable: true })
  try {
    const { databaseUrl } = await databases.createAddress()
    const store = await openStore({ databaseUrl, jobs: false, poolSize: AT_ONCE })
    const run = (query: CompiledQuery) => store.db.executeQuery(query)
    await run(CompiledQuery.raw('create table bench_places (id int primary key, position bigint not null default 0)'))
    await run(CompiledQuery.raw(`insert into bench_places select n from generate_series(0, ${AT_ONCE}) n`))
    const counted = { alone: 0, notifying: 0, 'one workspace': 0 }
    for (const queue of Object.keys(counted) as Queue[]) {
      const until = performance.now() + ms
      const began = performance.now()
      await Promise.all(
        Array.from({ length: AT_ONCE }, async (_, n) => {
          for (; performance.now() < until; counted[queue] += 1) await run(STATEMENTS[queue](n + 1))
        }),
      )
      counted[queue] = Math.round(counted[queue] / ((performance.now() - began) / 1_000))
    }
    await store.close()
    return counted
  } finally {
    await databases.stop()
  }
}

function harmonic(count: number): number {
  let sum = 0
  for (let n = 1; n <= count; n += 1) sum += 1 / n
  return sum
}

/** One queue served one at a time: 200,000 commits that come at random, the same in each run. */
function waitOf(aSecond: number, served: number): { busy: number; waitP99Ms: number | null } {
  const busy = rounded(aSecond / served)
  if (busy >= 1) return { busy, waitP99Ms: null }
  const random = seeded(15)
  const waits: number[] = []
  let now = 0
  let free = 0
  for (let n = 0; n < 200_000; n += 1) {
    now += -Math.log(1 - random()) / aSecond
    const begins = Math.max(now, free)
    waits.push((begins - now) * 1_000)
    free = begins + 1 / served
  }
  return { busy, waitP99Ms: rounded(shareOf(waits, 0.99)) }
}

/** Park and Miller's: of a fixed beginning always the same. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
