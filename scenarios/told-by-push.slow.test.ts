/** The owner of a handoff is told in their browser, from a desk without mail of its own, through a push service on the loopback that checks who signs and opens what came. */
import { openPushPeer, type PushPeer } from '@baton-desk/server/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goodNote, minutes, openDesk, stores, type TestDesk } from './desk.ts'
import { type Mailbox, openMailbox, signInByMail } from './mailbox.ts'

const ANA = 'ana@example.com'

describe.each(stores)('told by browser push, on %s', (kind) => {
  let mailbox: Mailbox
  let desk: TestDesk
  let service: PushPeer
  let key = ''
  let ana: Awaited<ReturnType<typeof signInByMail>>
  beforeAll(async () => {
    mailbox = await openMailbox()
    service = await openPushPeer(() => key)
    desk = await openDesk(kind, { config: { smtpUrl: mailbox.smtpUrl }, sweepEveryMs: 100 })
    key = ((await (await fetch(`${desk.url}/channels/push/key`)).json()) as { key: string }).key
    ana = await signInByMail(desk, mailbox, ANA)
    // By push alone.
    const [mail] = (await ana.client.listMyChannels()).items
    await ana.client.removeChannel(mail?.id ?? '')
  })
  afterAll(async () => {
    await desk?.stop()
    await service?.close()
    await mailbox?.close()
  })
  const prove = (reply: unknown, address: string) =>
    fetch(`${desk.url}/channels/push/prove`, { method: 'POST', body: JSON.stringify({ reply, address }) })

  let browser: ReturnType<PushPeer['subscribe']>
  test('a browser is proven by what is pushed to it coming back from there, and by nothing else', async () => {
    browser = service.subscribe('Firefox on Linux')
    const added = await ana.client.addChannel({ kind: 'push', address: browser.address })
    expect(added).toMatchObject({ kind: 'push', label: 'Firefox on Linux', provenAt: null })
    await service.until(1)
    const { payload, headers } = service.pushed[0] ?? {}
    expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400', urgency: 'high' })
    expect(payload).toMatchObject({ url: `${desk.url}/profile`, reply: expect.stringMatching(/^[\w-]{20,60}$/) })
    const another = service.subscribe('Another')
    expect(await (await prove(payload?.reply, another.address)).json()).toMatchObject({ isProven: false })
    expect((await prove(payload?.reply, 'no subscription')).status).toBe(400)
    expect((await ana.client.listMyChannels()).items).toMatchObject([{ provenAt: null }])
    expect(await (await prove(payload?.reply, browser.address)).json()).toMatchObject({ isProven: true })
    expect((await ana.client.listMyChannels()).items).toMatchObject([{ provenAt: expect.any(String) }])
  })

  test('a notice of the desk is pushed as what it is', async () => {
    while (service.pushed.length < 2) await desk.passTime(minutes(3))
    expect(service.pushed[1]?.payload).toMatchObject({
      title: 'You are told by browser push from now on',
      body: expect.stringContaining('If it was not you'),
      url: `${desk.url}/`,
      actions: [],
    })
  })

  test('a handoff that is `now` is pushed at once: its ask, the deadline, a link to its card and one to accept, and nothing of the customer', async () => {
    await desk.passTime(minutes(3))
    const before = service.pushed.length
    const { handoff } = await desk.handOff({ urgency: 'now', customer: 'C-2041' })
    await service.until(before + 1)
    const { payload } = service.pushed[before] ?? {}
    expect(payload).toMatchObject({
      title: goodNote.ask,
      body: expect.stringMatching(/^Yours to accept by .*Then Ben Katz is asked\.$/),
      url: `${desk.url}/h/${handoff.id}`,
      isUrgent: true,
      actions: [
        { action: 'accept', title: 'Accept', url: expect.stringContaining('/a/') },
        { action: 'open', url: `${desk.url}/h/${handoff.id}` },
      ],
    })
    const written = JSON.stringify(payload)
    for (const word of ['Amir', 'C-2041', '4471', 'amir@example.com', 'charged twice'])
      expect(written).not.toContain(word)
    const [accept] = (payload?.actions ?? []) as { url: string }[]
    const page = await fetch(accept?.url ?? '', { headers: { cookie: ana.cookie } })
    expect(await page.text()).toContain(goodNote.ask)
    const pressed = await fetch(accept?.url ?? '', { method: 'POST', headers: { cookie: ana.cookie } })
    expect(pressed.status).toBe(200)
    expect(await ana.client.getHandoff(handoff.id)).toMatchObject({ state: 'accepted', owner: { id: 'ana' } })
    const { events } = await ana.client.history(handoff.id)
    expect(events.map(({ sentence }) => sentence)).toContain('Ana Pohl was told by browser push.')
  })

  test('a test is pushed where it is asked for, and no other desk can push there', async () => {
    const before = service.pushed.length
    const [channel] = (await ana.client.listMyChannels()).items
    await ana.client.testChannel(channel?.id ?? '')
    expect(service.pushed.slice(before)).toMatchObject([{ payload: { title: 'This browser is told', actions: [] } }])
    const real = key
    key = Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 1)]).toString('base64url')
    await expect(ana.client.testChannel(channel?.id ?? '')).rejects.toThrow('403')
    expect(service.refused).toEqual(['it is signed by another desk'])
    key = real
  })

  test('the keys of the desk outlast a restart, so that browsers stay told', async () => {
    await desk.restart()
    expect(await (await fetch(`${desk.url}/channels/push/key`)).json()).toEqual({ key })
  })

  test('what is no subscription is refused with what was expected', async () => {
    for (const address of ['{}', 'not json', JSON.stringify({ endpoint: 'ftp://x', keys: { p256dh: '', auth: '' } })])
      await expect(ana.client.addChannel({ kind: 'push', address })).rejects.toThrow('an address with two keys')
  })

  test('a browser that has given its subscription up is used no more, and the handoff goes to the next person at once', async () => {
    service.answer(410)
    await desk.passTime(minutes(30))
    const { handoff } = await desk.handOff({ urgency: 'now' })
    while ((await ana.client.getHandoff(handoff.id)).owner.id === 'ana') await desk.passTime(1_000)
    expect((await ana.client.listMyChannels()).items).toMatchObject([
      { failingSince: expect.any(String), lastError: 'the push service answered 410' },
    ])
  })
})
