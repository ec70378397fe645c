/** The audit of the gate: what it answered. Verdicts are only ever added. */
import type { VerdictRecord, WorkspaceId } from '@baton-desk/core'
import type { AuditedVerdict, VerdictRecords } from '../app/ports/verdicts.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { toJson } from './json-columns.ts'
import { instant, run } from './rows.ts'
import type { Tx } from './store.ts'

export const verdictRecords = (tx: Tx, workspace: WorkspaceId): VerdictRecords => ({
  async add({ agent, local, verdicts }) {
    await run(
      tx,
      `insert into verdicts (workspace, agent, local, at, id, judged_at, playbook, kind, tool, action_hash, verdict,
         decided_by, matched, failed, approved, lost_before, excepted)
       select $1, $2, $3, desk_now(), id, "judgedAt", playbook, kind, tool, "actionHash", verdict, "decidedBy",
         matched, failed, approved, "lostBefore", coalesce(excepted, '[]')
       from jsonb_to_recordset($4::jsonb) as given (id text, "judgedAt" timestamptz, playbook integer, kind text,
         tool text, "actionHash" text, verdict text, "decidedBy" text, matched jsonb, failed jsonb, approved text,
         "lostBefore" integer, excepted jsonb)
       on conflict (workspace, id) do nothing`,
      [workspace, agent, local, toJson(verdicts)],
    )
  },

  async applied({ rules, since }) {
    if (rules.length === 0) return {}
    const rows = await run<{ rule: string; n: number; last_at: Date }>(
      tx,
      `select rule, count(*)::int as n, max(at) as last_at from (
         select e.rule, v.at from verdicts v, jsonb_array_elements_text(v.excepted) as e(rule)
         where v.workspace = $1 and v.at >= $2 and v.excepted <> '[]' and e.rule = any($3::text[])
         union all
         select decided_by, at from verdicts
         where workspace = $1 and at >= $2 and decided_by is not null and decided_by = any($3::text[])
       ) as applied group by rule`,
      [workspace, since, rules],
    )
    return Object.fromEntries(rows.map(({ rule, n, last_at }) => [rule, { n, lastAt: instant(last_at) }]))
  },

  async list({ verdict, trigger, cursor, limit }) {
    const parameters: unknown[] = [workspace]
    const bind = (value: unknown) => `$${parameters.push(value)}`
    const filters: string[] = []
    if (verdict) filters.push(`verdict = ${bind(verdict)}`)
    // Written out: by it the planner sees that the index of those that did not proceed will do.
    if (verdict && verdict !== 'proceed') filters.push(`verdict <> 'proceed'`)
    if (trigger) filters.push(`decided_by = ${bind(trigger)}`)
    if (cursor) {
      const [at, id] = readCursor(cursor, ['timestamptz', 'text'])
      filters.push(`(at, id) < (${bind(at)}::timestamptz, ${bind(id)})`)
    }
    const narrowed = filters.map((filter) => ` and ${filter}`).join('')
    const rows = await run<VerdictRow>(
      tx,
      `select id, agent, local, at, judged_at, playbook, kind, tool, action_hash, verdict, decided_by, matched, failed,
         approved, lost_before, excepted
       from verdicts where workspace = $1${narrowed} order by at desc, id desc limit ${bind(limit + 1)}`,
      parameters,
    )
    const items = rows.slice(0, limit).map(toVerdict)
    const last = items.at(-1)
    return { items, nextCursor: rows.length > limit && last ? writeCursor([last.at, last.id]) : null }
  },
})

type VerdictRow = {
  id: string
  agent: string
  local: boolean
  at: Date
  judged_at: Date
  playbook: number | null
  kind: string
  tool: string | null
  action_hash: string | null
  verdict: VerdictRecord['verdict']
  decided_by: string | null
  matched: string[]
  failed: VerdictRecord['failed']
  approved: string | null
  lost_before: number
  excepted: string[]
}

const toVerdict = (row: VerdictRow): AuditedVerdict => ({
  id: row.id,
  agent: row.agent,
  local: row.local,
  at: instant(row.at),
  judgedAt: instant(row.judged_at),
  playbook: row.playbook,
  kind: row.kind,
  tool: row.tool ?? undefined,
  actionHash: row.action_hash ?? undefined,
  verdict: row.verdict,
  decidedBy: row.decided_by ?? undefined,
  matched: row.matched,
  failed: row.failed,
  approved: row.approved ?? undefined,
  lostBefore: row.lost_before,
  ...(row.excepted.length > 0 && { excepted: row.excepted }),
})
