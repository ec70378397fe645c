import { expect, test } from 'vitest'
import { createBrowserMarks, KNOWN_FOR_S } from './browser-marks.ts'

const NOW = Date.parse('2026-12-01T09:00:00.000Z')
const CHANNEL = '019ab2c4-7d1e-7c1a-9a55-0123456789ab'

test('a mark is good for 90 days, and for the desk that made it', () => {
  const marks = createBrowserMarks('a secret')
  const mark = marks.of(CHANNEL, NOW)
  expect(KNOWN_FOR_S).toBe(90 * 24 * 60 * 60)
  expect(marks.read(mark, NOW + KNOWN_FOR_S * 1_000 - 1)).toBe(CHANNEL)
  expect(marks.read(mark, NOW + KNOWN_FOR_S * 1_000)).toBe(null)
  expect(createBrowserMarks('another secret').read(mark, NOW)).toBe(null)
})
