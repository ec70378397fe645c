/**
 * What a release hands out, laid into a folder, and nothing sent anywhere: the packages as npm would publish them, an SBOM of what is
 * installed with them, and a sum of each file. `node tools/release.ts [folder]`, default `release/`.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = join(import.meta.dirname, '..')
const PACKAGES = ['packages/core', 'packages/sdk', 'packages/server', 'packages/cli', 'packs']
const folder = resolve(process.argv[2] ?? join(root, 'release'))

const npm = (cwd: string, ...args: string[]): string =>
  execFileSync('npm', args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
    stdio: ['ignore', 'pipe', 'inherit'],
  })

const versions = new Set(
  PACKAGES.map((path) => JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')).version),
)
if (versions.size !== 1) {
  console.error(`All packages carry one version; these are ${[...versions].join(', ')}. Run: npx changeset version`)
  process.exit(1)
}

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
for (const path of PACKAGES) {
  npm(root, 'pack', '--workspace', path, '--pack-destination', folder)
  console.log(`Packed ${path}`)
}
writeFileSync(join(folder, 'sbom.cdx.json'), sbomOf(readdirSync(folder).map((file) => join(folder, file))))
const sums = readdirSync(folder).map(
  (file) =>
    `${createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex')}  ${file}`,
)
writeFileSync(join(folder, 'SHA256SUMS'), `${sums.join('\n')}\n`)
console.log(`${sums.length} files and their sums are in ${folder}. Nothing was published.`)

/** Of what npm installs with them where nothing else is: in here it leaves out what the tools of this repository use too. */
function sbomOf(tarballs: string[]): string {
  const empty = mkdtempSync(join(tmpdir(), 'baton-sbom-'))
  writeFileSync(
    join(empty, 'package.json'),
    JSON.stringify({ name: 'baton', version: [...versions][0], private: true }),
  )
  npm(empty, 'install', '--package-lock-only', '--prefer-offline', '--no-audit', '--no-fund', ...tarballs)
  const sbom = npm(empty, 'sbom', '--sbom-format', 'cyclonedx', '--package-lock-only')
  rmSync(empty, { recursive: true })
  return sbom
}
