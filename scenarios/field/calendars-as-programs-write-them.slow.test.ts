import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { days, hours, type WrittenPlaybook } from '@baton-desk/core'
import type { Client } from '@baton-desk/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk, playbook, stores, type TestDesk } from '../desk.ts'

/** Each shift began four hours before this test and takes twenty: whatever the machine does, it is now. */
const BEGAN = Date.now() - hours(4)
const wall = (at: number) => new Date(at).toISOString().replaceAll(/[-:]|\.\d{3}Z/g, '')
const utc = (at: number) => `${wall(at)}Z`
const NOW = `DTSTART:${utc(BEGAN)}`
const LONG_AGO = `DTSTART:${utc(BEGAN - days(120))}`
const TWENTY = 'DURATION:PT20H'
const DAILY = ['UID:series', 'SUMMARY:Ben Katz', LONG_AGO, TWENTY, 'RRULE:FREQ=DAILY']

const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')
const calendar = (...parts: string[]) => ['BEGIN:VCALENDAR', ...parts, 'END:VCALENDAR'].join('\r\n')

/** Who has support now: Ben when the calendar puts him on call, else Ana, who is first without it. */
const KINDS: [kind: string, owner: 'ana' | 'ben', calendar: string, remark?: string][] = [
  [
    'one day of a series is cancelled',
    'ana',
    calendar(event(...DAILY), event('UID:series', `RECURRENCE-ID:${utc(BEGAN)}`, NOW, TWENTY, 'STATUS:CANCELLED')),
  ],
  ['the title says that it is cancelled', 'ana', calendar(event('SUMMARY:Canceled: Ben Katz', NOW, TWENTY))],
  [
    'an exception is written in another zone than the series',
    'ana',
    calendar(event(...DAILY, `EXDATE;TZID=Etc/GMT+5:${wall(BEGAN - hours(5))}`)),
  ],
  [
    'a change names a day that the rule lacks',
    'ben',
    calendar(
      event('UID:series', 'SUMMARY:Ana Pohl', `DTSTART:${utc(BEGAN - days(9))}`, TWENTY, 'RRULE:FREQ=DAILY;COUNT=2'),
      event('UID:series', `RECURRENCE-ID:${utc(BEGAN - hours(1))}`, 'SUMMARY:Ben Katz', NOW, TWENTY),
    ),
  ],
  [
    'an older version stands behind the newer one',
    'ben',
    calendar(
      event('UID:one', 'SEQUENCE:4', 'SUMMARY:Ben Katz', NOW, TWENTY),
      event('UID:one', 'SEQUENCE:2', 'SUMMARY:Cara Lund', NOW, TWENTY),
    ),
  ],
  [
    'an event ends before it begins',
    'ben',
    calendar(event('SUMMARY:Ben Katz', NOW, TWENTY), event('SUMMARY:Cara Lund', NOW, `DTEND:${utc(BEGAN - hours(1))}`)),
    '"Cara Lund"',
  ],
  [
    'times without a zone are in that of the calendar',
    'ben',
    calendar(
      'X-WR-TIMEZONE:Etc/GMT+12',
      event('SUMMARY:Ben Katz', `DTSTART:${wall(BEGAN - hours(12))}`, 'DURATION:PT11H'),
    ),
  ],
  [
    'a rule takes one of many days of the month',
    'ben',
    calendar(
      event(
        'SUMMARY:Ben Katz',
        LONG_AGO,
        TWENTY,
        `RRULE:FREQ=MONTHLY;BYMONTHDAY=${Array.from({ length: 31 }, (_, n) => n + 1).join(',')};BYSETPOS=${new Date(BEGAN).getUTCDate()}`,
      ),
    ),
  ],
  [
    'somebody invited has said no',
    'ben',
    calendar(
      event(
        'SUMMARY:Support',
        NOW,
        TWENTY,
        'ATTENDEE;PARTSTAT=DECLINED:mailto:cara@example.com',
        'ATTENDEE;PARTSTAT=ACCEPTED:mailto:ben@example.com',
      ),
    ),
  ],
  ['a name is written with other blanks', 'ben', calendar(event('SUMMARY:Ben \u00a0 Katz', NOW, TWENTY))],
  [
    'a zone has the name that Windows gives it',
    'ben',
    calendar(event('SUMMARY:Ben Katz', `DTSTART;TZID=Greenwich Standard Time:${wall(BEGAN)}`, TWENTY)),
  ],
  [
    'a file begins with a mark and holds two calendars',
    'ben',
    `\ufeff${calendar()}\r\n${calendar(event('SUMMARY:Ben Katz', NOW, TWENTY))}`,
  ],
  [
    'an extra time says its own end',
    'ben',
    calendar(
      event(
        'SUMMARY:Ben Katz',
        LONG_AGO,
        'DURATION:PT1H',
        `RDATE;VALUE=PERIOD:${utc(BEGAN)}/${utc(BEGAN + hours(20))}`,
      ),
    ),
  ],
  [
    'a series has come every hour since 1990',
    'ben',
    calendar(event('SUMMARY:Ben Katz', 'DTSTART:19900101T000000Z', 'DURATION:PT1H', 'RRULE:FREQ=HOURLY')),
  ],
  [
    'a rule never comes, and another takes for ever',
    'ben',
    calendar(
      event('SUMMARY:Cara Lund', LONG_AGO, TWENTY, 'RRULE:FREQ=MONTHLY;BYMONTH=4;BYMONTHDAY=31'),
      event('SUMMARY:Ana Pohl', LONG_AGO, 'DURATION:PT99999999H'),
      event('SUMMARY:Ben Katz', NOW, TWENTY),
    ),
    'never comes',
  ],
]

describe.each(stores)('calendars as programs write them, on %s', (kind) => {
  let body = ''
  const team = http.createServer((_, response) => response.end(body))
  let desk: TestDesk
  let sam: Client
  beforeAll(async () => {
    await new Promise<void>((resolve) => team.listen(0, '127.0.0.1', resolve))
    desk = await openDesk(kind)
    sam = await desk.person('sam')
  })
  afterAll(async () => {
    await desk.stop()
    await new Promise((resolve) => team.close(resolve))
  })

  test.each(KINDS)('%s: %s has it', async (_, owner, written, remark) => {
    body = written
    // Another address each time: a calendar that is known is read again only after a while.
    const { version } = await sam.getPlaybook()
    const document: WrittenPlaybook = {
      ...playbook,
      rotas: { oncall: { url: `http://127.0.0.1:${(team.address() as AddressInfo).port}/${version}.ics` } },
      lanes: { ...playbook.lanes, support: { name: 'Support', owners: { people: ['ana'], rota: 'oncall' } } },
    }
    const { remarks } = await sam.putPlaybook({ document, basedOn: version })
    const said = remarks.filter((one) => one.startsWith('rotas.oncall'))
    expect(said).toEqual(remark ? expect.arrayContaining([expect.stringContaining(remark)]) : [])
    expect((await desk.handOff()).handoff.owner.id).toBe(owner)
  })
})
