/**
 * PGlite's file system with the one thing it lacks: it hands fsync to the disk. As shipped, PGlite never syncs and a
 * power cut leaves a database that does not open. This uses Emscripten's internals, so the version of PGlite is pinned
 * and `open.ts` proves at every start that a commit really reaches `fdatasync`.
 */
import fs from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** What Emscripten's NODEFS looks like from here; its own types are not published with PGlite. */
type NodeFsMount = {
  realPath(node: object): string
  stream_ops: {
    fsync?: (stream: { nfd?: number; node: object }) => number
    write(stream: { node: object }, ...how: unknown[]): number
  }
  node_ops: {
    mknod(parent: object, name: string, mode: number, device: number): object
    rename(node: object, newParent: object, newName: string): void
    unlink(parent: object, name: string): void
    rmdir(parent: object, name: string): void
  }
}

type FileSystemInit = NodeFS['init']
type EmscriptenOptions = Parameters<FileSystemInit>[1]

/** Below it the database cannot even be opened: it fills its log anew, a file of 16 MB at a time. */
const NEEDED_BYTES = 20 * 1024 * 1024

/** The disk of this file or folder holds no more. */
export function isFull(target: string, neededBytes = NEEDED_BYTES): boolean {
  const { bavail, bsize } = fs.statfsSync(target)
  return bavail * bsize < neededBytes
}

export class DiskFull extends Error {
  override readonly name = 'DiskFull'
  readonly code = 'ENOSPC'

  constructor(folder: string) {
    super(
      `The disk of ${folder} is full. Make room on it, at least ${NEEDED_BYTES / 1024 / 1024} MB, and start the desk again: what it has answered is recorded, and no backup is needed.`,
    )
  }
}

const isLog = (file: string): boolean => path.basename(path.dirname(file)) === 'pg_wal'

/** Reports what went wrong and ends the process; never returns. */
export type EndProcess = (error: unknown) => never

/** An error thrown into WebAssembly would spin for ever, and after a failed fsync nothing written is certain: stop. */
const endProcess: EndProcess = (error) => {
  const words =
    error instanceof DiskFull ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)
  fs.writeSync(2, `The embedded database could not write to its disk, so the desk stops at once: ${words}\n`)
  process.exit(74)
}

export class DurableFileSystem extends NodeFS {
  /** How many files have been synced to the disk since it was opened. */
  syncs = 0
  #endProcess: EndProcess
  /** Directories that have got or lost an entry since the last sync. */
  #changedDirectories = new Set<string>()

  constructor(directory: string, onFailure: EndProcess = endProcess) {
    super(directory)
    this.#endProcess = onFailure
  }

  override async init(pg: PGlite, options: EmscriptenOptions): ReturnType<FileSystemInit> {
    const { emscriptenOpts } = await super.init(pg, options)
    const install = (module: { NODEFS: NodeFsMount }) => this.#install(module.NODEFS)
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [install, ...(emscriptenOpts.preRun ?? [])] } }
  }

  #install(mount: NodeFsMount): void {
    const { mknod, rename, unlink, rmdir } = mount.node_ops
    const { write } = mount.stream_ops
    mount.stream_ops.write = (stream, ...how) => {
      try {
        return write(stream, ...how)
      } catch (error) {
        const file = mount.realPath(stream.node)
        // A table that cannot grow is an error of one statement; a log that cannot makes PostgreSQL abort, and here spin for ever.
        if (!isLog(file)) throw error
        return this.#endProcess(isFull(file) ? new DiskFull(path.dirname(file)) : error)
      }
    }
    mount.stream_ops.fsync = ({ nfd, node }) =>
      this.#orEnd(() => {
        this.#syncChangedDirectories()
        // A directory is opened without a descriptor of its own.
        if (nfd === undefined) syncPath(mount.realPath(node))
        else fs.fdatasyncSync(nfd)
        this.syncs += 1
        return 0
      })
    mount.node_ops.mknod = (parent, name, mode, device) => {
      const node = mknod(parent, name, mode, device)
      this.#orEnd(() => this.#changedDirectories.add(mount.realPath(parent)))
      return node
    }
    mount.node_ops.unlink = (parent, name) => {
      unlink(parent, name)
      this.#orEnd(() => this.#changedDirectories.add(mount.realPath(parent)))
    }
    mount.node_ops.rmdir = (parent, name) => {
      rmdir(parent, name)
      this.#orEnd(() => this.#changedDirectories.add(mount.realPath(parent)))
    }
    mount.node_ops.rename = (node, newParent, newName) => {
      const from = this.#orEnd(() => path.dirname(mount.realPath(node)))
      rename(node, newParent, newName)
      this.#orEnd(() => {
        const to = mount.realPath(newParent)
        this.#changedDirectories.add(from).add(to)
        this.#syncChangedDirectories()
      })
    }
  }

  #syncChangedDirectories(): void {
    if (this.#changedDirectories.size === 0) return
    // One may have been removed since; then its parent is in the set as well.
    for (const directory of this.#changedDirectories) if (fs.existsSync(directory)) syncPath(directory)
    this.#changedDirectories.clear()
  }

  #orEnd<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      return this.#endProcess(error)
    }
  }
}

/** PGlite's own start parameters, with syncing switched on (`-F` is "no fsync"; only `fsync` reaches the hook). */
export const DURABLE_START_PARAMS = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'wal_sync_method=fsync',
]

/** Syncs every file and directory under (and with) the given one: the creation of a database does not sync by itself. */
export function syncTree(directory: string): void {
  for (const entry of fs.readdirSync(directory, { withFileTypes: true })) {
    const child = path.join(directory, entry.name)
    if (entry.isDirectory()) syncTree(child)
    else if (entry.isFile()) syncPath(child)
  }
  syncPath(directory)
}

/** Syncs one file or directory. Windows cannot sync a directory and does not need to. */
export function syncPath(target: string): void {
  if (process.platform === 'win32' && fs.statSync(target).isDirectory()) return
  const descriptor = fs.openSync(target, process.platform === 'win32' ? 'r+' : 'r')
  try {
    fs.fsyncSync(descriptor)
  } finally {
    fs.closeSync(descriptor)
  }
}
