/** One try to deliver one event to one webhook, signed by Standard Webhooks. */
import { Webhook } from 'standardwebhooks'
import type { NotTaken } from '../../app/ports/webhooks.ts'
import { postOutside } from '../address.ts'

export type WebhookTry = {
  url: string
  secrets: string[]
  id: string
  message: object
  allowPrivate: boolean
  timeoutMs: number
}

/** Null when it was taken (a 2xx answer). One that answers 410 wants nothing more: Standard Webhooks has it so. */
export async function sendWebhook({
  url,
  secrets,
  id,
  message,
  allowPrivate,
  timeoutMs,
}: WebhookTry): Promise<NotTaken | null> {
  const body = JSON.stringify(message)
  const now = new Date()
  const headers = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'Baton',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, now, body)).join(' '),
  }
  const answered = await postOutside({ url, headers, body, allowPrivate, timeoutMs, called: 'it' })
  if ('error' in answered) return { error: answered.error, isGone: false }
  const { status } = answered
  return status >= 200 && status < 300 ? null : { error: `it answered ${status}`, isGone: status === 410 }
}
