/** What a PostgreSQL is like, asked by one connection that changes nothing. */
import { explained, openPostgres } from './postgres.ts'
import { placeOf } from './several-hosts.ts'
import { StoreError } from './store-error.ts'

export type PostgresFound = {
  /** Host and name of the database, without the password. */
  place: string
  version: string
  isStandby: boolean
  /** Whether the user of the address may create what the desk needs. */
  mayCreate: boolean
  connections: { most: number; free: number }
  /** How far its clock is before that of this machine, in milliseconds; within the time of one request. */
  aheadMs: number
}

/** Never throws for what the server refuses: it says why, in a sentence with what to do. */
export async function examinePostgres(databaseUrl: string): Promise<PostgresFound | { because: string }> {
  try {
    const database = await openPostgres(databaseUrl, { poolSize: 1, onError: () => {} })
    try {
      const asked = Date.now()
      const { rows } = await database.pool.query<{
        version: string
        standby: boolean
        may: boolean
        most: number
        used: number
        now: number
      }>(
        `select current_setting('server_version') as version, pg_is_in_recovery() as standby,
          has_database_privilege(current_database(), 'create') and has_schema_privilege(current_schema(), 'create') as may,
          current_setting('max_connections')::int as most, (select count(*)::int from pg_stat_activity) as used,
          (extract(epoch from clock_timestamp()) * 1000)::float8 as now`,
      )
      const [row] = rows
      if (!row) return { because: `PostgreSQL at ${placeOf(databaseUrl)} answered with nothing.` }
      const here = (asked + Date.now()) / 2
      return {
        place: placeOf(databaseUrl),
        version: row.version,
        isStandby: row.standby,
        mayCreate: row.may === true,
        connections: { most: row.most, free: row.most - row.used },
        aheadMs: Math.round(row.now - here),
      }
    } finally {
      await database.close()
    }
  } catch (error) {
    const because = error instanceof StoreError ? error : explained(error, databaseUrl)
    return { because: because instanceof Error ? because.message : String(because) }
  }
}
