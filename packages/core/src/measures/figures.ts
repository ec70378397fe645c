/** Counts → what stands on a page. Under 20 cases a count and never a rate; what differs says how sure that is. */
import { assertNever } from '../assert-never.ts'
import { type Counts, countOf, type Histogram, histogramOf, quantileOf, ranked } from './counts.ts'
import type { Measure } from './measure.ts'

/** From so many cases on a share is told. */
export const ENOUGH = 20

export type Interval = { from: number; to: number }

export type Figure = {
  id: string
  kind: Measure['kind']
  unit: Measure['unit']
  /** Of how many cases. */
  n: number
  /** How many of them, or the sum. */
  count: number
  /** `count` of `n`; null under 20 cases. */
  share: number | null
  p50: number | null
  /** Null under 20 cases. */
  p90: number | null
  /** In which, in 19 of 20 such periods, the share or p50 lies; null where there is none. */
  interval: Interval | null
  mix: { name: string; n: number }[]
}

const NONE = { share: null, p50: null, p90: null, interval: null, mix: [] }

export function figureOf(measure: Measure, counts: Counts): Figure {
  const { id, kind, unit } = measure
  const of = { id, kind, unit }
  const at = (key: string): number => counts[key] ?? 0
  switch (measure.kind) {
    case 'count':
      return { ...of, ...NONE, n: at(id), count: at(id) }
    case 'sum':
      return { ...of, ...NONE, n: at('handoffs'), count: at(id) }
    case 'share': {
      const n = at(`${id}.n`)
      const count = at(`${id}.part`)
      const isEnough = n >= ENOUGH
      return {
        ...of,
        ...NONE,
        n,
        count,
        share: isEnough ? count / n : null,
        interval: isEnough ? wilson(count, n) : null,
      }
    }
    case 'spread': {
      const histogram = histogramOf(counts, `${id}.b`)
      const n = countOf(histogram)
      return {
        ...of,
        ...NONE,
        n,
        count: n,
        p50: rounded(quantileOf(histogram, 0.5)),
        p90: n >= ENOUGH ? rounded(quantileOf(histogram, 0.9)) : null,
        interval: n >= ENOUGH ? aroundMedian(histogram, n) : null,
      }
    }
    case 'mix': {
      const n = at(`${id}.n`)
      const prefix = `${id}=`
      const mix = Object.entries(counts)
        .flatMap(([key, times]) => (key.startsWith(prefix) ? [{ name: key.slice(prefix.length), n: times }] : []))
        .sort((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1))
      return { ...of, ...NONE, n, count: mix.reduce((sum, { n }) => sum + n, 0), mix }
    }
    default:
      return assertNever(measure)
  }
}

export type Difference = {
  by: number
  interval: Interval
  /** The interval holds no 0. */
  isClear: boolean
}

/** How much more it is than before; null where one of the two has too few cases. */
export function differenceOf(now: Figure, before: Figure): Difference | null {
  const value = (figure: Figure) => (figure.kind === 'share' ? figure.share : figure.p50)
  const [a, b] = [value(now), value(before)]
  if (a === null || b === null || !now.interval || !before.interval) return null
  const by = a - b
  const interval =
    now.kind === 'share'
      ? // Newcombe: from the two intervals, so that it never leaves -1 to 1.
        {
          from: by - Math.hypot(a - now.interval.from, before.interval.to - b),
          to: by + Math.hypot(now.interval.to - a, b - before.interval.from),
        }
      : { from: now.interval.from - before.interval.to, to: now.interval.to - before.interval.from }
  return { by, interval, isClear: interval.from > 0 || interval.to < 0 }
}

/** Milliseconds and words are whole. */
const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value))

const Z = 1.959964

/** Wilson's, which holds for small and for extreme shares too. */
function wilson(count: number, n: number): Interval {
  const share = count / n
  const middle = (share + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n)
  const half = (Z / (1 + Z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2))
  return { from: Math.max(0, middle - half), to: Math.min(1, middle + half) }
}

/** The ranks between which the median lies, whatever the lengths are distributed like. */
function aroundMedian(histogram: Histogram, n: number): Interval | null {
  const half = (Z * Math.sqrt(n)) / 2
  const from = ranked(histogram, Math.max(1, Math.floor(n / 2 - half)))
  const to = ranked(histogram, Math.min(n, Math.ceil(n / 2 + half + 1)))
  return from === null || to === null ? null : { from: Math.round(from), to: Math.round(to) }
}
