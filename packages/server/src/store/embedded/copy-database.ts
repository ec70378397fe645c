import { constants } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { lockDataFolder } from './data-folder-lock.ts'

export type DatabaseCopy = {
  /** A data folder that holds the copy alone. */
  dataDir: string
  remove(): Promise<void>
}

/**
 * What a power cut would leave of the database at this moment, which opens like that, with all that was committed. Nobody may
 * write while it is copied; the database itself is not touched.
 */
export async function copyDatabase(directory: string): Promise<DatabaseCopy> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'baton-backup-'))
  const remove = () => rm(dataDir, { recursive: true, force: true })
  try {
    // Where the file system can, only what changes afterwards is copied.
    await cp(directory, path.join(dataDir, 'database'), { recursive: true, mode: constants.COPYFILE_FICLONE })
    return { dataDir, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

/** Of a desk that is not running; throws StoreError where it is. */
export async function copyStopped(dataDir: string): Promise<DatabaseCopy> {
  const directory = path.join(path.resolve(dataDir), 'database')
  const lock = await lockDataFolder(directory)
  try {
    return await copyDatabase(directory)
  } finally {
    lock.release()
  }
}
