/** What npm would publish, packed and installed in a folder outside this repository. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
// Published code runs without the condition under which this repository runs from source.
const env = { ...process.env, NODE_OPTIONS: '' }

/** `seconds` is the one command `npm install` of the tarballs; packing them comes before and is not counted. */
export function installFromTarballs(folder: string): { project: string; seconds: number } {
  const [tarballs, project] = [join(folder, 'release'), join(folder, 'project')]
  execFileSync(process.execPath, ['tools/release.ts', tarballs], { cwd: root, env, stdio: 'ignore' })
  mkdirSync(project)
  const packed = readdirSync(tarballs).filter((file) => file.endsWith('.tgz'))
  const began = performance.now()
  const install = ['install', '--prefer-offline', '--no-audit', '--no-fund']
  execFileSync('npm', [...install, ...packed.map((file) => join(tarballs, file))], {
    cwd: project,
    env,
    stdio: 'ignore',
    shell: process.platform === 'win32',
  })
  return { project, seconds: (performance.now() - began) / 1000 }
}
