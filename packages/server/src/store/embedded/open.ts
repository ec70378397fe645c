/**
 * The embedded database: PGlite in a folder of the data folder, made durable. Opening takes the folder for this process
 * alone, creates the database where there is none, and proves that a commit reaches the disk before anybody relies on it.
 */
import { execFile } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { PGlite } from '@electric-sql/pglite'
import { JSON_PARSERS } from '../json-columns.ts'
import { StoreError } from '../store-error.ts'
import { copyDatabase, type DatabaseCopy } from './copy-database.ts'
import { lockDataFolder } from './data-folder-lock.ts'
import { DiskFull, type DurableFileSystem, isFull, syncPath, syncTree } from './durable-file-system.ts'
import { openLiteInThread } from './lite-in-thread.ts'
import { startMaintenance } from './maintenance.ts'
import { openLite, proveThatCommitsReachTheDisk } from './open-lite.ts'
import { templateFile, unpackTemplate } from './template.ts'

export type EmbeddedDatabase = {
  lite: PGlite
  /** Throws where the disk is as good as full. */
  expectRoom(): void
  /** The database as it is now, elsewhere. It serves nobody while it is copied. */
  copy(): Promise<DatabaseCopy>
  /** Stops maintenance, closes the database and gives the folder free. */
  close(): Promise<void>
}

export type OpenEmbeddedOptions = {
  /** Told in words what takes long: the creation of the database on the first start. */
  onProgress?: (words: string) => void
  onError: (error: unknown, doing: string) => void
  /** Another file system, for the test that takes the durable one away; in this thread. */
  fileSystem?: (directory: string) => DurableFileSystem
}

export async function openEmbedded(dataDir: string, options: OpenEmbeddedOptions): Promise<EmbeddedDatabase> {
  const folder = path.resolve(dataDir)
  const directory = path.join(folder, 'database')
  makeFolder(folder)
  const lock = await lockDataFolder(directory)
  let lite: PGlite | undefined
  try {
    if (!fs.existsSync(directory)) await create(directory, options.onProgress)
    const { fileSystem } = options
    lite = await openDirectory(directory, () =>
      fileSystem ? openHere(fileSystem(directory)) : openLiteInThread(directory),
    )
    const stopMaintenance = startMaintenance(lite, options.onError)
    const opened = lite
    return {
      lite: opened,
      // It has to grow by whole files: what is left may be too little long before there is none.
      expectRoom: () => {
        if (isFull(directory)) throw new DiskFull(directory)
      },
      copy: () => opened.transaction(() => copyDatabase(directory)),
      close: async () => {
        await stopMaintenance()
        if (!opened.closed) await opened.close()
        lock.release()
      },
    }
  } catch (error) {
    await lite?.close().catch(() => {})
    lock.release()
    throw error
  }
}

function makeFolder(folder: string): void {
  try {
    // PGlite's own files are readable by everybody; the folder is not.
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
    fs.accessSync(folder, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK)
  } catch (error) {
    throw new StoreError(
      'data_folder_unusable',
      `The data folder ${folder} cannot be written to (${(error as NodeJS.ErrnoException).code}); make it writable or choose another folder with --data.`,
      { cause: error },
    )
  }
}

/** Creates beside the final place and renames, so that a creation cut short never looks like a database. */
async function create(directory: string, onProgress: OpenEmbeddedOptions['onProgress']): Promise<void> {
  const draft = `${directory}.new`
  fs.rmSync(draft, { recursive: true, force: true })
  fs.mkdirSync(draft, { mode: 0o700 })
  const template = templateFile()
  try {
    if (fs.existsSync(template)) {
      onProgress?.('Laying down the database.')
      await unpackTemplate(template, draft)
      syncTree(draft)
    } else {
      onProgress?.('Creating the database. This takes a few seconds, once.')
      await createInProcess(draft)
    }
  } catch (error) {
    if (isFull(path.dirname(draft))) throw new StoreError('disk_full', new DiskFull(path.dirname(draft)).message)
    const reason = (error as { stderr?: string }).stderr?.trim() || (error as Error).message
    throw new StoreError('data_folder_unusable', `The database could not be created in ${directory}: ${reason}`, {
      cause: error,
    })
  }
  fs.renameSync(draft, directory)
  syncPath(path.dirname(directory))
}

async function createInProcess(directory: string): Promise<void> {
  const script = fileURLToPath(
    new URL(import.meta.url.endsWith('.ts') ? './create-database.ts' : './create-database.js', import.meta.url),
  )
  await promisify(execFile)(process.execPath, [script, directory])
}

async function openHere(fileSystem: DurableFileSystem): Promise<PGlite> {
  const lite = await openLite(fileSystem, JSON_PARSERS)
  try {
    await proveThatCommitsReachTheDisk(lite, fileSystem)
    return lite
  } catch (error) {
    await lite.close().catch(() => {})
    throw error
  }
}

async function openDirectory(directory: string, open: () => Promise<PGlite>): Promise<PGlite> {
  try {
    return await open()
  } catch (error) {
    if (error instanceof StoreError) throw error
    if (isFull(directory)) throw new StoreError('disk_full', new DiskFull(directory).message, { cause: error })
    throw new StoreError(
      'data_folder_unusable',
      `The database in ${directory} does not open (${error instanceof Error ? error.message : String(error)}); restore a backup into another folder with "baton restore".`,
      { cause: error },
    )
  }
}
