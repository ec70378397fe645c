import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromEpochMs, minutes, toEpochMs } from '../time/instant.ts'
import { checkPlaybook } from './check.ts'
import { loadPlaybook } from './load.ts'
import { type Playbook, type PlaybookPerson, Weekday } from './playbook.ts'

// Around clock changes of 2026, and an ordinary week.
const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata']
const BEGINNINGS = ['2026-03-27', '2026-10-23', '2026-03-06', '2026-10-30', '2026-04-03', '2026-10-02', '2026-06-10']
const DAYS = 5
const LENGTH = DAYS * 24 * 60

type Clock = { weekday: string; before: string; date: string; dateBefore: string; minute: number }

/** What the clocks on the walls of a zone show, minute by minute, as Intl has it: another source than the one under test. */
const clocks = new Map<string, Clock[]>()
function clocksOf(zone: string, beginning: string): Clock[] {
  const key = `${zone} ${beginning}`
  const known = clocks.get(key)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  const from = Date.parse(`${beginning}T00:00:00Z`)
  const shown = Array.from({ length: LENGTH }, (_, n): Clock => {
    const part = Object.fromEntries(format.formatToParts(from + n * 60_000).map(({ type, value }) => [type, value]))
    const date = `${part.year}-${part.month}-${part.day}`
    const dateBefore = new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
    return {
      date,
      dateBefore,
      weekday: weekdayOf(date),
      before: weekdayOf(dateBefore),
      minute: Number(part.hour) * 60 + Number(part.minute),
    }
  })
  clocks.set(key, shown)
  return shown
}
const weekdayOf = (date: string) => Weekday.options[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? ''

/** The definition of being on duty, read word for word, for one minute. */
function worksAt(person: PlaybookPerson, holidays: Playbook['holidays'], clock: Clock): boolean {
  const off = (day: string) =>
    [...person.away, ...(person.hours ? holidays : [])].some(({ from, to }) => from <= day && day <= to)
  if (off(clock.date)) return false
  if (!person.hours) return true
  return person.hours.some(({ days, from, to }) => {
    const [begin, end] = [minuteOf(from), minuteOf(to)]
    const today = days.some((day) => day === clock.weekday)
    const yesterday = days.some((day) => day === clock.before) && !off(clock.dateBefore)
    if (begin < end) return today && begin <= clock.minute && clock.minute < end
    return (today && begin <= clock.minute) || (yesterday && clock.minute < end)
  })
}
const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

const IDS = ['ana', 'ben', 'cleo', 'dana', 'sam']
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '59'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`)
const shift = fc
  .record({
    days: fc.uniqueArray(fc.constantFrom(...Weekday.options), { minLength: 1 }),
    from: time,
    to: fc.oneof(time, fc.constant('24:00')),
  })
  .filter(({ from, to }) => from !== to)

const world = fc.constantFrom(...BEGINNINGS).chain((beginning) => {
  const day = (n: number) => fromEpochMs(toEpochMs(`${beginning}T00:00:00.000Z`) + n * minutes(24 * 60)).slice(0, 10)
  const off = fc
    .tuple(fc.integer({ min: -1, max: DAYS }), fc.integer({ min: 0, max: 2 }))
    .map(([first, long]) => ({ from: day(first), to: day(first + long) }))
  const person = fc.record(
    {
      name: fc.constant('Somebody'),
      timeZone: fc.constantFrom(...ZONES),
      hours: fc.array(shift, { minLength: 1, maxLength: 3 }),
      away: fc.array(off, { maxLength: 2 }),
      skills: fc.constantFrom<string[]>([], ['german']),
    },
    { requiredKeys: ['name', 'timeZone', 'away', 'skills'] },
  )
  const onCall = fc.record({
    person: fc.constantFrom(...IDS),
    from: fc.integer({ min: -60, max: LENGTH }),
    long: fc.integer({ min: 1, max: 3000 }),
  })
  const people = fc.uniqueArray(fc.constantFrom(...IDS), { minLength: 1, maxLength: 3 })
  return fc.record({
    beginning: fc.constant(beginning),
    reachable: fc.subarray(IDS),
    rota: fc.option(fc.array(onCall, { maxLength: 4 }), { nil: undefined }),
    written: fc.record({
      timeZone: fc.constant('UTC'),
      lastResort: fc.constant('sam'),
      people: fc.record(Object.fromEntries(IDS.map((id) => [id, person]))).map(withSomebodySkilled),
      rotas: fc.constant({ oncall: { url: 'https://calendar.example/oncall.ics' } }),
      holidays: fc.array(off, { maxLength: 1 }),
      lanes: fc.record({
        a: fc.record({
          name: fc.constant('A'),
          skills: fc.constantFrom([], [], ['german']),
          owners: fc.record({ people, rota: fc.constantFrom(undefined, 'oncall') }),
          escalation: fc.array(fc.record({ to: fc.record({ people }) }), { maxLength: 2 }),
        }),
      }),
    }),
  })
})

/** A lane may ask only for what somebody can do. */
function withSomebodySkilled<P extends { skills: string[] }>(people: Record<string, P>): Record<string, P> {
  const { sam } = people
  return sam ? { ...people, sam: { ...sam, skills: ['german'] } } : people
}

// More of them by BATON_RUNS.
const RUNS = Number(process.env.BATON_RUNS ?? 300)

test(
  `in ${RUNS} playbooks a walk minute by minute finds the gaps that the proof finds, and no others`,
  () => {
    let gapped = 0
    fc.assert(
      fc.property(world, ({ beginning, reachable, rota, written }) => {
        const loaded = loadPlaybook(written)
        if ('problems' in loaded) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
        const { playbook } = loaded
        const from = toEpochMs(`${beginning}T00:00:00.000Z`)
        const shifts = (rota ?? []).map((shift) => ({
          person: shift.person,
          from: fromEpochMs(from + shift.from * 60_000),
          to: fromEpochMs(from + (shift.from + shift.long) * 60_000),
        }))
        const rotas = rota && { oncall: shifts }
        const { gaps, covered } = checkPlaybook(playbook, { from: fromEpochMs(from), days: DAYS, reachable, rotas })
        const isOpen = new Uint8Array(LENGTH)
        for (const gap of gaps)
          isOpen.fill(1, (toEpochMs(gap.from) - from) / 60_000, (toEpochMs(gap.to) - from) / 60_000)

        const lane = playbook.lanes.a
        const named = new Set(
          [lane?.owners, ...(lane?.escalation.map(({ to }) => to) ?? [])].flatMap((owners) => owners?.people ?? []),
        )
        const able = Object.entries(playbook.people).filter(
          ([id, { skills }]) => reachable.includes(id) && lane?.skills.every((skill) => skills.includes(skill)),
        )
        const team = able.map(([id, person]) => ({
          person,
          shown: clocksOf(person.timeZone ?? '', beginning),
          isNamed: named.has(id),
          onCall: lane?.owners.rota ? (rota ?? []).filter((shift) => shift.person === id) : [],
        }))
        let open = 0
        for (let minute = 0; minute < LENGTH; minute++) {
          const covers = team.some(({ person, shown, isNamed, onCall }) => {
            const clock = shown[minute]
            if (!clock) return false
            if (isNamed && worksAt(person, playbook.holidays, clock)) return true
            // On call whatever the hours and holidays, but not on days away.
            const isOnCall = onCall.some(({ from, long }) => from <= minute && minute < from + long)
            return isOnCall && worksAt({ ...person, hours: undefined }, [], clock)
          })
          if (!covers) open += 1
          if ((isOpen[minute] === 1) === covers)
            expect(`minute ${minute}: ${covers ? 'covered' : 'open'}`).toBe('as the proof says')
        }
        expect(covered.a).toBeCloseTo(1 - open / LENGTH, 9)
        if (open > 0 && open < LENGTH) gapped += 1
      }),
      { numRuns: RUNS },
    )
    expect(gapped).toBeGreaterThan(RUNS / 4)
  },
  60_000 + RUNS * 60,
)
