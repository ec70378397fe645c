/** Events on their way to webhooks and people. A save of a handoff makes them (`handoffs.ts`), in its one statement. */
import type { HandoffId, WorkspaceId } from '@baton-desk/core'
import type { Delivery, DeliveryRecords, DeliveryTarget } from '../app/ports/deliveries.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { EVENT_COLUMNS, type EventRow, maybeInstant, run, toEvent } from './rows.ts'
import type { Tx } from './store.ts'
import { toWebhook, type WebhookRow } from './webhooks.ts'

type TargetRow =
  | { target: 'webhook'; webhook: string; url: string; person: null; channel: null }
  | { target: 'channel'; webhook: null; url: null; person: string; channel: string }

type DeliveryRow = TargetRow & {
  id: string
  handoff: string
  seq: number
  state: Delivery['state']
  attempts: number
  last_error: string | null
  last_at: Date | null
}
const DELIVERY_COLUMNS =
  'd.id, d.handoff, d.seq, d.target, d.webhook, w.url, d.person, d.channel, d.state, d.attempts, d.last_error, d.last_at'
const DELIVERIES = `deliveries d left join webhooks w on w.workspace = d.workspace and w.id = d.webhook`
// Nothing is sent to a webhook that was removed. What goes to a person goes with its message, and has no job.
const WANTED = `(d.target = 'webhook' and w.active)`

const toDelivery = (row: DeliveryRow): Delivery => ({
  id: row.id,
  handoff: row.handoff,
  seq: row.seq,
  target: toTarget(row),
  state: row.state,
  attempts: row.attempts,
  lastError: row.last_error,
  lastAt: maybeInstant(row.last_at),
})

const toTarget = (row: TargetRow): DeliveryTarget =>
  row.target === 'webhook'
    ? { kind: 'webhook', webhook: row.webhook, url: row.url }
    : { kind: 'channel', person: row.person, channel: row.channel }

export const deliveryRecords = (tx: Tx, workspace: WorkspaceId): DeliveryRecords => ({
  async list(query) {
    const parameters: unknown[] = [workspace]
    const bind = (value: unknown) => `$${parameters.push(value)}`
    const filters = [
      query.to && `d.target = ${bind(query.to)}`,
      query.states && `d.state = any(${bind(query.states)}::text[])`,
      query.handoff && `d.handoff = ${bind(query.handoff)}`,
      query.id && `d.id = ${bind(query.id)}`,
      query.agent && `w.agent = ${bind(query.agent)}`,
    ].filter((filter) => filter !== undefined)
    if (query.cursor) {
      const [handoff, id] = readCursor(query.cursor, ['text', 'text']).map(bind)
      filters.push(`(d.handoff, d.id) < (${handoff}, ${id})`)
    }
    const rows = await run<DeliveryRow>(
      tx,
      `select ${DELIVERY_COLUMNS} from ${DELIVERIES} where ${['d.workspace = $1', ...filters].join(' and ')} order by d.handoff desc, d.id desc limit ${bind(query.limit + 1)}`,
      parameters,
    )
    const items = rows.slice(0, query.limit).map(toDelivery)
    const last = items.at(-1)
    return { items, nextCursor: rows.length > query.limit && last ? writeCursor([last.handoff, last.id]) : null }
  },

  async toSend(id) {
    const [row] = await run<
      DeliveryRow & {
        webhook_row: Omit<WebhookRow, 'created_at'> & { created_at: string }
        event_row: Omit<EventRow, 'at'> & { at: string }
      }
    >(
      tx,
      `select ${DELIVERY_COLUMNS}, to_jsonb(w) as webhook_row, to_jsonb(e) as event_row
       from ${DELIVERIES} join (select workspace, ${EVENT_COLUMNS} from events) e
         on e.workspace = d.workspace and e.handoff = d.handoff and e.seq = d.seq
       where d.workspace = $1 and d.id = $2 and ${WANTED}`,
      [workspace, id],
    )
    if (!row) return null
    const { webhook_row, event_row, ...delivery } = row
    return {
      delivery: toDelivery(delivery),
      webhook: toWebhook({ ...webhook_row, created_at: new Date(webhook_row.created_at) }),
      event: toEvent({ ...event_row, at: new Date(event_row.at) }),
    }
  },

  async pendingOf(handoff, fromSeq, toSeq) {
    const rows = await run<DeliveryRow>(
      tx,
      `select ${DELIVERY_COLUMNS} from ${DELIVERIES}
       where d.workspace = $1 and d.handoff = $2 and d.seq between $3 and $4 and d.state = 'pending' and d.target = 'webhook' order by d.seq, d.webhook, d.id`,
      [workspace, handoff, fromSeq, toSeq],
    )
    return rows.map(toDelivery)
  },

  async pendingTo(url, limit) {
    return run(
      tx,
      `select distinct d.handoff, d.seq from deliveries d join webhooks w on w.workspace = d.workspace and w.id = d.webhook
       where d.workspace = $1 and d.state = 'pending' and w.active and w.url = $2 order by d.handoff, d.seq limit $3`,
      [workspace, url, limit],
    )
  },

  async tried(id, { state, error, at }) {
    await run(
      tx,
      `update deliveries set state = $3::text, attempts = attempts + 1, last_error = $4, last_at = $5,
         delivered_at = case when $3::text = 'delivered' then $5::timestamptz end
       where workspace = $1 and id = $2 and state <> 'delivered'`,
      [workspace, id, state, error, at],
    )
  },
})

export type LostDelivery = { workspace: WorkspaceId; handoff: HandoffId; seq: number }

/**
 * Events whose pending deliveries no job will make: a backup leaves the queue out. Found by one process at a time until
 * its transaction ends, and the next one sees what this one has queued, so that none is queued twice.
 */
export async function findLostDeliveries(systemTx: Tx, limit: number): Promise<LostDelivery[]> {
  const [lock] = await run<{ ours: boolean }>(
    systemTx,
    `select pg_try_advisory_xact_lock(hashtext('baton lost deliveries')) as ours`,
    [],
  )
  if (!lock?.ours) return []
  return run(
    systemTx,
    `select distinct d.workspace, d.handoff, d.seq from ${DELIVERIES}
     where d.workspace is not null and d.state = 'pending' and ${WANTED} and not exists (
       select 1 from boss.job j
       where j.state in ('created', 'retry', 'active') and j.data ->> 'workspace' = d.workspace and j.data ->> 'handoff' = d.handoff
         and d.seq between (j.data ->> 'fromSeq')::int and (j.data ->> 'toSeq')::int)
     order by d.workspace, d.handoff, d.seq limit $1`,
    [limit],
  )
}
