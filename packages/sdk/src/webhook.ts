import { readJson, WebhookMessage } from '@baton-desk/core/contract'
import { Webhook } from 'standardwebhooks'

/** Not from the desk, changed on its way, or older than five minutes: answer 400 and do nothing. */
export class WebhookRefused extends Error {
  override readonly name = 'WebhookRefused'
}

/** Headers as a `Headers` object or as Node's http module gives them. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>

export type VerifiedWebhook = {
  /** The same on every try: an id that you have handled needs only your 2xx again. */
  id: string
  message: WebhookMessage
}

/**
 * Proves that a webhook comes from the desk, by Standard Webhooks, and reads it. Throws WebhookRefused.
 *
 * @param rawBody the body as it came, before any JSON parser: one changed space and the signature is wrong
 * @param secret the `whsec_…` that was shown when the webhook was made
 */
export function verifyWebhook(rawBody: string, headers: WebhookHeaders, secret: string): VerifiedWebhook {
  const signed = signatureHeaders(headers)
  let payload: unknown
  try {
    new Webhook(secret).verify(rawBody, signed)
    payload = readJson(rawBody)
  } catch (error) {
    throw new WebhookRefused(`The webhook is not taken: ${error instanceof Error ? error.message : error}.`, {
      cause: error,
    })
  }
  const read = WebhookMessage.safeParse(payload)
  if (read.success) return { id: signed['webhook-id'], message: read.data }
  const [issue] = read.error.issues
  throw new WebhookRefused(
    `The webhook is signed by the desk but cannot be read: /${issue?.path.join('/')}: ${issue?.message}.`,
  )
}

function signatureHeaders(headers: WebhookHeaders) {
  const read = (name: string): string => {
    if (headers instanceof Headers) return headers.get(name) ?? ''
    const entry = Object.entries(headers).find(([key]) => key.toLowerCase() === name)
    return [entry?.[1]].flat()[0] ?? ''
  }
  return {
    'webhook-id': read('webhook-id'),
    'webhook-timestamp': read('webhook-timestamp'),
    'webhook-signature': read('webhook-signature'),
  }
}
