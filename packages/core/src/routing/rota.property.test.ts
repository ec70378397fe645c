import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wallsOfRule } from '../calendar/rule.ts'
import { loadPlaybook } from '../playbook/load.ts'
import { days } from '../time/instant.ts'
import { readRota } from './rota.ts'

const loaded = loadPlaybook({
  timeZone: 'Europe/Lisbon',
  lastResort: 'kim',
  people: { kim: { name: 'Kim Vale', email: 'kim@desk.example' }, mio: { name: 'Mio' }, tove: { name: 'Tove' } },
  rotas: { oncall: { url: 'https://calendar.example/oncall.ics' } },
  lanes: { support: { name: 'Support', owners: { people: ['kim'], rota: 'oncall' } } },
})
if ('problems' in loaded) throw new Error(loaded.problems[0]?.message)
const asked = {
  playbook: loaded.playbook,
  rota: 'oncall',
  from: '2027-01-01T00:00:00.000Z',
  to: '2027-03-01T00:00:00.000Z',
}

/** A calendar with something of everything; Tove is in the playbook and nowhere in here. */
const LINES = `BEGIN:VCALENDAR
X-WR-TIMEZONE:America/Lima
BEGIN:VTIMEZONE
TZID:Home
BEGIN:STANDARD
DTSTART:19701025T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:a
SEQUENCE:1
SUMMARY:Kim Vale
DTSTART;TZID=Home:20261201T090000
DTEND;TZID=Home:20261201T170000
RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270220T090000Z
EXDATE;TZID=Home:20270106T090000
RDATE;VALUE=PERIOD:20270109T090000Z/PT2H
ATTENDEE;CN="Vale, Kim";PARTSTAT=ACCEPTED:mailto:kim@desk.example
END:VEVENT
BEGIN:VEVENT
UID:a
RECURRENCE-ID;TZID=Home:20270111T090000
SUMMARY:Mio
DTSTART;TZID=/maker.example/Europe/Lisbon:20270112T090000
DURATION:PT8H
END:VEVENT
BEGIN:VEVENT
UID:b
SUMMARY:Mio
DTSTART;VALUE=DATE:20270115
RRULE:FREQ=MONTHLY;BYSETPOS=-1;BYDAY=FR;COUNT=9
END:VEVENT
END:VCALENDAR`.split('\n')

const change = fc.oneof(
  fc.record({ kind: fc.constant('drop' as const), line: fc.nat(LINES.length - 1) }),
  fc.record({ kind: fc.constant('twice' as const), line: fc.nat(LINES.length - 1), to: fc.nat(LINES.length - 1) }),
  fc.record({ kind: fc.constant('cut' as const), line: fc.nat(LINES.length - 1), at: fc.nat(40) }),
  fc.record({
    kind: fc.constant('write' as const),
    line: fc.nat(LINES.length - 1),
    at: fc.nat(40),
    text: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom('-', '0', '9', ';', ':', ',', '"', 'Z', 'T'),
    ),
  }),
)

test('a calendar changed in any way never throws, puts on call nobody whom it does not name, and says every problem in a sentence', () => {
  let read = 0
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
      const lines = [...LINES]
      for (const made of changes) {
        const line = lines[made.line] ?? ''
        if (made.kind === 'drop') lines[made.line] = ''
        if (made.kind === 'twice') lines[made.to] = `${lines[made.to]}\n${line}`
        if (made.kind === 'cut') lines[made.line] = line.slice(0, made.at)
        if (made.kind === 'write') lines[made.line] = `${line.slice(0, made.at)}${made.text}${line.slice(made.at + 1)}`
      }
      const rota = readRota(lines.join('\r\n'), asked)
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
