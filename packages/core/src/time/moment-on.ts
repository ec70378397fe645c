/** A moment as a brief writes it: with an offset it is that instant, without one it is meant on the clock of the business. */
import { Temporal } from 'temporal-polyfill'
import { fromEpochMs, type Instant, isRealDay, toInstant } from './instant.ts'

const HAS_OFFSET = /(?:z|[+-]\d\d:?\d\d)$/i

export function momentOn(timeZone: string, text: string): Instant | undefined {
  const written = text.replace(' ', 'T')
  if (HAS_OFFSET.test(written)) return toInstant(written)
  if (toInstant(written) === undefined || !isRealDay(written.slice(0, 10))) return undefined
  return fromEpochMs(Temporal.PlainDateTime.from(written).toZonedDateTime(timeZone).epochMilliseconds)
}
