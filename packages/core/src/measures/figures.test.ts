import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quantile } from '../quantile.ts'
import { addCounts, bucketOf, histogramOf, LARGEST_ERROR, middleOf, quantileOf } from './counts.ts'
import { differenceOf, figureOf } from './figures.ts'
import type { Measure } from './measure.ts'
import { MEASURES, measureOf } from './measures.ts'

const measure = (id: string): Measure => {
  const found = measureOf(id)
  if (!found) throw new Error(`no measure ${id}`)
  return found
}
const share = (part: number, n: number) => figureOf(measure('from_note'), { 'from_note.n': n, 'from_note.part': part })

test('a length that is read back from its bucket is wrong by 2 % at most, from a moment to years', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000_000_000 }), (ms) => {
      expect(Math.abs(middleOf(bucketOf(ms)) - ms) / ms).toBeLessThanOrEqual(LARGEST_ERROR + 1e-9)
    }),
  )
})

test('quantiles of histograms that were added are those of all lengths together, within the error', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 80 })
  const counted = (values: number[]) => addCounts(...values.map((ms) => ({ [`t.b${bucketOf(ms)}`]: 1 })))
  fc.assert(
    fc.property(lengths, lengths, fc.constantFrom(0.5, 0.9), (one, other, at) => {
      const read = quantileOf(histogramOf(addCounts(counted(one), counted(other)), 't.b'), at) ?? Number.NaN
      const exact =
        quantile(
          [...one, ...other].sort((a, b) => a - b),
          at,
        ) ?? Number.NaN
      expect(Math.abs(read - exact) / exact).toBeLessThanOrEqual(LARGEST_ERROR + 1e-9)
    }),
  )
})

test('under 20 cases there is a count and no rate', () => {
  expect(share(10, 11)).toMatchObject({ n: 11, count: 10, share: null, interval: null })
  expect(share(19, 20)).toMatchObject({ n: 20, count: 19, share: 0.95 })
})

test('a share says between which it lies, and never leaves 0 and 1', () => {
  // Wilson, 95 %, by hand for 81 of 263: 0.2553 to 0.3662 (Newcombe 1998, table I).
  expect(share(81, 263).interval?.from).toBeCloseTo(0.2553, 4)
  expect(share(81, 263).interval?.to).toBeCloseTo(0.3662, 4)
  expect(share(20, 20).interval?.to).toBe(1)
  expect(share(0, 20).interval?.from).toBe(0)
})

test('a difference has an interval, and is clear where that holds no 0', () => {
  // Newcombe 1998, method 10, 56 of 70 and 48 of 80: 0.0524 to 0.3339.
  const difference = differenceOf(share(56, 70), share(48, 80))
  expect(difference).toMatchObject({ by: expect.closeTo(0.2, 6), isClear: true })
  expect(difference?.interval.from).toBeCloseTo(0.0524, 4)
  expect(difference?.interval.to).toBeCloseTo(0.3339, 4)
  expect(differenceOf(share(45, 50), share(44, 50))?.isClear).toBe(false)
  expect(differenceOf(share(15, 19), share(44, 50))).toBeNull()
})

test('every measure has its own id, says what it counts and what it cannot tell', () => {
  const ids = MEASURES.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { says, cannotSee } of MEASURES) {
    expect(says).toMatch(/^[A-Z].{15,}\.$/)
    expect(cannotSee).toMatch(/^[A-Z].{10,}\.$/)
  }
})
