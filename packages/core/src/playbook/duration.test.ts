import { expect, test } from 'vitest'
import { readDuration, tryDuration } from './duration.ts'

test.each([
  ['30s', 30_000, false],
  ['5 min', 300_000, false],
  ['1.5h', 5_400_000, false],
  ['2 hours working', 7_200_000, true],
  ['7d', 604_800_000, false],
  ['1 day', 86_400_000, false],
])('%s is read', (written, ms, working) => {
  expect(readDuration(written)).toEqual({ ms, working })
})

test.each([
  ['soon', 'such as "30s"'],
  ['2 weeks', 'such as "30s"'],
  ['-5m', 'such as "30s"'],
  ['0s', 'between 1 second and 366 days'],
  ['367d', 'between 1 second and 366 days'],
  ['9'.repeat(300).concat('d'), 'between 1 second and 366 days'],
  ['2d working', 'write the hours, such as "16h working"'],
])('%s is refused in words', (written, words) => {
  expect(tryDuration(written)).toEqual({ problem: expect.stringContaining(words) })
  expect(() => readDuration(written)).toThrow(words)
})
