import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { installFrameworks } from './install.ts'

test('where neither registry nor cache has the packages, one sentence says what is missing and what to do', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'baton-frameworks-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const file of ['package.json', 'package-lock.json', '.npmrc'])
    cpSync(join(import.meta.dirname, file), join(folder, file))
  const closed = {
    npm_config_registry: 'http://127.0.0.1:9/',
    npm_config_cache: join(folder, 'cache'),
    npm_config_fetch_retries: '0',
  }
  const missing = await installFrameworks(folder, { ...process.env, ...closed })
  expect(missing).toMatch(
    /^The agent frameworks could not be installed into tools\/frameworks: .*ECONNREFUSED.* Try "npm ci" in tools\/frameworks\.$/,
  )
})
