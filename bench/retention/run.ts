/**
 * Retention on many handoffs whose clock is moved on by more than a year: what is left of each kind, how long it takes, and how
 * long `/healthz` lets wait meanwhile. `npm run bench -- retention [--handoffs 20000] [--days 400] [--store embedded|postgres]`
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { days } from '@baton-desk/core'
import { openStore, type StoreKind, startDatabases } from '@baton-desk/server/testing'
import { sql } from 'kysely'
import { goodNote, openDesk } from '../../scenarios/desk.ts'
import { rounded, shareOf } from '../figures.ts'

/** Made through the doors, and then copied: by hand they would take an hour. */
const MADE = 20
/** Of these a share waits for somebody still: nothing of those may go. */
const OPEN = 2

const IDLE_MS = 30_000

const { values } = parseArgs({
  options: {
    handoffs: { type: 'string', default: '20000' },
    days: { type: 'string', default: '400' },
    store: { type: 'string', default: 'embedded' },
  },
})
const kind = values.store as StoreKind
const wanted = Number(values.handoffs)
const databases = await startDatabases(kind, { durable: true })
const address = await databases.createAddress()

const first = await openDesk(kind, address)
const sam = await first.person('sam')
await first.agent.client.createWebhook({ url: 'http://127.0.0.1:49999/nobody-listens', events: ['decided'] })
const text = 'I was charged twice for order 4471 and want one charge back, please. '.repeat(4)
const conversation = Array.from({ length: 20 }, (_, at) => ({
  role: at % 2 === 0 ? ('customer' as const) : ('agent' as const),
  text: `${text} (${at})`,
}))
for (let made = 0; made < MADE; made += 1) {
  const { handoff } = await first.handOff({ customer: `C-${made}`, note: goodNote, conversation })
  if (made < OPEN) continue
  await sam.stepIn(handoff.id, { reason: 'Here.' })
  const { decision } = await sam.decide(handoff.id, { kind: 'approve', noteVersion: handoff.noteVersion })
  if (!decision) throw new Error('expected a decision')
  await first.agent.acknowledge(handoff, decision)
  await first.agent.reportEffect(handoff, { decision, outcome: 'done', text: 'Refunded.' })
  await first.agent.client.askGate({ event: { kind: 'message', text: 'Hello' } })
}
await first.stop()

const copies = Math.round(wanted / MADE) - 1
const store = await openStore({ ...address, jobs: false })
for (const [table, columns] of [
  ['handoffs', { id: `t.id || '-' || n`, reference: `t.reference || '-' || n` }],
  ['conversations', { handoff: `t.handoff || '-' || n` }],
  ['submissions', { handoff: `t.handoff || '-' || n` }],
  ['notes', { handoff: `t.handoff || '-' || n` }],
  ['events', { handoff: `t.handoff || '-' || n`, position: 't.position + 10000 * n' }],
  ['deliveries', { id: `t.id || '-' || n`, handoff: `t.handoff || '-' || n`, state: `'dead'`, last_at: 'now()' }],
  [
    'idempotency',
    { key: `t.key || '-' || n`, body: `jsonb_build_object('handoff', (t.body ->> 'handoff') || '-' || n)` },
  ],
  ['verdicts', { id: `gen_random_uuid()::text` }],
] as const)
  await store.systemTransaction(async (tx) => {
    const names = await sql<{ name: string }>`select column_name as name from information_schema.columns
      where table_schema = current_schema() and table_name = ${table} order by ordinal_position`.execute(tx)
    const made: Record<string, string> = columns
    const list = names.rows.map(({ name }) => made[name] ?? `t."${name}"`).join(', ')
    await sql.raw(`insert into ${table} select ${list} from ${table} t, generate_series(1, ${copies}) n`).execute(tx)
  })
if (kind === 'embedded')
  for (const table of ['handoffs', 'events', 'conversations'])
    await sql.raw(`vacuum analyze ${table}`).execute(store.db)
else await sql`analyze`.execute(store.db)
await sql`checkpoint`.execute(store.db).catch(() => undefined)
const before = await counts()
await store.close()

const desk = await openDesk(kind, { ...address, watchEveryMs: 3_600_000, sweepEveryMs: 3_600_000 })
const admin = await desk.person('sam')
// What else comes round after so long, the proof first of all, is not what is measured.
const kept = await admin.retention()
await admin.setRetention(Object.fromEntries(Object.keys(kept).map((name) => [name, 3_650])))
desk.shiftClock(days(Number(values.days)))
await desk.watch()
await admin.setRetention(kept)
// What the machine lets wait by itself, with nothing to purge.
const idle = watchHealth(desk.url)
await new Promise((resolve) => setTimeout(resolve, IDLE_MS))
const waitedIdle = await idle.stop()
const waits = watchHealth(desk.url)
const began = performance.now()
await desk.watch()
const seconds = (performance.now() - began) / 1000
const waited = await waits.stop()
const { items } = await admin.workspaceTrail({})
await desk.stop()

const again = await openStore({ ...address, jobs: false })
const after = await counts(again)
await again.close()
await databases.stop()

const result = {
  store: kind,
  handoffs: before.handoffs,
  daysLater: Number(values.days),
  before,
  after,
  trail: items.find(({ type }) => type === 'purged')?.sentence,
  seconds: rounded(seconds),
  healthzMs: figuresOf(waited),
  healthzMsWithNothingToPurge: figuresOf(waitedIdle),
}
console.log(JSON.stringify(result, null, 2))
if (wanted >= 20_000)
  writeFileSync(new URL(`../results/retention-${kind}.json`, import.meta.url), `${JSON.stringify(result, null, 2)}\n`)

function figuresOf(waits: readonly number[]) {
  const [p50, p99, worst] = [0.5, 0.99, 1].map((share) => rounded(shareOf(waits, share)))
  return { asked: waits.length, p50, p99, worst, over250: waits.filter((ms) => ms > 250).length }
}

async function counts(of = store) {
  return of.systemTransaction(async (tx) => {
    const { rows } = await sql<Record<string, number>>`select
      (select count(*)::int from handoffs) as handoffs,
      (select count(*)::int from handoffs where open) as open,
      (select count(*)::int from handoffs where erased_at is null) as "withWords",
      (select count(*)::int from conversations where messages <> '[]') as conversations,
      (select count(*)::int from events) as events,
      (select count(*)::int from events where words is not null) as "eventsWithWords",
      (select count(*)::int from notes) as notes,
      (select count(*)::int from verdicts) as verdicts,
      (select count(*)::int from deliveries) as deliveries,
      (select count(*)::int from idempotency) as "idempotencyKeys"`.execute(tx)
    return rows[0] ?? {}
  })
}

/** From a thread of its own: what blocks the desk's must not stop the clock that measures it. */
function watchHealth(url: string): { stop(): Promise<number[]> } {
  const worker = new Worker(
    `const { parentPort, workerData } = require('node:worker_threads')
     let stopped = false
     const waits = []
     parentPort.on('message', () => { stopped = true })
     ;(async () => {
       while (!stopped) {
         const began = performance.now()
         await (await fetch(workerData + '/healthz')).text()
         waits.push(performance.now() - began)
         await new Promise((resolve) => setTimeout(resolve, 10))
       }
       parentPort.postMessage(waits)
       parentPort.close()
     })()`,
    { eval: true, workerData: url },
  )
  return {
    stop: () =>
      new Promise((resolve) => {
        worker.once('message', resolve)
        worker.postMessage('stop')
      }),
  }
}
