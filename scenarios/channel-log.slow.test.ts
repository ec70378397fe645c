/** Whoever is told by a channel can look back at what was sent there, what came of it, and whether they saw it; nobody else can. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDatabases } from '@baton-desk/server/testing'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { goodNote, minutes, openDesk, stores, type TestDesk } from './desk.ts'
import { dump } from './dump.ts'
import { addressOf, type Mailbox, messageOf, openMailbox, signInByMail } from './mailbox.ts'

describe.each(stores)('the log of a channel, on %s', (kind) => {
  let mailbox: Mailbox
  let desk: TestDesk
  let ana: Awaited<ReturnType<typeof signInByMail>>
  let channel = ''
  beforeAll(async () => {
    mailbox = await openMailbox()
    desk = await openDesk(kind, { config: { smtpUrl: mailbox.smtpUrl }, sweepEveryMs: 3_600_000 })
    ana = await signInByMail(desk, mailbox, addressOf('ana'))
    channel = (await ana.client.listMyChannels()).items[0]?.id ?? ''
  })
  afterAll(async () => {
    await desk?.stop()
    await mailbox?.close()
  })
  const log = async () => (await ana.client.listSent(channel)).items

  test('says of each message what it told, under which id, and when its person saw that', async () => {
    expect(await log()).toEqual([])
    const { handoff } = await desk.handOff({ urgency: 'now' })
    await desk.passTime(0)
    const [sent] = await log()
    expect(sent).toMatchObject({
      id: messageOf(mailbox.mails.at(-1) ?? { to: [], text: '' }),
      state: 'sent',
      sentAt: expect.any(String),
      tries: 1,
      error: null,
      handoffs: [{ id: handoff.id, says: 'Yours to accept.', openedAt: null }],
      more: 0,
      notices: [],
    })
    await ana.client.seen(handoff.id)
    expect((await log())[0]?.handoffs).toMatchObject([{ id: handoff.id, openedAt: expect.any(String) }])
    await ana.client.accept(handoff.id, {})
  })

  test('counts what stands behind a list, and says why something did not go out', async () => {
    await desk.passTime(minutes(3))
    for (let n = 0; n < 23; n += 1)
      await desk.handOff({ urgency: 'this_week', note: { ...goodNote, ask: `Refund $${n}80` } })
    mailbox.refuse(addressOf('ana'), 451)
    await desk.passTime(0)
    expect((await log())[0]).toMatchObject({ state: 'pending', tries: 1, error: expect.stringContaining('not taken') })
    for (let tries = 0; tries < 2; tries += 1) await desk.passTime(11_000)
    const failed = (await log())[0]
    expect(failed).toMatchObject({ state: 'failed', sentAt: null, tries: 3, error: expect.stringContaining('451') })
    expect([failed?.handoffs.length, failed?.more]).toEqual([20, 3])
  })

  test('is its person’s own', async () => {
    const sam = await desk.person('sam')
    await expect(sam.listSent(channel)).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe.each(stores)('a mail server that quotes what it was sent, on %s', (kind) => {
  test('leaves no word of a customer who is erased in what the desk keeps of it', async () => {
    const [databases, folder] = [await startDatabases(kind), await mkdtemp(join(tmpdir(), 'baton-quoted-'))]
    const mailbox = await openMailbox()
    onTestFinished(async () => {
      await mailbox.close()
      await databases.stop()
      await rm(folder, { recursive: true, force: true })
    })
    const address = await databases.createAddress()
    const desk = await openDesk(kind, {
      ...address,
      dataDir: address.dataDir ?? folder,
      config: { smtpUrl: mailbox.smtpUrl },
      sweepEveryMs: 3_600_000,
    })
    await signInByMail(desk, mailbox, addressOf('ana'))
    const quoted = 'Zq-quoted-by-the-mail-server-Qz'
    mailbox.refuse(addressOf('ana'), 550, `looks like spam: ${quoted}`)
    const { handoff } = await desk.handOff({ urgency: 'now', customer: 'C-77' })
    await desk.passTime(0)
    const sam = await desk.person('sam')
    const said = (await sam.history(handoff.id)).events.map(({ sentence }) => sentence)
    expect(said.join('\n')).toContain(quoted)
    await desk.agent.client.withdraw(handoff.id, { reason: 'Paid.' })
    await sam.eraseCustomer({ customer: 'C-77' })
    expect((await sam.history(handoff.id)).intact).toBe(true)
    await desk.stop()
    expect(await dump(address)).not.toContain(quoted)
  })
})
