/**
 * Rules that only say every how many days or weeks, and on which weekdays: nearly all of those that people write. Their
 * times are sums, so a series of twenty years costs no more than one of today.
 */
import { days, hours, type Milliseconds, minutes, seconds } from '../time/instant.ts'
import { midnightOf, type Wall } from './wall.ts'

/** A rule by its parts: `FREQ` → `WEEKLY`. */
export type RuleParts = ReadonlyMap<string, string>

export type Plain = {
  /** Each begins one row of times; those before the rule's beginning are none. */
  firsts: Wall[]
  step: Milliseconds
  last: Wall
}

const STEPS: Readonly<Record<string, Milliseconds>> = {
  SECONDLY: seconds(1),
  MINUTELY: minutes(1),
  HOURLY: hours(1),
  DAILY: days(1),
  WEEKLY: days(7),
}
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
const PLAIN = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'BYDAY'])

/** Undefined for any other rule. */
export function plainRule(parts: RuleParts, begins: Wall): Plain | undefined {
  const step = (STEPS[parts.get('FREQ') ?? ''] ?? Number.NaN) * Number(parts.get('INTERVAL') ?? 1)
  const weekdays = parts.get('BYDAY')?.split(',')
  const count = parts.get('COUNT')
  if (Number.isNaN(step) || [...parts.keys()].some((name) => !PLAIN.has(name))) return undefined
  if (!weekdays)
    return { firsts: [begins], step, last: begins + (Number(count ?? Number.POSITIVE_INFINITY) - 1) * step }
  if (parts.get('FREQ') !== 'WEEKLY' || count !== undefined || weekdays.some((weekday) => !WEEKDAYS.includes(weekday)))
    return undefined
  const daysAfter = (from: number, to: number): Milliseconds => days((to - from + 7) % 7)
  const weekBegins = WEEKDAYS.indexOf(parts.get('WKST') ?? 'MO')
  const firstWeek = begins - daysAfter(weekBegins, new Date(midnightOf(begins)).getUTCDay())
  const firsts = weekdays.map((weekday) => firstWeek + daysAfter(weekBegins, WEEKDAYS.indexOf(weekday)))
  return { firsts, step, last: Number.POSITIVE_INFINITY }
}
