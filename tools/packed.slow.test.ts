/** What npm would publish, installed where nothing of this repository is: it has to work there too. */
import { execFile, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'baton-packed-'))
const PACKAGES = ['core', 'sdk', 'server', 'cli'] as const
// Published code runs without the condition under which this repository runs from source.
const env = { ...process.env, NODE_OPTIONS: '' }
const run = async (command: string, args: string[], cwd: string): Promise<string> =>
  (await promisify(execFile)(command, args, { cwd, env, maxBuffer: 64 * 2 ** 20 })).stdout

beforeAll(() => run(process.execPath, ['tools/release.ts', folder], root))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type TypeProblem = { kind: string; resolutionKind?: string; entrypoint?: string }

const tarballOf = (name: string): string => {
  const tarball = readdirSync(folder).find((file) => file.startsWith(`baton-desk-${name}-`))
  if (!tarball) throw new Error(`npm pack made no tarball of ${name}; it made ${readdirSync(folder).join(', ')}.`)
  return join(folder, tarball)
}

test.each(PACKAGES)('%s holds its build and its license, and neither sources nor tests', (name) => {
  const files = execFileSync('tar', ['-tzf', tarballOf(name)], { encoding: 'utf8' })
    .trim()
    .split('\n')
  expect(files).toContain('package/LICENSE')
  expect(files.some((file) => /^package\/dist\/.*\.js$/.test(file))).toBe(true)
  expect(files.filter((file) => /\/src\/|\.test\.|\.case\.|\/made-for-tests\/|\.tsbuildinfo$/.test(file))).toEqual([])
  // The SDK's scripted person is for the tests of whoever uses it, and published.
  if (name !== 'sdk') expect(files.filter((file) => file.includes('/testing/'))).toEqual([])
})

test('packs holds a playbook and its scenarios for each role, and its license', () => {
  const files = execFileSync('tar', ['-tzf', tarballOf('packs')], { encoding: 'utf8' }).split('\n')
  expect(files).toContain('package/LICENSE')
  const roles = files.flatMap((file) => /^package\/([^/]+)\/playbook\.yaml$/.exec(file)?.[1] ?? [])
  expect(roles.sort()).toEqual(['home-service', 'professional-services', 'receptionist', 'sales', 'support'])
  for (const role of roles) expect(files.some((file) => file.startsWith(`package/${role}/scenarios/`))).toBe(true)
})

test('a release says what is installed with it, and gives a sum of each file', () => {
  const { components } = JSON.parse(readFileSync(join(folder, 'sbom.cdx.json'), 'utf8'))
  const named = components.map(({ name }: { name: string }) => name)
  const { dependencies } = JSON.parse(readFileSync(join(root, 'packages/server/package.json'), 'utf8'))
  expect(Object.keys(dependencies).filter((name) => !named.includes(name))).toEqual([])
  expect(named).not.toContain('vitest')
  const check = spawnSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' })
  expect({ status: check.status, stderr: check.stderr }).toEqual({ status: 0, stderr: '' })
})

test('server carries the inbox, and the database of a first start', () => {
  const files = execFileSync('tar', ['-tzf', tarballOf('server')], { encoding: 'utf8' }).split('\n')
  expect(files).toContain('package/inbox/index.html')
  expect(files).toContain('package/template/database.tar.gz')
})

test.each(PACKAGES)('publint finds nothing to say about %s', async (name) => {
  const tarball = readFileSync(tarballOf(name))
  const { messages, pkg } = await publint({ pack: { tarball: new Uint8Array(tarball).buffer }, strict: true })
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
})

test.each(['core', 'sdk', 'server'])('the types of %s are found where its code is', async (name) => {
  const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js')
  // Into a file: it ends before a pipe of more than 64 kB is empty.
  const report = join(folder, `types-of-${name}.json`)
  spawnSync(process.execPath, [attw, tarballOf(name), '--format', 'json'], {
    stdio: ['ignore', openSync(report, 'w'), 'inherit'],
    env,
  })
  const { problems }: { problems: TypeProblem[] } = JSON.parse(readFileSync(report, 'utf8')).analysis
  // Baton is published as ES modules for a Node that knows `exports`.
  const ours = problems.filter(
    ({ resolutionKind, entrypoint }) =>
      !['node10', 'node16-cjs'].includes(String(resolutionKind)) && entrancesOf(name).includes(String(entrypoint)),
  )
  expect(ours).toEqual([])
})

test('core and sdk, installed in an empty project, open each entrance', async () => {
  const project = await installed('agent', ['core', 'sdk'])
  const entrances = ['core', 'sdk'].flatMap((name) =>
    entrancesOf(name).map((each) => `@baton-desk/${name}${each.slice(1)}`),
  )
  const open = `for (const entrance of ${JSON.stringify(entrances)}) console.log(entrance, Object.keys(await import(entrance)).length)`
  const opened = await run(process.execPath, ['--input-type=module', '-e', open], project)
  const names = opened
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
  expect(names.map(([entrance]) => entrance)).toEqual(entrances)
  for (const [, exported] of names) expect(Number(exported)).toBeGreaterThan(0)
})

test('the whole desk, installed in an empty project, answers to its name and finds its role packs', async () => {
  const project = await installed('desk', [...PACKAGES, 'packs'])
  const baton = (...words: string[]) =>
    run(process.execPath, ['node_modules/@baton-desk/cli/bin/baton.js', ...words], project)
  expect(await baton('--help')).toContain('Usage: baton')
  await baton('init', '--pack', 'support', '--yes', '--person', 'Ana Ruiz')
  expect(readFileSync(join(project, 'playbook.yaml'), 'utf8')).toContain('refund-over-limit')
})

/** No engine for images is at hand here, so the image itself is not built: what it runs is run in a folder. */
test('what the Dockerfile starts is a desk, and its health check says so', async () => {
  const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8')
  const words = (instruction: RegExp): string[] => JSON.parse(instruction.exec(dockerfile)?.[1] ?? '[]')
  const port = await freePort()
  const here = (word: string) =>
    word
      .replace('/desk/', `${join(folder, 'desk')}/`)
      .replace(/^\/data$/, join(folder, 'data'))
      .replace('4747', String(port))
      .replace('0.0.0.0', '127.0.0.1')
  const entry = [...words(/^ENTRYPOINT (.*)$/m), ...words(/^CMD (.*)$/m), '--port', String(port)].map(here)
  const [check = '', ...probe] = words(/^HEALTHCHECK[^[]*CMD (\[.*\])$/m).map(here)
  const [program = '', ...args] = entry
  const desk = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(desk, 'exit')
  for await (const line of createInterface({ input: desk.stdout })) if (line.startsWith('Stop')) break
  const healthy = spawnSync(check, probe, { env })
  desk.kill('SIGTERM')
  const [code] = await ended
  expect({ healthy: healthy.status, ended: code }).toEqual({ healthy: 0, ended: 0 })
  expect(spawnSync(check, probe, { env }).status).toBe(1)
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

/** Those that are published; an entrance without a build (`default`) is for this repository. */
function entrancesOf(name: string): string[] {
  const { exports } = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'))
  const described = Object.entries<Record<string, string>>(exports)
  return described.filter(([, conditions]) => conditions.default).map(([entrance]) => entrance)
}

async function installed(name: string, packages: readonly string[]): Promise<string> {
  const project = join(folder, name)
  mkdirSync(project)
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name, private: true, type: 'module' }))
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', ...packages.map(tarballOf)], project)
  return project
}
