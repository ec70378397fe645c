/**
 * The database of a desk that is not running here: written into a backup, or filled from one. The second composition
 * root beside main.ts; it starts no jobs and opens no port. The embedded database belongs to one process, so while a
 * desk runs on the folder both are refused.
 */
import { randomBytes } from 'node:crypto'
import type { Readable, Writable } from 'node:stream'
import { openAccounts } from './http/sign-in/accounts.ts'
import { type BackupCounts, restoreBackup, writeBackup } from './store/backup.ts'
import { oneProcessAtATime } from './store/sign-in.ts'
import { openStore, type Store } from './store/store.ts'
import { storeForApp } from './store/store-for-app.ts'

export type StoppedDesk = {
  dataDir?: string
  databaseUrl?: string
  /** Told in words what takes long. */
  onProgress?: (words: string) => void
}

/** Answers how many rows of each table were written. Throws StoreError, whose message is one sentence with what to do. */
export const backUpDesk = (desk: StoppedDesk, output: Writable): Promise<BackupCounts> =>
  withStore(desk, (store) => writeBackup(store, output))

/** Into an empty folder or database, all of it or nothing. Answers how many rows of each table were read. Throws StoreError. */
export const restoreDesk = (desk: StoppedDesk, input: Readable): Promise<BackupCounts> =>
  withStore(desk, async (store) => {
    await createSignInTables(store)
    return restoreBackup(store, input)
  })

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
    secret: randomBytes(32).toString('base64url'),
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
    now: () => Date.now(),
    alone: (work) => oneProcessAtATime(store, work),
  })
}
