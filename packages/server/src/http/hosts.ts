import { isIP } from 'node:net'

/** A host as it stands in an address that people open. */
export const inUrl = (host: string): string =>
  host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host

export type OwnNames = {
  /** Whether the `Host` of a request is a name of this desk. Another one may be somebody else's, pointed at us (DNS rebinding). */
  isOwnHost(host: string): boolean
  /**
   * Whether a page of this origin is the desk's own, asked under this `Host`: the published one, or the very name and port that was
   * asked. Another port of the same machine is another site, and a page without TLS never counts where the desk has it.
   */
  isOwnOrigin(origin: string, host: string | null): boolean
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

/**
 * The published name, where one is set; on loopback its own names too. Without a published one, on an open address, any
 * address of numbers: a name that somebody points at us is none.
 */
export function ownNames({ publicUrl, host, port }: { publicUrl?: string; host: string; port: number }): OwnNames {
  const isLocal = ['127.0.0.1', 'localhost', '::1'].includes(host)
  const named = new Set(publicUrl === undefined ? [] : [new URL(publicUrl).host])
  if (isLocal || publicUrl === undefined) for (const name of LOOPBACK) named.add(`${name}:${port}`)
  const isOwnHost = (asked: string): boolean => named.has(asked) || (publicUrl === undefined && isNumbers(asked))
  const published = publicUrl === undefined ? undefined : new URL(publicUrl)
  return {
    isOwnHost,
    isOwnOrigin(origin, asked) {
      if (origin === published?.origin) return true
      if (published?.protocol === 'https:' || !URL.canParse(origin)) return false
      const { protocol, host: from } = new URL(origin)
      return protocol === 'http:' && from === asked && isOwnHost(from)
    },
  }
}

const isNumbers = (host: string): boolean => {
  if (!URL.canParse(`http://${host}`)) return false
  return isIP(new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, '')) !== 0
}
