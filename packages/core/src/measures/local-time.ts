import { Temporal } from 'temporal-polyfill'
import { fromEpochMs, hours, type Instant, minutes, toEpochMs } from '../time/instant.ts'

/** `day` as `2026-11-05`, `hour` 0 to 23, as a clock on the wall of that zone shows them. */
export type LocalTime = { day: string; hour: number }

const QUARTER = minutes(15)
const known = new Map<string, { day: string; hour: number }>()
/** Enough for the quarters of some weeks; what falls out is worked out again. */
const KNOWN_AT_MOST = 10_000

/** No zone's clock is off by less than a quarter of an hour, or changed within one. */
export function localTime(at: Instant, timeZone: string): LocalTime {
  const ms = toEpochMs(at)
  const quarter = ms - (((ms % QUARTER) + QUARTER) % QUARTER)
  const key = `${timeZone} ${quarter}`
  const found = known.get(key)
  if (found) return found
  const wall = Temporal.Instant.fromEpochMilliseconds(quarter).toZonedDateTimeISO(timeZone)
  const local = { day: wall.toPlainDate().toString(), hour: wall.hour }
  if (known.size >= KNOWN_AT_MOST) known.clear()
  known.set(key, local)
  return local
}

/** The day before or after by so many. */
export const dayAfter = (day: string, days: number): string =>
  fromEpochMs(toEpochMs(`${day}T00:00:00.000Z`) + hours(24 * days)).slice(0, 10)
