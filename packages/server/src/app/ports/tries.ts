/**
 * How often somebody tried to get in, counted for the whole desk and by its clock. A bucket has some tries for free; from
 * then on each one doubles the wait for the next, up to `waitAtMostS`. Left alone for `forgottenAfterS` it is empty again.
 */
export type Bucket = { name: string; free: number; waitAtMostS: number; forgottenAfterS: number }

export type Tries = {
  /** Counts one try. Answers how many seconds there are still to wait: 0 when it may go on. A try that has to wait is not counted. */
  take(bucket: Bucket): Promise<number>
  /** The try was no wrong one. */
  giveBack(bucket: Bucket): Promise<void>
  empty(bucket: Bucket): Promise<void>
}
