/**
 * A push service on the loopback, and a browser that has subscribed to it: who pushes has to sign as the desk that the browser
 * named (VAPID, RFC 8292), and what is pushed is opened with the keys of the browser (RFC 8291, 8188).
 */
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { type HttpPeer, openHttpPeer, type PeerAnswer, type PeerRequest } from './http-peer.ts'

export type Pushed = { to: string; headers: IncomingHttpHeaders; payload: Record<string, unknown> }
export type PushPeer = HttpPeer & {
  /** As the browser gives it out. */
  subscribe(name: string): { address: string; endpoint: string }
  /** All that came for a browser, those that a later one of the same topic took the place of too. */
  pushed: Pushed[]
  /** What was turned away, and why. */
  refused: string[]
  until(count: number): Promise<void>
  /** From now on this status is answered; undefined: it takes what comes. */
  answer(status: number | undefined): void
}

type Subscribed = { ecdh: ReturnType<typeof createECDH>; auth: Buffer }

/** What push services take at most (RFC 8030, 7.2). */
const MOST_BYTES = 4_096

/** `key`: of the desk, base64url; whoever signs with another one is turned away. */
export async function openPushPeer(key: () => string): Promise<PushPeer> {
  const subscribed = new Map<string, Subscribed>()
  const pushed: Pushed[] = []
  const refused: string[] = []
  let status: number | undefined
  let arrived = () => {}
  const peer = await openHttpPeer((request) => {
    const answered = take(request)
    arrived()
    return answered
  })

  function take({ method, path, headers, bytes }: PeerRequest): PeerAnswer {
    const browser = subscribed.get(path)
    // Nobody has subscribed here, or not any more (RFC 8030, 7.3).
    if (!browser) return { status: 404 }
    const why =
      method !== 'POST'
        ? `it came by ${method}`
        : bytes.length > MOST_BYTES
          ? `it has ${bytes.length} bytes`
          : (whyNotAddressed(headers) ?? whyNotSigned(headers, { key: key(), origin: peer.url }))
    if (why) refused.push(why)
    else if (status === undefined) pushed.push({ to: path, headers, payload: JSON.parse(opened(bytes, browser)) })
    return { status: why ? 403 : (status ?? 201) }
  }

  return {
    ...peer,
    pushed,
    refused,
    subscribe(name) {
      const ecdh = createECDH('prime256v1')
      const p256dh = ecdh.generateKeys().toString('base64url')
      const auth = randomBytes(16)
      const path = `/push/${randomBytes(8).toString('hex')}`
      subscribed.set(path, { ecdh, auth })
      const endpoint = `${peer.url}${path}`
      const keys = { p256dh, auth: auth.toString('base64url') }
      return { endpoint, address: JSON.stringify({ endpoint, expirationTime: null, keys, name }) }
    },
    async until(count) {
      while (pushed.length < count) await new Promise<void>((resolve) => (arrived = resolve))
    },
    answer(next) {
      status = next
    },
  }
}

/** What RFC 8030 wants of whoever pushes, beside the signature. */
function whyNotAddressed(headers: IncomingHttpHeaders): string | null {
  if (!/^\d+$/.test(headers.ttl?.toString() ?? '')) return 'it says not for how long'
  if (!/^(very-low|low|normal|high)$/.test(headers.urgency?.toString() ?? 'normal')) return 'its urgency is none'
  return /^[\w-]{1,32}$/.test(headers.topic?.toString() ?? 'none') ? null : 'its topic is none'
}

const SECONDS_OF_A_DAY = 24 * 60 * 60

function whyNotSigned({ authorization = '' }: IncomingHttpHeaders, { key, origin }: { key: string; origin: string }) {
  const [, token = '', signer = ''] = authorization.match(/^vapid t=([^,]+), ?k=([\w-]+)$/) ?? []
  if (signer !== key) return 'it is signed by another desk'
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  const x = point.subarray(1, 33).toString('base64url')
  const y = point.subarray(33).toString('base64url')
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  if (!isSigned) return 'the signature does not fit'
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, string | number>
  if (aud !== origin) return `it is for ${aud}`
  const left = Number(exp) - Date.now() / 1000
  if (left <= 0 || left > SECONDS_OF_A_DAY) return 'its time is over, or too long'
  return /^(https:|mailto:)/.test(String(sub)) ? null : 'it says nobody to turn to'
}

function opened(body: Buffer, { ecdh, auth }: Subscribed): string {
  const salt = body.subarray(0, 16)
  const sender = body.subarray(21, 21 + (body[20] ?? 0))
  const secret = ecdh.computeSecret(sender)
  const derive = (key: Buffer, by: Buffer, info: Buffer, length: number) =>
    Buffer.from(hkdfSync('sha256', key, by, info, length))
  const about = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), sender])
  const input = derive(secret, auth, about, 32)
  const key = derive(input, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = derive(input, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
  const sealed = body.subarray(21 + sender.length)
  const decipher = createDecipheriv('aes-128-gcm', key, nonce)
  decipher.setAuthTag(sealed.subarray(-16))
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
  return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8')
}
