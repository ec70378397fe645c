import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { frameworksAreThere } from './install.ts'

frameworksAreThere()

const root = join(import.meta.dirname, '../..')
const SNIPPETS = join(import.meta.dirname, 'snippets')

test('what uses a framework, and each program of “Connect your agent”, fits the types of the real packages', async () => {
  const page = readFileSync(join(root, 'docs/how-to/connect-your-agent.md'), 'utf8')
  const programs = [...page.matchAll(/```ts\n\/\/ ([\w-]+\.ts)\n([\s\S]*?)```/g)]
  expect(programs.map(([, name]) => name)).toEqual(expect.arrayContaining(['desk.ts', 'langchain.ts', 'ag-ui.ts']))
  // A block without a name would be compiled by nobody.
  expect(programs).toHaveLength([...page.matchAll(/^```ts$/gm)].length)
  rmSync(SNIPPETS, { recursive: true, force: true })
  mkdirSync(SNIPPETS)
  for (const [, name = '', program = ''] of programs) writeFileSync(join(SNIPPETS, name), program)
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const checked = await promisify(execFile)(process.execPath, [tsc, '-b', import.meta.dirname], {
    maxBuffer: 2 ** 24,
  }).catch((error: { stdout: string }) => error)
  expect(checked.stdout).toBe('')
})
