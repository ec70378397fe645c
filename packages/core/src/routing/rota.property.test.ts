import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asked, changedCalendar } from '../../made-for-tests/changed-calendar.ts'
import { wallsOfRule } from '../calendar/rule.ts'
import { days } from '../time/instant.ts'
import { readRota } from './rota.ts'

test('a calendar changed in any way never throws, puts on call nobody whom it does not name, and says every problem in a sentence', () => {
  let read = 0
  fc.assert(
    fc.property(changedCalendar, (calendar) => {
      const rota = readRota(calendar, asked)
      if ('problems' in rota) {
        expect(rota.problems.every((problem) => /\.$/.test(problem))).toBe(true)
        return
      }
      read += 1
      expect(rota.remarks.every((remark) => /\.$/.test(remark))).toBe(true)
      for (const { person, from, to } of rota.shifts) {
        expect(['kim', 'mio']).toContain(person)
        expect(from < to && from < asked.to && to > asked.from).toBe(true)
      }
    }),
    { numRuns: 1_000 },
  )
  expect(read).toBeGreaterThan(300)
})

test('a plain rule gives the times that the library gives', () => {
  const weekdays = fc.subarray(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], { minLength: 1 })
  const interval = fc.integer({ min: 1, max: 5 })
  const rule = fc.oneof(
    fc
      .tuple(interval, fc.option(fc.integer({ min: 1, max: 30 })))
      .map(([n, count]) => `FREQ=DAILY;INTERVAL=${n}${count ? `;COUNT=${count}` : ''}`),
    fc
      .tuple(interval, weekdays, fc.constantFrom('MO', 'SU', 'WE'))
      .map(([n, on, first]) => `FREQ=WEEKLY;INTERVAL=${n};BYDAY=${on.join(',')};WKST=${first}`),
  )
  const begins = fc.integer({ min: Date.UTC(2019, 0, 1) / 60_000, max: Date.UTC(2027, 5, 1) / 60_000 })
  const span = { from: Date.UTC(2027, 0, 1), to: Date.UTC(2027, 0, 1) + days(60) }
  fc.assert(
    fc.property(rule, begins, (written, minute) => {
      const walls = (text: string) =>
        wallsOfRule({ written: text, begins: minute * 60_000 }, span, { rules: 0, givenUp: 0, times: 0 }).sort(
          (a, b) => a - b,
        )
      // Every month: the same rule, by the long way.
      expect(walls(written)).toEqual(walls(`${written};BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12`))
    }),
    { numRuns: 200 },
  )
})
