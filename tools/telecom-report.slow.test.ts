import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('the telecom report prints its tables, or says that the conversations are not here', () => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--conditions=baton-dev', join(import.meta.dirname, 'telecom-report.ts')],
    { encoding: 'utf8' },
  )
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  if (stdout.startsWith('No folder')) return
  // The one rule of the policy that the customer’s own words decide: it misleads nobody.
  expect(stdout).toMatch(/\| sim-locked \| 1\d \| 0 \|/)
  expect(stdout).toMatch(/Precision 0\.9\d|Precision 1\.00/)
})
