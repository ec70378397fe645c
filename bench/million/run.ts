/**
 * How a desk does with many handoffs: the same calls on 10,000 and on a million of them, a tenth open, of 1,000 people in
 * 200 lanes, on PostgreSQL. Loaded in bulk as copies of what the desk wrote; a thousand of them are compared with it field
 * by field. `npm run bench -- million [--handoffs 1000000] [--times 200]`. Ratios count: many to few, in one run.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createClient } from '@baton-desk/sdk'
import { openStore, type Store, startDatabases } from '@baton-desk/server/testing'
import { CompiledQuery } from 'kysely'
import { startDeskProcess } from '../desk-process/start.ts'
import { median, rounded, shareOf } from '../figures.ts'

const PEOPLE = 1_000
const LANES = 200
const FEW = 10_000
/** One in so many is open. */
const OPEN_ONE_IN = 10
const SAMPLES = 1_000
const AT_ONCE = 20_000

/** What a copy has of its own; all else is what the desk wrote. */
const OWN = [
  'id',
  'reference',
  'customer',
  'owner',
  'lane',
  'urgency',
  'act_by',
  'due',
  'alike',
  'created_at',
  'changed_at',
  'closed_at',
]

const { values } = parseArgs({
  options: { handoffs: { type: 'string', default: '1000000' }, times: { type: 'string', default: '200' } },
})
const many = Number(values.handoffs)
const times = Number(values.times)

const databases = await startDatabases('postgres', { durable: true })
try {
  const place = { port: 0, ...(await databases.createAddress()) }
  const desk = await startDeskProcess(place)
  const admin = createClient({ baseUrl: desk.url, key: desk.personKey, timeoutMs: 300_000 })
  const agent = createClient({ baseUrl: desk.url, key: desk.agentKey, timeoutMs: 300_000 })
  const { workspace, people } = await admin.desk()
  const [me] = people
  if (!me) throw new Error('The desk has nobody.')
  const { version } = await admin.getPlaybook()
  await admin.putPlaybook({ basedOn: version, document: playbookWith(me.id) })
  const closed = await handOff()
  const { decision } = await admin.decide(closed, { kind: 'approve', noteVersion: 1 })
  if (!decision) throw new Error('The desk took no decision.')
  await agent.acknowledge(closed, { decisionId: decision.id })
  await agent.reportEffect(closed, { decisionId: decision.id, outcome: 'done' })
  const open = await handOff()

  const store = await openStore({ databaseUrl: place.databaseUrl, jobs: false })
  const load = { store, workspace: workspace.id, open, closed, me: me.id }
  const rows: Record<string, { few: number; fewP95: number; many: number; manyP95: number }> = {}
  const loadSeconds: number[] = []
  for (const size of [FEW, many]) {
    const began = performance.now()
    await loadUntil(load, size)
    loadSeconds.push((performance.now() - began) / 1000)
    for (const [name, took] of Object.entries(await measured(load))) {
      const [p50, p95] = [rounded(median(took)), rounded(shareOf(took, 0.95))]
      const before = rows[name] ?? { few: p50, fewP95: p95 }
      rows[name] = { ...before, many: p50, manyP95: p95 }
    }
  }
  const report = {
    handoffs: many,
    open: many / OPEN_ONE_IN,
    people: PEOPLE,
    lanes: LANES,
    times,
    loadOfTheMachine: rounded(loadavg()[0] ?? 0),
    loadSeconds: loadSeconds.map(rounded),
    compared: await compared(load),
    rows: Object.entries(rows).map(([name, row]) => ({ name, ...row, ratio: rounded(row.many / row.few) })),
  }
  await store.close()
  await desk.stop()
  console.table(report.rows)
  console.log(JSON.stringify(report))
  const results = join(import.meta.dirname, '../results')
  mkdirSync(results, { recursive: true })
  writeFileSync(join(results, 'million.json'), `${JSON.stringify(report, null, 2)}\n`)

  async function handOff(): Promise<string> {
    const { handoff } = await agent.handOff({
      lane: 'lane-0',
      customer: 'C-0',
      note: {
        ask: 'Refund $180 for a double charge',
        next: { action: 'Refund the second charge.', decision: { kind: 'approve' } },
        who: { name: 'Amir Haddad' },
        what: 'Amir was charged twice for order 4471.',
        why: { code: 'authority_limit', sentence: 'Refunds over $100 need a person.' },
        where: { artifacts: [{ label: 'Order 4471', id: '4471', kind: 'order', openFirst: true }] },
      },
    })
    return handoff.id
  }

  /** In turns, so that a busy moment of the machine hits all of them alike. */
  async function measured({ closed }: Load): Promise<Record<string, number[]>> {
    const calls: Record<string, () => Promise<unknown>> = {
      // What it costs more is the machine's doing, and not that of the many.
      'nothing of them': () => fetch(`${desk.url}/healthz`).then((answer) => answer.text()),
      'list, mine': () => admin.listHandoffs({ view: 'mine' }),
      'list, all': () => admin.listHandoffs({ view: 'all' }),
      'list, overdue': () => admin.listHandoffs({ view: 'overdue' }),
      'list, closed': () => admin.listHandoffs({ view: 'closed' }),
      'list, by reference': () => agent.listHandoffs({ reference: 'reference-77' }),
      'search, words of many': () => admin.listHandoffs({ view: 'all', search: 'double charge' }),
      'search, words of one': () => admin.listHandoffs({ view: 'all', search: 'number 990.' }),
      counts: () => admin.countHandoffs(),
      history: () => admin.history(closed),
      'a handoff': () => admin.getHandoff(closed),
      'a sweep that finds nothing': () =>
        store.systemTransaction(async (tx) =>
          tx.executeQuery(
            CompiledQuery.raw(
              'select workspace, id as handoff from handoffs where due is not null and due <= (select desk_now()) order by due limit 100 for update skip locked',
            ),
          ),
        ),
      create: handOff,
    }
    const took: Record<string, number[]> = Object.fromEntries(Object.keys(calls).map((name) => [name, []]))
    for (let n = -10; n < times; n += 1)
      for (const [name, call] of Object.entries(calls)) {
        const began = performance.now()
        await call()
        if (n >= 0) took[name]?.push(performance.now() - began)
      }
    return took
  }
} finally {
  await databases.stop()
}

type Load = { store: Store; workspace: string; open: string; closed: string; me: string }

/** Until there are so many: each a copy of the open or the closed one, with what it has of its own. */
async function loadUntil({ store, workspace, open, closed, me }: Load, size: number): Promise<void> {
  const run = <Row>(text: string, parameters: unknown[] = []) =>
    store.db.executeQuery<Row>(CompiledQuery.raw(text, parameters))
  const { rows } = await run<{ count: number }>('select count(*)::int as count from handoffs where workspace = $1', [
    workspace,
  ])
  for (let from = rows[0]?.count ?? 0; from < size; from += AT_ONCE) {
    const to = Math.min(size, from + AT_ONCE) - 1
    await run(
      `with template as (select id, to_jsonb(h) as row from handoffs h where workspace = $1 and id in ($2, $3))
       insert into handoffs select r.* from generate_series($4::int, $5::int) n
       join template t on t.id = case when n % ${OPEN_ONE_IN} = 0 then $2 else $3 end,
       lateral jsonb_populate_record(null::handoffs, t.row || jsonb_build_object(
         'id', overlay(gen_random_uuid()::text placing '0190' from 1),
         'reference', 'reference-' || n, 'customer', 'C-' || n, 'lane', 'lane-' || n % ${LANES},
         'owner', case when n % ${PEOPLE} = 0 then $6 else 'p' || n % ${PEOPLE} end, 'urgency', n / ${OPEN_ONE_IN} % 4,
         'act_by', case when n % ${OPEN_ONE_IN} = 0 then to_jsonb(now() + interval '1 day' + n * interval '1 second') end,
         'due', case when n % ${OPEN_ONE_IN} = 0 then to_jsonb(now() + interval '1 day' + n * interval '1 second') end,
         'alike', null,
         'created_at', now() - interval '30 days' + n * interval '1 second',
         'changed_at', now() - interval '30 days' + n * interval '1 second',
         'closed_at', case when n % ${OPEN_ONE_IN} <> 0 then to_jsonb(now() - interval '30 days' + n * interval '1 second') end)) r`,
      [workspace, open, closed, from, to, me],
    )
    await run(
      `insert into events select r.* from handoffs h
       join events e on e.workspace = $1 and e.handoff = case when h.open then $2 else $3 end,
       lateral jsonb_populate_record(null::events, to_jsonb(e) || jsonb_build_object('handoff', h.id,
         'position', 1000000 + 20 * substr(h.reference, 11)::bigint + e.seq)) r
       where h.workspace = $1 and h.reference in (select 'reference-' || n from generate_series($4::int, $5::int) n)`,
      [workspace, open, closed, from, to],
    )
    await run(
      `insert into found_by select f.workspace, h.id, f.kind, f.words || array_to_tsvector(array['number', substr(h.reference, 11)]),
         f.parts || ' number ' || substr(h.reference, 11)
       from handoffs h join found_by f on f.workspace = $1 and f.handoff = case when h.open then $2 else $3 end
       where h.workspace = $1 and h.reference in (select 'reference-' || n from generate_series($4::int, $5::int) n)`,
      [workspace, open, closed, from, to],
    )
    console.error(`million: ${to + 1} of ${size}`)
  }
  await run('vacuum analyze handoffs')
  await run('vacuum analyze events')
  await run('vacuum analyze found_by')
}

/** Samples whose fields are what the desk wrote, save those that are their own. */
async function compared({ store, workspace, open, closed }: Load): Promise<{ samples: number; different: number }> {
  const { rows } = await store.db.executeQuery<{ samples: number; different: number }>(
    CompiledQuery.raw(
      `with template as (select id, to_jsonb(h) - $4::text[] as row from handoffs h where workspace = $1 and id in ($2, $3)),
       sample as (select to_jsonb(h) - $4::text[] as row, case when open then $2 else $3 end as template
         from handoffs h where workspace = $1 and reference like 'reference-%' order by md5(id) limit ${SAMPLES})
       select count(*)::int as samples, (count(*) filter (where sample.row is distinct from template.row))::int as different
       from sample join template on template.id = sample.template`,
      [workspace, open, closed, OWN],
    ),
  )
  return rows[0] ?? { samples: 0, different: 0 }
}

function playbookWith(me: string) {
  const people = Object.fromEntries(
    Array.from({ length: PEOPLE - 1 }, (_, n) => [`p${n + 1}`, { name: `Person ${n + 1}` }]),
  )
  const lanes = Object.fromEntries(
    Array.from({ length: LANES }, (_, n) => [`lane-${n}`, { name: `Lane ${n}`, owners: { people: [me] } }]),
  )
  return { timeZone: 'UTC', lastResort: me, people: { [me]: { name: 'Me' }, ...people }, lanes }
}
