import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { gateWith as appendOnlyWith } from './append-only/append-only.ts'
import { gateWith as entrancesWith } from './entrances/entrances.ts'
import { type Allowance, filesOf, type Gate, passes, textOf } from './gate.ts'
import { gates } from './gates.ts'
import { generated } from './generated/generated.ts'
import { inEveryLanguage } from './in-every-language/in-every-language.ts'
import { gateWith as keysBeginWith } from './keys-begin-with-workspace/keys-begin-with-workspace.ts'
import { layers } from './layers/layers.ts'
import { links } from './links/links.ts'
import { lockfile } from './lockfile/lockfile.ts'
import { noCircles } from './no-circles/no-circles.ts'
import { noMachinePath } from './no-machine-path/no-machine-path.ts'
import { gateWith as noNetworkInsideWith } from './no-network-inside/no-network-inside.ts'
import { gateWith as oneWritePathWith } from './one-write-path/one-write-path.ts'
import { gateWith as ownWorkspaceWith } from './own-workspace/own-workspace.ts'
import { pureCore } from './pure-core/pure-core.ts'
import { shortPatterns } from './short-patterns/short-patterns.ts'
import { gateWith as testsCanFailWith } from './tests-can-fail/tests-can-fail.ts'
import { threats } from './threats/threats.ts'

const root = join(import.meta.dirname, '../..')
const fixtureOf = (gate: Gate) => join(import.meta.dirname, gate.name, 'fixture')

const placesFoundBy = async (gate: Gate): Promise<string[]> => {
  const { violations } = await gate.inspect(fixtureOf(gate))
  return [...new Set(violations.map(({ file, line }) => `${file}:${line}`))].sort()
}

/** A gate without its allowances: those are for this repository. */
function strict(gateWith: (allowed: Allowance[]) => Gate): Gate {
  return gateWith([])
}

/** Each line of the fixture with `// bites` at its end. */
function placesMarkedFor(gate: Gate): string[] {
  const fixture = fixtureOf(gate)
  return filesOf(fixture, '**/*.{ts,tsx}').flatMap((file) =>
    textOf(fixture, file)
      .split('\n')
      .flatMap((line, index) => (line.endsWith('// bites') ? [`${file}:${index + 1}`] : [])),
  )
}

test.each([
  layers,
  noCircles,
  entrancesWith({ 'packages/core/src/index.ts': 3, 'packages/server/src/index.ts': 3 }),
  strict(oneWritePathWith),
  strict(appendOnlyWith),
  strict(ownWorkspaceWith),
  strict(keysBeginWith),
  strict(noNetworkInsideWith),
  shortPatterns,
  strict(testsCanFailWith),
])('$name bites on each marked line of its fixture, and on no other', async (gate) => {
  const marked = placesMarkedFor(gate)
  expect(marked).not.toEqual([])
  expect(await placesFoundBy(gate)).toEqual(marked.sort())
})

test.each(gates)('$name fails when it read nothing', async (gate) => {
  expect(passes(await gate.inspect(emptyFolder()))).toBe(false)
})

test('every gate has been seen to bite here', () => {
  const tested = textOf(import.meta.dirname, 'gates.test.ts')
  for (const { name } of gates) expect(tested).toMatch(new RegExp(`'(\\./)?${name}/`))
})

test('an allowance lets one function through, and is itself a violation once nothing needs it', async () => {
  const file = 'packages/server/src/store/handoffs.ts'
  const because = 'the sweep looks across workspaces'
  const { violations } = await ownWorkspaceWith([{ file, in: 'all', because }]).inspect(
    fixtureOf(strict(ownWorkspaceWith)),
  )
  expect(violations.map((each) => each.in)).not.toContain('all')
  expect(violations.map((each) => each.in)).toContain('read')

  const stale = await appendOnlyWith([{ file, in: 'gone', because }]).inspect(fixtureOf(strict(appendOnlyWith)))
  expect(stale.violations).toContainEqual({ file, says: expect.stringContaining('take that away') })
})

test('links bites on a missing page, a missing heading and a missing file, and leaves code alone', async () => {
  const { violations } = await links.inspect(fixtureOf(links))
  expect(violations).toEqual([
    { file: 'README.md', line: 4, says: 'links to docs/gone.md, which is not there.' },
    { file: 'README.md', line: 5, says: 'links to #how, which is no heading of docs/page.md.' },
    { file: 'README.md', line: 6, says: 'names packages/core/src/gone.ts, which is not there.' },
  ])
})

test('threats bites on a row without a test, a test that is not there and a file that is not there', async () => {
  const { read, violations } = await threats.inspect(fixtureOf(threats))
  const file = 'docs/explanation/threat-model.md'
  expect(read).toBe(4)
  expect(violations).toEqual([
    { file, line: 6, says: 'names “a wrong key opens something”, which is no test of scenarios/doors.test.ts.' },
    { file, line: 7, says: 'names scenarios/windows.test.ts, which is not there.' },
    { file, line: 8, says: 'names no test.' },
  ])
})

test('no-machine-path bites on a home folder and a registry, and leaves routes and relative paths alone', async () => {
  const { violations } = await noMachinePath.inspect(fixtureOf(noMachinePath))
  expect(violations.map(({ line }) => line)).toEqual([1, 2])
})

test('lockfile bites on an address, a missing hash, a missing platform and an unmet need', async () => {
  const { violations } = await lockfile.inspect(fixtureOf(lockfile))
  const says = violations.map((each) => each.says)
  expect(says).toContain('node_modules/addressed has a download address.')
  expect(says).toContain('node_modules/loose is not hash-locked.')
  expect(says).toContain('node_modules/whole offers whole-mac for some platform, and the lockfile lacks it.')
  expect(says.filter((each) => each.startsWith('npm ls: '))).toHaveLength(3)
  expect(says).toHaveLength(6)
})

test('generated bites when the generator says that a page is stale', async () => {
  const { violations } = await generated.inspect(fixtureOf(generated))
  expect(violations).toEqual([{ file: 'tools/generate.ts', says: expect.stringContaining('rules.md is stale') }])
})

test('in-every-language bites on what a catalogue lacks, has too much or says otherwise', async () => {
  const { read, violations } = await inEveryLanguage.inspect(fixtureOf(inEveryLanguage))
  expect(read).toBe(6)
  const folder = 'packages/inbox/src'
  const again = 'npm run words -w packages/inbox.'
  expect(violations).toEqual([
    { file: `${folder}/locales/en.po`, says: `lacks “Not in a catalogue”: ${again}` },
    { file: `${folder}/locales/de.po`, says: 'has other placeholders than “New for {name}”.' },
    { file: `${folder}/locales/de.po`, says: 'says nothing for “Without German”.' },
    { file: `${folder}/locales/de.po`, says: `lacks “Not in a catalogue”: ${again}` },
    { file: `${folder}/locales/de.po`, says: `has “No longer said”, which nothing says: ${again}` },
    {
      file: `${folder}/page.tsx`,
      says: '“{count, plural, one {One} other {Many}}” has more than placeholders.',
    },
  ])
})

test('pure-core bites on looser settings and on borrowed types', async () => {
  const { violations } = await pureCore.inspect(fixtureOf(pureCore))
  expect(violations).toEqual([
    { file: 'packages/core/tsconfig.json', says: expect.stringContaining('has lib') },
    { file: 'packages/core/tsconfig.json', says: expect.stringContaining('has types') },
    { file: 'packages/core/src/uses-the-machine.ts', line: 1, says: expect.stringContaining('<reference') },
  ])
})

test('with the settings of core, nothing of the machine compiles', () => {
  const folder = emptyFolder()
  cpSync(join(import.meta.dirname, 'pure-core/fixture-uses-the-machine.ts'), join(folder, 'uses-the-machine.ts'))
  const settings = {
    extends: join(root, 'packages/core/tsconfig.json'),
    include: ['*.ts'],
    exclude: [],
    references: [],
  }
  const compilerOptions = { composite: false, noEmit: true, rootDir: folder, tsBuildInfoFile: null }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ ...settings, compilerOptions }))

  const { stdout } = run('typescript/bin/tsc', ['-p', folder], folder)
  const lines = [...stdout.matchAll(/uses-the-machine\.ts\((\d+),\d+\): error \w+: Cannot find name/g)].map((hit) =>
    Number(hit[1]),
  )
  expect(lines).toEqual([1, 4, 5, 6, 7, 8, 9])
})

type Diagnostic = { category: string; location: { path: string; start: { line: number } } }

/** In the fixture each line names at its end the rules that must hit it, after `//`. */
test('Biome, as it is set up here, bites on each border, and on nothing else of the fixture', () => {
  const folder = emptyFolder()
  cpSync(join(import.meta.dirname, 'lint/fixture'), folder, { recursive: true })
  for (const file of ['biome.json', '.gitignore', 'tools/gates/pure-core/no-ambient.grit'])
    cpSync(join(root, file), join(folder, file))

  const { stdout } = run('@biomejs/biome/bin/biome', ['lint', '--reporter=json', '--max-diagnostics=none'], folder)
  const { diagnostics }: { diagnostics: Diagnostic[] } = JSON.parse(stdout)
  const found = new Set(
    diagnostics.map(
      ({ category, location }) => `${location.path}:${location.start.line} ${category.split('/').at(-1)}`,
    ),
  )

  const marked = filesOf(folder, 'packages/**/*.{ts,tsx}').flatMap((file) =>
    textOf(folder, file)
      .split('\n')
      .flatMap((line, index) => {
        const rules = line.split(' // ')[1]?.split(' ') ?? []
        return rules.map((rule) => `${file}:${index + 1} ${rule}`)
      }),
  )
  expect([...found].sort()).toEqual(marked.sort())
})

test('a Node that is too old is told in one sentence', () => {
  const script = textOf(root, 'tools/check-node.js').replace('process.versions.node', '"20.20.2"')
  const old = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  expect(old.status).toBe(1)
  expect(old.stderr.trim().split('\n')).toEqual([
    expect.stringMatching(/^Baton needs Node 22\.18 or newer and found 20\.20\.2: /),
  ])
  expect(execFileSync(process.execPath, [join(root, 'tools/check-node.js')], { encoding: 'utf8' })).toBe('')
})

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'baton-gates-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const run = (script: string, args: string[], cwd: string) =>
  spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], { cwd, encoding: 'utf8' })
