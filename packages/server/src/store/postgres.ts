/** A PostgreSQL reached by address: its pool, the one connection that listens, and what its refusals mean. */
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { JSON_PARSERS } from './json-columns.ts'
import type { Heard, Listen } from './listen.ts'
import { preparedName } from './prepared.ts'
import { connectionTo, placeOf } from './several-hosts.ts'
import { StoreError } from './store-error.ts'

const OLDEST_MAJOR = 15
const CONNECT_WITHIN_MS = 10_000
/** By the number that PostgreSQL gives a type. Of INT8: counts and positions stay far below 2^53. */
const TEXT_PARSERS: Record<number, (text: string) => unknown> = { 20: Number, ...JSON_PARSERS }
/** Where a broken listening connection tries again: at once at first, then ever more slowly. */
const RETRY_MS = { first: 100, most: 5_000 }
/** A connection that died without a word is noticed by asking it. */
const HEARTBEAT_MS = 10_000

export type PostgresDatabase = { pool: pg.Pool; listen: Listen; close(): Promise<void> }

export type OpenPostgresOptions = {
  poolSize: number
  onError: (error: unknown, doing: string) => void
}

export async function openPostgres(databaseUrl: string, options: OpenPostgresOptions): Promise<PostgresDatabase> {
  const connection = connectionOf(databaseUrl)
  const pool = new pg.Pool({
    ...connection,
    max: options.poolSize,
    pipeline: true,
    types: {
      getTypeParser: (type, format) =>
        (format !== 'binary' && TEXT_PARSERS[Number(type)]) || pg.types.getTypeParser(type, format),
    },
  })
  pool.on('connect', usePrepared)
  // A connection that ends while somebody has it, between two of their statements, would end the process: the next one fails.
  pool.on('connect', (client) => client.on('error', () => undefined))
  pool.on('error', (error) => options.onError(error, 'keeping a connection to PostgreSQL'))
  try {
    const { rows } = await pool.query<{ version: number }>(
      `select current_setting('server_version_num')::int as version`,
    )
    const major = Math.floor((rows[0]?.version ?? 0) / 10_000)
    if (major < OLDEST_MAJOR)
      throw new StoreError(
        'database_too_old',
        `PostgreSQL ${major} at ${placeOf(databaseUrl)} is too old; the desk needs version ${OLDEST_MAJOR} or newer.`,
      )
  } catch (error) {
    await pool.end()
    throw error instanceof StoreError ? error : explained(error, databaseUrl)
  }
  const listener = startListener(connection, options.onError)
  return {
    pool,
    listen: listener.listen,
    close: async () => {
      await listener.close()
      await pool.end()
    },
  }
}

/** Kysely hands over text and values; `pg` keeps a plan only for a statement that has a name. */
function usePrepared(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...parts: unknown[]) => unknown
  client.query = ((text: unknown, values: unknown, ...rest: unknown[]) => {
    const name = typeof text === 'string' ? preparedName(text) : undefined
    return name ? query({ name, text, values }, ...rest) : query(text, values, ...rest)
  }) as typeof client.query
}

function connectionOf(databaseUrl: string): pg.ClientConfig {
  return {
    ...connectionTo(databaseUrl),
    application_name: 'baton',
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    keepAlive: true,
  }
}

/** What a failed connection means, without the password. */
export function explained(error: unknown, databaseUrl: string): unknown {
  const place = placeOf(databaseUrl)
  const code = codeOf(error)
  switch (code) {
    case '28P01':
    case '28000':
      return new StoreError(
        'database_login_refused',
        `PostgreSQL at ${place} refused the user or password in DATABASE_URL; correct them.`,
        { cause: error },
      )
    case '3D000':
      return new StoreError(
        'database_missing',
        `There is no such database at ${place}; create it, or correct DATABASE_URL.`,
        { cause: error },
      )
    case '42501':
      return new StoreError(
        'database_no_rights',
        `The user in DATABASE_URL may not create tables at ${place}; make it the owner of the database, or grant it "create" on the database and its schema.`,
        { cause: error },
      )
    default:
      if (isUnreachable(error, code))
        return new StoreError(
          'database_unreachable',
          `PostgreSQL at ${place} does not answer (${code || (error as Error).message}); start it, or correct DATABASE_URL.`,
          { cause: error },
        )
      return error
  }
}

const codeOf = (error: unknown): string => {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : ''
}

const isUnreachable = (error: unknown, code: string): boolean =>
  /^(E[A-Z]+|57P03|53300)$/.test(code) ||
  // With a code of PostgreSQL it is a timeout that the server itself keeps, as of a lock.
  (code === '' && error instanceof Error && /timeout|terminated unexpectedly/i.test(error.message))

type Listener = { listen: Listen; close(): Promise<void> }

/**
 * One connection for all channels, made when the first is asked for. When it breaks it is made anew, and everybody is
 * told that there was a gap, so that they read again what they may have missed.
 */
function startListener(connection: pg.ClientConfig, onError: OpenPostgresOptions['onError']): Listener {
  const handlers = new Map<string, Set<(heard: Heard) => void>>()
  const stopping = new AbortController()
  let connected: Promise<pg.Client> | undefined

  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client(connection)
    client.on('notification', ({ channel, payload }) => tell(channel, { kind: 'notified', payload: payload ?? '' }))
    await client.connect()
    try {
      for (const channel of handlers.keys()) await client.query(`listen ${client.escapeIdentifier(channel)}`)
    } catch (error) {
      await client.end().catch(() => {})
      throw error
    }
    const heartbeat = setInterval(() => {
      client.query({ text: 'select 1', query_timeout: HEARTBEAT_MS } as pg.QueryConfig).catch(lost)
    }, HEARTBEAT_MS)
    heartbeat.unref()
    let gone = false
    function lost(error?: unknown) {
      if (gone) return
      gone = true
      clearInterval(heartbeat)
      client.end().catch(() => {})
      if (stopping.signal.aborted) return
      onError(error ?? new Error('the connection was closed'), 'listening to PostgreSQL')
      connected = reconnect()
      connected.catch(() => {})
    }
    client.on('error', lost)
    client.on('end', () => lost())
    return client
  }

  const reconnect = async (): Promise<pg.Client> => {
    for (let wait = RETRY_MS.first; ; wait = Math.min(wait * 2, RETRY_MS.most)) {
      await pause(wait, undefined, { signal: stopping.signal, ref: false })
      try {
        const client = await connect()
        for (const channel of handlers.keys()) tell(channel, { kind: 'gap' })
        return client
      } catch (error) {
        onError(error, 'listening to PostgreSQL again')
      }
    }
  }

  const tell = (channel: string, heard: Heard) => {
    for (const handler of handlers.get(channel) ?? []) {
      try {
        handler(heard)
      } catch (error) {
        onError(error, `hearing a notification on ${channel}`)
      }
    }
  }

  return {
    listen: async (channel, handler) => {
      const known = handlers.get(channel)
      if (known) known.add(handler)
      else handlers.set(channel, new Set([handler]))
      if (!connected) {
        connected = connect()
        connected.catch(() => {
          connected = undefined
        })
        await connected
      } else if (!known) {
        const client = await connected
        await client.query(`listen ${client.escapeIdentifier(channel)}`)
      }
      return async () => {
        handlers.get(channel)?.delete(handler)
      }
    },
    close: async () => {
      stopping.abort()
      const client = await connected?.catch(() => undefined)
      await client?.end().catch(() => {})
    },
  }
}
