import { expect, test } from 'vitest'
import { ana, ben, row } from '../../made-for-tests/handoffs.ts'
import { awaited, nameFor, sayStanding } from './words.ts'

test('one who reads about themselves reads You', () => {
  expect(nameFor(ana, 'ana')).toBe('You')
  expect(nameFor(ben, 'ana')).toBe('Ben Katz')
})

test('a handoff that is on the move waits for its receiver, else for its owner', () => {
  expect(awaited(row())).toEqual(ana)
  expect(awaited(row({ offeredTo: ben }))).toEqual(ben)
})

test.each([
  ['held', 'Not accepted · You'],
  ['offered', 'Not accepted · You'],
  ['accepted', 'Accepted · You'],
  ['waiting', 'Waiting · You'],
  ['decided', 'Decided · You'],
  ['closed', 'Closed · You'],
  ['withdrawn', 'Withdrawn'],
  ['expired', 'Expired'],
] as const)('%s reads “%s”', (state, words) => {
  expect(sayStanding(row({ state }), 'ana')).toBe(words)
})

test('an open handoff always names who has it', () => {
  for (const state of ['held', 'offered', 'accepted', 'waiting'] as const)
    expect(sayStanding(row({ state, owner: ben }), 'ana')).toContain('Ben Katz')
})
