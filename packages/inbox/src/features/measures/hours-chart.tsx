import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { type Measures, sayLength } from './words.ts'

type Hours = Measures['hours']
const acceptIn = (hours: Hours, hour: number) =>
  hours.find((one) => one.hour === hour)?.figures.find(({ id }) => id === 'time_to_accept')
const onTimeIn = (hours: Hours, hour: number) =>
  hours.find((one) => one.hour === hour)?.figures.find(({ id }) => id === 'on_time')
const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`

/** Time to accept by the hour in which it was asked for; the same as a table. */
export function HoursChart({ hours }: { hours: Hours }) {
  const [isTable, setTable] = useState(false)
  const all = Array.from({ length: 24 }, (_, hour) => ({ hour, figure: acceptIn(hours, hour) }))
  const longest = Math.max(1, ...all.map(({ figure }) => figure?.p50 ?? 0))
  return (
    <figure className="card pad">
      <figcaption className="row-x">
        <b>
          <Trans>To accept, by hour of day</Trans>
        </b>
        <span className="sp" />
        <button type="button" className="btn" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {isTable ? t`As a chart` : t`As a table`}
        </button>
      </figcaption>
      {isTable ? (
        <table className="tbl tight">
          <thead>
            <tr>
              <th>
                <Trans>Asked for at</Trans>
              </th>
              <th className="r">
                <Trans>Half within</Trans>
              </th>
              <th className="r">
                <Trans>Of</Trans>
              </th>
              <th className="r">
                <Trans>Decided on time</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {all
              .filter(({ figure, hour }) => (figure?.n ?? 0) > 0 || (onTimeIn(hours, hour)?.n ?? 0) > 0)
              .map(({ hour, figure }) => {
                const onTime = onTimeIn(hours, hour)
                return (
                  <tr key={hour}>
                    <td>{clock(hour)}</td>
                    <td className="r nw">{figure?.p50 ? sayLength(figure.p50) : '–'}</td>
                    <td className="r nw">{figure?.n ?? 0}</td>
                    <td className="r nw">{onTime && onTime.n > 0 ? t`${onTime.count} of ${onTime.n}` : '–'}</td>
                  </tr>
                )
              })}
          </tbody>
        </table>
      ) : (
        <svg
          viewBox="0 0 480 74"
          className="hours"
          role="img"
          aria-label={t`Median time to accept by hour of day: at most ${sayLength(longest)}. The button shows it as a table.`}
        >
          {all.map(({ hour, figure }) => {
            const height = figure?.p50 ? Math.max(3, (figure.p50 / longest) * 56) : 0
            return (
              <rect
                key={hour}
                x={hour * 20 + 5}
                y={58 - height}
                width="10"
                height={height}
                rx="2"
                fill="var(--accent)"
              />
            )
          })}
          <path d="M0 58.5H480" stroke="var(--line-2)" />
          {[0, 6, 12, 18].map((hour) => (
            <text key={hour} x={hour * 20 + 3} y="71" fontSize="10" fill="var(--ink-3)">
              {String(hour).padStart(2, '0')}
            </text>
          ))}
        </svg>
      )}
    </figure>
  )
}
