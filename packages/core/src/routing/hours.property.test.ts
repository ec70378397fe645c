import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shift } from '../../made-for-tests/random-playbooks.ts'
import { Playbook, PlaybookPerson } from '../playbook/playbook.ts'
import { Weekday } from '../playbook/working-hours.ts'
import { fromEpochMs, minutes, toEpochMs } from '../time/instant.ts'
import { addWorkingTime, isOnDuty, nextOnDuty, onDutyStretches } from './hours.ts'

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'America/St_Johns',
  'Africa/Casablanca',
]
// Around the clock changes of 2026 in those zones, and an ordinary week.
const BEGINNINGS = [
  '2026-03-27',
  '2026-10-23',
  '2026-03-06',
  '2026-10-30',
  '2026-04-03',
  '2026-10-02',
  '2026-02-13',
  '2026-06-10',
]

const ana = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    beginning: fc.constantFrom(...BEGINNINGS),
    hours: fc.option(fc.array(shift, { minLength: 1, maxLength: 4 })),
    awayFrom: fc.option(fc.integer({ min: 0, max: 4 })),
    awayDays: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ zone, beginning, hours, awayFrom, awayDays }) => {
    const day = (n: number) => fromEpochMs(toEpochMs(`${beginning}T00:00:00.000Z`) + n * minutes(24 * 60)).slice(0, 10)
    const person = PlaybookPerson.parse({
      name: 'Ana',
      timeZone: zone,
      hours: hours ?? undefined,
      away: awayFrom === null ? [] : [{ from: day(awayFrom), to: day(awayFrom + awayDays) }],
    })
    return {
      person,
      from: toEpochMs(`${beginning}T00:00:00.000Z`),
      playbook: Playbook.parse({ timeZone: 'UTC', people: { ana: person }, lanes: {} }),
    }
  })

/** The wall clock as Intl shows it: another source than the one under test. */
function wallClock(zone: string) {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  return (at: number) => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
    return { date: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` }
  }
}

const weekdayOf = (date: string) => Weekday.options[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7]
const dayBefore = (date: string) => new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

/** The definition, read word for word, for one minute. */
function worksAt(person: PlaybookPerson, { date, time }: { date: string; time: string }): boolean {
  const away = (day: string) => person.away.some(({ from, to }) => from <= day && day <= to)
  if (away(date)) return false
  if (!person.hours) return true
  return person.hours.some(({ days, from, to }) => {
    const began = (day: string) => days.some((name) => name === weekdayOf(day)) && !away(day)
    if (from < to) return began(date) && from <= time && time < to
    return (began(date) && from <= time) || (began(dayBefore(date)) && time < to)
  })
}

test('minute by minute, hours are what the clock on the wall says', () => {
  fc.assert(
    fc.property(ana, ({ person, playbook, from }) => {
      const to = from + minutes(5 * 24 * 60)
      const clockAt = wallClock(person.timeZone ?? 'UTC')
      const stretches = [...onDutyStretches(person, playbook, from, to)]
      let index = 0
      for (let at = from; at < to; at += minutes(1)) {
        while (index < stretches.length && at >= (stretches[index]?.to ?? 0)) index++
        const inStretch = at >= (stretches[index]?.from ?? Number.POSITIVE_INFINITY)
        const works = worksAt(person, clockAt(at))
        if (inStretch !== works)
          expect({ at: fromEpochMs(at), inStretch }).toEqual({ at: fromEpochMs(at), inStretch: works })
        if (at % minutes(13) === 0) expect(isOnDuty('ana', playbook, fromEpochMs(at))).toBe(works)
      }
      for (const [n, stretch] of stretches.entries()) expect(stretch.from).toBeGreaterThan(stretches[n - 1]?.to ?? 0)
    }),
    { numRuns: 40 },
  )
})

test('between a moment and the end of a working time lies exactly that much working time', () => {
  fc.assert(
    fc.property(
      ana,
      fc.integer({ min: 1, max: 40 * 60 }),
      fc.integer({ min: 0, max: 5 * 24 * 60 }),
      ({ person, playbook, from }, length, later) => {
        const begin = from + minutes(later)
        const end = toEpochMs(addWorkingTime('ana', playbook, fromEpochMs(begin), minutes(length)))
        // Hours too few to hold that much end at the horizon.
        fc.pre(end < begin + minutes(366 * 24 * 60))
        const worked = [...onDutyStretches(person, playbook, begin, end)].reduce(
          (sum, stretch) => sum + stretch.to - stretch.from,
          0,
        )
        expect(worked).toBe(minutes(length))
        expect(isOnDuty('ana', playbook, fromEpochMs(end - 1))).toBe(true)
      },
    ),
    { numRuns: 300 },
  )
})

test('the next duty begins on duty, and nothing before it is', () => {
  fc.assert(
    fc.property(ana, fc.integer({ min: 0, max: 5 * 24 * 60 }), ({ person, playbook, from }, later) => {
      const begin = from + minutes(later)
      const next = nextOnDuty('ana', playbook, fromEpochMs(begin))
      if (next === null) throw new Error('hours that recur weekly must come again')
      expect(isOnDuty('ana', playbook, next)).toBe(true)
      expect([...onDutyStretches(person, playbook, begin, toEpochMs(next))]).toEqual([])
    }),
    { numRuns: 300 },
  )
})
