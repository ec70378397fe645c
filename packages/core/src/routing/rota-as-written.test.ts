import { expect, test } from 'vitest'
import { loadPlaybook } from '../playbook/load.ts'
import { readRota } from './rota.ts'

const loaded = loadPlaybook({
  timeZone: 'America/Chicago',
  lastResort: 'noor',
  people: {
    noor: { name: 'Noor Haddad', email: 'noor@clinic.example' },
    leo: { name: 'Leo', email: 'leo@clinic.example' },
    ott: { name: 'Leo Ott' },
    jose: { name: 'José Núñez' },
    u2: { name: 'Una O’Brien-Lee' },
  },
  rotas: { nights: { url: 'https://calendar.example/nights.ics' } },
  lanes: { ward: { name: 'Ward', owners: { people: ['noor'], rota: 'nights' } } },
})
if ('problems' in loaded) throw new Error(loaded.problems[0]?.message)
const { playbook } = loaded

const read = (text: string) =>
  readRota(text, { playbook, rota: 'nights', from: '2027-03-01T00:00:00.000Z', to: '2027-05-01T00:00:00.000Z' })

const calendar = (...parts: string[]) => ['BEGIN:VCALENDAR', ...parts, 'END:VCALENDAR'].join('\r\n')
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')
/** Noor from eight to ten in the evening of every day from 8 March, four times. */
const EVENINGS = ['UID:e', 'SUMMARY:Noor Haddad', 'DTSTART;TZID=America/Chicago:20270308T200000', 'DURATION:PT2H']
const FOUR = [...EVENINGS, 'RRULE:FREQ=DAILY;COUNT=4']
/** One evening, told by whoever reads it. */
const evening = (...lines: string[]) => event('DTSTART:20270310T180000Z', 'DTEND:20270310T200000Z', ...lines)

/** Each shift as `leo 10 18:00`: who, on which day of March 2027, from what time in UTC. */
function begins(text: string): string[] {
  const rota = read(text)
  if ('problems' in rota) throw new Error(rota.problems.join('\n'))
  return rota.shifts.map(({ person, from }) => `${person} ${from.slice(8, 10)} ${from.slice(11, 16)}`)
}
const remarks = (text: string): string[] => {
  const rota = read(text)
  return 'remarks' in rota ? rota.remarks : rota.problems
}

test.each([
  ['a rule that never comes', 'RRULE:FREQ=MONTHLY;BYMONTH=4;BYMONTHDAY=31', 'never comes'],
  ['a rule of every second since 1990', 'RRULE:FREQ=SECONDLY;BYSECOND=0,1,2,3,4,5,6,7,8', 'more than 20000 times'],
  ['a length of centuries', 'DURATION:P99999W', 'takes longer than 20 years'],
])('%s ends in bounded time and costs its event alone', (_, line, words) => {
  const bad = event(
    'UID:b',
    'SUMMARY:Leo',
    'DTSTART:19900101T000000Z',
    ...(line.startsWith('R') ? ['DURATION:PT1S'] : []),
    line,
  )
  expect(begins(calendar(bad, evening('SUMMARY:Leo')))).toEqual(['leo 10 18:00'])
  expect(remarks(calendar(bad, evening('SUMMARY:Leo')))).toEqual([expect.stringContaining(words)])
})

test('many rules that never come cost their calendar, in a sentence', () => {
  const never = (n: number) =>
    event(
      'DTSTART:20270310T180000Z',
      'DURATION:PT1H',
      'SUMMARY:Leo',
      `RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=${30 + (n % 2)};INTERVAL=${n + 1}`,
    )
  expect(remarks(calendar(...Array.from({ length: 40 }, (_, n) => never(n))))).toEqual([
    expect.stringContaining('its rules take too long to follow'),
  ])
})

test.each([
  ['a date by its status', [...EVENINGS, 'RECURRENCE-ID;TZID=America/Chicago:20270309T200000', 'STATUS:CANCELLED']],
  [
    'a date by its title, in another language',
    ['UID:e', 'RECURRENCE-ID:20270310T020000Z', 'DTSTART:20270310T020000Z', 'SUMMARY:Abgesagt: Noor Haddad'],
  ],
  ['a date by a calendar that only cancels', ['UID:e', 'RECURRENCE-ID:20270310T020000Z', 'SEQUENCE:1']],
])('what is cancelled does not take place: %s', (_, lines) => {
  const cancels = event(...lines)
  const file = lines.includes('SEQUENCE:1')
    ? `${calendar(event(...FOUR))}\r\n${calendar('METHOD:CANCEL', cancels)}`
    : calendar(event(...FOUR), cancels)
  expect(begins(file)).toEqual(['noor 09 02:00', 'noor 11 02:00', 'noor 12 02:00'])
})

test.each([
  ['who is away', ['SUMMARY:Leo on vacation'], 'its title says "vacation"'],
  ['who is out of the office by Outlook', ['SUMMARY:Leo', 'X-MICROSOFT-CDO-BUSYSTATUS:OOF'], 'out of the office'],
  ['who said no', ['SUMMARY:Night', 'ATTENDEE;PARTSTAT=DECLINED;CN=Leo:mailto:leo@clinic.example'], 'said no'],
])('%s is not on call, and that is told', (_, lines, words) => {
  expect(remarks(calendar(evening(...lines)))).toEqual([expect.stringContaining(words)])
})

test.each([
  ['in UTC', 'EXDATE:20270310T020000Z'],
  ['in a third zone', 'EXDATE;TZID=Asia/Tokyo:20270310T110000'],
  ['without one', 'EXDATE:20270309T200000'],
  ['as a whole day', 'EXDATE;VALUE=DATE:20270309'],
])('a date is left out by an exception that gives its time %s', (_, exdate) => {
  expect(begins(calendar(event(...FOUR, exdate)))).toEqual(['noor 09 02:00', 'noor 11 02:00', 'noor 12 02:00'])
})

test('a whole day is moved by a change that names it with a time', () => {
  const days = event('UID:d', 'SUMMARY:Leo', 'DTSTART;VALUE=DATE:20270308', 'RRULE:FREQ=DAILY;COUNT=2')
  const moved = event(
    'UID:d',
    'RECURRENCE-ID;TZID=America/Chicago:20270309T000000',
    'SUMMARY:Leo',
    'DTSTART;VALUE=DATE:20270312',
  )
  expect(begins(calendar(days, moved))).toEqual(['leo 08 06:00', 'leo 12 06:00'])
})

test('a change counts also where the series lacks its date, or the series itself is missing', () => {
  const change = event(
    'UID:e',
    'RECURRENCE-ID:20270401T010000Z',
    'SUMMARY:Leo',
    'DTSTART:20270320T010000Z',
    'DURATION:PT2H',
  )
  expect(begins(calendar(change))).toEqual(['leo 20 01:00'])
  expect(begins(calendar(event(...FOUR), change))).toHaveLength(5)
})

test('all dates from one on go along with its change', () => {
  const later = event(
    'UID:e',
    'RECURRENCE-ID;RANGE=THISANDFUTURE:20270311T020000Z',
    'SUMMARY:Leo',
    'DTSTART:20270311T040000Z',
    'DURATION:PT1H',
  )
  expect(begins(calendar(event(...FOUR), later))).toEqual([
    'noor 09 02:00',
    'noor 10 02:00',
    'leo 11 04:00',
    'leo 12 04:00',
  ])
})

test.each([
  ['the higher number', ['SEQUENCE:2'], ['SEQUENCE:1', 'DTSTAMP:20270301T000000Z']],
  ['among equal numbers the one written last', ['DTSTAMP:20270227T000000Z'], ['DTSTAMP:20270226T000000Z']],
])('of two versions %s counts, in whatever order they stand', (_, newer, older) => {
  const leo = evening('UID:v', 'SUMMARY:Leo', ...newer)
  const noor = evening('UID:v', 'SUMMARY:Noor Haddad', ...older)
  expect(begins(calendar(leo, noor))).toEqual(['leo 10 18:00'])
  expect(begins(calendar(noor, leo))).toEqual(['leo 10 18:00'])
})

test.each([
  ['ends before it begins', ['DTSTART:20270310T180000Z', 'DTEND:20270310T170000Z']],
  ['ends at the moment it begins', ['DTSTART:20270310T180000Z', 'DURATION:PT0S']],
  ['does not say when it ends', ['DTSTART:20270310T180000Z']],
  ['a date, and that has a time', ['DTSTART;VALUE=DATE:20270310T180000', 'DURATION:P1D']],
  ['begins with a date and ends with a time', ['DTSTART;VALUE=DATE:20270310', 'DTEND:20270310T120000Z']],
  ['does not say when it begins', ['DURATION:P1D']],
  ['is on no calendar or clock', ['DTSTART:20270230T180000Z', 'DURATION:P1D']],
])('an event that %s is named with its line, and nobody is guessed', (words, lines) => {
  const text = calendar(evening('SUMMARY:Leo'), event('SUMMARY:Noor Haddad', ...lines))
  expect(begins(text)).toEqual(['leo 10 18:00'])
  expect(remarks(text)).toEqual([expect.stringMatching(/^The event "Noor Haddad" in line 7 of the calendar/)])
  expect(remarks(text)[0]).toContain(words)
})

test('who covers for somebody who is away is on call', () => {
  expect(begins(calendar(evening('SUMMARY:Holiday cover: Leo')))).toEqual(['leo 10 18:00'])
})

test('what was of no length long ago, or will be, is not told: it touches nothing', () => {
  const reminder = (year: number) => event('SUMMARY:Buy milk', `DTSTART:${year}0310T180000Z`)
  expect(read(calendar(reminder(2019), evening('SUMMARY:Leo'), reminder(2031)))).toMatchObject({ remarks: [] })
})

test('times without a zone are the calendar’s own, whole days the business’s', () => {
  const floating = event('SUMMARY:Leo', 'DTSTART:20270310T180000', 'DTEND:20270310T200000')
  const day = event('SUMMARY:Noor Haddad', 'DTSTART;VALUE=DATE:20270316')
  expect(begins(calendar('X-WR-TIMEZONE:Asia/Tokyo', floating, day))).toEqual(['leo 10 09:00', 'noor 16 05:00'])
  expect(begins(calendar(floating, day))).toEqual(['leo 11 00:00', 'noor 16 05:00'])
})

test.each([
  [
    'the last Friday by position',
    'FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1',
    ['leo 01 18:00', 'leo 26 18:00', 'leo 30 18:00'],
  ],
  [
    'the last working day by month days',
    'FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    ['leo 01 18:00', 'leo 31 18:00', 'leo 30 18:00'],
  ],
  [
    'every other week from Sunday',
    'FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,MO;UNTIL=20270330',
    ['leo 01 18:00', 'leo 14 18:00', 'leo 15 18:00', 'leo 28 18:00', 'leo 29 18:00'],
  ],
  ['a day of the year', 'FREQ=YEARLY;BYYEARDAY=70', ['leo 01 18:00', 'leo 11 18:00']],
])('a rule is followed whole: %s; its beginning counts, also where the rule does not say so', (_, rule, shifts) => {
  expect(begins(calendar(event('SUMMARY:Leo', 'DTSTART:20270301T180000Z', 'DURATION:PT1H', `RRULE:${rule}`)))).toEqual(
    shifts,
  )
})

test.each([
  ['a longer name', 'SUMMARY:Leo Ott', ['ott 10 18:00']],
  ['a name with other letters', 'SUMMARY:Jose\u0301 Nu\u0301n\u0303ez', ['jose 10 18:00']],
  ['a name with two spaces', 'SUMMARY:NOOR  Haddad', ['noor 10 18:00']],
  ['a name with another apostrophe and hyphen', "SUMMARY:Una O'Brien\u2010Lee", ['u2 10 18:00']],
  ['a room', 'SUMMARY:Leo\r\nATTENDEE;CUTYPE=ROOM;CN=Noor Haddad:mailto:room@clinic.example', ['leo 10 18:00']],
  ['an address within another', 'SUMMARY:Leo\r\nATTENDEE:mailto:noor@clinic.example.org', ['leo 10 18:00']],
])('a person is known by their name and by nothing like it: %s', (_, lines, shifts) => {
  expect(begins(calendar(evening(lines)))).toEqual(shifts)
})

test.each([
  [
    'a date that comes for a time of its own',
    ['RDATE;VALUE=PERIOD:20270312T180000Z/20270312T190000Z,20270313T180000Z/PT1H'],
    ['leo 10 18:00', 'leo 12 18:00', 'leo 13 18:00'],
  ],
  ['dates in a row', ['RDATE:20270312T180000Z,20270313T180000Z'], ['leo 10 18:00', 'leo 12 18:00', 'leo 13 18:00']],
  [
    'a rule for exceptions',
    ['RRULE:FREQ=DAILY;COUNT=4', 'EXRULE:FREQ=DAILY;INTERVAL=2;COUNT=2'],
    ['leo 11 18:00', 'leo 13 18:00'],
  ],
])('legal iCalendar is read: %s', (_, lines, shifts) => {
  expect(begins(calendar(evening('SUMMARY:Leo', ...lines)))).toEqual(shifts)
})

test.each([
  ['with a maker’s prefix', 'TZID=/maker.example/20270101/Asia/Tokyo', 'leo 10 09:00'],
  ['as Windows names it', 'TZID=Tokyo Standard Time', 'leo 10 09:00'],
  ['by its distance', 'TZID="UTC+05:30"', 'leo 10 12:30'],
])('a zone is known %s', (_, tzid, shift) => {
  expect(begins(calendar(event('SUMMARY:Leo', `DTSTART;${tzid}:20270310T180000`, 'DURATION:PT1H')))).toEqual([shift])
})

test('several calendars in one file, odd first bytes and folded lines are one calendar', () => {
  const folded = evening('SUMMARY:Noor Ha\r\n ddad')
  expect(begins(`\uFEFF\r\n${calendar(evening('SUMMARY:Leo'))}\n\n${calendar(folded)}`)).toEqual([
    'leo 10 18:00',
    'noor 10 18:00',
  ])
})

test('a calendar that ends in the middle is not read in part', () => {
  const text = calendar(evening('SUMMARY:Leo'), evening('SUMMARY:Noor Haddad'))
  expect(remarks(text.slice(0, -'END:VCALENDAR'.length))).toEqual([expect.stringContaining('it ends in the middle')])
})

test.each([
  'FREQ=HOURLY;INTERVAL=24',
  'FREQ=DAILY',
  'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU',
  'FREQ=DAILY;COUNT=20000',
])('an old series counts for what touches the time: %s since 1985', (rule) => {
  const old = event('SUMMARY:Leo', 'DTSTART:19850101T180000Z', 'DURATION:PT1H', `RRULE:${rule}`)
  expect(begins(calendar(old))).toHaveLength(61)
})
