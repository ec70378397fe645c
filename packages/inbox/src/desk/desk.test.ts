import { BatonUnreadable } from '@baton-desk/sdk'
import { expect, test } from 'vitest'
import { isAway, refuses, scriptDesk } from '../../made-for-tests/scripted-desk.ts'
import { desk, isSignedOut, newIdempotencyKey, once, sayError } from './desk.ts'

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  )

test('a refusal is said in the desk’s own words, and one of them means that the session has ended', async () => {
  scriptDesk(() => refuses('not-signed-in', 'Sign in to go on.'))
  const error = await failure(desk.countHandoffs())
  expect(sayError(error)).toBe('Sign in to go on.')
  expect(isSignedOut(error)).toBe(true)
})

test('a desk that is not there is said plainly', async () => {
  scriptDesk(isAway)
  const error = await failure(desk.seeNotice('n1', { ...once(), retries: 0 }))
  expect(sayError(error)).toBe('The desk did not answer. Check your connection.')
  expect(isSignedOut(error)).toBe(false)
})

test('every other failure is said as it is', () => {
  expect(sayError(new BatonUnreadable('/v1/desk', 'expected JSON'))).toMatch(/^The answer of \/v1\/desk cannot be read/)
  expect(sayError('odd')).toBe('odd')
})

test('keys are 32 hexadecimal digits, and no two are the same', () => {
  const keys = Array.from({ length: 50 }, newIdempotencyKey)
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/)
  expect(new Set(keys).size).toBe(50)
})
