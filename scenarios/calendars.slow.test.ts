import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { days, minutes, type WrittenPlaybook } from '@baton-desk/core'
import type { Client } from '@baton-desk/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk, playbook, stores, type TestDesk } from './desk.ts'
import { type Mailbox, openMailbox, signInByMail } from './mailbox.ts'

type Answer = { status?: number; body?: string; location?: string }

/** Where a team keeps its calendar; answers as it was last told. */
async function openCalendarServer() {
  let answer: Answer = {}
  let asked = 0
  const server = http.createServer((_, response) => {
    asked += 1
    const { status = 200, body = '', location } = answer
    response.writeHead(status, { 'content-type': 'text/calendar', ...(location && { location }) }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/oncall.ics`,
    answers: (next: Answer) => {
      answer = next
    },
    get asked() {
      return asked
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

const stamp = (at: number) => new Date(at).toISOString().replaceAll(/[-:]|\.\d{3}/g, '')
const NOW = Date.now()
/** Shifts from a day before this test until so many days later, as `[who, from, to]` in days. */
const calendar = (...shifts: [who: string, from: number, to: number][]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test//EN',
    ...shifts.flatMap(([who, from, to], n) => [
      'BEGIN:VEVENT',
      `UID:${n}`,
      `SUMMARY:${who}`,
      `DTSTART:${stamp(NOW + days(from))}`,
      `DTEND:${stamp(NOW + days(to))}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ].join('\r\n')

describe.each(stores)('a calendar that says who is on call, on %s', (kind) => {
  let desk: TestDesk
  let sam: Client
  let mailbox: Mailbox
  let team: Awaited<ReturnType<typeof openCalendarServer>>
  beforeAll(async () => {
    team = await openCalendarServer()
    mailbox = await openMailbox()
    desk = await openDesk(kind, { config: { smtpUrl: mailbox.smtpUrl } })
    await signInByMail(desk, mailbox, 'sam@example.com')
    sam = await desk.person('sam')
  })
  afterAll(async () => {
    await desk.stop()
    await mailbox.close()
    await team.close()
  })

  const withRota = (url: string): WrittenPlaybook => ({
    ...playbook,
    rotas: { oncall: { url } },
    lanes: {
      support: { ...playbook.lanes.support, name: 'Support', owners: { people: ['ana'], rota: 'oncall' } },
      sales: { name: 'Sales', owners: { people: ['ben'] } },
    },
  })
  const take = async (document: WrittenPlaybook) =>
    sam.putPlaybook({ document, basedOn: (await sam.getPlaybook()).version })
  const owner = async () => (await desk.handOff()).handoff.owner.id
  const subjects = async () => (await sam.listNotices()).items.map(({ subject }) => subject)
  const CANNOT = 'The calendar of the rota “oncall” cannot be read'
  const CAN = 'The calendar of the rota “oncall” can be read again'

  test('is read when a playbook is taken up; one that cannot be read or names somebody nobody knows is refused', async () => {
    team.answers({ body: calendar(['Bob Smith', -1, 100]) })
    await expect(take(withRota(team.url))).rejects.toMatchObject({
      code: 'playbook-refused',
      problem: { errors: [{ pointer: '/rotas/oncall', message: expect.stringContaining('names "Bob Smith"') }] },
    })
    team.answers({ status: 404 })
    await expect(take(withRota(team.url))).rejects.toMatchObject({
      problem: { errors: [{ pointer: '/rotas/oncall/url', message: expect.stringContaining('answered 404') }] },
    })
    team.answers({ status: 302, location: 'ftp://calendar.example/oncall.ics' })
    await expect(take(withRota(team.url))).rejects.toMatchObject({
      problem: { errors: [{ message: expect.stringContaining('leads on to ftp://') }] },
    })
    team.answers({ status: 302, location: '/oncall.ics' })
    await expect(take(withRota(team.url))).rejects.toMatchObject({
      problem: { errors: [{ message: expect.stringContaining('leads on more than 3 times') }] },
    })
    team.answers({ body: 'x'.repeat(4_100_000) })
    await expect(take(withRota(team.url))).rejects.toMatchObject({
      problem: { errors: [{ message: expect.stringContaining('sends more than 4 MB') }] },
    })
    expect(await owner()).toBe('ana')

    team.answers({ body: calendar(['Ben Katz', -1, 100]) })
    const { remarks } = await take(withRota(team.url))
    expect(remarks).toEqual([])
    expect(await owner()).toBe('ben')
    expect((await sam.desk()).lanes.find(({ id }) => id === 'support')?.onDuty.slice(0, 2)).toEqual(['ben', 'ana'])
  })

  test('that vanishes keeps its last good copy, and the last resort is told once, and again when it is back', async () => {
    team.answers({ status: 500 })
    const before = team.asked
    await desk.watch()
    expect(team.asked).toBe(before)
    for (let n = 0; n < 3; n++) {
      desk.shiftClock(minutes(16))
      await desk.watch()
    }
    expect(team.asked).toBe(before + 3)
    expect(await owner()).toBe('ben')
    // After the link by which he has shown that he is told there.
    await mailbox.until('sam@example.com', 2)
    expect(await subjects()).toEqual([CANNOT])
    const [notice] = (await sam.listNotices()).items
    expect(notice?.body).toContain('answered 500')
    expect(notice?.body).toContain('The desk goes on with the copy of')
    expect((await sam.provePlaybook()).calendars).toMatchObject([
      { url: team.url, readAt: expect.any(String), failingSince: expect.any(String) },
    ])

    await desk.restart()
    expect(await owner()).toBe('ben')
    // The playbook can be changed meanwhile, and goes by the copy.
    const { remarks } = await take({ ...withRota(team.url), name: 'Changed meanwhile' })
    expect(remarks).toEqual([expect.stringContaining('could not be read just now')])
    expect(await owner()).toBe('ben')

    team.answers({ body: calendar(['Bob Smith', -1, 100]) })
    desk.shiftClock(minutes(16))
    await desk.watch()
    expect(await subjects()).toEqual([CANNOT])

    team.answers({ body: calendar(['Cara Lund', -1, 100]) })
    desk.shiftClock(minutes(16))
    await desk.watch()
    expect(await owner()).toBe('cara')
    expect(await subjects()).toEqual([CAN, CANNOT])
    expect((await sam.provePlaybook()).calendars).toMatchObject([{ failingSince: null, error: null }])
  })

  test('with a new gap is told by the nightly proof, once, however many desks there are', async () => {
    await sam.changeMember('cara', { role: 'admin' })
    const alone = { ...playbook.people.ana, name: 'Ana Pohl', away: [{ from: '2020-01-01', to: '2099-12-31' }] }
    const lanes = withRota(team.url).lanes
    await take({
      ...withRota(team.url),
      people: { ...playbook.people, ana: alone },
      lanes: {
        ...lanes,
        support: { ...lanes.support, name: 'Support', owners: { people: ['ana'], rota: 'oncall' }, escalation: [] },
      },
    })
    const before = (await subjects()).length
    const other = kind === 'postgres' ? await desk.second() : undefined
    const night = async () => {
      desk.shiftClock(days(1))
      await Promise.all([desk.watch(), desk.watch(), other?.watchNow()])
    }
    team.answers({ body: calendar(['Cara Lund', -1, 10], ['Cara Lund', 12, 110]) })
    // The first night reads the calendar, and its proof or the next one's sees what it says.
    await night()
    await night()
    await night()
    const news = (await sam.listNotices()).items.slice(0, -before)
    expect(news.map(({ subject }) => subject)).toEqual(['The playbook is covered worse than at the last proof'])
    expect(news[0]?.body).toMatch(
      /^Support has nobody from \w+ [\d-]+ [\d:]+ to \w+ [\d-]+ [\d:]+; Sam Okafor \(last resort\) gets that\.$/,
    )
    const cara = await desk.person('cara')
    // She is told of her new role as well.
    const told = (await cara.listNotices()).items.filter(({ subject }) => subject === news[0]?.subject)
    expect(told).toHaveLength(1)

    team.answers({ body: calendar(['Cara Lund', -1, 110]) })
    await night()
    await night()
    const [better] = (await sam.listNotices()).items
    expect(better).toMatchObject({
      subject: 'The playbook is covered better',
      body: expect.stringContaining('No longer so: Support has nobody from'),
    })
  })
})

test('on a private address is not read unless the desk may', async () => {
  const team = await openCalendarServer()
  const desk = await openDesk('embedded', { config: { allowPrivateCalendars: false } })
  try {
    const sam = await desk.person('sam')
    const port = new URL(team.url).port
    for (const host of ['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]']) {
      const document = { ...playbook, rotas: { oncall: { url: `http://${host}:${port}/` } } }
      await expect(sam.putPlaybook({ document, basedOn: 1 })).rejects.toMatchObject({
        problem: { errors: [{ message: expect.stringMatching(/private address.*BATON_ALLOW_PRIVATE_CALENDARS=1/) }] },
      })
    }
    expect(team.asked).toBe(0)
  } finally {
    await desk.stop()
    await team.close()
  }
})
