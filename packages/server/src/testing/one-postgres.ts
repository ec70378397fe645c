import { readFileSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres.ts'

/**
 * Starts one PostgreSQL for a whole run of tests, when one of its files asks for it; each caller of `startPostgres` then
 * takes a fresh database in it. A server given in BATON_TEST_DATABASE_URL is used instead.
 */
export default async function onePostgres(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (process.env.BATON_TEST_DATABASE_URL || project.config.env.BATON_TEST === 'fast') return
  // What was asked for on the command line; not in vitest's types. Without it every run starts PostgreSQL: slower, not wrong.
  const filters: string[] | undefined = Reflect.get(project.vitest, 'filenamePattern')
  const { testFiles } = await project.globTestFiles(filters)
  if (!testFiles.some(asksForPostgres)) return

  const postgres = await startPostgres()
  process.env.BATON_TEST_DATABASE_URL = postgres.adminUrl
  return postgres.stop
}

const asksForPostgres = (file: string): boolean =>
  file.includes('postgres') || readFileSync(file, 'utf8').includes('postgres')
