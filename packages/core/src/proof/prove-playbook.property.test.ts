import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomPlaybook, walkPlaybook } from '../../made-for-tests/random-playbooks.ts'

// Ten thousand of them by `npm run bench -- proof`.
const RUNS = 200

test(`in ${RUNS} playbooks a walk minute by minute finds the gaps that the proof finds, and no others`, () => {
  let gapped = 0
  let lacked = 0
  fc.assert(
    fc.property(randomPlaybook, (random) => {
      for (const { missed, invented, covered, open, lacking, minutes } of walkPlaybook(random)) {
        expect({ missed, invented }).toEqual({ missed: [], invented: [] })
        expect(covered.proven).toBeCloseTo(covered.walked, 9)
        if (open > 0 && open < minutes) gapped += 1
        if (lacking > 0 && lacking < minutes) lacked += 1
      }
    }),
    { numRuns: RUNS },
  )
  // The comparison is worth something only where many lanes are open for a part of the time.
  expect(gapped).toBeGreaterThan(RUNS / 4)
  expect(lacked).toBeGreaterThan(RUNS / 8)
})
