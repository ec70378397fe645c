/** What benches reckon with: how long work takes, and one figure for many. */
import { quantile } from '@baton-desk/core/testing'

export function timeOf(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

/** The smallest of them that at least this share does not exceed; NaN where there are none. */
export const shareOf = (numbers: readonly number[], share: number): number =>
  quantile(
    numbers.toSorted((a, b) => a - b),
    share,
  ) ?? Number.NaN

export const median = (numbers: readonly number[]): number => shareOf(numbers, 0.5)

/** To two digits behind the point. */
export const rounded = (value: number): number => Math.round(value * 100) / 100
