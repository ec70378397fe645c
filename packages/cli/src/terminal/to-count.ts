import { InvalidArgumentError } from 'commander'

/** Ten years: nobody plans beyond them, and a thousand million days would never end. */
const MOST_DAYS = 3_660

/** A whole number of one or more, as an option's value. */
export function toCount(text: string): number {
  const count = Number(text)
  if (!Number.isSafeInteger(count) || count < 1) throw new InvalidArgumentError('Expected a whole number of 1 or more.')
  return count
}

/** A number of days to look at, as an option's value. */
export function toDays(text: string): number {
  const days = toCount(text)
  if (days > MOST_DAYS) throw new InvalidArgumentError(`Expected at most ${MOST_DAYS} days.`)
  return days
}
