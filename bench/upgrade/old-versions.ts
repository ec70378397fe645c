/**
 * Versions of before, taken from the history of this repository: the last commit before each larger piece of work. They run
 * from source on the libraries that are installed now.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type OldVersion = { tag: string; commit: string }

/** By commit, because tags do not travel with every clone. */
export const OLD_VERSIONS: readonly OldVersion[] = [
  { tag: 'v-before-repairs', commit: '2303bce13afd1a107018842f0af799715b5f94c7' },
  { tag: 'v-before-sign-in', commit: 'ac686567f6733ab4ffd002393346374a2cc19f17' },
  { tag: 'v-before-erasure', commit: '2918f982e18349ec1b902ab2badeae4d0aa85f2e' },
  { tag: 'v-before-channels', commit: '9136f771dc08d76a23ee02fc51b1f18e013f8b59' },
  { tag: 'v-before-several-at-once', commit: '82851a67455174c98cdd1f6403b64ed9a6b48304' },
]

const root = join(import.meta.dirname, '../..')
const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: root, maxBuffer: 256 * 2 ** 20, stdio: ['ignore', 'pipe', 'ignore'] })

/** The commit before the one that is checked out, and those of before that this clone has; a shallow one has none. */
export function versionsInHistory(): OldVersion[] {
  const before = { tag: 'the commit of before', commit: 'HEAD~1' }
  return [...OLD_VERSIONS, before].filter(({ commit }) => {
    try {
      git('cat-file', '-e', `${commit}^{commit}`)
      return true
    } catch {
      return false
    }
  })
}

/** Lays one into a folder of its own, which the caller takes away. */
export function layOut({ commit }: OldVersion): string {
  const folder = mkdtempSync(join(tmpdir(), 'baton-old-'))
  const tree = git('archive', commit, 'packages', 'packs', 'bench', 'package.json')
  execFileSync('tar', ['-x', '-C', folder], { input: tree })
  mkdirSync(join(folder, 'node_modules'))
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '@baton-desk') symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name))
  // The packages were called @baton at first.
  for (const scope of ['@baton-desk', '@baton']) {
    mkdirSync(join(folder, 'node_modules', scope))
    symlinkSync(join(folder, 'packs'), join(folder, 'node_modules', scope, 'packs'))
    for (const name of readdirSync(join(folder, 'packages')))
      symlinkSync(join(folder, 'packages', name), join(folder, 'node_modules', scope, name))
  }
  for (const name of readdirSync(join(folder, 'packages'))) {
    const own = join(root, 'packages', name, 'node_modules')
    if (existsSync(own)) symlinkSync(own, join(folder, 'packages', name, 'node_modules'))
  }
  return folder
}
