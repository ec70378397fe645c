import { setTimeout as pause } from 'node:timers/promises'
import type { PGlite } from '@electric-sql/pglite'

// PGlite has neither a checkpointer nor an autovacuum: without these two its log grows for ever and so do its tables.
const LOOK_EVERY_MS = 20_000
const CHECKPOINT_AFTER_MS = 5 * 60_000
const CHECKPOINT_AFTER_BYTES = 64 * 1024 * 1024
const VACUUM_AFTER_MS = 60 * 60_000
/** The first one comes early, so that a desk which is restarted often is analysed as well. */
const FIRST_VACUUM_AFTER_MS = 2 * 60_000

/** Runs CHECKPOINT and VACUUM (ANALYZE) from time to time; the returned function stops it and waits for the running one. */
export function startMaintenance(lite: PGlite, onError: (error: unknown, doing: string) => void): () => Promise<void> {
  const stopping = new AbortController()
  const running = maintain(lite, stopping.signal, onError)
  return async () => {
    stopping.abort()
    await running
  }
}

async function maintain(
  lite: PGlite,
  signal: AbortSignal,
  onError: (error: unknown, doing: string) => void,
): Promise<void> {
  let position = 0
  let checkpointAt = performance.now() + CHECKPOINT_AFTER_MS
  let vacuumAt = performance.now() + FIRST_VACUUM_AFTER_MS
  for (;;) {
    const stopped = await pause(LOOK_EVERY_MS, false, { signal, ref: false }).catch(() => true)
    if (stopped) return
    try {
      const written = await logPosition(lite)
      if (written - position > CHECKPOINT_AFTER_BYTES || (written !== position && performance.now() > checkpointAt)) {
        await lite.query('checkpoint')
        position = await logPosition(lite)
        checkpointAt = performance.now() + CHECKPOINT_AFTER_MS
      }
      if (performance.now() > vacuumAt) {
        await vacuum(lite, signal)
        vacuumAt = performance.now() + VACUUM_AFTER_MS
      }
    } catch (error) {
      if (signal.aborted || lite.closed) return
      onError(error, 'maintaining the embedded database')
    }
  }
}

async function logPosition(lite: PGlite): Promise<number> {
  const { rows } = await lite.query<{ bytes: number }>(`select (pg_current_wal_insert_lsn() - '0/0')::float8 as bytes`)
  return rows[0]?.bytes ?? 0
}

/** Table by table, because everybody waits while one is vacuumed. */
async function vacuum(lite: PGlite, signal: AbortSignal): Promise<void> {
  const { rows } = await lite.query<{ name: string }>(
    `select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables order by 1`,
  )
  for (const { name } of rows) {
    if (signal.aborted) return
    await lite.query(`vacuum (analyze) ${name}`)
  }
}
