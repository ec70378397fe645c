/**
 * Where a request comes from, as the desk itself can know it: the other end of the socket, or, where that is a proxy whom
 * BATON_TRUSTED_PROXIES names, what the nearest one wrote into `X-Forwarded-For`. What a caller writes there is left of that
 * and counts for nothing.
 */
import ipaddr from 'ipaddr.js'

export type CallerAddress = (request: { socket: string | undefined; forwardedFor: string | null | undefined }) => string

/** `trusted`: addresses and ranges such as `10.0.0.0/8`; one that is neither throws. */
export function callerAddress(trusted: readonly string[]): CallerAddress {
  const ranges = trusted.map(toRange)
  const isTrusted = (address: string) => {
    const read = parse(address)
    return read !== undefined && ranges.some(([range, bits]) => range.kind() === read.kind() && read.match(range, bits))
  }
  return ({ socket, forwardedFor }) => {
    let address = plain(socket ?? 'unknown')
    const hops = forwardedFor?.split(',').map((hop) => hop.trim()) ?? []
    for (let hop = hops.pop(); hop !== undefined && isTrusted(address); hop = hops.pop()) {
      // Unreadable, it is not what a proxy writes: the proxy itself is the last one known.
      if (!parse(hop)) break
      address = plain(hop)
    }
    return address
  }
}

/** Whoever has one address of version 6 has 2^64 of them: they count as one. */
export function placeOf(address: string): string {
  const read = parse(address)
  if (read?.kind() !== 'ipv6') return address
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${read.toString()}/64`).toString()}/64`
}

function parse(address: string) {
  return ipaddr.isValid(address) ? ipaddr.process(address) : undefined
}

const plain = (address: string): string => parse(address)?.toString() ?? address

function toRange(text: string): ReturnType<typeof ipaddr.parseCIDR> {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text)
  const address = parse(text)
  if (!address) throw new Error(`expected an address or a range such as 10.0.0.0/8, got “${text}”`)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}
