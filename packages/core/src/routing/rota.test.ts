import { expect, test } from 'vitest'
import { loadPlaybook } from '../playbook/load.ts'
import type { WrittenPlaybook } from '../playbook/playbook.ts'
import { provePlaybook } from '../proof/prove-playbook.ts'
import { assign, onDutyIn } from './assign.ts'
import { ROTA_LIMITS, readRota } from './rota.ts'

function playbookOf(people: Partial<WrittenPlaybook['people']> = {}, timeZone = 'Europe/Berlin') {
  const loaded = loadPlaybook({
    timeZone,
    lastResort: 'sam',
    people: {
      ana: { name: 'Ana Ruiz', email: 'ana@example.com', hours: [{ days: ['mon'], from: '09:00', to: '10:00' }] },
      ben: { name: 'Ben', email: 'ben@example.com' },
      sam: { name: 'Sam' },
      ...people,
    },
    rotas: { oncall: { url: 'https://calendar.example/oncall.ics', people: { 'Team lead': 'sam' } } },
    lanes: { support: { name: 'Support', owners: { people: ['ana'], rota: 'oncall' } } },
  })
  if ('problems' in loaded) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  return loaded.playbook
}

const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...events, 'END:VCALENDAR'].join('\r\n')
const event = (uid: string, ...lines: string[]) => ['BEGIN:VEVENT', `UID:${uid}`, ...lines, 'END:VEVENT'].join('\r\n')

const window = { from: '2026-10-19T00:00:00.000Z', to: '2026-11-16T00:00:00.000Z' }
const read = (text: string, playbook = playbookOf()) => readRota(text, { playbook, rota: 'oncall', ...window })
const shifts = (text: string, playbook?: ReturnType<typeof playbookOf>) => {
  const rota = read(text, playbook)
  if ('problems' in rota) throw new Error(rota.problems.join('\n'))
  return rota.shifts.map(({ person, from, to }) => [person, from, to])
}

test('a shift that comes every week keeps its local time over the clock change', () => {
  const weekly = event(
    'a',
    'SUMMARY:On call: Ana Ruiz',
    'DTSTART;TZID=Europe/Berlin:20261019T090000',
    'DTEND;TZID=Europe/Berlin:20261019T170000',
    'RRULE:FREQ=WEEKLY;BYDAY=MO',
  )
  expect(shifts(calendar(weekly))).toEqual([
    ['ana', '2026-10-19T07:00:00.000Z', '2026-10-19T15:00:00.000Z'],
    ['ana', '2026-10-26T08:00:00.000Z', '2026-10-26T16:00:00.000Z'],
    ['ana', '2026-11-02T08:00:00.000Z', '2026-11-02T16:00:00.000Z'],
    ['ana', '2026-11-09T08:00:00.000Z', '2026-11-09T16:00:00.000Z'],
  ])
})

test('a day left out, a shift moved to somebody else and a cancelled one are respected', () => {
  const weekly = event(
    'a',
    'SUMMARY:Ana Ruiz',
    'DTSTART:20261019T090000Z',
    'DTEND:20261019T170000Z',
    'RRULE:FREQ=WEEKLY;COUNT=4',
    'EXDATE:20261026T090000Z',
  )
  const moved = event(
    'a',
    'RECURRENCE-ID:20261102T090000Z',
    'SUMMARY:Ben',
    'DTSTART:20261103T100000Z',
    'DTEND:20261103T110000Z',
  )
  const cancelled = event(
    'b',
    'STATUS:CANCELLED',
    'SUMMARY:Nobody at all',
    'DTSTART:20261020T090000Z',
    'DTEND:20261020T170000Z',
  )
  expect(shifts(calendar(weekly, moved, cancelled))).toEqual([
    ['ana', '2026-10-19T09:00:00.000Z', '2026-10-19T17:00:00.000Z'],
    ['ben', '2026-11-03T10:00:00.000Z', '2026-11-03T11:00:00.000Z'],
    ['ana', '2026-11-09T09:00:00.000Z', '2026-11-09T17:00:00.000Z'],
  ])
})

test('whole days and times without a zone are the business’s own', () => {
  const day = event('a', 'SUMMARY:Ben', 'DTSTART;VALUE=DATE:20261024', 'DTEND;VALUE=DATE:20261026')
  const floating = event('b', 'SUMMARY:Ana Ruiz', 'DTSTART:20261102T080000', 'DTEND:20261102T090000')
  expect(shifts(calendar(day, floating))).toEqual([
    ['ben', '2026-10-23T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
    ['ana', '2026-11-02T07:00:00.000Z', '2026-11-02T08:00:00.000Z'],
  ])
})

test('a zone that only the calendar knows is read from the calendar', () => {
  const zone = [
    'BEGIN:VTIMEZONE',
    'TZID:Harbour Time',
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    'TZOFFSETFROM:+0300',
    'TZOFFSETTO:+0300',
    'END:STANDARD',
    'END:VTIMEZONE',
  ].join('\r\n')
  const shift = event('a', 'SUMMARY:Ben', 'DTSTART;TZID=Harbour Time:20261020T120000', 'DURATION:PT2H')
  expect(shifts(calendar(zone, shift))).toEqual([['ben', '2026-10-20T09:00:00.000Z', '2026-10-20T11:00:00.000Z']])
  expect(read(calendar(shift))).toEqual({ problems: [expect.stringContaining('names the time zone "Harbour Time"')] })
})

test.each([
  ['by address of an attendee', ['SUMMARY:Pager', 'ATTENDEE;CN=A. Ruiz:mailto:ana@example.com'], ['ana']],
  ['by name in the title', ['SUMMARY:Primary: ana ruiz (until Friday)'], ['ana']],
  ['by id', ['SUMMARY:ben'], ['ben']],
  ['by the rota’s own map', ['SUMMARY:Team lead on call'], ['sam']],
  ['two at once', ['SUMMARY:Ana Ruiz and Ben'], ['ana', 'ben']],
])('a shift names its person %s', (_, lines, people) => {
  expect(
    shifts(calendar(event('a', ...lines, 'DTSTART:20261020T120000Z', 'DTEND:20261020T130000Z'))).map(
      ([person]) => person,
    ),
  ).toEqual(people)
})

test.each([
  [
    'a name nobody has',
    calendar(event('a', 'SUMMARY:Bob Smith', 'DTSTART:20261020T120000Z', 'DTEND:20261020T130000Z')),
    'names "Bob Smith" on 2026-10-20, which is nobody',
  ],
  [
    'a name that only contains another',
    calendar(event('a', 'SUMMARY:Benjamin', 'DTSTART:20261020T120000Z', 'DTEND:20261020T130000Z')),
    'names "Benjamin"',
  ],
  [
    'a name nobody has, day after day',
    calendar(
      event(
        'a',
        'SUMMARY:Bob Smith',
        'DTSTART:20261020T120000Z',
        'DTEND:20261020T130000Z',
        'RRULE:FREQ=DAILY;COUNT=14',
      ),
    ),
    'names "Bob Smith" 14 times, first on 2026-10-20, which is nobody',
  ],
  ['a web page', '<!doctype html><p>Sign in</p>', 'cannot be read'],
  ['nothing', '\n', 'cannot be read: it is empty.'],
  [
    'a calendar cut off',
    calendar(event('a', 'SUMMARY:Ben', 'DTSTART:20261020T120000Z')).slice(0, 90),
    'cannot be read',
  ],
  [
    'a shift every second since long ago',
    calendar(event('a', 'SUMMARY:Ben', 'DTSTART:19700101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY')),
    `more than ${ROTA_LIMITS.occurrences} times`,
  ],
  ['a calendar of megabytes', 'x'.repeat(ROTA_LIMITS.characters + 1), 'at most'],
])('%s gives no shifts and says why', (_, text, words) => {
  expect(read(text)).toEqual({ problems: [expect.stringContaining(words)] })
})

test('whoever is on call is asked first, whatever their hours, but not on their days away', () => {
  const rotas = { oncall: [{ person: 'ben', from: '2026-11-02T00:00:00.000Z', to: '2026-11-03T00:00:00.000Z' }] }
  const roster = { reachable: ['ana', 'ben', 'sam'], openByOwner: {}, rotas }
  const asked = { lane: 'support', urgency: 'now' as const, step: 0 }
  const night = playbookOf({ ben: { name: 'Ben', hours: [{ days: ['fri'], from: '09:00', to: '10:00' }] } })
  expect(assign(night, asked, roster, '2026-11-02T03:00:00.000Z')).toMatchObject({ owner: 'ben', step: 0, skipped: [] })
  expect(assign(night, asked, roster, '2026-11-03T03:00:00.000Z')).toMatchObject({
    owner: 'sam',
    skipped: [{ person: 'ana', reason: 'off_duty' }],
  })
  const away = playbookOf({ ben: { name: 'Ben', away: [{ from: '2026-11-02', to: '2026-11-02' }] } })
  expect(assign(away, asked, roster, '2026-11-02T03:00:00.000Z')).toMatchObject({
    owner: 'sam',
    skipped: [{ person: 'ben', reason: 'away' }, { person: 'ana' }],
  })
})

test('who could be asked now is whoever is on call, then who is on duty, and nobody on their days away', () => {
  const rotas = { oncall: [{ person: 'ben', from: '2026-11-02T00:00:00.000Z', to: '2026-11-03T00:00:00.000Z' }] }
  const monday = '2026-11-02T08:30:00.000Z'
  expect(onDutyIn(playbookOf(), 'support', { rotas }, monday)).toEqual(['ben', 'ana'])
  expect(onDutyIn(playbookOf(), 'support', {}, monday)).toEqual(['ana'])
  expect(onDutyIn(playbookOf(), 'support', { rotas }, '2026-11-02T20:00:00.000Z')).toEqual(['ben'])
  const away = playbookOf({ ben: { name: 'Ben', away: [{ from: '2026-11-02', to: '2026-11-02' }] } })
  expect(onDutyIn(away, 'support', { rotas }, monday)).toEqual(['ana'])
})

test('the proof counts shifts of people who can be reached, and says where the calendar ends', () => {
  const playbook = playbookOf({}, 'UTC')
  const rotas = { oncall: [{ person: 'ben', from: '2026-11-02T00:00:00.000Z', to: '2026-11-04T00:00:00.000Z' }] }
  const check = (reachable: string[], given?: typeof rotas) =>
    provePlaybook(playbook, { from: '2026-11-02T00:00:00.000Z', days: 3, reachable, rotas: given })
  expect(check(['ana', 'ben', 'sam'], rotas)).toMatchObject({
    gaps: [{ from: '2026-11-04T00:00:00.000Z', to: '2026-11-05T00:00:00.000Z' }],
    remarks: expect.arrayContaining([
      'The calendar of the rota "oncall" ends on 2026-11-04: Support goes without it afterwards.',
    ]),
  })
  expect(check(['ana', 'sam'], rotas).covered.support).toBeCloseTo(1 / 72, 9)
  expect(check(['ana', 'ben', 'sam'], { oncall: [] }).remarks).toContain(
    'The calendar of the rota "oncall" has nobody on call in this time: Support goes without it.',
  )
  expect(check(['ana', 'ben', 'sam']).remarks).toContain(
    'The calendar of the rota "oncall" has not been read: Support goes without it.',
  )
})
