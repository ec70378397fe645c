/** Web Push by the package web-push, the only file that knows it: keys of the desk (VAPID), and a message sealed for one browser. */
import webPush from 'web-push'
import { z } from 'zod'

/** What signs to push services, for all browsers of a desk; base64url. */
export const VapidKeys = z.object({ publicKey: z.string(), privateKey: z.string() })
export type VapidKeys = z.infer<typeof VapidKeys>

export const makeVapidKeys = (): VapidKeys => webPush.generateVAPIDKeys()

/** Whether it can be a public key of these: an uncompressed point, in base64url (RFC 8292). */
export const isPushKey = (key: unknown): boolean => typeof key === 'string' && /^B[\w-]{86}$/.test(key)

/** A browser as it names itself to those who may push to it: where, and for whose eyes. */
export const Subscription = z.object({
  endpoint: z.url({ protocol: /^https?$/ }).max(1_000),
  keys: z.object({ p256dh: z.string().regex(/^[\w-]{87}=?$/), auth: z.string().regex(/^[\w-]{22}={0,2}$/) }),
})
export type Subscription = z.infer<typeof Subscription>

export type PushRequest = { endpoint: string; headers: Record<string, string>; body: Buffer }

/** `topic`: one that waits for a browser that is off is exchanged for a newer one of this name. */
export function toRequest(
  subscription: Subscription,
  payload: string,
  { keys, subject, topic, isUrgent }: { keys: VapidKeys; subject: string; topic: string; isUrgent: boolean },
): PushRequest {
  const { endpoint, headers, body } = webPush.generateRequestDetails(subscription, payload, {
    vapidDetails: { subject, ...keys },
    TTL: 24 * 60 * 60,
    urgency: isUrgent ? 'high' : 'normal',
    topic,
    contentEncoding: 'aes128gcm',
  })
  return {
    endpoint,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    body: body ?? Buffer.alloc(0),
  }
}
