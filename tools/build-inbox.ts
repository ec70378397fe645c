/**
 * Builds the inbox when its build is older than what it is made of. `npm ci` (prepare) and `npm start` call it.
 * With `--optional` a build that cannot be made is said and passed over: installing must work without development packages.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const built = join(root, 'packages/inbox/dist/index.html')
const madeOf = [
  'packages/inbox/src',
  'packages/inbox/public',
  'packages/inbox/index.html',
  'packages/inbox/vite.config.ts',
  'packages/inbox/icon-sprite.ts',
  'packages/inbox/within-budget.ts',
  'packages/inbox/without-descriptions.ts',
  'packages/inbox/without-uncalled.ts',
  'packages/inbox/package.json',
  'packages/core/src',
  'packages/sdk/src',
]

buildInbox({ optional: process.argv.includes('--optional') })

function buildInbox({ optional }: { optional: boolean }): void {
  if (!existsSync(join(root, 'packages/inbox/index.html')) || isFresh()) return

  const build = spawnSync('npm', ['run', 'build', '--workspace', 'packages/inbox'], {
    cwd: root,
    encoding: 'utf8',
    // A test runner sets another one, with which the page would weigh half as much again.
    env: { ...process.env, NODE_ENV: 'production' },
    shell: process.platform === 'win32',
  })
  if (build.status === 0) {
    console.log('The inbox is built.')
    return
  }
  console.error(`${build.stdout}${build.stderr}`)
  console.error(
    optional
      ? 'The inbox is not built (see above). `npm start` tries again; it needs the development packages of `npm ci`.'
      : 'The inbox could not be built (see above), and the desk has no page to show without it.',
  )
  if (!optional) process.exit(1)
}

function isFresh(): boolean {
  if (!existsSync(built)) return false
  const builtAt = statSync(built).mtimeMs
  return madeOf.every((path) => newestIn(join(root, path)) <= builtAt)
}

/** A folder's own time counts too: it changes when a file is taken away. */
function newestIn(path: string): number {
  if (!existsSync(path)) return 0
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))))
}
