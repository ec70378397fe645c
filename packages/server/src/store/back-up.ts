/** Backups of a desk, running or not: what is read is a copy, or read only. */
import type { Writable } from 'node:stream'
import { type BackupCounts, writeBackup } from './backup.ts'
import { writeSealed } from './backup-seal.ts'
import { copyStopped, type DatabaseCopy } from './embedded/copy-database.ts'
import { type OpenStoreOptions, openStore, type Store } from './store.ts'

type Stopped = Pick<OpenStoreOptions, 'databaseUrl' | 'dataDir'>

export async function backUpStopped(
  { databaseUrl, dataDir }: Stopped,
  output: Writable,
  recipient?: string,
): Promise<BackupCounts> {
  if (!databaseUrl && dataDir !== undefined) return ofCopy(await copyStopped(dataDir), output, recipient)
  return writeSealed(output, recipient, (plain) => reading({ databaseUrl }, plain))
}

/** The embedded database stands still only while it is copied. */
export async function backUpRunning(store: Store, output: Writable, recipient?: string): Promise<BackupCounts> {
  if (store.copy) return ofCopy(await store.copy(), output, recipient)
  return writeSealed(output, recipient, (plain) => writeBackup(store, plain))
}

async function ofCopy(copy: DatabaseCopy, output: Writable, recipient?: string): Promise<BackupCounts> {
  try {
    return await writeSealed(output, recipient, (plain) => reading({ dataDir: copy.dataDir }, plain))
  } finally {
    await copy.remove()
  }
}

async function reading(of: Stopped, output: Writable): Promise<BackupCounts> {
  const store = await openStore({ ...of, jobs: false, asItIs: true })
  try {
    return await writeBackup(store, output)
  } finally {
    await store.close()
  }
}
