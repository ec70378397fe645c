import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const explore = (...args: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'explore.ts'), ...args], { encoding: 'utf8' })

test('without exploring, properties are tried from the one seed of the repository', () => {
  const sample = () => fc.sample(fc.integer(), 20)
  expect(sample()).toEqual(sample())
})

test('one round from a seed says how often each property was tried', () => {
  const { status, stdout } = explore('--seed', '7', '--only', 'of any text leaves a beginning and an end of it')
  expect(stdout).toMatch(/round 1: 1 properties, \d+ runs/)
  expect(stdout).toMatch(/\d+ {2}packages\/core\/src\/text\.test\.ts > .*of any text leaves/)
  expect(status).toBe(0)
})

test('a time that is none is refused', () => {
  expect(explore('--minutes', 'many')).toMatchObject({ status: 2, stderr: expect.stringContaining('got many') })
})
