import { expect, test } from 'vitest'
import { at, NOW } from '../../made-for-tests/handoffs.ts'
import { isOver, sayAgo, sayTimeLeft } from './times.ts'

test('a deadline says how far it is off, and how far it is past', () => {
  expect(sayTimeLeft(at('14:42'), NOW)).toBe('in 12 min')
  expect(sayTimeLeft(at('14:22'), NOW)).toBe('8 min over')
  expect(sayTimeLeft(at('14:30'), NOW)).toBe('due now')
})

test('what was says how long ago', () => {
  expect(sayAgo(at('14:22'), NOW)).toBe('8 min ago')
})

test('a deadline is over once it has passed, and without one nothing is', () => {
  expect([at('14:29'), at('14:30'), null, undefined].map((deadline) => isOver(deadline, NOW))).toEqual([
    true,
    false,
    false,
    false,
  ])
})
