import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { days, minutes, type WrittenPlaybook } from '@baton-desk/core'
import type { Client } from '@baton-desk/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk, playbook, stores, type TestDesk } from './desk.ts'

const stamp = (fromNow: number) => new Date(Date.now() + fromNow).toISOString().replaceAll(/[-:]|\.\d{3}/g, '')
const event = (title: string, from: number, ...lines: string[]) => [
  'BEGIN:VEVENT',
  `UID:${title}`,
  `SUMMARY:${title}`,
  `DTSTART:${stamp(from)}`,
  ...lines,
  'END:VEVENT',
]
const calendar = (...events: string[][]) => ['BEGIN:VCALENDAR', ...events.flat(), 'END:VCALENDAR'].join('\r\n')

const shift = event('Ben Katz', -days(1), `DTEND:${stamp(days(100))}`)
const backwards = event('Cara Lund', days(2), `DTEND:${stamp(days(1))}`)
const endless = event('Ana Pohl', -days(1), 'DURATION:PT8H', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30')
const stranger = event('Bob Smith', -days(1), `DTEND:${stamp(days(3))}`)

describe.each(stores)('a calendar of which not all can be told, on %s', (kind) => {
  let body = ''
  const team = http.createServer((_, response) => response.end(body))
  let desk: TestDesk
  let sam: Client
  let document: WrittenPlaybook
  beforeAll(async () => {
    await new Promise<void>((resolve) => team.listen(0, '127.0.0.1', resolve))
    desk = await openDesk(kind)
    sam = await desk.person('sam')
    document = {
      ...playbook,
      rotas: { oncall: { url: `http://127.0.0.1:${(team.address() as AddressInfo).port}/oncall.ics` } },
      lanes: { ...playbook.lanes, support: { name: 'Support', owners: { people: ['ana'], rota: 'oncall' } } },
    }
  })
  afterAll(async () => {
    await desk.stop()
    await new Promise((resolve) => team.close(resolve))
  })

  const readAgain = async (...events: string[][]) => {
    body = calendar(...events)
    desk.shiftClock(minutes(16))
    await desk.watch()
  }
  const notices = async () => (await sam.listNotices()).items.map(({ subject, body }) => `${subject}: ${body}`)
  const remarks = async () => (await sam.provePlaybook()).calendars[0]?.remarks
  const owner = async () => (await desk.handOff()).handoff.owner.id

  test('is taken up with what can, and says what cannot', async () => {
    body = calendar(shift, backwards)
    const { remarks: said } = await sam.putPlaybook({ document, basedOn: 1 })
    expect(said).toEqual([
      expect.stringMatching(/^rotas\.oncall: The event "Cara Lund" in line \d+ .*it ends before it begins\.$/),
    ])
    expect(await remarks()).toEqual([expect.stringContaining('"Cara Lund"')])
    expect(await owner()).toBe('ben')
  })

  test('tells the last resort what is new in it, each thing once', async () => {
    await readAgain(shift, backwards)
    expect(await notices()).toEqual([])
    await readAgain(stranger, shift, backwards)
    expect(await notices()).toEqual([
      expect.stringMatching(
        /^Some of the calendar of the rota “oncall” puts nobody on call: The calendar names "Bob Smith"/,
      ),
    ])
    expect((await notices())[0]).not.toContain('Cara Lund')
    // Other lines, the same things.
    await readAgain(backwards, stranger, shift)
    expect(await notices()).toHaveLength(1)
    expect(await remarks()).toHaveLength(2)
  })

  test('with a rule that never comes is refused where nothing else is in it; the desk goes on with its copy', async () => {
    await readAgain(endless)
    expect((await notices())[0]).toMatch(/cannot be read: The event "Ana Pohl" .* never comes/)
    expect(await owner()).toBe('ben')
    await desk.restart()
    expect(await owner()).toBe('ben')
    await readAgain(endless, shift)
    expect((await notices()).slice(0, 2)).toEqual([
      expect.stringMatching(/^Some of the calendar .*never comes/),
      expect.stringContaining('can be read again'),
    ])
    expect(await owner()).toBe('ben')
  })
})
