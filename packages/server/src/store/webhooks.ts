import type { AgentId, HandoffId, Instant, WorkspaceId } from '@baton-desk/core'
import type { Delivery, StoredEvent, Webhook } from '../app/ports/store.ts'
import { EVENT_COLUMNS, type EventRow, instant, maybeInstant, run, toEvent } from './rows.ts'
import type { Tx } from './store.ts'

type WebhookRow = {
  id: string
  url: string
  secret: string
  agent: string | null
  events: Webhook['events']
  created_at: Date
}

const toWebhook = ({ created_at, ...row }: WebhookRow): Webhook => ({ ...row, createdAt: instant(created_at) })
const WEBHOOK_COLUMNS = 'id, url, secret, agent, events, created_at'

/** Those of the workspace, or those that an agent has made for itself. */
export async function listWebhooks(tx: Tx, workspace: WorkspaceId, agent?: AgentId): Promise<Webhook[]> {
  const rows = await run<WebhookRow>(
    tx,
    `select ${WEBHOOK_COLUMNS} from webhooks where workspace = $1 and active ${agent === undefined ? '' : 'and agent = $2'} order by created_at, id`,
    agent === undefined ? [workspace] : [workspace, agent],
  )
  return rows.map(toWebhook)
}

export async function addWebhook(
  tx: Tx,
  workspace: WorkspaceId,
  webhook: Omit<Webhook, 'createdAt'>,
): Promise<Webhook> {
  const [row] = await run<WebhookRow>(
    tx,
    `insert into webhooks (workspace, id, agent, url, secret, events, created_at) values ($1, $2, $3, $4, $5, $6::text[], desk_now())
     returning ${WEBHOOK_COLUMNS}`,
    [workspace, webhook.id, webhook.agent, webhook.url, webhook.secret, webhook.events],
  )
  if (!row) throw new Error('Expected the webhook that was added.')
  return toWebhook(row)
}

/** Nothing more is sent there; false when there is no such webhook (of this agent). */
export async function removeWebhook(
  tx: Tx,
  workspace: WorkspaceId,
  { id, agent }: { id: string; agent?: AgentId },
): Promise<boolean> {
  const rows = await run(
    tx,
    `update webhooks set active = false, removed_at = desk_now()
     where workspace = $1 and id = $2 and active ${agent === undefined ? '' : 'and agent = $3'} returning 1`,
    agent === undefined ? [workspace, id] : [workspace, id, agent],
  )
  return rows.length > 0
}

type DeliveryRow = {
  id: string
  handoff: string
  seq: number
  webhook: string
  url: string
  state: Delivery['state']
  attempts: number
  last_error: string | null
  last_at: Date | null
}
const DELIVERY_COLUMNS = 'd.id, d.handoff, d.seq, d.webhook, w.url, d.state, d.attempts, d.last_error, d.last_at'
const DELIVERIES = `deliveries d join webhooks w on w.workspace = d.workspace and w.id = d.webhook`

const toDelivery = ({ last_error, last_at, ...row }: DeliveryRow): Delivery => ({
  ...row,
  lastError: last_error,
  lastAt: maybeInstant(last_at),
})

export type DeliveriesQuery = {
  state?: Delivery['state']
  handoff?: HandoffId
  id?: string
  agent?: AgentId
  limit: number
}

/** The newest handoffs' first. */
export async function listDeliveries(tx: Tx, workspace: WorkspaceId, query: DeliveriesQuery): Promise<Delivery[]> {
  const parameters: unknown[] = [workspace]
  const bind = (value: unknown) => `$${parameters.push(value)}`
  const filters = [
    query.state && `d.state = ${bind(query.state)}`,
    query.handoff && `d.handoff = ${bind(query.handoff)}`,
    query.id && `d.id = ${bind(query.id)}`,
    query.agent && `w.agent = ${bind(query.agent)}`,
  ].filter((filter) => filter !== undefined)
  const rows = await run<DeliveryRow>(
    tx,
    `select ${DELIVERY_COLUMNS} from ${DELIVERIES} where ${['d.workspace = $1', ...filters].join(' and ')} order by d.handoff desc, d.seq limit ${bind(query.limit)}`,
    parameters,
  )
  return rows.map(toDelivery)
}

/** Deliveries of a handoff's events that are still to be made, in the order of the trail. */
export async function listPendingDeliveries(
  tx: Tx,
  workspace: WorkspaceId,
  { handoff, fromSeq, toSeq }: { handoff: HandoffId; fromSeq: number; toSeq: number },
): Promise<Delivery[]> {
  const rows = await run<DeliveryRow>(
    tx,
    `select ${DELIVERY_COLUMNS} from ${DELIVERIES}
     where d.workspace = $1 and d.handoff = $2 and d.seq between $3 and $4 and d.state = 'pending' order by d.seq, d.webhook`,
    [workspace, handoff, fromSeq, toSeq],
  )
  return rows.map(toDelivery)
}

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
     where d.workspace is not null and d.state = 'pending' and w.active and not exists (
       select 1 from boss.job j
       where j.state in ('created', 'retry', 'active') and j.data ->> 'workspace' = d.workspace and j.data ->> 'handoff' = d.handoff
         and d.seq between (j.data ->> 'fromSeq')::int and (j.data ->> 'toSeq')::int)
     order by d.workspace, d.handoff, d.seq limit $1`,
    [limit],
  )
}

export type DeliveryToSend = { delivery: Delivery; webhook: Webhook; event: StoredEvent }

/** A delivery with its webhook and event; null when it is not there or its webhook was removed. */
export async function readDeliveryToSend(tx: Tx, workspace: WorkspaceId, id: string): Promise<DeliveryToSend | null> {
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
     where d.workspace = $1 and d.id = $2 and w.active`,
    [workspace, id],
  )
  if (!row) return null
  const { webhook_row, event_row, ...delivery } = row
  const { url, secret, agent, events, created_at } = webhook_row
  return {
    delivery: toDelivery(delivery),
    webhook: toWebhook({ id: delivery.webhook, url, secret, agent, events, created_at: new Date(created_at) }),
    event: toEvent({ ...event_row, at: new Date(event_row.at) }),
  }
}

export type DeliveryResult = { id: string; state: Delivery['state']; error: string | null; at: Instant }

/** Notes what came of an attempt; one that was delivered stays delivered. */
export async function recordAttempt(
  tx: Tx,
  workspace: WorkspaceId,
  { id, state, error, at }: DeliveryResult,
): Promise<void> {
  await run(
    tx,
    `update deliveries set state = $3::text, attempts = attempts + 1, last_error = $4, last_at = $5,
       delivered_at = case when $3::text = 'delivered' then $5::timestamptz end
     where workspace = $1 and id = $2 and state <> 'delivered'`,
    [workspace, id, state, error, at],
  )
}
