/**
 * Makes the database that a first start unpacks, where there is none of what it is made of now. `npm ci` (prepare),
 * `npm start` and packing call it. With `--optional` one that cannot be made is said and passed over: a first start then
 * creates its own. `--packed` lays it where the published server has it; `--remove` takes it away from there.
 */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, packTemplate, templateFile } from '@baton-desk/server/testing'

const packed = join(import.meta.dirname, '../packages/server/template')
const isAsked = (option: string) => process.argv.includes(option)

if (isAsked('--packed') || isAsked('--remove')) rmSync(packed, { recursive: true, force: true })
if (!isAsked('--remove'))
  try {
    await buildTemplate()
    if (isAsked('--packed')) cpSync(templateFile(), join(packed, 'database.tar.gz'))
  } catch (error) {
    if (!isAsked('--optional')) throw error
    console.error(`The database of a first start is not built; it will be created then: ${error}`)
  }

async function buildTemplate(): Promise<void> {
  if (existsSync(templateFile())) return
  const dataDir = mkdtempSync(join(tmpdir(), 'baton-template-'))
  try {
    const store = await openStore({ dataDir })
    await store.close()
    await packTemplate(join(dataDir, 'database'), templateFile())
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
  console.log('The database of a first start is built.')
}
