/** What was counted, by day, lane and agent, and up to which event. Never counted within a command: a job comes behind. */
import type { HandoffEvent, WorkspaceId } from '@baton-desk/core'
import type { CountedCell } from '@baton-desk/core/measures'
import type { MeasureRecords, TrailToCount } from '../app/ports/measures.ts'
import { toJson } from './json-columns.ts'
import { COUNTS_HERE, instant, run } from './rows.ts'
import type { Tx } from './store.ts'

type CountedRow = {
  handoff: string
  seq: number
  type: string
  at: Date
  actor: string
  data: string
  after_seq: number
}

// Words are not read. As text: these numbers need no digit more than JavaScript has, and reading them exactly takes long.
const COUNTED = 'e.handoff, e.seq, e.type, e.at, e.actor::text as actor, e.data::text as data'

function toTrails(rows: CountedRow[]): TrailToCount[] {
  const trails = new Map<string, TrailToCount>()
  for (const { handoff, seq, type, at, actor, data, after_seq } of rows) {
    const trail = trails.get(handoff) ?? { handoff, afterSeq: after_seq, events: [] }
    trail.events.push({ seq, type, at: instant(at), by: JSON.parse(actor), data: JSON.parse(data) } as HandoffEvent & {
      seq: number
    })
    trails.set(handoff, trail)
  }
  return [...trails.values()]
}

export const measureRecords = (tx: Tx, workspace: WorkspaceId): MeasureRecords => ({
  async claim({ wait } = { wait: false }) {
    await run(tx, 'insert into measured (workspace) values ($1) on conflict do nothing', [workspace])
    const [row] = await run<{ position: number }>(
      tx,
      `select position from measured where workspace = $1 for update ${wait ? '' : 'skip locked'}`,
      [workspace],
    )
    return row?.position ?? null
  },

  async trailsAfter(position, limit) {
    const [ends] = await run<{ to: number | null; events: number }>(
      tx,
      `select max(position)::bigint as "to", count(*)::int as events from
         (select position from events where workspace = $1 and position > $2 order by position limit $3) as fresh`,
      [workspace, position, limit],
    )
    const to = ends?.to ?? position
    const rows = await run<CountedRow>(
      tx,
      `select ${COUNTED}, touched.after_seq from
         (select handoff, min(seq) - 1 as after_seq from events
          where workspace = $1 and position > $2 and position <= $3 group by handoff) as touched
         join handoffs h on h.workspace = $1 and h.id = touched.handoff and ${COUNTS_HERE}
         join events e on e.workspace = $1 and e.handoff = touched.handoff and e.position <= $3
       order by e.handoff, e.seq`,
      [workspace, position, to],
    )
    return { trails: toTrails(rows), to, events: ends?.events ?? 0 }
  },

  async trailsOf({ after, limit, to }) {
    const rows = await run<CountedRow>(
      tx,
      `select ${COUNTED}, 0 as after_seq from
         (select id from handoffs h where h.workspace = $1 and h.id > $2 and ${COUNTS_HERE} order by h.id limit $3) as chosen
         join events e on e.workspace = $1 and e.handoff = chosen.id and e.position <= $4
       order by e.handoff, e.seq`,
      [workspace, after, limit, to],
    )
    return toTrails(rows)
  },

  async trailsWithin({ from, to, before, limit }) {
    const rows = await run<CountedRow>(
      tx,
      `select ${COUNTED}, 0 as after_seq from
         (select id from handoffs h where h.workspace = $1 and ($4::text is null or h.id < $4) and h.created_at < $3
            and h.changed_at >= $2 and ${COUNTS_HERE} order by h.id desc limit $5) as chosen
         join events e on e.workspace = $1 and e.handoff = chosen.id
       order by e.handoff desc, e.seq`,
      [workspace, from, to, before ?? null, limit],
    )
    return toTrails(rows)
  },

  async add(cells, position) {
    if (cells.length > 0) await run(tx, ADD, [workspace, toJson(cells)])
    await run(tx, 'update measured set position = $2 where workspace = $1', [workspace, position])
  },

  async replace(cells, position) {
    await run(tx, 'delete from measures where workspace = $1', [workspace])
    for (let n = 0; n < cells.length; n += AT_ONCE) await run(tx, ADD, [workspace, toJson(cells.slice(n, n + AT_ONCE))])
    await run(tx, 'update measured set position = $2 where workspace = $1', [workspace, position])
  },

  async read({ from, to, person }) {
    const rows = await run<Omit<CountedCell, 'counts'> & { counts: string }>(
      tx,
      `select day, lane, agent, person, counts::text as counts from measures
       where workspace = $1 and person = $2 and day >= $3 and day <= $4`,
      [workspace, person, from, to],
    )
    return rows.map((row) => ({ ...row, counts: JSON.parse(row.counts) }))
  },
})

const AT_ONCE = 500

const ADD = `insert into measures (workspace, person, day, lane, agent, counts)
  select $1, c.person, c.day, c.lane, c.agent, c.counts
  from jsonb_to_recordset($2::jsonb) as c(person text, day text, lane text, agent text, counts jsonb)
  on conflict (workspace, person, day, lane, agent) do update set counts = (
    select jsonb_object_agg(key, n) from (
      select key, sum(value::bigint) as n from (
        select * from jsonb_each_text(measures.counts) union all select * from jsonb_each_text(excluded.counts)
      ) as two group by key
    ) as added)`

/** Workspaces in which something happened that was not counted yet. */
export async function findToCount(systemTx: Tx, limit: number): Promise<WorkspaceId[]> {
  const rows = await run<{ workspace: string }>(
    systemTx,
    `select w.id as workspace from workspaces w left join measured m on m.workspace = w.id
     where w.position > coalesce(m.position, 0) limit $1`,
    [limit],
  )
  return rows.map(({ workspace }) => workspace)
}
