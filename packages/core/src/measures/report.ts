/** Cells of a period and of what went before → all that a page of measures shows. Pure: the same cells give the same page. */
import type { LaneId } from '../ids.ts'
import type { Counts } from './counts.ts'
import { type Difference, differenceOf, type Figure, figureOf } from './figures.ts'
import { type CountedCell, sumOf, sumsOfHours } from './fold.ts'
import { dayAfter } from './local-time.ts'
import type { Measure } from './measure.ts'
import { MEASURES } from './measures.ts'

/** Both days belong to it. */
export type Period = { from: string; to: string }

export type MeasuresReport = Period & {
  /** The same length, right before it. */
  before: Period
  /** The first day of each step of the trends. */
  steps: string[]
  measures: Measured[]
  lanes: { lane: LaneId; figures: Figure[] }[]
  /** Of each hour of the day that has anything. */
  hours: { hour: number; figures: Figure[] }[]
}

export type Measured = {
  figure: Figure
  before: Figure
  difference: Difference | null
  /** One for each step, the last of which ends with the period. */
  trend: { n: number; count: number; share: number | null; p50: number | null }[]
}

const STEPS = 8
const WEEK = 7

const daysIn = ({ from, to }: Period): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000) + 1

/** Eight steps of a week, or longer where the period is. */
const stepOf = (period: Period): number => Math.max(WEEK, Math.ceil(daysIn(period) / STEPS))

/** From which day on cells are needed. */
export const reachesBackTo = (period: Period): string => {
  const days = Math.max(daysIn(period) * 2, stepOf(period) * STEPS)
  return dayAfter(period.to, 1 - days)
}

/** In the table of lanes. */
const OF_LANES: readonly string[] = [
  'handoffs',
  'from_note',
  'time_to_accept',
  'time_to_decide',
  'on_time',
  'not_needed',
]
const OF_HOURS: readonly string[] = ['handoffs', 'time_to_accept', 'on_time']

const ALL: readonly Measure[] = MEASURES

export function reportOf(cells: readonly CountedCell[], period: Period): MeasuresReport {
  const { from, to } = period
  const before = { from: dayAfter(from, -daysIn(period)), to: dayAfter(from, -1) }
  const now = cells.filter(({ day }) => day >= from && day <= to)
  // Each cell is read once, and its day is in several sums.
  const days = [...Map.groupBy(cells, ({ day }) => day)].map(([day, own]) => ({ day, counts: sumOf(own) }))
  const sumWithin = (of: Period) => sumOf(days.filter(({ day }) => day >= of.from && day <= of.to))
  const counts = sumWithin(period)
  const earlier = sumWithin(before)
  const step = stepOf(period)
  const steps = Array.from({ length: STEPS }, (_, n) => dayAfter(to, 1 - step * (STEPS - n)))
  const trends = steps.map((first) => sumWithin({ from: first, to: dayAfter(first, step - 1) }))
  return {
    from,
    to,
    before,
    steps,
    measures: ALL.map((measure) => {
      const figure = figureOf(measure, counts)
      const was = figureOf(measure, earlier)
      return {
        figure,
        before: was,
        difference: differenceOf(figure, was),
        trend: trends.map((one) => {
          const { n, count, share, p50 } = figureOf(measure, one)
          return { n, count, share, p50 }
        }),
      }
    }),
    lanes: [...Map.groupBy(now, ({ lane }) => lane)]
      .map(([lane, own]) => ({ lane, figures: figuresOf(OF_LANES, sumOf(own)) }))
      .sort((a, b) => (b.figures[0]?.count ?? 0) - (a.figures[0]?.count ?? 0) || (a.lane < b.lane ? -1 : 1)),
    hours: sumsOfHours(now)
      .map((sum, hour) => ({ hour, figures: figuresOf(OF_HOURS, sum) }))
      .filter(({ figures }) => figures.some(({ n }) => n > 0)),
  }
}

const figuresOf = (ids: readonly string[], counts: Counts): Figure[] =>
  ALL.filter(({ id }) => ids.includes(id)).map((measure) => figureOf(measure, counts))

/** As it is answered too, where nothing is compared. */
type Tabled = Period & { measures: { figure: Figure; before: Figure | null }[] }

/** One line for each measure, and one for each name of a mix, as a table for other programs. Never a rate under 20 cases. */
export function reportAsCsv({ from, to, measures }: Tabled): string {
  const rows = measures.flatMap(({ figure, before }) => {
    const { id, unit, n, count, share, p50, p90, interval, mix } = figure
    const whole = [
      from,
      to,
      id,
      '',
      unit,
      n,
      count,
      share,
      p50,
      p90,
      interval?.from,
      interval?.to,
      before?.n,
      before?.count,
    ]
    return [whole, ...mix.map((one) => [from, to, id, one.name, unit, n, one.n])]
  })
  return [CSV_HEAD, ...rows]
    .map((row) => row.map(toField).join(','))
    .join('\r\n')
    .concat('\r\n')
}

const CSV_HEAD = [
  ...['from', 'to', 'measure', 'name', 'unit', 'n', 'count', 'share', 'p50', 'p90', 'interval_from', 'interval_to'],
  ...['n_before', 'count_before'],
]

/** A field that a spreadsheet could take for a formula begins with a quote. */
function toField(value: unknown): string {
  if (typeof value === 'number') return String(value)
  const text = String(value ?? '')
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
