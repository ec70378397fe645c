import { expect, test } from 'vitest'
import { brokenNestingLimit, DEEPEST_NESTING } from './nesting.ts'

const nested = (depth: number, open = '[', close = ']') => open.repeat(depth) + close.repeat(depth)

test('what nests up to the limit passes, one level more does not', () => {
  expect(brokenNestingLimit(nested(DEEPEST_NESTING))).toBeUndefined()
  expect(brokenNestingLimit(nested(DEEPEST_NESTING + 1))).toBe(DEEPEST_NESTING)
  expect(brokenNestingLimit(nested(60, '{"a":[', ']}'))).toBe(DEEPEST_NESTING)
})

test('brackets within words do not count, whatever quotes and backslashes stand there', () => {
  expect(brokenNestingLimit(JSON.stringify({ text: nested(500), said: `\\"${'['.repeat(500)}` }))).toBeUndefined()
})

test('what stands side by side does not nest', () => {
  expect(brokenNestingLimit(`[${'[],{},'.repeat(500)}1]`)).toBeUndefined()
})
