/**
 * The embedded database before anything is written in it, brought up to date and packed when the desk is built: unpacking
 * it takes a moment where creating one takes seconds. It holds no secret and no row of a workspace.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { create, extract } from 'tar'

const inThisPackage = (from: string) => fileURLToPath(new URL(from, import.meta.url))
const PACKAGE = inThisPackage('../../../')
const isCheckout = import.meta.url.endsWith('.ts')

/** Where it lies: inside the package when installed; in a checkout under what it is made of, so that an old one is never used. */
export const templateFile = (): string =>
  isCheckout
    ? path.join(PACKAGE, '../../.cache', `database-${madeOf()}.tar.gz`)
    : path.join(PACKAGE, 'template/database.tar.gz')

/** Packs the database in `directory`, which nobody has open. Written beside and renamed. */
export async function packTemplate(directory: string, file: string): Promise<void> {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}`
  await create({ file: draft, cwd: directory, gzip: { level: 9 }, portable: true }, ['.'])
  fs.renameSync(draft, file)
}

/** Into an empty folder; what was written is not synced yet. */
export const unpackTemplate = (file: string, directory: string): Promise<void> => extract({ file, cwd: directory })

/** Two checkouts with the same of it make the same database. */
function madeOf(): string {
  const { dependencies } = JSON.parse(fs.readFileSync(path.join(PACKAGE, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  const versions = [dependencies['@electric-sql/pglite'], dependencies['pg-boss']]
  const hash = createHash('sha256').update(JSON.stringify(versions))
  const migrations = inThisPackage('../migrations/')
  for (const name of fs.readdirSync(migrations).sort())
    hash.update(name).update(fs.readFileSync(path.join(migrations, name)))
  for (const file of [
    '../store.ts',
    '../schema.ts',
    './create-database.ts',
    './open-lite.ts',
    './durable-file-system.ts',
  ])
    hash.update(fs.readFileSync(inThisPackage(file)))
  return hash.digest('hex').slice(0, 16)
}
