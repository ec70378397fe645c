import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readFirstRun, readPersonKey, writeFirstRun } from './first-run.ts'

async function folder() {
  const made = await mkdtemp(join(tmpdir(), 'baton-first-run-'))
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  return made
}
const firstRun = { url: 'http://127.0.0.1:4747', agentKey: 'a' }

test('keys are kept for the one who started the desk, also over a file that others could read', async () => {
  const data = await folder()
  await writeFile(join(data, 'first-run.json'), '{}', { mode: 0o644 })
  await writeFirstRun(data, firstRun)
  expect((await stat(join(data, 'first-run.json'))).mode & 0o777).toBe(0o600)
  expect(await readFirstRun(data)).toEqual(firstRun)
})

test('what a desk of before left there beside the agent’s key is not read, and goes with the next start', async () => {
  const data = await folder()
  await writeFile(join(data, 'first-run.json'), JSON.stringify({ ...firstRun, signInUrl: 'x', personKey: 'p' }))
  expect(await readFirstRun(data)).toEqual(firstRun)
  expect(await readPersonKey(data)).toBeUndefined()
})

test('a folder without the file, or with one that cannot be read, names no desk', async () => {
  const data = await folder()
  expect(await readFirstRun(data)).toBeUndefined()
  await writeFile(join(data, 'first-run.json'), '{"url":')
  expect(await readFirstRun(data)).toBeUndefined()
})
