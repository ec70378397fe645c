/** How long an event of a calendar takes. */
import { days, hours, type Milliseconds, minutes, seconds } from '../time/instant.ts'
import { type Component, lineOf } from './content-lines.ts'
import { epochOf, type Moment, type Reading, readMoment } from './moment.ts'
import { shown, Unreadable } from './unreadable.ts'
import { midnightOf } from './wall.ts'

export type Length = {
  /** By the clock on the wall, which may be changed meanwhile: until eight in the morning, for two days. */
  onWall: Milliseconds
  /** After that, by a clock that nobody changes: for eight hours. */
  exact: Milliseconds
  /** Why it takes no time at all. */
  none?: string
}

const LONGEST_YEARS = 20

export const endOf = (begins: Moment, { onWall, exact }: Length): Milliseconds =>
  begins.zone.toEpochMs(begins.wall + onWall) + exact

export function lengthOf(component: Component, begins: Moment, by: Reading): Length {
  const ends = lineOf(component, 'dtend')
  const lasts = lineOf(component, 'duration')
  if (ends) return checked(between(begins, readMoment(ends, by, begins.zone)))
  if (lasts) return readDuration(lasts.value)
  if (begins.isDay) return { onWall: days(1), exact: 0 }
  return { onWall: 0, exact: 0, none: 'it does not say when it ends' }
}

/** `P1D`, `PT8H30M`, `P2W`. */
export function readDuration(written: string): Length {
  const [whole, sign, ...parts] = DURATION.exec(written.trim()) ?? []
  if (whole === undefined || /[PT]$/i.test(whole))
    throw new Unreadable(`"${shown(written.trim())}" is no length of time`)
  const [ofWeeks = 0, ofDays = 0, ofHours = 0, ofMinutes = 0, ofSeconds = 0] = parts.map((part) => Number(part ?? 0))
  const back = sign === '-' ? -1 : 1
  return checked({
    onWall: back * days(ofWeeks * 7 + ofDays),
    exact: back * (hours(ofHours) + minutes(ofMinutes) + seconds(ofSeconds)),
  })
}

const DURATION = /^([+-])?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i

function between(begins: Moment, end: Moment): Length {
  // Some programs end a whole day with the midnight after it.
  const endsDay = end.isDay || (begins.isDay && end.wall === midnightOf(end.wall))
  if (endsDay !== begins.isDay) throw new Unreadable('it begins with a date and ends with a time, or the other way')
  return begins.isDay || end.zone === begins.zone
    ? { onWall: end.wall - begins.wall, exact: 0 }
    : { onWall: 0, exact: epochOf(end) - epochOf(begins) }
}

function checked(length: Length): Length {
  const takes = length.onWall + length.exact
  if (takes > LONGEST_YEARS * days(366)) throw new Unreadable(`it takes longer than ${LONGEST_YEARS} years`)
  if (takes < 0) return { onWall: 0, exact: 0, none: 'it ends before it begins' }
  if (takes === 0) return { ...length, none: 'it ends at the moment it begins' }
  return length
}
