/**
 * An address with several hosts, as libpq has it: `postgres://user@one:5432,two:5432/baton`. `pg` knows one host, so each of its
 * connections is led to the one that takes writes, asked anew each time: after a failover that is another one.
 */
import net from 'node:net'
import pg from 'pg'

type Host = { host: string; port: number }

const ASK_WITHIN_MS = 3_000

/** What `pg` needs to reach it; `stream` only where there are several. */
export function connectionTo(databaseUrl: string): Pick<pg.ClientConfig, 'connectionString' | 'stream'> {
  const [, before = '', authority = '', after = ''] =
    /^(postgres(?:ql)?:\/\/(?:[^@/?#]*@)?)([^/?#]+)(.*)$/.exec(databaseUrl) ?? []
  if (!authority.includes(',')) return { connectionString: databaseUrl }
  const url = new URL(`${before}${authority.split(',')[0]}${after}`)
  // Whatever it says, a desk writes.
  url.searchParams.delete('target_session_attrs')
  const hosts = authority.split(',').map((each) => {
    const { hostname, port } = new URL(`${url.protocol}//${each}`)
    return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 5432) }
  })
  const connectionString = url.href
  return { connectionString, stream: () => new SocketToPrimary(hosts, connectionString) }
}

/** Host and port of each, and the name of the database; without the password. */
export function placeOf(databaseUrl: string): string {
  try {
    const [, hosts = '', database = ''] = /^[^:]+:\/\/(?:[^@/?#]*@)?([^/?#]+)([^?#]*)/.exec(databaseUrl) ?? []
    // Throws for what is no address.
    new URL(databaseUrl.replace(hosts, hosts.split(',')[0] ?? ''))
    return `${hosts}${database}`
  } catch {
    return 'DATABASE_URL (which is no address like postgres://user:password@host:5432/name)'
  }
}

/** A socket that turns to the primary, whichever host it is told. */
class SocketToPrimary extends net.Socket {
  readonly #hosts: readonly Host[]
  readonly #connectionString: string

  constructor(hosts: readonly Host[], connectionString: string) {
    super()
    this.#hosts = hosts
    this.#connectionString = connectionString
  }

  override connect(): this {
    Promise.any(this.#hosts.map((host) => takesWrites(host, this.#connectionString))).then(
      (primary) => {
        if (!this.destroyed) super.connect(primary)
      },
      ({ errors: [first] }: AggregateError) => this.destroy(first),
    )
    return this
  }
}

/** The host, once it has said that it does; rejects where it does not, or does not answer. */
async function takesWrites({ host, port }: Host, connectionString: string): Promise<Host> {
  const url = new URL(connectionString)
  url.host = net.isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`
  const client = new pg.Client({
    connectionString: url.href,
    application_name: 'baton-looks',
    connectionTimeoutMillis: ASK_WITHIN_MS,
    query_timeout: ASK_WITHIN_MS,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ standby: boolean }>('select pg_is_in_recovery() as standby')
    if (rows[0]?.standby) throw Object.assign(new Error(`${host}:${port} takes no writes`), { code: 'ECONNREFUSED' })
    return { host, port }
  } finally {
    client.end().catch(() => {})
  }
}
