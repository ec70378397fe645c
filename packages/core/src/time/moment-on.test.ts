import { expect, test } from 'vitest'
import { momentOn } from './moment-on.ts'

test.for([
  ['2026-05-21T16:00', '2026-05-21T14:00:00.000Z'],
  ['2026-12-01 16:00', '2026-12-01T15:00:00.000Z'],
  ['2026-05-21T16:00-04:00', '2026-05-21T20:00:00.000Z'],
  ['2026-05-21T16:00Z', '2026-05-21T16:00:00.000Z'],
  ['2026-02-30T16:00', undefined],
  ['2026-05-21T25:00', undefined],
])('%s is meant on the clock of Berlin, where it names no other: %s', ([written = '', at]) => {
  expect(momentOn('Europe/Berlin', written)).toBe(at)
})
