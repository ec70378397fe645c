/** Calendars of which lines are missing, doubled, cut or overwritten. */
import fc from 'fast-check'
import { loadPlaybook } from '../src/playbook/load.ts'
import type { AskedRota } from '../src/routing/rota.ts'

const loaded = loadPlaybook({
  timeZone: 'Europe/Lisbon',
  lastResort: 'kim',
  people: { kim: { name: 'Kim Vale', email: 'kim@desk.example' }, mio: { name: 'Mio' }, tove: { name: 'Tove' } },
  rotas: { oncall: { url: 'https://calendar.example/oncall.ics' } },
  lanes: { support: { name: 'Support', owners: { people: ['kim'], rota: 'oncall' } } },
})
if ('problems' in loaded) throw new Error(loaded.problems[0]?.message)
/** Whose shifts are asked for; Tove is in the playbook and in no calendar. */
export const asked: AskedRota = {
  playbook: loaded.playbook,
  rota: 'oncall',
  from: '2027-01-01T00:00:00.000Z',
  to: '2027-03-01T00:00:00.000Z',
}

/** Something of everything. */
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

/** With Kim Vale and Mio on call, in one or another way each time. */
export const changedCalendar: fc.Arbitrary<string> = fc.array(change, { minLength: 1, maxLength: 6 }).map((changes) => {
  const lines = [...LINES]
  for (const made of changes) {
    const line = lines[made.line] ?? ''
    if (made.kind === 'drop') lines[made.line] = ''
    if (made.kind === 'twice') lines[made.to] = `${lines[made.to]}\n${line}`
    if (made.kind === 'cut') lines[made.line] = line.slice(0, made.at)
    if (made.kind === 'write') lines[made.line] = `${line.slice(0, made.at)}${made.text}${line.slice(made.at + 1)}`
  }
  return lines.join('\r\n')
})
