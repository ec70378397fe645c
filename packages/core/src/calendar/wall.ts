/** Dates and times as a calendar writes them, before anybody asks in which zone. */
import { days, type Milliseconds } from '../time/instant.ts'
import { shown, Unreadable } from './unreadable.ts'

/** What a clock on a wall shows, as the milliseconds at which a clock in UTC shows the same. */
export type Wall = Milliseconds

export type WrittenTime = {
  wall: Wall
  /** A whole day, `20261019`; `wall` is its midnight. */
  isDay: boolean
  /** Ends in `Z`. */
  isUtc: boolean
}

/** `20261019`, `20261019T090000`, `20261019T090000Z`; also with the `-` and `:` that some programs write. */
export function readTime(written: string): WrittenTime {
  const value = written.trim()
  const [, year, month, day, hour, minute = '0', second = '0', utc] = WRITTEN.exec(value) ?? []
  if (year === undefined) throw new Unreadable(`"${shown(value)}" is no date or time`)
  const at = new Date(0)
  at.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  const isOnCalendar = at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(day)
  // A leap second is the last one of its minute.
  at.setUTCHours(Number(hour ?? 0), Number(minute), Math.min(Number(second), 59))
  const isOnClock = Number(hour ?? 0) < 24 && Number(minute) < 60 && Number(second) <= 60
  if (!isOnCalendar || !isOnClock) throw new Unreadable(`"${value}" is on no calendar or clock`)
  return { wall: at.getTime(), isDay: hour === undefined, isUtc: utc !== undefined }
}

const WRITTEN = /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d):?(\d\d)?(?:\.\d{1,9})?(Z)?)?$/i

export const midnightOf = (wall: Wall): Wall => Math.floor(wall / days(1)) * days(1)
