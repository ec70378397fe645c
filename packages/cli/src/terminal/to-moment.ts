import { type Instant, toInstant } from '@baton-desk/core'
import { InvalidArgumentError } from 'commander'

/** A day, which begins at midnight UTC, or a time with its offset, as an option's value. */
export function toMoment(text: string): Instant {
  const isClear = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(text)
  const at = isClear ? toInstant(text) : undefined
  if (at === undefined)
    throw new InvalidArgumentError('Expected a day such as 2026-12-24, or a time such as 2026-12-24T18:00:00+01:00.')
  return at
}
