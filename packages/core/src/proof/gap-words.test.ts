import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomPlaybook } from '../../made-for-tests/random-playbooks.ts'
import { loadPlaybook } from '../playbook/load.ts'
import type { Playbook, WrittenPlaybook } from '../playbook/playbook.ts'
import { Weekday } from '../playbook/working-hours.ts'
import { days, fromEpochMs, type Instant, toEpochMs } from '../time/instant.ts'
import { provePlaybook } from './prove-playbook.ts'

const everyDay = [...Weekday.options]

/** Lena of Berlin, for a lane in Sydney, with Kim as last resort. */
function sydney(lena: Partial<WrittenPlaybook['people'][string]> = {}) {
  const hours = [{ days: everyDay, from: '00:30', to: '03:30' }]
  return read({
    timeZone: 'Australia/Sydney',
    lastResort: 'kim',
    people: { kim: { name: 'Kim' }, lena: { name: 'Lena', timeZone: 'Europe/Berlin', hours, ...lena } },
    lanes: { vet: { name: 'Vet', owners: { people: ['lena'], rota: 'nights' } } },
    rotas: { nights: { url: 'https://calendar.example/nights.ics' } },
  })
}
function read(written: WrittenPlaybook): Playbook {
  const loaded = loadPlaybook(written)
  if ('problems' in loaded) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  return loaded.playbook
}
const prove = (
  playbook: Playbook,
  options: { from: Instant; days?: number; rotas?: Parameters<typeof provePlaybook>[1]['rotas'] },
) => provePlaybook(playbook, { reachable: Object.keys(playbook.people), ...options })

test('what holds only until or from a clock change on says so with the day', () => {
  expect(prove(sydney(), { from: '2027-02-01T00:00:00.000Z' }).gapWords).toEqual([
    'Vet has nobody on every day from 13:30 to 10:30 the next day, until 2027-03-27; Kim (last resort) gets those.',
    'Vet has nobody on Sundays to Fridays from 12:30 to 09:30 the next day, between 2027-03-28 and 2027-04-03; Kim (last resort) gets those.',
    'Vet has nobody on every day from 11:30 to 08:30 the next day, from 2027-04-04 on; Kim (last resort) gets those.',
    'Vet has nobody from Saturday 2027-04-03 12:30 to Sunday 2027-04-04 08:30; Kim (last resort) gets that.',
  ])
})

test('what comes again for two weeks between the clock changes of two countries is one sentence', () => {
  const hours = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'] as const, from: '22:00', to: '06:00' }].map((one) => ({
    ...one,
    days: [...one.days],
  }))
  const playbook = read({
    timeZone: 'America/New_York',
    lastResort: 'rosa',
    people: { rosa: { name: 'Rosa' }, nia: { name: 'Nia', timeZone: 'Europe/London', hours } },
    lanes: { night: { name: 'Night line', owners: { people: ['nia'] } } },
  })
  const words = prove(playbook, { from: '2027-02-01T22:00:00.000Z' }).gapWords
  expect(words.slice(0, 3)).toEqual([
    'Night line has nobody on Tuesdays to Fridays from 01:00 to 17:00, until 2027-03-15 and from 2027-03-30 on; Rosa (last resort) gets those.',
    'Night line has nobody on Saturdays 01:00 to Mondays 17:00, until 2027-03-19 and from 2027-04-03 on; Rosa (last resort) gets those.',
    'Night line has nobody on Tuesdays to Fridays from 02:00 to 18:00, between 2027-03-16 and 2027-03-29; Rosa (last resort) gets those.',
  ])
})

test('gaps that calendars leave on some nights and not on others are told with their dates', () => {
  const nights = Array.from({ length: 14 }, (_, night) => ({
    person: 'lena',
    from: fromEpochMs(toEpochMs('2027-02-01T00:00:00.000Z') + days(night)),
    to: fromEpochMs(toEpochMs('2027-02-02T00:00:00.000Z') + days(night) - (night % 5 === 3 ? days(1 / 24) : 0)),
  }))
  const playbook = read({
    timeZone: 'UTC',
    lastResort: 'kim',
    people: { kim: { name: 'Kim' }, lena: { name: 'Lena', hours: [{ days: ['mon'], from: '00:00', to: '00:01' }] } },
    lanes: { vet: { name: 'Vet', owners: { people: ['lena'], rota: 'nights' } } },
    rotas: { nights: { url: 'https://calendar.example/nights.ics' } },
  })
  const { gapWords } = prove(playbook, { from: '2027-02-01T00:00:00.000Z', days: 14, rotas: { nights } })
  expect(gapWords).toEqual([
    'Vet has nobody from 23:00 to midnight on 2027-02-04, 2027-02-09 and 2027-02-14; Kim (last resort) gets those.',
  ])
})

test('whatever the playbook, what is said of gaps is so on each of its dates, and no gap is left out', () => {
  let checked = 0
  fc.assert(
    fc.property(randomPlaybook, fc.integer({ min: 10, max: 90 }), (random, length) => {
      const { a } = random.written.lanes
      const playbook = read({
        ...random.written,
        timeZone: 'UTC',
        lanes: { a: a ?? { name: '', owners: { people: [] } } },
      })
      const from = `${random.beginning}T00:00:00.000Z`
      const { gaps, gapWords, to } = provePlaybook(playbook, { ...random, from, days: length })
      const said = gapWords.flatMap((line) => claimsOf(line, from, to))
      for (const claim of said)
        expect(
          gaps.some((gap) => gap.from <= claim.from && claim.to <= gap.to),
          `${claim.line} ${claim.from}`,
        ).toBe(true)
      for (const gap of gaps.filter((gap) => gap.from !== from && gap.to !== to))
        expect(
          said.some((claim) => claim.from === gap.from && claim.to === gap.to),
          JSON.stringify(gap),
        ).toBe(true)
      checked += said.length
    }),
    { numRuns: 100 },
  )
  expect(checked).toBeGreaterThan(1_000)
})

/** Each stretch in which a sentence says there is nobody, of those that lie within the time looked at. */
function claimsOf(line: string, from: Instant, to: Instant) {
  return line.split(/(?<=gets th(?:at|ose)\.) /).flatMap((sentence) => {
    const date = '\\d{4}-\\d\\d-\\d\\d'
    const clock = '\\d\\d:\\d\\d'
    const once = new RegExp(`from \\w+ (${date}) (${clock}) to \\w+ (${date}) (${clock})`).exec(sentence)
    if (once) return [{ line, from: `${once[1]}T${once[2]}:00.000Z`, to: `${once[3]}T${once[4]}:00.000Z` }]
    const long = new RegExp(`on (\\w+)s (${clock}) to (\\w+)s (${clock})`).exec(sentence)
    const short = new RegExp(`from (${clock}) to (?:(midnight)|(${clock})( the next day)?)`).exec(sentence)
    const [begin, end] = long ? [long[2], long[4]] : [short?.[1], short?.[2] ? '00:00' : short?.[3]]
    const weekdays = long ? daysNamed(long[1] ?? '') : daysNamed(/ on (.*?) from /.exec(sentence)?.[1] ?? '')
    const listed = / on (\d{4}.*);/.exec(sentence)?.[1]
    const ranges = [
      ...sentence.matchAll(new RegExp(`until (${date})|from (${date}) on|between (${date}) and (${date})`, 'g')),
    ].map(([, until, since, first, last]) => ({ first: since ?? first ?? '', last: until ?? last ?? '~' }))
    return Array.from({ length: 92 }, (_, n) => fromEpochMs(toEpochMs(from) + days(n - 1)).slice(0, 10)).flatMap(
      (on) => {
        const day = weekdayOf(on)
        const isMeant = listed
          ? listed.includes(on)
          : weekdays.includes(day) &&
            (ranges.length === 0 || ranges.some(({ first, last }) => first <= on && on <= last))
        const span = long
          ? (everyDay.indexOf(daysNamed(long[3] ?? '')[0] ?? 'mon') - everyDay.indexOf(day) + 7) % 7 || 7
          : Number(Boolean(short?.[2] || short?.[4]))
        const stretch = {
          line,
          from: `${on}T${begin}:00.000Z`,
          to: `${fromEpochMs(toEpochMs(`${on}T00:00:00.000Z`) + days(span)).slice(0, 10)}T${end}:00.000Z`,
        }
        return isMeant && stretch.from >= from && stretch.to <= to ? [stretch] : []
      },
    )
  })
}

/** "every day", "Mondays to Thursdays", "Saturdays and Sundays". */
function daysNamed(words: string) {
  if (words === 'every day') return everyDay
  const named = everyDay.filter((day) => words.toLowerCase().includes(`${day}`))
  const [first = 0, last] = words
    .split(' to ')
    .map((name) => everyDay.findIndex((day) => name.toLowerCase().startsWith(day)))
  return last === undefined ? named : [...everyDay, ...everyDay].slice(first, last < first ? last + 8 : last + 1)
}

const weekdayOf = (date: string) => everyDay[(new Date(date).getUTCDay() + 6) % 7] ?? 'mon'
