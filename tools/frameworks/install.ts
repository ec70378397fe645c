/**
 * The agent frameworks that Baton is tested with, installed from a lockfile of their own when a test first asks for them.
 * They are not among the workspace's packages because they disagree about their peers (ai 6 and 7, several of zod) and
 * because they are larger than all the rest together. Only a test, an example or a bench in this folder may import one.
 *
 *   node tools/frameworks/install.ts
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

const here = import.meta.dirname
const MISSING = 'BATON_FRAMEWORKS_MISSING'

/** vitest's set-up: installs once for a run in which a file asks for the frameworks, and never twice from one lockfile. */
export default async function frameworksForTests(project: TestProject): Promise<void> {
  if (project.config.env.BATON_TEST === 'fast') return
  const filters: string[] | undefined = Reflect.get(project.vitest, 'filenamePattern')
  const { testFiles } = await project.globTestFiles(filters)
  if (!testFiles.some((file) => readFileSync(file, 'utf8').includes('frameworksAreThere'))) return
  const missing = await installFrameworks()
  // The other tests run all the same: only those that need a framework say this and fail.
  if (missing) process.env[MISSING] = missing
}

/** To be called at the top of a test file that uses a framework: throws the reason why they could not be installed. */
export function frameworksAreThere(): void {
  const missing = process.env[MISSING]
  if (missing) throw new Error(missing)
}

/** Installs what the lockfile names, from npm's cache where it can. Answers what went wrong, in a sentence. */
export async function installFrameworks(folder = here, env = process.env): Promise<string | undefined> {
  const stamp = join(folder, 'node_modules/.baton-lockfile')
  const wanted = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return undefined
  console.log('Installing the agent frameworks for their tests: about 800 packages and 1.4 GB, one to three minutes…')
  const started = Date.now()
  const { code, said } = await npmCi(folder, env)
  if (code !== 0)
    return `The agent frameworks could not be installed into tools/frameworks: ${said || `npm ended with ${code}`}. Their tests need the npm registry once, or its files in npm's cache; the other tests do not. Try "npm ci" in tools/frameworks.`
  writeFileSync(stamp, wanted)
  console.log(`The agent frameworks are installed (${Math.round((Date.now() - started) / 1000)} s).`)
  return undefined
}

function npmCi(cwd: string, from: NodeJS.ProcessEnv): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    // What npm tells the scripts that it runs is about the workspace, not about this folder.
    const env = Object.fromEntries(Object.entries(from).filter(([name]) => !/^npm_(config_local_|package_)/.test(name)))
    const npm = spawn('npm', ['ci', '--prefer-offline'], { cwd, env, shell: process.platform === 'win32' })
    let said = ''
    npm.stdout.resume()
    npm.stderr.on('data', (chunk) => {
      said = (said + chunk).slice(-600)
    })
    npm.on('error', (error) => resolve({ code: null, said: error.message }))
    npm.on('close', (code) => resolve({ code, said: said.trim().split('\n').slice(0, 3).join(' ') }))
  })
}

if (import.meta.main) {
  const missing = await installFrameworks()
  if (missing) {
    console.error(missing)
    process.exitCode = 1
  }
}
