/**
 * What is kept of a measure: whole numbers by name, which add up. Whatever is split (by day, lane, agent) and added again
 * gives the whole, and adding is all that ever happens to them.
 */
/** By key: the measure's id, a point, and what of it. */
export type Counts = Readonly<Record<string, number>>

export function addCounts(...all: readonly Counts[]): Record<string, number> {
  const sum: Record<string, number> = {}
  for (const counts of all) addTo(sum, counts)
  return sum
}

export function addTo(sum: Record<string, number>, counts: Counts): void {
  // A year has millions of these: no array of pairs is made for each.
  for (const key in counts) sum[key] = (sum[key] ?? 0) + (counts[key] ?? 0)
}

/**
 * Lengths are kept in buckets, each 4 % wider than the one before: what is read back is wrong by 2 % at most. Two such
 * histograms add up bucket by bucket, which no list of quantiles does.
 */
const WIDER = 1.04
export const LARGEST_ERROR = (WIDER - 1) / (WIDER + 1)

/** What is not above 1 lies in bucket 0. */
export const bucketOf = (value: number): number =>
  value <= 1 ? 0 : Math.ceil(Math.log(value) / Math.log(WIDER) - 1e-9)

/** The middle of a bucket, from which nothing in it is further than the largest error. */
export const middleOf = (bucket: number): number => (bucket === 0 ? 1 : (2 * WIDER ** bucket) / (WIDER + 1))

/** Buckets in ascending order with how many lie in each. */
export type Histogram = readonly (readonly [bucket: number, n: number])[]

export function histogramOf(counts: Counts, prefix: string): Histogram {
  const found: [number, number][] = []
  for (const [key, n] of Object.entries(counts))
    if (key.startsWith(prefix)) found.push([Number(key.slice(prefix.length)), n])
  return found.sort(([a], [b]) => a - b)
}

export const countOf = (histogram: Histogram): number => histogram.reduce((sum, [, n]) => sum + n, 0)

/** Of `rank` 1 the smallest; null where there are not so many. */
export function ranked(histogram: Histogram, rank: number): number | null {
  let passed = 0
  for (const [bucket, n] of histogram) {
    passed += n
    if (passed >= rank) return middleOf(bucket)
  }
  return null
}

/** The smallest that at least this share does not exceed. */
export const quantileOf = (histogram: Histogram, share: number): number | null =>
  ranked(histogram, Math.max(1, Math.ceil(countOf(histogram) * share)))
