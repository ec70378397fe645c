/** A host as it stands in an address that people open. */
export const inUrl = (host: string): string =>
  host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host

/** On loopback only its own names; on an open address any name, since nobody knows under which one it is reached. */
export function hostsOf(publicUrl: string, { host, port }: { host: string; port: number }): string[] {
  const { host: published } = new URL(publicUrl)
  if (['127.0.0.1', 'localhost', '::1'].includes(host))
    return [published, ...['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`)]
  return published.startsWith('localhost') ? ['*'] : [published]
}
