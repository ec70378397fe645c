/** Fresh databases of both kinds for tests: the embedded one copied from a template, PostgreSQL from `postgres.ts`. */
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { openEmbedded } from '../store/embedded/open.ts'
import { templateFile } from '../store/embedded/template.ts'
import { type OpenStoreOptions, openStore, type Store } from '../store/store.ts'
import { startPostgres, type TestPostgres } from './postgres.ts'

export type StoreKind = Store['kind']
export const STORE_KINDS: StoreKind[] = ['embedded', 'postgres']

export type TestDatabases = {
  /** Where a fresh database is, to be passed to `openStore`; the same address may be opened by several on PostgreSQL. */
  createAddress(): Promise<Pick<OpenStoreOptions, 'databaseUrl' | 'dataDir'>>
  /** A store on a fresh database, closed with the others by `stop`. */
  open(options?: OpenStoreOptions): Promise<Store>
  /** Closes the stores that `open` gave out: an embedded one holds hundreds of megabytes. */
  closeStores(): Promise<void>
  stop(): Promise<void>
}

/**
 * Starts what is needed for fresh databases of one kind; call `stop` when the tests are over. `plainOwner`: on
 * PostgreSQL the desk's user owns its database and may do nothing else.
 */
export async function startDatabases(
  kind: StoreKind,
  options: { plainOwner?: boolean; durable?: boolean } = {},
): Promise<TestDatabases> {
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'baton-test-'))
  const postgres: TestPostgres | undefined = kind === 'postgres' ? await startPostgres(options) : undefined
  const opened: Store[] = []
  const createAddress = async () => {
    if (postgres) return { databaseUrl: await postgres.createDatabase(options) }
    const dataDir = path.join(folder, randomUUID())
    fs.cpSync(await emptyEmbeddedDatabase(), path.join(dataDir, 'database'), { recursive: true })
    return { dataDir }
  }
  const closeStores = async () => {
    await Promise.all(opened.splice(0).map((store) => store.close()))
  }
  return {
    createAddress,
    open: async (options = {}) => {
      const store = await openStore({ ...(await createAddress()), ...options })
      opened.push(store)
      return store
    },
    closeStores,
    stop: async () => {
      await closeStores()
      await postgres?.stop()
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Unpacking one takes a moment, copying one less: made once for each version of the desk's own template and kept. */
async function emptyEmbeddedDatabase(): Promise<string> {
  const cache = fileURLToPath(new URL('../../../../node_modules/.cache/', import.meta.url))
  const template = path.join(cache, `baton-embedded-${path.basename(templateFile(), '.tar.gz')}`)
  if (fs.existsSync(template)) return template
  const draft = `${template}.${randomUUID()}`
  const database = await openEmbedded(draft, {
    onError: (error) => {
      throw error
    },
  })
  await database.close()
  try {
    fs.renameSync(path.join(draft, 'database'), template)
  } catch (error) {
    // Another test process was faster.
    if (!fs.existsSync(template)) throw error
  }
  fs.rmSync(draft, { recursive: true, force: true })
  return template
}
