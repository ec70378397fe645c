/**
 * The desk's OpenAPI description as somebody uses it who has neither our SDK nor our words: a generator from npm makes a client
 * of it, and a program on that client passes one handoff. A compiler of version 5 lies beside the generator, which cannot work
 * with the workspace's own; the program compiles with both.
 */
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type TestDesk } from '../../scenarios/desk.ts'
import { frameworksAreThere } from './install.ts'

frameworksAreThere()

const root = join(import.meta.dirname, '../..')
const bin = (path: string): string => join(import.meta.dirname, 'node_modules', path)
const GENERATOR = bin('@hey-api/openapi-ts/bin/run.js')
const COMPILERS = { 5: bin('typescript/bin/tsc'), 7: join(root, 'node_modules/typescript/bin/tsc') }

/** The command of the page, for this desk. */
function generatorsArguments(url: string): string[] {
  const page = readFileSync(join(root, 'docs/reference/http.md'), 'utf8')
  const command = page.match(/`npx openapi-ts (-i [^`]+)`/)?.[1]
  if (!command) throw new Error('docs/reference/http.md no longer says how a client is generated.')
  return command.replace('http://127.0.0.1:4747', url).split(' ')
}

/** What the agent does, and the person by the same client with a key of their own. */
const PROGRAM = `
import { createClient } from './client/client/index.js'
import * as desk from './client/index.js'

const baseUrl = process.env.BATON_URL ?? ''
const throwOnError = true
const agent = createClient({ baseUrl, auth: process.env.BATON_KEY ?? '' })
const person = createClient({ baseUrl, auth: process.env.BATON_PERSON_KEY ?? '' })

const note: desk.SuppliedNote = {
  ask: 'Refund $180 for a double charge',
  what: 'Amir was charged twice for order 4471 and asks for one charge back.',
  why: { code: 'authority_limit', sentence: 'Refunds over $100 need a person.' },
  who: { name: 'Amir Haddad', identifiers: [{ label: 'Customer', value: 'C-2041' }] },
  action: { tool: 'refund', arguments: { order: '4471', amount: 180 } },
}
const messages = [{ role: 'user', content: 'I was charged twice for order 4471.' }]
const { data: handed } = await desk.handOff({ client: agent, throwOnError, body: { lane: 'support', reference: 'run-1', messages, note } })
const path = { id: handed.handoff.id }

async function approve(): Promise<void> {
  await desk.accept({ client: person, throwOnError, path, body: {} })
  const { data: seen } = await desk.getHandoff({ client: person, throwOnError, path })
  const body: desk.DecideRequest = { kind: 'approve', noteVersion: seen.noteVersion, actionHash: seen.note.action?.hash }
  await desk.decide({ client: person, throwOnError, path, body })
}

const waiting = desk.awaitDecision({ client: agent, throwOnError, path, query: { wait: 60 } })
await approve()
const decision: desk.Decision | null = (await waiting).data.decision
if (!decision) throw new Error('Nobody decided.')

const decisionId = decision.id
await desk.acknowledge({ client: agent, throwOnError, path, body: { decisionId } })
const { data: claimed } = await desk.claim({ client: agent, throwOnError, path, body: { decisionId, runner: 'worker 1', seconds: 60 } })
if (!claimed.run) throw new Error('Somebody else runs it.')
const { data: again } = await desk.claim({ client: agent, throwOnError, path, body: { decisionId, runner: 'worker 2', seconds: 60 } })

const { data: done } = await desk.reportEffect({
  client: agent,
  throwOnError,
  path,
  body: { decisionId, claim: claimed.claim, outcome: 'done', text: 'Refunded $180 for order 4471.' },
})
const refused = await desk.handOff({ client: agent, body: { lane: 'nowhere', note } })
const state: desk.HandoffState = done.state
const code: desk.Problem['code'] | undefined = refused.error?.code
console.log(JSON.stringify({ id: done.id, read: handed.read?.format, kind: decision.kind, action: claimed.action, second: again.run, state, code }))
`

/** One wrong word of the program each, and what it was. */
const MISTAKES = [
  ['a field of a request', "lane: 'support'", "lan: 'support'"],
  ['a field of what is nested in it', 'amount: 180 } },', 'amount: 180 }, tol: 1 },'],
  ['a field that must be sent', 'body: { decisionId, runner:', 'body: { runner:'],
  ['a word that is none of those allowed', "outcome: 'done'", "outcome: 'finished'"],
  ['a field of an answer', 'handed.handoff.id', 'handed.handoff.number'],
  ['what only the runner with the claim is told', 'claim: claimed.claim', 'claim: again.claim'],
  ['a parameter of the path', 'const path = { id:', 'const path = { handoff:'],
  ['a parameter of the query', 'query: { wait: 60 }', 'query: { seconds: 60 }'],
] as const

const run = promisify(execFile)
const env = { ...process.env, NODE_OPTIONS: '' }
const folder = mkdtempSync(join(tmpdir(), 'baton-generated-client-'))
let desk: TestDesk

beforeAll(async () => {
  desk = await openDesk('embedded')
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  const compilerOptions = {
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: false,
    module: 'nodenext',
    target: 'es2023',
    lib: ['ES2024', 'DOM', 'DOM.Iterable'],
    typeRoots: [join(root, 'node_modules/@types')],
    types: ['node'],
    skipLibCheck: true,
    outDir: 'out',
    rootDir: '.',
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts', 'client'] }))
  await run(process.execPath, [GENERATOR, ...generatorsArguments(desk.url)], { cwd: folder, env })
})
afterAll(async () => {
  await desk?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Compiles these programs against what was generated, and answers what the compiler said. */
async function compile(compiler: string, programs: Record<string, string>): Promise<string> {
  for (const file of readdirSync(folder)) if (file.endsWith('.ts')) rmSync(join(folder, file))
  for (const [file, program] of Object.entries(programs)) writeFileSync(join(folder, file), program)
  const said = await run(process.execPath, [compiler, '-p', folder, '--pretty', 'false'], {
    cwd: folder,
    env,
    maxBuffer: 2 ** 24,
  }).catch((error: { stdout: string; stderr: string }) => error)
  return said.stdout + said.stderr
}

test.each(Object.keys(COMPILERS) as unknown as (keyof typeof COMPILERS)[])(
  'a client generated from the description compiles with TypeScript %s',
  async (version) => {
    const { stdout } = await run(process.execPath, [COMPILERS[version], '--version'], { env })
    expect(stdout).toContain(`Version ${version}.`)
    expect(await compile(COMPILERS[version], { 'program.ts': PROGRAM })).toBe('')
  },
)

test('a program on it hands off, waits, claims what a person approved, and reports: the handoff is closed', async () => {
  expect(await compile(COMPILERS[5], { 'program.ts': PROGRAM })).toBe('')
  const keys = { BATON_URL: desk.url, BATON_KEY: desk.agentKey, BATON_PERSON_KEY: await desk.personKey('ana') }
  const { stdout } = await run(process.execPath, ['out/program.js'], { cwd: folder, env: { ...env, ...keys } })
  const said = JSON.parse(stdout)
  expect(said).toMatchObject({
    read: 'openai-chat',
    kind: 'approve',
    action: { tool: 'refund', arguments: { order: '4471', amount: 180 } },
    second: false,
    state: 'closed',
    code: 'unknown-lane',
  })
  const ana = await desk.person('ana')
  expect(await ana.getHandoff(said.id)).toMatchObject({
    state: 'closed',
    decision: { kind: 'approve', by: 'ana' },
    effect: { outcome: 'done', text: 'Refunded $180 for order 4471.' },
  })
})

test('a wrong name, a wrong word and what is left out do not compile', async () => {
  const files = Object.fromEntries(MISTAKES.map(([, right, wrong], at) => [`wrong-${at}.ts`, mistaken(right, wrong)]))
  const said = await compile(COMPILERS[5], { ...files, 'program.ts': PROGRAM })
  const found = new Set(said.split('\n').map((line) => line.match(/^([\w/.-]+)\(\d+,\d+\): error TS\d+/)?.[1]))
  expect(MISTAKES.filter((_, at) => !found.has(`wrong-${at}.ts`)).map(([what]) => what)).toEqual([])
  expect(found).not.toContain('program.ts')
})

function mistaken(right: string, wrong: string): string {
  expect(PROGRAM).toContain(right)
  return PROGRAM.replace(right, wrong)
}
