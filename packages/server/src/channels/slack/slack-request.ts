/** Slack by HTTP: what it signed, within five minutes, of the very bytes that came. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Interaction } from './slack-interactions.ts'

const WITHIN_S = 5 * 60

export type SignedBody = { isOurs: true; body: string } | { isOurs: false; because: string }

export async function readSigned(
  request: Request,
  { secret, now }: { secret: string; now: number },
): Promise<SignedBody> {
  const at = request.headers.get('x-slack-request-timestamp') ?? ''
  const signature = request.headers.get('x-slack-signature') ?? ''
  const body = await request.text()
  // A request of before may have been overheard.
  if (!/^\d{1,12}$/.test(at) || Math.abs(now / 1_000 - Number(at)) > WITHIN_S)
    return { isOurs: false, because: 'its time is not within five minutes of now' }
  const own = Buffer.from(`v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`)
  const given = Buffer.from(signature)
  if (given.length !== own.length || !timingSafeEqual(given, own))
    return { isOurs: false, because: 'its signature is not that of Slack for this desk' }
  return { isOurs: true, body }
}

/** Events come as JSON, what people do in a field of a form. */
export function readPayload(body: string): Interaction & { challenge?: string; event_id?: string } {
  try {
    const text = body.startsWith('{') ? body : (new URLSearchParams(body).get('payload') ?? '{}')
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null ? read : {}
  } catch {
    return {}
  }
}
