/** Whoever has a channel, but not for what is `now` at night: a gap at night, in words, from the first day on; one click closes it. */
import { days } from '@baton-desk/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk, playbook, stores, type TestDesk } from './desk.ts'
import { addressOf, type Mailbox, openMailbox, signInByMail } from './mailbox.ts'

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const BY_DAY = [{ days: [...DAYS], from: '08:00', to: '20:00' }]

const { support } = playbook.lanes
if (!support) throw new Error('expected the lane of the desk')
/** Ana is the only one who is asked. */
const alone = { ...playbook, lanes: { support: { ...support, escalation: [] } } }

describe.each(stores)('untold at night, on %s', (kind) => {
  let mailbox: Mailbox
  let desk: TestDesk
  beforeAll(async () => {
    mailbox = await openMailbox()
    desk = await openDesk(kind, { playbook: alone, config: { smtpUrl: mailbox.smtpUrl } })
  })
  afterAll(async () => {
    await desk?.stop()
    await mailbox?.close()
  })

  test('is a gap of a fresh desk, who it is about is named with where they close it, and the playbook goes on', async () => {
    const ana = await signInByMail(desk, mailbox, addressOf('ana'))
    const sam = await desk.person('sam')
    const [mine] = (await ana.client.listMyChannels()).items
    if (!mine) throw new Error('expected the channel of whoever signed in by mail')
    const use = { ...mine.use, hours: BY_DAY, nowAtAnyHour: false }
    await ana.client.changeChannel(mine.id, { use })

    const proof = await sam.provePlaybook()
    const atNight = proof.gaps.filter(({ lane, lacks }) => lane === 'support' && lacks === 'unheard_now')
    expect(atNight.length).toBeGreaterThan(80)
    expect(new Set(atNight.slice(1, -1).map(({ from, to }) => `${from.slice(11, 16)} to ${to.slice(11, 16)}`))).toEqual(
      new Set(['20:00 to 08:00']),
    )
    expect(proof.remarks).toContain(
      'Support has nobody who is told of what is `now` on every day from 20:00 to 08:00 the next day; those wait until somebody looks at the inbox.',
    )
    expect(proof.untold).toContainEqual({ person: 'ana', link: `${desk.url}/profile#now` })
    // The next nightly proof says so in the inbox of whoever answers for the playbook, with the one step that closes it.
    desk.shiftClock(days(1))
    await desk.watch()
    const notices = (await sam.listNotices()).items.map(({ body }) => body).join('\n')
    expect(notices).toContain('who is told of what is `now` on every day from 20:00 to 08:00 the next day')
    expect(notices).toMatch(/No channel tells .*Ana Pohl.* under Profile, Channels \(\/profile#now\)/)
    // It stands in no problem: the playbook is in force all the same.
    expect(proof.problems.join()).not.toContain('told')
    expect((await desk.handOff({ urgency: 'now' })).handoff.owner.id).toBe('ana')

    // What the button behind that link sends.
    await ana.client.changeChannel(mine.id, { use: { ...use, nowAtAnyHour: true } })
    const after = await sam.provePlaybook()
    expect(after.gaps.filter(({ lane, lacks }) => lane === 'support' && lacks === 'unheard_now')).toEqual([])
    expect(after.untold).toEqual([])
  })

  test('is said of whoever opens a desk of their own and has no channel yet', async () => {
    const own = await openDesk(kind, { real: true, config: { smtpUrl: mailbox.smtpUrl } })
    const owner = await own.person('owner')
    const proof = await owner.provePlaybook()
    expect(proof.untold).toEqual([{ person: (await owner.desk()).me.id, link: `${own.url}/profile#now` }])
    expect(proof.gaps.some(({ lacks }) => lacks === 'unheard_now')).toBe(true)
    expect(proof.remarks.join('\n')).toContain('Profile, Channels')
    await own.stop()
  })
})
