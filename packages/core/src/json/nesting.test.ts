import { expect, test } from 'vitest'
import { DEEPEST_NESTING, nestsTooDeep } from './nesting.ts'

const nested = (depth: number, open = '[', close = ']') => open.repeat(depth) + close.repeat(depth)

test('what nests up to the limit passes, one level more does not', () => {
  expect(nestsTooDeep(nested(DEEPEST_NESTING))).toBe(false)
  expect(nestsTooDeep(nested(DEEPEST_NESTING + 1))).toBe(true)
  expect(nestsTooDeep(nested(60, '{"a":[', ']}'))).toBe(true)
})

test('brackets within words do not count, whatever quotes and backslashes stand there', () => {
  expect(nestsTooDeep(JSON.stringify({ text: nested(500), said: `\\"${'['.repeat(500)}` }))).toBe(false)
})

test('what stands side by side does not nest', () => {
  expect(nestsTooDeep(`[${'[],{},'.repeat(500)}1]`)).toBe(false)
})
