/**
 * What a calendar can cost: ten kinds made to be slow, and many that are broken by chance. Says the CPU time of each
 * kind, of the slowest broken one, and how the broken ones were read. Ends with 1 when one throws.
 *
 *   npm run bench -- calendars [--broken 1000] [--seed 2026]
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readRota } from '@baton-desk/core'
import { asked, changedCalendar } from '@baton-desk/core/testing'
import fc from 'fast-check'

const { values } = parseArgs({
  options: { broken: { type: 'string', default: '1000' }, seed: { type: 'string', default: '2026' } },
})

const event = (...lines: string[]) =>
  ['BEGIN:VEVENT', 'SUMMARY:Kim Vale', 'DTSTART:20200101T090000Z', ...lines, 'END:VEVENT'].join('\r\n')
const calendar = (...parts: string[]) => ['BEGIN:VCALENDAR', ...parts, 'END:VCALENDAR'].join('\r\n')
const many = (times: number, part: (n: number) => string) => Array.from({ length: times }, (_, n) => part(n))

/** Each as large as may be sent, or as slow as we know how to make it. */
const HOSTILE: Record<string, string> = {
  'a rule that never comes': calendar(event('DURATION:PT1H', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30')),
  'rules that never come, in 2,000 events': calendar(
    ...many(2_000, (n) =>
      event(`UID:${n}`, 'DURATION:PT1H', `RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;INTERVAL=${n + 1}`),
    ),
  ),
  'a rule of every second': calendar(event('DURATION:PT1S', 'RRULE:FREQ=SECONDLY')),
  'a rule of minutes with all its parts': calendar(
    event(
      'DURATION:PT1S',
      `RRULE:FREQ=MINUTELY;BYSECOND=${many(60, String).join(',')};BYHOUR=${many(24, String).join(',')};BYDAY=MO;BYSETPOS=-1`,
    ),
  ),
  'a length of centuries that comes daily': calendar(event('DURATION:P999999W', 'RRULE:FREQ=DAILY')),
  'a length of more hours than there are': calendar(event('DURATION:PT99999999999999H', 'RRULE:FREQ=DAILY')),
  '100,000 exceptions': calendar(
    event('DURATION:PT1H', 'RRULE:FREQ=DAILY', `EXDATE:${many(100_000, () => '20270115T090000Z').join(',')}`),
  ),
  '9,000 changes of one series': calendar(
    event('UID:a', 'DURATION:PT1H', 'RRULE:FREQ=DAILY'),
    ...many(9_000, (n) => event('UID:a', `SEQUENCE:${n}`, 'RECURRENCE-ID:20270115T090000Z', 'DURATION:PT1H')),
  ),
  'components nested 50,000 deep': `${'BEGIN:VEVENT\r\n'.repeat(50_000)}${'END:VEVENT\r\n'.repeat(50_000)}`,
  'one line of 2 MB': calendar(event('DURATION:PT1H', `ATTENDEE;CN="${'a;:,\\'.repeat(390_000)}":mailto:a@b.example`)),
}

/** How a calendar was read, and what that cost. `said` is the first thing that is said about it. */
function readOne(text: string): { cpuMs: number; shifts: number; said: string } {
  const before = process.cpuUsage()
  const rota = readRota(text, asked)
  const { user, system } = process.cpuUsage(before)
  const shifts = 'shifts' in rota ? rota.shifts.length : 0
  const [said = ''] = 'problems' in rota ? rota.problems : rota.remarks
  return { cpuMs: Math.round((user + system) / 1000), shifts, said }
}

readOne(calendar(event('DURATION:PT1H', 'RRULE:FREQ=MONTHLY;BYDAY=-1FR')))
const hostile = Object.entries(HOSTILE).map(([kind, text]) => ({ kind, ...readOne(text) }))

const broken = { calendars: 0, asIfWhole: 0, withRemarks: 0, refused: 0, thrown: 0, slowestCpuMs: 0 }
for (const text of fc.sample(changedCalendar, { numRuns: Number(values.broken), seed: Number(values.seed) })) {
  broken.calendars += 1
  try {
    const { cpuMs, shifts, said } = readOne(text)
    if (said === '') broken.asIfWhole += 1
    else if (shifts > 0) broken.withRemarks += 1
    else broken.refused += 1
    broken.slowestCpuMs = Math.max(broken.slowestCpuMs, cpuMs)
  } catch (thrown) {
    broken.thrown += 1
    console.error(thrown, `\n${text}`)
  }
}

const result = { node: process.version, seed: Number(values.seed), hostile, broken }
writeFileSync(new URL('../results/calendars.json', import.meta.url), `${JSON.stringify(result, null, 2)}\n`)
console.table(hostile.map(({ kind, cpuMs, said }) => ({ kind, cpuMs, said: said.slice(0, 70) })))
console.log(JSON.stringify(broken))
if (broken.thrown > 0) process.exitCode = 1
