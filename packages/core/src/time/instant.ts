/**
 * A point in time, ISO 8601 in UTC with milliseconds: `2026-11-22T14:02:00.000Z`.
 * Always this one form, so that two instants compare as strings.
 */
export type Instant = string

/** A length of time in milliseconds. */
export type Milliseconds = number

export const seconds = (n: number): Milliseconds => n * 1_000
export const minutes = (n: number): Milliseconds => n * 60_000
export const hours = (n: number): Milliseconds => n * 3_600_000
export const days = (n: number): Milliseconds => n * 86_400_000

export const fromEpochMs = (ms: number): Instant => new Date(ms).toISOString()
export const toEpochMs = (at: Instant): number => Date.parse(at)

const TIME = String.raw`[T ](\d\d:\d\d)(:\d\d)?(?:[.,](\d{1,9}))? ?(Z|[+-]\d\d(?::?\d\d)?)?`
const ISO = new RegExp(String.raw`^(\d{4}-\d\d-\d\d)(?:${TIME})?$`, 'i')

/**
 * Brings an ISO 8601 date or date-time as any language writes it (a blank for T, microseconds) to the one form; one without
 * an offset is in UTC. Undefined when it is none, or on a day that no calendar has.
 */
export function toInstant(text: string): Instant | undefined {
  const [whole, day = '', time, seconds = ':00', fraction = '', zone = 'Z'] = ISO.exec(text) ?? []
  if (whole === undefined || !isRealDay(day)) return undefined
  const offset = /z/i.test(zone) ? 'Z' : `${zone.replace(':', '')}00`.replace(/^(...)(..).*/, '$1:$2')
  const ms = Date.parse(time ? `${day}T${time}${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}${offset}` : day)
  return Number.isNaN(ms) ? undefined : fromEpochMs(ms)
}

/** JavaScript takes 30 February for 2 March. */
export function isRealDay(day: string): boolean {
  const ms = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(ms) && fromEpochMs(ms).startsWith(day)
}

export const after = (at: Instant, length: Milliseconds): Instant => fromEpochMs(toEpochMs(at) + length)

/** The earliest of the given instants, ignoring absent ones; null when there is none. */
export function earliest(...instants: (Instant | null | undefined)[]): Instant | null {
  let first: Instant | null = null
  for (const at of instants) if (at && (first === null || at < first)) first = at
  return first
}

export const latest = (a: Instant, b: Instant): Instant => (a > b ? a : b)
