/**
 * The embedded database in a thread of its own: it is WebAssembly and waits for its disk, and whoever asks the desk for
 * something else need not wait with it. Has of PGlite what Kysely, pg-boss and maintenance use.
 */
import { Worker } from 'node:worker_threads'
import type { PGlite, QueryOptions, Results } from '@electric-sql/pglite'
import { asThisProcess } from '../../threads/thread.ts'
import { JSON_PARSERS } from '../json-columns.ts'
import { StoreError, type StoreErrorCode } from '../store-error.ts'

type Query = { sql: string; params: unknown[] | undefined; options: Pick<QueryOptions, 'rowMode'> | undefined }

/** What the thread is asked; each gets one answer under its id. */
export type Asked = { id: number } & (
  | ({ do: 'query'; tx: number | undefined } & Query)
  | { do: 'exec'; sql: string }
  | { do: 'begin' }
  | { do: 'end'; tx: number; how: 'commit' | 'rollback' }
  | { do: 'listen'; channel: string }
  | { do: 'unlisten'; listener: number }
  | { do: 'close' }
)
type Ask<Each = Asked> = Each extends Asked ? Omit<Each, 'id'> : never

export type Told =
  | { id: number; answered: unknown }
  | { id: number; failed: { message: string; [more: string]: unknown } }
  | { id: number; payload: string }

/** From source in development, else as it was built. */
const SCRIPT = new URL(import.meta.url.endsWith('.ts') ? './lite-worker.ts' : './lite-worker.js', import.meta.url)

/** Throws what keeps it from opening. A database that ends by itself afterwards ends the process: nothing goes on without it. */
export async function openLiteInThread(directory: string): Promise<PGlite> {
  const thread = new Worker(SCRIPT, { ...asThisProcess(), workerData: { directory } })
  const waiting = new Map<number, { resolve(answered: unknown): void; reject(error: Error): void }>()
  const heard = new Map<number, (payload: string) => void>()
  let ids = 0
  let closed = false

  const ask = (asked: Ask, id = ++ids): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (closed) return reject(new Error('The embedded database is closed.'))
      if (waiting.size === 0) thread.ref()
      waiting.set(id, { resolve, reject })
      thread.postMessage({ ...asked, id } satisfies Asked)
    })
  thread.on('message', (told: Told) => {
    if ('payload' in told) return heard.get(told.id)?.(told.payload)
    const asker = waiting.get(told.id)
    waiting.delete(told.id)
    // Waiting for work, it keeps no process alive.
    if (waiting.size === 0) thread.unref()
    if ('failed' in told) asker?.reject(Object.assign(new Error(told.failed.message), told.failed))
    else asker?.resolve(told.answered)
  })
  const opened = new Promise<unknown>((resolve, reject) => waiting.set(0, { resolve, reject }))
  let isOpen = false
  thread.on('error', (error) => {
    process.stderr.write(`The embedded database stopped by itself: ${error.stack ?? error.message}\n`)
  })
  thread.on('exit', (code) => {
    if (closed) return
    // It has said why. Whoever keeps the desk running starts it again; an answer without a database would be none.
    process.exit(code || 74)
  })
  try {
    await opened
    isOpen = true
  } catch (error) {
    closed = true
    await thread.terminate()
    const { code } = error as { code?: string }
    throw code === 'database_not_durable' ? new StoreError(code as StoreErrorCode, (error as Error).message) : error
  }

  const query = async (sql: string, params?: unknown[], options?: QueryOptions, tx?: number) => {
    const how = options?.rowMode === undefined ? undefined : { rowMode: options.rowMode }
    return read((await ask({ do: 'query', tx, sql, params, options: how })) as Results)
  }
  const lite = {
    ready: isOpen,
    waitReady: Promise.resolve(),
    get closed() {
      return closed
    },
    query: (sql: string, params?: unknown[], options?: QueryOptions) => query(sql, params, options),
    exec: async (sql: string) => ((await ask({ do: 'exec', sql })) as Results[]).map(read),
    async transaction<T>(work: (tx: Pick<PGlite, 'query'>) => Promise<T>): Promise<T> {
      const tx = ++ids
      await ask({ do: 'begin' }, tx)
      let result: T
      try {
        result = await work({ query: (sql, params, options) => query(sql, params, options, tx) as never })
      } catch (error) {
        await ask({ do: 'end', tx, how: 'rollback' }).catch(() => undefined)
        throw error
      }
      await ask({ do: 'end', tx, how: 'commit' })
      return result
    },
    async listen(channel: string, handler: (payload: string) => void) {
      const listener = ++ids
      heard.set(listener, handler)
      await ask({ do: 'listen', channel }, listener)
      return async () => {
        heard.delete(listener)
        await ask({ do: 'unlisten', listener })
      }
    },
    async close() {
      await ask({ do: 'close' })
      closed = true
      await thread.terminate()
    },
  }
  return lite as unknown as PGlite
}

/** JSON comes as text, and is read here. */
function read(results: Results): Results {
  const parsed = results.fields.flatMap(({ name, dataTypeID }, index) => {
    const parse = JSON_PARSERS[dataTypeID]
    return parse ? [{ name, index, parse }] : []
  })
  if (parsed.length === 0) return results
  for (const row of results.rows as (Record<string, unknown> | unknown[])[])
    for (const { name, index, parse } of parsed) {
      const at = Array.isArray(row) ? index : name
      const text: unknown = Reflect.get(row, at)
      if (typeof text === 'string') Reflect.set(row, at, parse(text))
    }
  return results
}
