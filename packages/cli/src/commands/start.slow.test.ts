// `baton start` where a desk cannot: one sentence that says what to do, and nothing of the program.
import { asAdmin, startDatabases, type TestDatabases } from '@baton-desk/server/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { baton } from '../testing/captured-terminal.ts'

let postgres: TestDatabases
beforeAll(async () => {
  process.env.BATON_LOG_LEVEL = 'silent'
  postgres = await startDatabases('postgres')
})
afterAll(() => postgres.stop())

test('an upgrade that fails says which step, that the old version goes on, and what to do; its stack with debug only', async () => {
  const { databaseUrl = '' } = await postgres.createAddress()
  await asAdmin(databaseUrl, 'create table measures (in_the_way boolean)')
  const start = (env: Record<string, string> = {}) =>
    baton(['start', '--port', '0'], { env: { DATABASE_URL: databaseUrl, ...env } })
  const { exitCode, err } = await start()
  expect(exitCode).toBe(1)
  expect(err).toMatch(
    /“0040-measures” failed \(.*already exists\)\. Nothing .* the version before goes on serving.* Put right .* start this version once more/,
  )
  expect(err).not.toMatch(/^ +at /m)
  expect((await start({ BATON_LOG_LEVEL: 'debug' })).err).toMatch(/^ +at /m)
})
