/**
 * The embedded database: PGlite in a folder of the data folder, made durable. Opening takes the folder for this process
 * alone, creates the database where there is none, and proves that a commit reaches the disk before anybody relies on it.
 */
import { execFile } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { PGlite } from '@electric-sql/pglite'
import { JSON_PARSERS } from '../json-columns.ts'
import { StoreError } from '../store-error.ts'
import { lockDataFolder } from './data-folder-lock.ts'
import { DiskFull, DURABLE_START_PARAMS, DurableFileSystem, isFull, syncPath } from './durable-file-system.ts'
import { startMaintenance } from './maintenance.ts'

export type EmbeddedDatabase = {
  lite: PGlite
  /** Throws where the disk is as good as full. */
  expectRoom(): void
  /** Stops maintenance, closes the database and gives the folder free. */
  close(): Promise<void>
}

export type OpenEmbeddedOptions = {
  /** Told in words what takes long: the creation of the database on the first start. */
  onProgress?: (words: string) => void
  onError: (error: unknown, doing: string) => void
  /** Another file system, for the test that takes the durable one away. */
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
    const fileSystem = options.fileSystem?.(directory) ?? new DurableFileSystem(directory)
    lite = await openDirectory(directory, fileSystem)
    await proveThatCommitsReachTheDisk(lite, fileSystem)
    const stopMaintenance = startMaintenance(lite, options.onError)
    const opened = lite
    return {
      lite: opened,
      // It has to grow by whole files: what is left may be too little long before there is none.
      expectRoom: () => {
        if (isFull(directory)) throw new DiskFull(directory)
      },
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
  onProgress?.('Creating the database. This takes a few seconds, once.')
  const draft = `${directory}.new`
  fs.rmSync(draft, { recursive: true, force: true })
  fs.mkdirSync(draft, { mode: 0o700 })
  const script = fileURLToPath(
    new URL(import.meta.url.endsWith('.ts') ? './create-database.ts' : './create-database.js', import.meta.url),
  )
  try {
    await promisify(execFile)(process.execPath, [script, draft])
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

async function openDirectory(directory: string, fileSystem: DurableFileSystem): Promise<PGlite> {
  try {
    return await PGlite.create({ fs: fileSystem, startParams: DURABLE_START_PARAMS, parsers: JSON_PARSERS })
  } catch (error) {
    if (isFull(directory)) throw new StoreError('disk_full', new DiskFull(directory).message, { cause: error })
    throw new StoreError(
      'data_folder_unusable',
      `The database in ${directory} does not open (${error instanceof Error ? error.message : String(error)}); restore a backup into another folder with "baton restore".`,
      { cause: error },
    )
  }
}

async function proveThatCommitsReachTheDisk(lite: PGlite, fileSystem: DurableFileSystem): Promise<void> {
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
