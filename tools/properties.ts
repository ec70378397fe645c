/**
 * How the properties of all tests are tried; vitest reads it before each file of tests. From one seed, which stands here,
 * so that `npm test` says today what it said yesterday; from fresh ones where `npm run explore` looks for what that misses.
 */
import fc from 'fast-check'
import { beforeEach, type TaskMeta } from 'vitest'

/** How often a property was tried in one test. */
export type Tried = { runs: number; seed: number }

declare module 'vitest' {
  interface TaskMeta {
    /** Set by `npm run explore` only. */
    tried?: Tried[]
  }
}

const SEED = 20_261_105

const explored = process.env.BATON_EXPLORE
if (explored === undefined) fc.configureGlobal({ seed: SEED })
else remember(explored)

/** Every property of a test is noted down with the test. `seed` is empty for fresh ones. */
function remember(seed: string): void {
  let meta: TaskMeta = {}
  beforeEach(({ task }) => {
    meta = task.meta
  })
  fc.configureGlobal({
    ...(seed !== '' && { seed: Number(seed) }),
    reporter: (details) => {
      meta.tried = [...(meta.tried ?? []), { runs: details.numRuns, seed: details.seed }]
      const message = fc.defaultReportMessage(details)
      if (message !== undefined) throw new Error(message, { cause: details.errorInstance })
    },
  })
}
