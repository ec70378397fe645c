/**
 * Numbers over a year of a busy desk, on PostgreSQL: how long the page waits, what a recount takes, how much disk the counts
 * need beside the events, and what a commit costs more for what is counted later. Loaded in bulk as copies of what the desk
 * wrote. `npm run bench -- measures-year [--days 365] [--per-day 1000] [--times 60] [--pairs 300]`.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type EndpointId, isRefusal, readingOf } from '@baton-desk/core'
import { createClient } from '@baton-desk/sdk'
import { answerCall, createTestApp, openStore, type Store, startDatabases } from '@baton-desk/server/testing'
import { CompiledQuery } from 'kysely'
import { type DeskProcess, startDeskProcess } from '../desk-process/start.ts'
import { median, rounded, shareOf, timeOf } from '../figures.ts'

const LANES = 10
const AGENTS = 5
const CUSTOMERS = 40_000
const DAYS_AT_ONCE = 20

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '365' },
    'per-day': { type: 'string', default: '1000' },
    times: { type: 'string', default: '60' },
    pairs: { type: 'string', default: '300' },
  },
})
const [days, perDay, times, pairs] = [values.days, values['per-day'], values.times, values.pairs].map(Number) as [
  number,
  number,
  number,
  number,
]
const handoffs = days * perDay

const NOTE = {
  ask: 'Refund $180 for a double charge',
  next: { action: 'Refund the second charge.', decision: { kind: 'approve' as const } },
  who: { name: 'Amir Haddad' },
  what: 'Amir was charged twice for order 4471.',
  why: { code: 'authority_limit' as const, sentence: 'Refunds over $100 need a person.' },
  where: { artifacts: [{ label: 'Order 4471', id: '4471', kind: 'order', openFirst: true }] },
}

const databases = await startDatabases('postgres', { durable: true })
let desk: DeskProcess | undefined
try {
  const place = { port: 0, ...(await databases.createAddress()) }
  desk = await startDeskProcess(place)
  const admin = createClient({ baseUrl: desk.url, key: desk.personKey, timeoutMs: 900_000 })
  const agent = createClient({ baseUrl: desk.url, key: desk.agentKey, timeoutMs: 300_000 })
  const { workspace, people } = await admin.desk()
  const [me] = people
  if (!me) throw new Error('The desk has nobody.')
  const { version } = await admin.getPlaybook()
  await admin.putPlaybook({ basedOn: version, document: playbookWith(me.id) })
  const templates = [await decidedAs('approve'), await decidedAs('reject'), await decidedAs('not_needed')]

  const store = await openStore({ databaseUrl: place.databaseUrl, jobs: false })
  const began = performance.now()
  await load(store, workspace.id, templates)
  const loadSeconds = (performance.now() - began) / 1000

  console.error('measures-year: counts anew')
  let counted = { handoffs: 0, events: 0 }
  const recountStarted = performance.now()
  counted = await admin.recountMeasures()
  const recountSeconds = (performance.now() - recountStarted) / 1000

  const today = new Date().toISOString().slice(0, 10)
  const daysAgo = (n: number) => new Date(Date.now() - n * 86_400_000).toISOString().slice(0, 10)
  const calls: Record<string, () => Promise<unknown>> = {
    '7 days': () => admin.measures({}),
    '30 days': () => admin.measures({ from: daysAgo(29), to: today }),
    '90 days': () => admin.measures({ from: daysAgo(89), to: today }),
    'a year': () => admin.measures({ from: daysAgo(364), to: today }),
    'one lane, 90 days': () => admin.measures({ from: daysAgo(89), to: today, lane: 'lane-1' }),
    'handoffs behind a number': () => admin.measuredHandoffs('from_note', { which: 'rest' }),
  }
  const took: Record<string, number[]> = Object.fromEntries(Object.keys(calls).map((name) => [name, []]))
  for (let n = -3; n < times; n += 1)
    for (const [name, call] of Object.entries(calls)) {
      const at = performance.now()
      await call()
      if (n >= 0) took[name]?.push(performance.now() - at)
    }
  const [disk] = await rowsOf<{ measures: number; events: number; rows: number }>(
    store,
    `select pg_total_relation_size('measures')::float8 as measures, pg_total_relation_size('events')::float8 as events,
       (select count(*)::int from measures) as rows`,
  )
  // Its job counts beside whatever is committed: here only the commits are looked at.
  await desk.stop()
  desk = undefined
  console.error('measures-year: commits')
  const commits = await commitsOf(store, { workspace: workspace.id, me: me.id })
  const report = {
    ...{ days, perDay, handoffs, events: counted.events, lanes: LANES, agents: AGENTS, times, pairs },
    loadOfTheMachine: rounded(loadavg()[0] ?? 0),
    loadSeconds: rounded(loadSeconds),
    recount: { seconds: rounded(recountSeconds), ...counted },
    page: Object.entries(took).map(([name, ms]) => ({
      name,
      p50: rounded(median(ms)),
      p95: rounded(shareOf(ms, 0.95)),
    })),
    disk: disk && {
      ...disk,
      share: Math.round((disk.measures / disk.events) * 10_000) / 10_000,
    },
    commits,
  }
  await store.close()
  console.table(report.page)
  console.log(JSON.stringify(report))
  const results = join(import.meta.dirname, '../results')
  mkdirSync(results, { recursive: true })
  writeFileSync(join(results, 'measures-year.json'), `${JSON.stringify(report, null, 2)}\n`)

  async function decidedAs(kind: 'approve' | 'reject' | 'not_needed'): Promise<string> {
    const { handoff } = await agent.handOff({ lane: 'lane-0', customer: 'C-0', note: NOTE })
    await admin.accept(handoff.id, {})
    if (kind === 'reject') await admin.openConversation(handoff.id).catch(() => undefined)
    const text = kind === 'reject' ? { text: 'Paid once.' } : {}
    const { decision } = await admin.decide(handoff.id, { kind, ...text, noteVersion: 1 })
    if (!decision) throw new Error('The desk took no decision.')
    await agent.acknowledge(handoff.id, { decisionId: decision.id })
    if (kind === 'approve') await agent.reportEffect(handoff.id, { decisionId: decision.id, outcome: 'done' })
    return handoff.id
  }
} finally {
  await desk?.kill()
  await databases.stop()
}

async function rowsOf<Row>(store: Store, text: string, parameters: unknown[] = []): Promise<Row[]> {
  const { rows } = await store.db.executeQuery<Row>(CompiledQuery.raw(text, parameters))
  return rows
}

/** As many each day, round the clock, a year back from now: each a copy of one of the templates, with what it has of its own. */
async function load(store: Store, workspace: string, templates: readonly string[]): Promise<void> {
  const last = 1_000_000 + 30 * handoffs
  // Nothing of it is counted as it comes: that is what the recount is for.
  await rowsOf(store, 'update workspaces set position = $2 where id = $1', [workspace, last])
  await rowsOf(
    store,
    `insert into measured (workspace, position) values ($1, $2) on conflict (workspace) do update set position = $2`,
    [workspace, last],
  )
  const atOnce = DAYS_AT_ONCE * perDay
  for (let from = 0; from < handoffs; from += atOnce) {
    const to = Math.min(handoffs, from + atOnce) - 1
    const each = `(select n, template,
        '0190' || left(hex, 4) || '-' || right(hex, 4) || '-7000-8000-' || lpad(hex, 12, '0') as id,
        now() - interval '${days} days' + n * interval '${86_400 / perDay} seconds' as at
      from (select n, ($2::text[])[1 + n % ${templates.length}] as template, lpad(to_hex(n), 8, '0') as hex
        from generate_series($3::int, $4::int) n) numbered) own`
    const parameters = [workspace, templates, from, to]
    await rowsOf(
      store,
      `insert into handoffs select r.* from ${each}
       join handoffs h on h.workspace = $1 and h.id = own.template,
       lateral jsonb_populate_record(null::handoffs, to_jsonb(h) || jsonb_build_object('id', own.id,
         'reference', 'reference-' || own.n, 'customer', 'C-' || own.n::bigint * 7919 % ${CUSTOMERS}, 'lane', 'lane-' || own.n % ${LANES}, 'alike', null,
         'agent', 'agent-' || own.n % ${AGENTS}, 'search', 'number ' || own.n, 'created_at', own.at,
         'changed_at', own.at + (h.changed_at - h.created_at), 'closed_at', own.at + (h.changed_at - h.created_at))) r`,
      parameters,
    )
    await rowsOf(
      store,
      `insert into events select r.* from ${each}
       join handoffs h on h.workspace = $1 and h.id = own.template join events e on e.workspace = $1 and e.handoff = h.id,
       lateral jsonb_populate_record(null::events, to_jsonb(e) || jsonb_build_object('handoff', own.id,
         'position', 1000000 + 30 * own.n + e.seq, 'at', own.at + (e.at - h.created_at) * (1 + own.n % 90),
         'actor', case when e.type = 'submitted' then e.actor || jsonb_build_object('id', 'agent-' || own.n % ${AGENTS}) else e.actor end,
         'data', case when e.type = 'submitted' then e.data || jsonb_build_object('lane', 'lane-' || own.n % ${LANES}) else e.data end)) r`,
      parameters,
    )
    console.error(`measures-year: ${to + 1} of ${handoffs}`)
  }
  await rowsOf(store, 'vacuum analyze handoffs')
  await rowsOf(store, 'vacuum analyze events')
}

/**
 * A handoff from coming in to its decision, in pairs: with all that is asked and reckoned within its commits for the sake of
 * numbers, and without the question to the database. What is only reckoned is timed by itself and added.
 */
async function commitsOf(store: Store, { workspace, me }: { workspace: string; me: string }) {
  const app = createTestApp(store, { callsPerSecond: 1_000_000 })
  const bare: typeof app = {
    ...app,
    store: {
      ...app.store,
      transaction: (of, work) =>
        app.store.transaction(of, (records, now) =>
          work({ ...records, handoffs: { ...records.handoffs, cameSince: async () => [] } }, now),
        ),
    },
  }
  const [robin] = await rowsOf<{ agent: string }>(
    store,
    'select id as agent from agents where workspace = $1 limit 1',
    [workspace],
  )
  const ms: Record<'with' | 'without', Record<'submit' | 'decide', number[]>> = {
    with: { submit: [], decide: [] },
    without: { submit: [], decide: [] },
  }
  for (let n = -20; n < pairs; n += 1)
    for (const which of n % 2 === 0 ? (['with', 'without'] as const) : (['without', 'with'] as const)) {
      const own = which === 'with' ? app : bare
      const submitted = performance.now()
      const handed = (await call(own, 'handOff', {
        lane: `lane-${Math.abs(n) % LANES}`,
        customer: `C-${(n + 20) * 31}`,
        reference: `${which}-${n}`,
        note: NOTE,
      })) as { handoff: { id: string } }
      const decided = performance.now()
      await call(own, 'decide', { kind: 'approve', noteVersion: 1 }, handed.handoff.id)
      if (n < 0) continue
      ms[which].submit.push(decided - submitted)
      ms[which].decide.push(performance.now() - decided)
    }
  const facts = await reckoned(store, workspace)
  const of = (which: 'with' | 'without', what: 'submit' | 'decide') => median(ms[which][what])
  const whole = (which: 'with' | 'without') => of(which, 'submit') + of(which, 'decide')
  return {
    submit: { with: rounded(of('with', 'submit')), without: rounded(of('without', 'submit') - facts) },
    decide: { with: rounded(of('with', 'decide')), without: rounded(of('without', 'decide')) },
    factsMs: Math.round(facts * 10_000) / 10_000,
    submitRatio: Math.round((of('with', 'submit') / (of('without', 'submit') - facts)) * 1000) / 1000,
    ratio: Math.round((whole('with') / (whole('without') - facts)) * 1000) / 1000,
  }

  async function call(own: typeof app, endpoint: EndpointId, json: object, id = ''): Promise<unknown> {
    const caller =
      endpoint === 'handOff'
        ? ({ kind: 'agent', id: robin?.agent ?? '', workspace } as const)
        : ({ kind: 'person', id: me, role: 'admin', workspace } as const)
    const answer = await answerCall(own, {
      ...{ endpoint, caller, id, address: '127.0.0.1', body: { json } },
      signal: new AbortController().signal,
    })
    if (isRefusal(answer)) throw new Error(answer.detail)
    return answer
  }
}

/** Milliseconds that it takes to reckon how long a note is to read. */
async function reckoned(store: Store, workspace: string): Promise<number> {
  const [row] = await rowsOf<{ note: Parameters<typeof readingOf>[0] }>(
    store,
    'select note from handoffs where workspace = $1 order by created_at desc limit 1',
    [workspace],
  )
  const note = row?.note
  if (!note) throw new Error('There is no note.')
  return median(Array.from({ length: 300 }, () => timeOf(() => readingOf(note))))
}

function playbookWith(me: string) {
  const lanes = Object.fromEntries(
    Array.from({ length: LANES }, (_, n) => [`lane-${n}`, { name: `Lane ${n}`, owners: { people: [me] } }]),
  )
  return { timeZone: 'UTC', lastResort: me, people: { [me]: { name: 'Me' } }, lanes }
}
