import { hours, type LaneOutcome, type Milliseconds, minutes } from '@baton-desk/core'
import { sayShare } from './say-played.ts'

/** "at once", "40 s", "12 min", "3 h 20 min". */
export function sayLength(length: Milliseconds): string {
  if (length < 1_000) return 'at once'
  if (length < minutes(2)) return `${Math.round(length / 1_000)} s`
  if (length < hours(2)) return `${Math.round(length / minutes(1))} min`
  const whole = Math.floor(length / hours(1))
  const rest = Math.round((length - hours(whole)) / minutes(1))
  return rest === 0 ? `${whole} h` : `${whole} h ${rest} min`
}

export const sayLate = ({ late, lateShare, handoffs }: LaneOutcome): string =>
  late === 0 ? 'none' : sayShare(lateShare, handoffs)
