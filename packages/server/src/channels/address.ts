/**
 * Which addresses the desk may send to that somebody gave: public ones, so that nobody uses it to reach what stands behind it. And
 * one request there.
 */
import { lookup as resolve } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { type Refusal, refuse } from '@baton-desk/core'
import ipaddr from 'ipaddr.js'

export function addressRefused(url: string, { allowPrivate }: { allowPrivate: boolean }): Promise<Refusal | null> {
  const { protocol, hostname, username, password } = new URL(url)
  const port = portOfAnother(new URL(url))
  if (port) return Promise.resolve(refuse('address-refused', { code: 'portOfAnother', facts: { port } }))
  if (username || password) return Promise.resolve(refuse('address-refused', { code: 'addressWithUser', facts: {} }))
  if (allowPrivate) return Promise.resolve(null)
  if (protocol !== 'https:')
    return Promise.resolve(refuse('address-refused', { code: 'addressWithoutTls', facts: { protocol } }))
  return new Promise((done) => {
    publicLookup(bare(hostname), { all: true }, (error) => {
      done(error instanceof PrivateAddress ? error.refusal : null)
    })
  })
}

export class PrivateAddress extends Error {
  readonly refusal: Refusal

  constructor(at: { host: string; address: string }) {
    const refusal = refuse('address-refused', { code: 'addressIsPrivate', facts: at })
    super(refusal.detail)
    this.refusal = refusal
  }
}

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '')

/**
 * True for addresses of the open internet; private, loopback, link-local, reserved ones are not, and none of version 6 that
 * stands for one of version 4 (mapped, compatible, 6to4, NAT64, Teredo): what is behind it is decided on the way.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const read = ipaddr.process(address)
  const isCompatible = read.kind() === 'ipv6' && (read as ipaddr.IPv6).match(COMPATIBLE, 96)
  return !isCompatible && read.range() === 'unicast'
}

const COMPATIBLE = ipaddr.IPv6.parse('::')

/** Ports on which something else than a web server listens that a request could talk into something; null for any other one. */
export function portOfAnother({ port }: URL): number | null {
  return OTHERS.has(Number(port)) ? Number(port) : null
}

// The Fetch standard's “bad ports”, and the usual databases, queues and control planes.
const OTHERS = new Set([
  ...[
    1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
  ],
  ...[
    111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532,
  ],
  ...[540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061],
  ...[6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080],
  ...[
    445, 873, 1433, 1521, 1883, 2181, 2375, 2376, 2379, 2380, 3306, 3389, 4369, 5432, 5433, 5672, 5900, 5984, 6379,
    6380,
  ],
  ...[6432, 6443, 7000, 7001, 8086, 8500, 9042, 9092, 9200, 9300, 10250, 11211, 15672, 27017, 27018, 28015, 50070],
])

/** Checked at the moment of connecting too: a name may point elsewhere by then. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, [])
    const hidden = addresses.find(({ address }) => !isPublic(address))
    if (hidden) return callback(new PrivateAddress({ host: hostname, address: hidden.address }), [])
    const [first] = addresses
    if (options.all) return callback(null, addresses)
    callback(null, first?.address ?? '', first?.family)
  })
}

export type Outside = {
  url: string
  headers: Record<string, string>
  body: string | Buffer
  allowPrivate: boolean
  timeoutMs: number
  /** Who is asked, in sentences of what went wrong. */
  called: string
}

/** What it answered, whose body nobody reads; or why it did not, in a few words. */
export type Answered = { status: number; headers: http.IncomingHttpHeaders } | { error: string }

/** Neither to a port of another service nor, unless they are allowed, to a private address. Redirects are not followed. */
export function postOutside({ url, headers, body, allowPrivate, timeoutMs, called }: Outside): Promise<Answered> {
  const target = new URL(url)
  const host = bare(target.hostname)
  const port = portOfAnother(target)
  if (port) return Promise.resolve({ error: `port ${port} belongs to another service` })
  // A literal address is never looked up, so it is checked here.
  if (!allowPrivate && isIP(host) && !isPublic(host)) return Promise.resolve({ error: `${host} is a private address` })
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
        done({ status: response.statusCode ?? 0, headers: response.headers })
      },
    )
    request.on('error', (error) => done({ error: sayFailure(error, { called, timeoutMs }) }))
    request.end(body)
  })
}

function sayFailure(error: Error, { called, timeoutMs }: Pick<Outside, 'called' | 'timeoutMs'>): string {
  if (error instanceof PrivateAddress) return error.message
  if (error.name === 'TimeoutError' || error.name === 'AbortError')
    return `${called} did not answer within ${timeoutMs / 1000} s`
  return 'code' in error ? `${called} could not be reached (${String(error.code)})` : error.message
}
