/**
 * PGlite on a durable file system, as it is opened in a thread of its own and in a test's own. Without core, which the
 * thread would load a second time at every start.
 */
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { StoreError } from '../store-error.ts'
import { DURABLE_START_PARAMS, type DurableFileSystem } from './durable-file-system.ts'

export const openLite = (
  fileSystem: DurableFileSystem,
  parsers: Record<number, (text: string) => unknown>,
): Promise<PGlite> =>
  PGlite.create({ fs: fileSystem, startParams: DURABLE_START_PARAMS, parsers, extensions: { pg_trgm } })

export async function proveThatCommitsReachTheDisk(lite: PGlite, fileSystem: DurableFileSystem): Promise<void> {
  const settings = await lite.query<{ fsync: string; commit: string }>(
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`,
  )
  const before = fileSystem.syncs
  // Writes a record to the log and commits it, without touching a table.
  await lite.query(`select pg_logical_emit_message(true, 'baton', 'does a commit reach the disk?')`)
  const { fsync, commit } = settings.rows[0] ?? {}
  if (fsync === 'on' && commit === 'on' && fileSystem.syncs > before) return
  throw new StoreError(
    'database_not_durable',
    'The embedded database does not write its commits through to the disk, so a power cut could lose handoffs; install the exact version of @electric-sql/pglite that this desk names, or set DATABASE_URL to a PostgreSQL.',
  )
}
