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

/** Brings any ISO 8601 date-time with an offset to the one form; undefined when it is none, or on a day that no calendar has. */
export function toInstant(text: string): Instant | undefined {
  const ms = Date.parse(text)
  return Number.isNaN(ms) || !isOnRealDay(text) ? undefined : fromEpochMs(ms)
}

/** JavaScript takes 30 February for 2 March. */
function isOnRealDay(text: string): boolean {
  const [day] = /^\d{4}-\d\d-\d\d/.exec(text) ?? []
  if (day === undefined) return true
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
