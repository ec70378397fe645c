/** Of numbers in ascending order, the smallest that at least this share of them does not exceed; null where there are none. */
export const quantile = (sorted: readonly number[], at: number): number | null =>
  sorted.length === 0 ? null : (sorted[Math.max(0, Math.ceil(sorted.length * at) - 1)] ?? null)
