import { expect, test } from 'vitest'
import { loadPlaybook } from '../playbook/load.ts'
import type { WrittenPlaybook } from '../playbook/playbook.ts'
import { fromEpochMs, minutes, toEpochMs } from '../time/instant.ts'
import {
  addWorkingTime,
  isBusinessOpen,
  isOnDuty,
  nextBusinessHour,
  nextOnDuty,
  onDutyStretches,
  whyOffDuty,
} from './hours.ts'

type WrittenPerson = WrittenPlaybook['people'][string]
const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const

/** A playbook in which `ana` works as given. */
function withAna(ana: Partial<WrittenPerson>, timeZone = 'UTC') {
  const loaded = loadPlaybook({
    timeZone,
    lastResort: 'sam',
    people: { ana: { name: 'Ana', ...ana }, sam: { name: 'Sam' } },
    lanes: { support: { name: 'Support', owners: { people: ['ana'] } } },
  })
  if ('problems' in loaded) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  return loaded.playbook
}

const at = (iso: string) => new Date(iso).toISOString()

test.each([
  ['before the morning', '2026-11-23T08:59:59Z', 'off_duty'],
  ['as the day begins', '2026-11-23T09:00:00Z', null],
  ['in the last second', '2026-11-23T16:59:59Z', null],
  ['as the day ends', '2026-11-23T17:00:00Z', 'off_duty'],
  ['on a Sunday', '2026-11-22T12:00:00Z', 'off_duty'],
  ['on the first day away', '2026-12-24T12:00:00Z', 'away'],
  ['on the last day away, at night', '2026-12-26T23:59:00Z', 'away'],
  ['on the day after', '2026-12-28T12:00:00Z', null],
])('office hours: %s', (_, now, why) => {
  const playbook = withAna({
    hours: [{ days: [...weekdays], from: '09:00', to: '17:00' }],
    away: [{ from: '2026-12-24', to: '2026-12-26' }],
  })
  expect(whyOffDuty('ana', playbook, at(now))).toBe(why)
  expect(isOnDuty('ana', playbook, at(now))).toBe(why === null)
})

test.each([
  ['a person without hours is always on duty', {}, '2026-11-22T03:00:00Z', null],
  ['but for the days away', { away: [{ from: '2026-11-22', to: '2026-11-22' }] }, '2026-11-22T03:00:00Z', 'away'],
  ['an overnight shift has begun', overnight(['sat']), '2026-11-21T22:00:00Z', null],
  ['it runs into the next day', overnight(['sat']), '2026-11-22T05:59:00Z', null],
  ['and ends there', overnight(['sat']), '2026-11-22T06:00:00Z', 'off_duty'],
  ['the same hour of a day without a shift the evening before', overnight(['sat']), '2026-11-21T05:59:00Z', 'off_duty'],
  [
    'a shift that would have begun on a day away',
    { ...overnight(['sat']), away: [{ from: '2026-11-21', to: '2026-11-21' }] },
    '2026-11-22T05:00:00Z',
    'away',
  ],
  [
    'a shift that runs into a day away',
    { ...overnight(['sat']), away: [{ from: '2026-11-22', to: '2026-11-22' }] },
    '2026-11-22T05:00:00Z',
    'away',
  ],
  [
    'the whole day, its last second',
    { hours: [{ days: [...everyDay], from: '00:00', to: '24:00' }] },
    '2026-11-22T23:59:59Z',
    null,
  ],
  [
    'an evening to 24:00',
    { hours: [{ days: ['sun' as const], from: '18:00', to: '24:00' }] },
    '2026-11-23T00:00:00Z',
    'off_duty',
  ],
])('%s', (_, ana, now, why) => {
  expect(whyOffDuty('ana', withAna(ana), at(now))).toBe(why)
})

test('somebody who is not in the playbook is never on duty, whatever the name', () => {
  const playbook = withAna({})
  for (const name of ['nobody', 'constructor', '__proto__'])
    expect(isOnDuty(name, playbook, at('2026-11-22T12:00:00Z'))).toBe(false)
})

// Local 09:00 to 17:00 as instants, in winter and summer, and on the days the clock changes.
test.each([
  ['Europe/Berlin', '2026-03-27T08:00:00.000Z'],
  ['Europe/Berlin', '2026-03-30T07:00:00.000Z'],
  ['America/New_York', '2026-10-30T13:00:00.000Z'],
  ['America/New_York', '2026-11-02T14:00:00.000Z'],
  ['Australia/Lord_Howe', '2026-04-02T22:00:00.000Z'],
  ['Australia/Lord_Howe', '2026-04-05T22:30:00.000Z'],
  ['Asia/Kolkata', '2026-06-15T03:30:00.000Z'],
])('office hours in %s on the day they begin at %s', (zone, begin) => {
  const playbook = withAna({ hours: [{ days: [...weekdays], from: '09:00', to: '17:00' }] }, zone)
  const midnight = fromEpochMs(toEpochMs(begin) - minutes(9 * 60))
  expect(nextOnDuty('ana', playbook, midnight)).toBe(begin)
  expect(addWorkingTime('ana', playbook, midnight, minutes(8 * 60))).toBe(
    fromEpochMs(toEpochMs(begin) + minutes(8 * 60)),
  )
})

// How long one night shift from 22:00 to 06:00 really lasts.
test.each([
  ['an ordinary night in Berlin', 'Europe/Berlin', '2026-11-20T12:00:00Z', 8],
  ['the night Berlin loses an hour', 'Europe/Berlin', '2026-03-28T12:00:00Z', 7],
  ['the night Berlin gains an hour', 'Europe/Berlin', '2026-10-24T12:00:00Z', 9],
  ['the night New York loses an hour', 'America/New_York', '2026-03-07T18:00:00Z', 7],
  ['the night New York gains an hour', 'America/New_York', '2026-10-31T18:00:00Z', 9],
  ['the night Lord Howe gains half an hour', 'Australia/Lord_Howe', '2026-04-04T02:00:00Z', 8.5],
  ['the night Lord Howe loses half an hour', 'Australia/Lord_Howe', '2026-10-03T02:00:00Z', 7.5],
  ['any night in Kolkata', 'Asia/Kolkata', '2026-03-28T12:00:00Z', 8],
])('%s', (_, zone, noon, hours) => {
  const playbook = withAna(overnight([...everyDay]), zone)
  const [night] = stretches(playbook, at(noon), minutes(24 * 60))
  expect(night && (night.to - night.from) / minutes(60)).toBe(hours)
})

test('hours that end within the repeated hour hold on both runs of the clock', () => {
  const playbook = withAna({ hours: [{ days: ['sun'], from: '01:00', to: '02:30' }] }, 'Europe/Berlin')
  expect(
    stretches(playbook, at('2026-10-24T22:00:00Z'), minutes(24 * 60)).map(({ from, to }) => [
      fromEpochMs(from),
      fromEpochMs(to),
    ]),
  ).toEqual([
    ['2026-10-24T23:00:00.000Z', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25T01:00:00.000Z', '2026-10-25T01:30:00.000Z'],
  ])
})

test('hours that lie wholly in the skipped hour are not worked that day', () => {
  const playbook = withAna({ hours: [{ days: ['sun'], from: '02:00', to: '03:00' }] }, 'Europe/Berlin')
  expect(stretches(playbook, at('2026-03-28T23:00:00Z'), minutes(24 * 60))).toEqual([])
})

test('on a holiday nobody with working hours works, and whoever is there at any time still is', () => {
  const loaded = loadPlaybook({
    timeZone: 'UTC',
    lastResort: 'sam',
    holidays: [{ from: '2026-11-23', to: '2026-11-23', why: 'Labour Thanksgiving Day' }],
    people: {
      ana: { name: 'Ana', hours: [{ days: ['mon', 'tue'], from: '09:00', to: '17:00' }] },
      sam: { name: 'Sam' },
    },
    lanes: { support: { name: 'Support', owners: { people: ['ana'] } } },
  })
  if ('problems' in loaded) throw new Error('must load')
  expect(whyOffDuty('ana', loaded.playbook, at('2026-11-23T12:00:00Z'))).toBe('away')
  expect(whyOffDuty('sam', loaded.playbook, at('2026-11-23T12:00:00Z'))).toBeNull()
  expect(nextOnDuty('ana', loaded.playbook, at('2026-11-23T00:00:00Z'))).toBe('2026-11-24T09:00:00.000Z')
  expect(isBusinessOpen(loaded.playbook, at('2026-11-23T12:00:00Z'))).toBe(false)
  expect(isBusinessOpen(loaded.playbook, at('2026-11-24T12:00:00Z'))).toBe(true)
})

test('a business with hours of its own is open in them, whoever works', () => {
  const playbook = {
    ...withAna({ hours: [{ days: ['mon'], from: '12:00', to: '13:00' }] }, 'Asia/Kolkata'),
    hours: [{ days: ['sun' as const], from: '09:00', to: '17:00' }],
  }
  expect(isBusinessOpen(playbook, at('2026-11-22T03:30:00Z'))).toBe(true)
  expect(isBusinessOpen(playbook, at('2026-11-23T07:00:00Z'))).toBe(false)
})

test('working time passes over nights, weekends and days away', () => {
  const playbook = withAna({
    hours: [{ days: [...weekdays], from: '09:00', to: '17:00' }],
    away: [{ from: '2026-11-23', to: '2026-11-23' }],
  })
  expect(addWorkingTime('ana', playbook, at('2026-11-20T16:00:00Z'), minutes(120))).toBe('2026-11-24T10:00:00.000Z')
})

test('overlapping shifts count once', () => {
  const hours = [
    { days: ['mon' as const], from: '12:00', to: '18:00' },
    { days: ['mon' as const], from: '09:00', to: '17:00' },
  ]
  expect(addWorkingTime('ana', withAna({ hours }), at('2026-11-23T00:00:00Z'), minutes(9 * 60))).toBe(
    '2026-11-23T18:00:00.000Z',
  )
})

test('working time that never comes ends after 366 days, and there is no next duty', () => {
  const playbook = withAna({ away: [{ from: '2026-01-01', to: '2036-01-01' }] })
  expect(addWorkingTime('ana', playbook, at('2026-11-22T00:00:00Z'), minutes(1))).toBe('2027-11-23T00:00:00.000Z')
  expect(nextOnDuty('ana', playbook, at('2026-11-22T00:00:00Z'))).toBeNull()
})

function overnight(days: ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[]) {
  return { hours: [{ days, from: '22:00', to: '06:00' }] }
}

function stretches(playbook: ReturnType<typeof withAna>, from: string, length: number) {
  const ana = playbook.people.ana
  return ana ? [...onDutyStretches(ana, playbook, toEpochMs(from), toEpochMs(from) + length)] : []
}

test.each([
  ['later the same night', '2026-11-23T01:00:00Z', '2026-11-23T02:00:00Z'],
  ['the next night, at that very moment', '2026-11-23T02:00:00Z', '2026-11-24T02:00:00Z'],
  ['at the same local time after summer ends', '2026-10-24T10:00:00Z', '2026-10-25T02:00:00Z'],
  ['at the same local time after summer begins', '2026-03-28T10:00:00Z', '2026-03-29T01:00:00Z'],
])('three in the morning of the business comes %s', (_, now, then) => {
  expect(nextBusinessHour(withAna({}, 'Europe/Berlin'), 3, at(now))).toBe(at(then))
})
