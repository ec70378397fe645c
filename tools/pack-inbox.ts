/**
 * The published server carries the built inbox in its folder `inbox`, where a checkout has a package beside it. Lays it
 * there before packing and takes it away afterwards, so that a checkout never serves an old one.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const packages = join(import.meta.dirname, '../packages')
const carried = join(packages, 'server/inbox')

rmSync(carried, { recursive: true, force: true })
if (!process.argv.includes('--remove')) {
  execFileSync(process.execPath, [join(import.meta.dirname, 'build-inbox.ts')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  cpSync(join(packages, 'inbox/dist'), carried, { recursive: true })
}
