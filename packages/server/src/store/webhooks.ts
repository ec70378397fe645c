import type { WorkspaceId } from '@baton-desk/core'
import type { Webhook, WebhookRecords } from '../app/ports/webhooks.ts'
import { instant, run } from './rows.ts'
import type { Tx } from './store.ts'

export type WebhookRow = {
  id: string
  url: string
  secret: string
  agent: string | null
  events: Webhook['events']
  arguments: Webhook['arguments']
  created_at: Date
  old_secret: string | null
  old_secret_until: Date | string | null
  failing_since: Date | string | null
}

export const toWebhook = ({ created_at, old_secret, old_secret_until, failing_since, ...row }: WebhookRow): Webhook => {
  const { id, url, secret, agent, events, arguments: shown } = row
  const old =
    old_secret !== null && old_secret_until !== null
      ? { secret: old_secret, until: instant(new Date(old_secret_until)) }
      : null
  const failingSince = failing_since === null ? null : instant(new Date(failing_since))
  return { id, url, secret, old, agent, events, arguments: shown, createdAt: instant(created_at), failingSince }
}
const WEBHOOK_COLUMNS =
  'id, url, secret, agent, events, arguments, created_at, old_secret, old_secret_until, failing_since'

export const webhookRecords = (tx: Tx, workspace: WorkspaceId): WebhookRecords => ({
  async list(agent) {
    const rows = await run<WebhookRow>(
      tx,
      `select ${WEBHOOK_COLUMNS} from webhooks where workspace = $1 and active ${agent === undefined ? '' : 'and agent = $2'} order by created_at, id`,
      agent === undefined ? [workspace] : [workspace, agent],
    )
    return rows.map(toWebhook)
  },

  async add(webhook) {
    const [row] = await run<WebhookRow>(
      tx,
      `insert into webhooks (workspace, id, agent, url, secret, events, arguments, created_at) values ($1, $2, $3, $4, $5, $6::text[], $7, desk_now())
       returning ${WEBHOOK_COLUMNS}`,
      [workspace, webhook.id, webhook.agent, webhook.url, webhook.secret, webhook.events, webhook.arguments],
    )
    if (!row) throw new Error('Expected the webhook that was added.')
    return toWebhook(row)
  },

  async changeSecret(id, { secret, overlapS, agent }) {
    const [row] = await run<WebhookRow>(
      tx,
      `update webhooks set secret = $3, old_secret = secret, old_secret_until = desk_now() + interval '1 second' * $4::float8
       where workspace = $1 and id = $2 and active ${agent === undefined ? '' : 'and agent = $5'} returning ${WEBHOOK_COLUMNS}`,
      agent === undefined ? [workspace, id, secret, overlapS] : [workspace, id, secret, overlapS, agent],
    )
    return row ? toWebhook(row) : null
  },

  async remove(id, because, agent) {
    const rows = await run(
      tx,
      `with removed as (
         update webhooks set active = false, removed_at = desk_now()
         where workspace = $1 and id = $2 and active ${agent === undefined ? '' : 'and agent = $4'} returning id
       ),
       dropped as (
         update deliveries d set state = 'dead', last_error = $3, last_at = desk_now()
         from removed where d.workspace = $1 and d.webhook = removed.id and d.state = 'pending'
       )
       select id from removed`,
      agent === undefined ? [workspace, id, because] : [workspace, id, because, agent],
    )
    return rows.length > 0
  },

  async mayTry(url, { failures, waitS }) {
    const [row] = await run<{ allowed: boolean }>(
      tx,
      `with tried as (
         update webhooks set next_try_at = desk_now() + interval '1 second' * $4::float8
         where workspace = $1 and url = $2 and active and failures >= $3
           -- Nobody waits longer than an hour: what lies further ahead was written before the clock was set back.
           and (next_try_at <= desk_now() or next_try_at > desk_now() + interval '61 minutes') returning 1
       )
       select exists (select from tried)
         or not exists (select from webhooks where workspace = $1 and url = $2 and active and failures >= $3) as allowed`,
      [workspace, url, failures, waitS],
    )
    return row?.allowed ?? false
  },

  async failed(url, { failures, waitS }) {
    const [row] = await run<{ failures: number; failing_since: Date }>(
      tx,
      `update webhooks set failures = failures + 1, failing_since = coalesce(failing_since, desk_now()),
         next_try_at = desk_now() + interval '1 second' * least($4::float8 * power(2, least(greatest(failures + 1 - $3, 0), 20)), 3600)
       where workspace = $1 and url = $2 and active returning failures, failing_since`,
      [workspace, url, failures, waitS],
    )
    return row ? { since: instant(row.failing_since), opened: row.failures === failures } : null
  },

  async worked(url, { failures }) {
    const rows = await run<{ was: number }>(
      tx,
      `update webhooks w set failures = 0, failing_since = null, next_try_at = null
       from (select id, failures from webhooks where workspace = $1 and url = $2 and failures > 0 for update) before
       where w.workspace = $1 and w.id = before.id returning before.failures as was`,
      [workspace, url],
    )
    return rows.some(({ was }) => was >= failures)
  },

  async sendAgain(id, since, agent) {
    const [row] = await run<{ url: string | null; count: number }>(
      tx,
      `with wanted as (
         select id, url from webhooks where workspace = $1 and id = $2 and active ${agent === undefined ? '' : 'and agent = $4'}
       ),
       again as (
         update deliveries d set state = 'pending' from wanted, events e
         where d.workspace = $1 and d.webhook = wanted.id and d.state <> 'pending'
           and e.workspace = $1 and e.handoff = d.handoff and e.seq = d.seq and e.at >= $3 returning 1
       )
       select (select url from wanted) as url, (select count(*)::int from again) as count`,
      agent === undefined ? [workspace, id, since] : [workspace, id, since, agent],
    )
    return row?.url ? { url: row.url, count: row.count } : null
  },
})
