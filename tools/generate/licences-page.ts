import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Generated } from './generated.ts'

type Locked = { version?: string; license?: string; dev?: boolean; devOptional?: boolean; link?: boolean }

/** npm reads a licence from package.json, where these two say none; their authors' pages say it. */
const SAID_ELSEWHERE: Record<string, string> = { lande: 'MIT', toygrad: 'MIT' }

/** docs/reference/licences.md: what is installed with a desk or an agent, by licence, from the lockfile. */
export function licencesPage(): Generated {
  const lockfile = readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8')
  const { packages } = JSON.parse(lockfile) as { packages: Record<string, Locked> }
  const byLicence = new Map<string, Set<string>>()
  for (const [path, { version, license, dev, devOptional, link }] of Object.entries(packages)) {
    const name = path.split('node_modules/').at(-1) ?? ''
    if (!path.includes('node_modules/') || dev || devOptional || link) continue
    const licence = license ?? SAID_ELSEWHERE[name] ?? 'not said by its author'
    byLicence.set(licence, (byLicence.get(licence) ?? new Set()).add(`${name} ${version}`))
  }
  const rows = [...byLicence]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([licence, names]) => `| ${licence} | ${names.size} | ${[...names].sort().join(', ')} |`)
  const page = `# Licences

For whoever has to say what runs on their machines. Baton is under Apache-2.0; this is what npm installs with it, on any platform. The page
is written from the lockfile by \`npm run generate\`; \`npm run release:dry\` writes the same as an SBOM in CycloneDX.

| Licence | Packages | Which |
|---|---|---|
${rows.join('\n')}
`
  return { files: { 'docs/reference/licences.md': page } }
}
