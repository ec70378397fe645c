/** One try to deliver one event to one webhook, signed by Standard Webhooks. Redirects are not followed. */
import http from 'node:http'
import https from 'node:https'
import net from 'node:net'
import { Webhook } from 'standardwebhooks'
import type { NotTaken } from '../../app/ports/webhooks.ts'
import { isPublic, PrivateAddress, portOfAnother, publicLookup } from '../address.ts'

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
  const target = new URL(url)
  const host = target.hostname.replace(/^\[|\]$/g, '')
  const port = portOfAnother(target)
  if (port) return notTaken(`port ${port} belongs to another service`)
  // A literal address is never looked up, so it is checked here.
  if (!allowPrivate && net.isIP(host) && !isPublic(host)) return notTaken(`${host} is a private address.`)

  return new Promise((done) => {
    const request = (target.protocol === 'https:' ? https : http).request(
      target,
      {
        method: 'POST',
        headers,
        signal: AbortSignal.timeout(timeoutMs),
        ...(!allowPrivate && { lookup: publicLookup }),
      },
      (response) => {
        response.resume()
        const { statusCode = 0 } = response
        done(statusCode >= 200 && statusCode < 300 ? null : notTaken(`it answered ${statusCode}`, statusCode === 410))
      },
    )
    request.on('error', (error) => done(notTaken(sayFailure(error, timeoutMs))))
    request.end(body)
  })
}

const notTaken = (error: string, isGone = false): NotTaken => ({ error, isGone })

function sayFailure(error: Error, timeoutMs: number): string {
  if (error instanceof PrivateAddress) return error.message
  if (error.name === 'TimeoutError' || error.name === 'AbortError')
    return `it did not answer within ${timeoutMs / 1000} s`
  return 'code' in error ? `it could not be reached (${String(error.code)})` : error.message
}
