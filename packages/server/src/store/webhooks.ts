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
  created_at: Date
}

export const toWebhook = ({ id, url, secret, agent, events, created_at }: WebhookRow): Webhook => ({
  id,
  url,
  secret,
  agent,
  events,
  createdAt: instant(created_at),
})
const WEBHOOK_COLUMNS = 'id, url, secret, agent, events, created_at'

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
      `insert into webhooks (workspace, id, agent, url, secret, events, created_at) values ($1, $2, $3, $4, $5, $6::text[], desk_now())
       returning ${WEBHOOK_COLUMNS}`,
      [workspace, webhook.id, webhook.agent, webhook.url, webhook.secret, webhook.events],
    )
    if (!row) throw new Error('Expected the webhook that was added.')
    return toWebhook(row)
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
})
