/** One week of a lane by the clock of the business: who is on duty, and in hatched hours nobody. */

import type { Lane, Playbook } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { sayWeekday } from '../../../desk/times.ts'
import { deskNow } from '../../../ui/clock.ts'
import { Scrolls } from '../scrolls.tsx'

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const HALVES = 48

type Band = { id: string; from: number; to: number; words: string }

export function Week({ playbook, lane }: { playbook: Playbook; lane: Lane }) {
  const lastResort = playbook.people[lane.lastResort ?? playbook.lastResort ?? '']?.name ?? t`The last resort`
  const owners = lane.owners.people.flatMap((id) => (playbook.people[id] ? [{ id, person: playbook.people[id] }] : []))
  const shiftOf = new Map(
    owners.map(({ id, person }) => [id, minutesBetween(person.timeZone ?? playbook.timeZone, playbook.timeZone)]),
  )
  return (
    <Scrolls className="card pad over" label={t`Week of ${lane.name}`}>
      <div className="week">
        <div className="hrs" aria-hidden="true">
          {['00', '03', '06', '09', '12', '15', '18', '21'].map((hour) => (
            <span key={hour}>{hour}</span>
          ))}
        </div>
        {DAYS.map((day, nr) => {
          const bands = owners.flatMap(({ id, person }) =>
            bandsOf(person.hours, nr, shiftOf.get(id) ?? 0).map((band) => ({
              ...band,
              id: `${id} ${band.from}`,
              who: person.name,
            })),
          )
          const gaps = gapsIn(bands)
          const rows = new Map(owners.map(({ person }, row) => [person.name, row + 1]))
          return [
            <span key={day} className="dn">
              {sayWeekday(nr)}
            </span>,
            <div key={`${day} hours`} className="day">
              {gaps.map(({ from, to }) => (
                <span key={from} className="gap" style={{ gridColumn: `${from + 1}/${to + 1}` }}>
                  <span>{to - from > 6 ? t`Nobody: ${lastResort}` : ''}</span>
                  <span className="sr-only">
                    <Trans>
                      {clock(from)} to {clock(to)} nobody
                    </Trans>
                  </span>
                </span>
              ))}
              {bands.map(({ id, from, to, who, words }) => (
                <span
                  key={id}
                  className="sh b"
                  title={`${who} ${words}`}
                  style={{ gridColumn: `${from + 1}/${to + 1}`, gridRow: rows.get(who) }}
                >
                  {who} {words}
                </span>
              ))}
            </div>,
          ]
        })}
      </div>
      <p className="hint" style={{ marginBlockStart: 6 }}>
        <Trans>
          By the clock of the business, {playbook.timeZone}. Holidays, days away and calendars come on top: the words
          below have them.
        </Trans>
      </p>
    </Scrolls>
  )
}

/** What of somebody’s shifts falls on this day, in half hours. */
function bandsOf(hours: Playbook['people'][string]['hours'], day: number, shift: number): Band[] {
  if (!hours) return [{ id: '', from: 0, to: HALVES, words: t`at any time` }]
  return (hours as { days: string[]; from: string; to: string }[]).flatMap(({ days, from, to }) =>
    days.flatMap((name) => {
      const start = DAYS.indexOf(name as (typeof DAYS)[number]) * 1440 + minuteOf(from) + shift
      const long = (minuteOf(to) - minuteOf(from) + 1440) % 1440 || 1440
      // The week is a ring: what begins on Sunday may end on Monday.
      return [-7 * 1440, 0, 7 * 1440].flatMap((around) => {
        const begin = Math.max(start + around, day * 1440)
        const end = Math.min(start + around + long, (day + 1) * 1440)
        if (end <= begin) return []
        const half = (minute: number) => Math.round((minute - day * 1440) / 30)
        return half(end) > half(begin) ? [{ id: '', from: half(begin), to: half(end), words: t`${from} to ${to}` }] : []
      })
    }),
  )
}

function gapsIn(bands: readonly Band[]): { from: number; to: number }[] {
  const gaps: { from: number; to: number }[] = []
  let open: number | undefined
  for (let half = 0; half <= HALVES; half += 1) {
    const isCovered = half === HALVES || bands.some(({ from, to }) => from <= half && half < to)
    if (!isCovered) open ??= half
    else if (open !== undefined) {
      gaps.push({ from: open, to: half })
      open = undefined
    }
  }
  return gaps
}

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
const clock = (half: number): string => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`

/** How much later the clock of one zone shows than that of another, now; 0 where a zone is not known. */
function minutesBetween(zone: string, to: string): number {
  return zone === to ? 0 : offsetOf(to) - offsetOf(zone)
}
function offsetOf(timeZone: string): number {
  try {
    const now = new Date(deskNow())
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    }).formatToParts(now)
    const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
    const there = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
    return Math.round((there - now.getTime()) / 60_000)
  } catch {
    return 0
  }
}
