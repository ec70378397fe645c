import type { Measured } from './words.ts'
import { trendValue } from './words.ts'

const WIDTH = 200
const HEIGHT = 24
const INSET = 2

/** How a number went, as a line: decoration, since the table of the measure says the same. Steps without anything are left out. */
export function TrendLine({ measured, isWorse }: { measured: Measured; isWorse: boolean }) {
  const { figure, trend } = measured
  const points = trend.flatMap((step, n) => {
    const value = trendValue(figure, step)
    return value === null ? [] : [{ x: (WIDTH * n) / Math.max(1, trend.length - 1), value }]
  })
  if (points.length < 2) return <svg className="spark" viewBox={`0 0 204 ${HEIGHT}`} aria-hidden="true" />
  const values = points.map(({ value }) => value)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const y = (value: number) =>
    high === low ? HEIGHT / 2 : HEIGHT - INSET - ((value - low) / (high - low)) * (HEIGHT - 2 * INSET)
  const line = points.map(({ x, value }) => `${x.toFixed(1)},${y(value).toFixed(1)}`).join(' ')
  const last = points.at(-1) ?? { x: 0, value: low }
  const first = points[0] ?? last
  const colour = isWorse ? 'var(--today)' : 'var(--accent)'
  return (
    <svg className="spark" viewBox={`0 0 204 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <polygon points={`${first.x},${HEIGHT} ${line} ${last.x},${HEIGHT}`} fill="var(--accent-soft)" />
      <polyline
        points={line}
        fill="none"
        stroke={colour}
        strokeWidth="1.75"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
      <path
        d={`M${last.x} ${y(last.value)}h.01`}
        stroke={colour}
        strokeWidth="6"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
