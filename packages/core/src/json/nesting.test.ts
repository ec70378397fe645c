import { expect, test } from 'vitest'
import { brokenLimit, DEEPEST_NESTING, MOST_VALUES } from './nesting.ts'

const TOO_DEEP = { is: 'depth', most: DEEPEST_NESTING }
const nested = (depth: number, open = '[', close = ']') => open.repeat(depth) + close.repeat(depth)

test('what nests up to the limit passes, one level more does not', () => {
  expect(brokenLimit(nested(DEEPEST_NESTING))).toBeUndefined()
  expect(brokenLimit(nested(DEEPEST_NESTING + 1))).toEqual(TOO_DEEP)
  expect(brokenLimit(nested(60, '{"a":[', ']}'))).toEqual(TOO_DEEP)
})

test('brackets within words do not count, whatever quotes and backslashes stand there', () => {
  expect(brokenLimit(JSON.stringify({ text: nested(500), said: `\\"${'['.repeat(500)}` }))).toBeUndefined()
})

test('what stands side by side does not nest', () => {
  expect(brokenLimit(`[${'[],{},'.repeat(500)}1]`)).toBeUndefined()
})

test('a text of more values than can be read soon is found, whatever they are', () => {
  const values = (count: number) => `[${Array.from({ length: count }, () => '7').join(',')}]`
  expect(brokenLimit(values(MOST_VALUES))).toBeUndefined()
  expect(brokenLimit(values(MOST_VALUES + 1))).toEqual({ is: 'values', most: MOST_VALUES })
  expect(brokenLimit(JSON.stringify(values(MOST_VALUES + 1)))).toBeUndefined()
  expect(brokenLimit(`[${' '.repeat(MOST_VALUES * 16)}1]`)).toMatchObject({ is: 'values' })
  expect(brokenLimit(`["${' '.repeat(MOST_VALUES * 16)}"]`)).toBeUndefined()
})
