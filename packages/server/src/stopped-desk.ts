/**
 * The database of a desk that is not running here: written into a backup, or filled from one. The second composition
 * root beside main.ts; it starts no jobs and opens no port. The embedded database belongs to one process, so while a
 * desk runs on the folder both are refused.
 */

import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import { eraseAgain } from './app/erase.ts'
import { openAccounts } from './http/sign-in/accounts.ts'
import { backUpStopped } from './store/back-up.ts'
import { type BackupCounts, restoreBackup } from './store/backup.ts'
import { readSealed } from './store/backup-seal.ts'
import { erasureListIn, readErasureList } from './store/erasure-list.ts'
import { oneProcessAtATime } from './store/sign-in.ts'
import { openStore, type Store } from './store/store.ts'
import { storeForApp } from './store/store-for-app.ts'

export type StoppedDesk = {
  dataDir?: string
  databaseUrl?: string
  /** Told in words what takes long. */
  onProgress?: (words: string) => void
}

export type BackupOptions = {
  /** Who alone can read it, as age names them (`age1…`); left out: everybody who has the file. */
  recipient?: string
}

/**
 * Changes nothing: PostgreSQL is only read, and of the embedded database a copy. Answers how many rows of each table were
 * written. Throws StoreError, whose message is one sentence with what to do.
 */
export const backUpDesk = (
  desk: StoppedDesk,
  output: Writable,
  { recipient }: BackupOptions = {},
): Promise<BackupCounts> => backUpStopped(desk, output, recipient)

export type RestoreOptions = {
  /** The list of erasures of the desk that the backup is of; left out: the one in `dataDir`, where there is one. */
  erasures?: string
  /** Opens a backup that is encrypted (`AGE-SECRET-KEY-1…`). */
  identity?: string
}

/**
 * Into an empty folder or database, all of it or nothing; who was erased since the backup was made is erased again. Answers how
 * many rows of each table were read. Throws StoreError.
 */
/** `erasures`: how many the list names, which were done again; null where there was no list. */
type Restored = { counts: BackupCounts; erasures: number | null }

export const restoreDesk = async (
  desk: StoppedDesk,
  input: Readable,
  { erasures = desk.dataDir && erasureListIn(desk.dataDir), identity }: RestoreOptions = {},
): Promise<Restored> => {
  // Read first: nothing is restored where it cannot be.
  const listed = erasures === undefined ? [] : await readErasureList(erasures)
  const plain = await readSealed(input, identity)
  return withStore(desk, async (store) => {
    await createSignInTables(store)
    const counts = await restoreBackup(store, plain)
    await eraseAgain({ store: storeForApp(store) }, listed)
    return { counts, erasures: erasures !== undefined && existsSync(erasures) ? listed.length : null }
  })
}

async function withStore<T>(desk: StoppedDesk, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ ...desk, jobs: false })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** They are the sign-in library's own and are made by opening it; nobody signs in here. */
async function createSignInTables(store: Store): Promise<void> {
  const { links, tries } = storeForApp(store)
  await openAccounts({
    database: { db: store.db, type: 'postgres' },
    secrets: [randomBytes(32).toString('base64url')],
    publicUrl: 'http://127.0.0.1',
    log: { info() {}, warn() {}, error() {} },
    links,
    tries,
    memberships: async () => [],
    canMail: false,
    post: async () => {},
    onSignIn: async () => {},
    onSignOut: async () => {},
    onAddress: async () => {},
    joinWaiting: async () => 0,
    forgetClients: async () => {},
    now: () => Date.now(),
    alone: (work) => oneProcessAtATime(store, work),
  })
}
