/** Many handoffs at once, channels that are dead, and a desk that is killed between a commit and a mail, on both stores. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goodNote, minutes, openDesk, playbook, stores, type TestDesk } from './desk.ts'
import { type Mailbox, openMailbox, readableOf, signInByMail } from './mailbox.ts'

const [ANA, BEN, CARA] = ['ana@example.com', 'ben@example.com', 'cara@example.com']
const { support } = playbook.lanes
if (!support) throw new Error('expected the lane of the desk')
const threeLanes = {
  ...playbook,
  lanes: {
    support,
    repairs: { ...support, name: 'Repairs', owners: { people: ['ben'] } },
    returns: { ...support, name: 'Returns', owners: { people: ['cara'] } },
  },
}

describe.each(stores)('telling people, on %s', (kind) => {
  let mailbox: Mailbox
  let desk: TestDesk
  beforeAll(async () => {
    mailbox = await openMailbox()
    // Nothing looks by itself: time passes, and messages go out, where the story says so.
    desk = await openDesk(kind, { playbook: threeLanes, config: { smtpUrl: mailbox.smtpUrl }, sweepEveryMs: 3_600_000 })
    for (const address of [ANA, BEN, CARA]) await signInByMail(desk, mailbox, address)
  })
  afterAll(async () => {
    await desk?.stop()
    await mailbox?.close()
  })

  const told = (address: string, since: number) => mailbox.mails.slice(since).filter(({ to }) => to.includes(address))

  test('a storm of 500 in a minute to three people is two messages to each at most, and the last one comes within a minute', async () => {
    const before = mailbox.mails.length
    const sam = await desk.person('sam')
    const lanes = ['support', 'repairs', 'returns']
    const urgent: string[] = []
    // The clock of the desk runs on meanwhile: all of it takes less than a minute.
    for (let second = 0; second < 20; second += 1) {
      await Promise.all(
        Array.from({ length: 25 }, async (_, n) => {
          const { handoff } = await desk.handOff({
            lane: lanes[(second + n) % 3] ?? 'support',
            urgency: n === 0 ? 'now' : 'today',
            note: { ...goodNote, ask: `Refund $${second} of storm ${n}` },
          })
          if (n === 0) urgent.push(handoff.id)
        }),
      )
      // The inbox goes on answering in the middle of it, with what has come by then.
      const [page] = await Promise.all([sam.listHandoffs({ view: 'all', limit: 100 }), desk.passTime(1_000)])
      expect(page.rows.length).toBe(Math.min(100, 25 * (second + 1)))
    }
    for (let quiet = 0; quiet < 4; quiet += 1) await desk.passTime(15_000)
    for (const address of [ANA, BEN, CARA]) {
      const mails = told(address, before)
      expect(mails.length).toBeGreaterThan(0)
      expect(mails.length).toBeLessThanOrEqual(2)
      const words = readableOf(mails.at(-1) ?? { to: [], text: '' }).split('<!doctype html>')[0] ?? ''
      expect(words).toMatch(/And \d+ more in the inbox/)
      // What is `now` stands first: of this storm the one in 25 whose ask ends on 0; the list has five lines.
      const listed = new Set(words.match(/Refund \$\d+ of storm \d+/g))
      expect([listed.size, [...listed].filter((ask) => !ask.endsWith('storm 0'))]).toEqual([5, []])
    }
    const { rows } = await sam.listHandoffs({ view: 'all', limit: 100 })
    for (const { id } of rows.slice(0, 5))
      expect((await sam.history(id)).events.map(({ type }) => type)).toContain('told')
    // Told by a list, each of the urgent ones goes on by itself when nobody takes it in its time.
    await desk.passTime(minutes(5))
    for (const id of urgent) {
      const { events } = await sam.history(id)
      expect(events.map(({ type }) => type)).toContain('escalated')
    }
  })
})

describe.each(stores)('a mailbox that nobody has, on %s', (kind) => {
  let mailbox: Mailbox
  let desk: TestDesk
  beforeAll(async () => {
    mailbox = await openMailbox()
    desk = await openDesk(kind, { config: { smtpUrl: mailbox.smtpUrl }, sweepEveryMs: 3_600_000 })
    for (const address of [ANA, BEN]) await signInByMail(desk, mailbox, address)
  })
  afterAll(async () => {
    await desk?.stop()
    await mailbox?.close()
  })

  test('what its owner cannot be told goes to the next person at once, who is told; somebody has it at every moment', async () => {
    mailbox.refuse(ANA, 550)
    const { handoff } = await desk.handOff({ urgency: 'now' })
    const sam = await desk.person('sam')
    for (let looks = 0; looks < 4; looks += 1) {
      expect((await sam.getHandoff(handoff.id)).owner.id).toMatch(/ana|ben/)
      await desk.passTime(5_000)
    }
    expect((await sam.getHandoff(handoff.id)).owner).toMatchObject({ id: 'ben' })
    const { events } = await sam.history(handoff.id)
    const sentences = events.map(({ sentence }) => sentence)
    expect(sentences.some((said) => said.startsWith('Ana Pohl could not be told by e-mail: “'))).toBe(true)
    expect(sentences).toContain('Told and not heard: passed from Ana Pohl to Ben Katz.')
    expect(sentences).toContain('Ben Katz was told by e-mail.')
    expect((await sam.listChannels()).items.find(({ person }) => person === 'ana')).toMatchObject({
      label: '',
      failingSince: expect.any(String),
    })
    expect((await sam.listNotices()).items.map(({ subject }) => subject)).toContain(
      'Ana Pohl cannot be told by e-mail any more',
    )
  })

  test('a mail server that is away for a while is tried again, and sends one message under one id', async () => {
    const sam = await desk.person('sam')
    mailbox.refuse(BEN, 451)
    const { handoff } = await desk.handOff({ urgency: 'today', lane: 'sales' })
    const before = mailbox.mails.length
    await desk.passTime(minutes(2))
    mailbox.take(BEN)
    await desk.passTime(5_000)
    expect(mailbox.mails.slice(before).filter(({ to }) => to.includes(BEN))).toHaveLength(1)
    expect((await sam.history(handoff.id)).events.filter(({ type }) => type === 'told')).toHaveLength(1)
  })

  test('told and not opened, it goes on when the time to accept is over, and the history says that nobody heard', async () => {
    const { handoff } = await desk.handOff({ urgency: 'today', lane: 'sales' })
    await desk.passTime(minutes(2))
    await desk.passTime(minutes(31))
    const sam = await desk.person('sam')
    const { events } = await sam.history(handoff.id)
    expect(events.find(({ type }) => type === 'escalated')).toMatchObject({ data: { because: 'unheard', from: 'ben' } })
  })
})
