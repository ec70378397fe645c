/** Which addresses a webhook may be sent to: public ones, so that nobody uses the desk to reach what stands behind it. */
import { lookup as resolve } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { type Refusal, refuse } from '@baton-desk/core'
import ipaddr from 'ipaddr.js'

export function addressRefused(url: string, { allowPrivate }: { allowPrivate: boolean }): Promise<Refusal | null> {
  const { protocol, hostname, username } = new URL(url)
  if (username) return Promise.resolve(refuse('address-refused', { code: 'addressWithUser', facts: {} }))
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

/** True for addresses of the open internet; private, loopback, link-local, reserved and mapped private ones are not. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  return ipaddr.process(address).range() === 'unicast'
}

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
