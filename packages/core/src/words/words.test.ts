import { expect, test } from 'vitest'
import { en } from './en.ts'
import type { Words } from './words.ts'

test('a second language compiles when it is whole, and not when a sentence is missing or needs other facts', () => {
  const german: Words = { ...en, times: { ...en.times, ago: (length) => `vor ${length}` } }
  expect(german.times.ago('8 min')).toBe('vor 8 min')

  const { ago, ...times } = en.times
  // @ts-expect-error: a sentence is missing.
  const withoutOne: Words = { ...en, times }
  const { labels, ...areas } = en
  // @ts-expect-error: a whole area is missing.
  const withoutArea: Words = areas
  const otherFacts = { ...en.times, ago: (length: string, since: string) => length + since }
  // @ts-expect-error: a sentence is told from facts that it is not given.
  const fromOtherFacts: Words = { ...en, times: otherFacts }
  const { fyi, ...urgency } = labels.urgency
  // @ts-expect-error: an urgency has no word.
  const withoutWord: Words = { ...en, labels: { ...labels, urgency } }
  expect([ago, fyi, withoutOne, withoutArea, fromOtherFacts, withoutWord]).not.toContain(undefined)
})
