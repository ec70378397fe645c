/** The dates of one event: its rule, dates of its own, exceptions, and what is changed of single dates or of all after one. */
import { days, type Milliseconds } from '../time/instant.ts'
import { type CalendarEvent, readEvent } from './calendar-event.ts'
import { type Component, lineOf, linesOf } from './content-lines.ts'
import { endOf, type Length, lengthOf, readDuration } from './length.ts'
import { epochOf, type Moment, type Reading, readMoment, valuesOf, wallIn } from './moment.ts'
import { type Spent, wallsOfRule } from './rule.ts'
import { Unreadable } from './unreadable.ts'
import type { Version } from './versions.ts'
import { midnightOf, type Wall } from './wall.ts'

export type Occurrence = { start: Milliseconds; end: Milliseconds; event: CalendarEvent }

/** One time at which an event takes place. */
type Time = { begins: Moment; length: Length; event: CalendarEvent }

/** A change of one date, or of that date and all after it. */
export type Change = {
  of: Moment
  andLater: boolean
  /** Left out: that date does not take place, or nobody can tell when. */
  becomes?: Time
}

export function readTimeOf(component: Component, by: Reading): Time {
  if (!component.whole) throw new Unreadable('it ends in the middle')
  if (component.unread[0] !== undefined) throw new Unreadable(`line ${component.unread[0]} is none of a calendar`)
  const starts = lineOf(component, 'dtstart')
  if (!starts) throw new Unreadable('it does not say when it begins')
  const begins = readMoment(starts, by)
  return { begins, length: lengthOf(component, begins, by), event: readEvent(component) }
}

/** What is within the window; throws `Unreadable` where that takes no time at all. */
export function occurrenceOf({ begins, length, event }: Time, { window }: Reading): Occurrence[] {
  const start = epochOf(begins)
  if (start >= window.to) return []
  const end = length.none === undefined ? endOf(begins, length) : start
  if (length.none !== undefined && start >= window.from) throw new Unreadable(length.none)
  return end <= window.from || end <= start ? [] : [{ start, end, event }]
}

export function occurrencesOfSeries(
  { component, by }: Version,
  { changes, spent }: { changes: readonly Change[]; spent: Spent },
): Occurrence[] {
  const time = readTimeOf(component, by)
  const { begins } = time
  const exceptions = momentsIn(component, 'exdate', begins, by)
  const isLeftOut = amongDates([...exceptions, ...changes.map(({ of }) => of)], begins.zone)
  const later = changes.filter(({ andLater }) => andLater).map((change) => moved(change, begins.zone))
  later.sort((a, b) => a.from - b.from)
  const found = wallsOf(time, { component, by, later, spent }).flatMap((wall) => {
    const date = { ...begins, wall }
    if (isLeftOut(date)) return []
    const change = later.length > 0 ? later.findLast(({ from }) => from <= epochOf(date)) : undefined
    if (!change) return occurrenceOf({ ...time, begins: date }, by)
    const { becomes } = change
    return becomes ? occurrenceOf({ ...becomes, begins: { ...begins, wall: wall + change.by } }, by) : []
  })
  const periods = periodsOf(component, by).filter(({ begins: date }) => !isLeftOut(date))
  return [...found, ...periods.flatMap((period) => occurrenceOf({ ...period, event: time.event }, by))]
}

/** All after a changed date go along with it: as much earlier or later, as long. */
type Moved = { from: Milliseconds; by: Milliseconds; becomes?: Time }

const moved = ({ of, becomes }: Change, zone: Moment['zone']): Moved => ({
  from: epochOf(of),
  by: becomes ? wallIn(zone, becomes.begins) - wallIn(zone, of) : 0,
  becomes,
})

type Dates = { component: Component; by: Reading; later: readonly Moved[]; spent: Spent }

/** The dates of a series that may touch the window, on the wall of its zone. Its beginning counts, also where its rule does not say so. */
function wallsOf({ begins, length }: Time, { component, by, later, spent }: Dates): Wall[] {
  const { zone, isDay } = begins
  const lengths = [length, ...later.flatMap(({ becomes }) => (becomes ? [becomes.length] : []))]
  const longest = Math.max(...lengths.map(({ onWall, exact }) => onWall + exact))
  const furthest = Math.max(0, ...later.map((change) => Math.abs(change.by)))
  const near = {
    from: zone.toWall(by.window.from - longest - furthest - days(2)),
    to: zone.toWall(by.window.to + furthest + days(2)),
  }
  const rules = (name: string): Wall[] =>
    linesOf(component, name).flatMap(({ value }) =>
      wallsOfRule({ written: value, begins: begins.wall, ...(!isDay && { untilOnWall: zone.toWall }) }, near, spent),
    )
  const dates = momentsIn(component, 'rdate', begins, by).map((moment) => {
    if (moment.isDay && !isDay) throw new Unreadable('it comes again on a day and does not say at what time')
    const wall = wallIn(zone, moment)
    return isDay ? midnightOf(wall) : wall
  })
  const excluded = new Set(rules('exrule'))
  return [...new Set([begins.wall, ...rules('rrule'), ...dates])].filter((wall) => !excluded.has(wall))
}

/** A time without a zone is on the wall of the series. */
const momentsIn = (component: Component, name: string, { zone }: Moment, by: Reading): Moment[] =>
  linesOf(component, name)
    .filter(({ type }) => type !== 'period')
    .flatMap((line) => valuesOf(line).map((value) => readMoment({ ...line, value }, by, zone)))

/** Dates that say for themselves how long they take. */
const periodsOf = (component: Component, by: Reading): Omit<Time, 'event'>[] =>
  linesOf(component, 'rdate')
    .filter(({ type }) => type === 'period')
    .flatMap((line) =>
      valuesOf(line).map((value) => {
        const { parameters } = line
        const [from = '', to = ''] = value.split('/')
        const begins = readMoment({ value: from, parameters }, by)
        if (/^[+-]?P/i.test(to.trim())) return { begins, length: readDuration(to) }
        const exact = epochOf(readMoment({ value: to, parameters }, by)) - epochOf(begins)
        return { begins, length: { onWall: 0, exact, ...(exact <= 0 && { none: 'it ends before it begins' }) } }
      }),
    )

/** Whether a date of a series is one of these; where one of the two says only the day, the day counts. */
function amongDates(said: readonly Moment[], zone: Moment['zone']): (date: Moment) => boolean {
  const dayOf = (moment: Moment) => midnightOf(wallIn(zone, moment))
  const times = new Set(said.filter(({ isDay }) => !isDay).map(epochOf))
  const wholeDays = new Set(said.filter(({ isDay }) => isDay).map(dayOf))
  const anyTime = new Set(said.map(dayOf))
  return (date) =>
    date.isDay
      ? anyTime.has(dayOf(date))
      : times.has(epochOf(date)) || (wholeDays.size > 0 && wholeDays.has(dayOf(date)))
}
