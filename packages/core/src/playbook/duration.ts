import ms, { type StringValue } from 'ms'
import type { Milliseconds } from '../time/instant.ts'

/** A length of time as the playbook writes it: `30s`, `2h`, `2h working`. */
export type ReadDuration = {
  ms: Milliseconds
  /** Counted in the owner's working hours only. */
  working: boolean
}

/** Shortest and longest a playbook may ask for: one second, 366 days. */
const SHORTEST: Milliseconds = 1_000
export const LONGEST: Milliseconds = 366 * 86_400_000

const UNIT = 's|sec|seconds?|m|min|minutes?|h|hours?|d|days?'
const SHAPE = new RegExp(String.raw`^\s*(\d+(?:\.\d+)?)\s*(${UNIT})( working)?\s*$`)

/** Reads a duration of a loaded playbook. Throws where it is none: a playbook with such a one does not load. */
export function readDuration(written: string): ReadDuration {
  const read = tryDuration(written)
  if ('problem' in read) throw new RangeError(read.problem)
  return read
}

/** The same for text that nobody has checked yet: the sentence says what is wrong with it. */
export function tryDuration(written: string): ReadDuration | { problem: string } {
  const [, amount, unit, working] = SHAPE.exec(written) ?? []
  if (!amount || !unit) {
    return { problem: `expected a length of time such as "30s", "5m" or "2h working", got "${written.slice(0, 60)}"` }
  }
  // A day of work is 8 hours for one and 24 for another: the playbook has to say which.
  if (working && unit.startsWith('d')) {
    return {
      problem: `"${written}" could mean several lengths of work; write the hours, such as "${8 * Number(amount)}h working"`,
    }
  }
  const length = Math.round(ms(`${amount}${unit}` as StringValue))
  if (!(length >= SHORTEST && length <= LONGEST)) {
    return { problem: `expected a length between 1 second and 366 days, got "${written}"` }
  }
  return { ms: length, working: working !== undefined }
}
