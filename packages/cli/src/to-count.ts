import { InvalidArgumentError } from 'commander'

/** A whole number of one or more, as an option's value. */
export function toCount(text: string): number {
  const count = Number(text)
  if (!Number.isSafeInteger(count) || count < 1) throw new InvalidArgumentError('Expected a whole number of 1 or more.')
  return count
}
