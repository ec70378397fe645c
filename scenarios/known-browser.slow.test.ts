/**
 * A message can be passed on, and its links with it. A browser that has not acted for the person whom it was sent to is asked for a
 * code, which goes where the message went: whatever the channel, whoever does not read it there does nothing.
 */
import type { Client } from '@baton-desk/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goodNote, minutes, openDesk, stores, type TestDesk } from './desk.ts'
import { type ActBrowser, asksForCode, openActBrowser, openMailbox, readableOf, signInByMail } from './mailbox.ts'
import { signInAndBeTold, WAYS, type Way } from './ways-to-be-told.ts'

const ANA = 'ana@example.com'
const BEN = 'ben@example.com'

const lastCode = (words: readonly string[]): string =>
  words
    .flatMap((one) => /\b(\d{6})\b is your code to act|^Subject: (\d{6}) is your code to act/m.exec(one) ?? [])
    .findLast((one) => /^\d{6}$/.test(one ?? '')) ?? ''

/** Those with links: Slack's buttons act there. */
const WITH_LINKS = Object.entries(WAYS).filter(([name]) => name !== 'Slack')

describe.each(stores.flatMap((kind) => WITH_LINKS.map(([name, open]) => ({ kind, name, open }))))(
  'a link of a message by $name, on $kind',
  ({ kind, open }) => {
    let told: Way
    let desk: TestDesk
    let ana: { client: Client; cookie?: string }
    beforeAll(async () => {
      told = await open()
      desk = await openDesk(kind, { config: told.config, sweepEveryMs: 50 })
      ana = await signInAndBeTold(desk, told)
    })
    afterAll(async () => {
      await desk?.stop()
      await told?.close()
    })
    const code = () => lastCode(told.came())
    let asks = 0
    async function handOff(note: object = {}) {
      asks += 1
      const ask = `Refund order 4471, number ${asks}`
      // What is told earlier goes first, and alone.
      for (let rounds = 0; rounds < 2; ) {
        const before = told.came().length
        await desk.passTime(minutes(3))
        rounds = told.came().length === before ? rounds + 1 : 0
      }
      const { handoff } = await desk.handOff({ urgency: 'now', note: { ...goodNote, ask, ...note } })
      for (let seconds = 0; seconds < 120; seconds += 1) {
        const words = told.came().find((one) => one.includes(ask))
        const url = words && /https?:\/\/\S+\/a\/[\w-]{64}/.exec(words)?.[0]
        if (url) return { handoff, url }
        await desk.passTime(1_000)
      }
      throw new Error(`no link came; there is: ${told.came().slice(-2).join('\n---\n')}`)
    }
    const heard = async (id: string) => (await ana.client.history(id)).events.map(({ type }) => type)
    /** The first link of a message may accept it, or approve it. */
    const DONE = /role="status">(You have it\.|Noted\. The agent hears it in 5 seconds)/
    const ACTED = new Set(['accepted', 'deciding'])
    const untouched = ['submitted', 'offered', 'told']

    let hers: ActBrowser
    test('that is passed on does nothing in a stranger’s browser, which is told why; its person is told too, and goes on', async () => {
      const { handoff, url } = await handOff()
      const stranger = openActBrowser()
      const before = told.came().length
      expect(await (await stranger.open(url)).text()).toContain(handoff.note.ask)
      await stranger.open(`${url}/seen`, 'POST')
      const page = await (await stranger.pressOnly(url, { text: 'I do it.' })).text()
      expect(asksForCode(page)).toBe(true)
      expect(page).toContain('This was sent to Ana Pohl, and this browser has not acted for them before.')
      expect(told.came().slice(before)).toEqual([expect.stringContaining('is your code to act')])
      const wrong = String((Number(code()) + 1) % 1_000_000).padStart(6, '0')
      expect(await (await stranger.pressOnly(url, { code: wrong })).text()).toContain('That is not the code.')
      expect(await heard(handoff.id)).toEqual(untouched)
      expect(stranger.cookies.size).toBe(0)

      hers = openActBrowser(code)
      const pressed = await hers.press(url, { text: 'I do it.' })
      expect(await pressed.text()).toMatch(DONE)
      const after = (await ana.client.history(handoff.id)).events.slice(untouched.length)
      expect(after.find(({ type }) => ACTED.has(type))?.by).toMatchObject({ id: 'ana', via: { kind: 'channel' } })
      expect(JSON.stringify(await ana.client.getHandoff(handoff.id))).toContain('I do it.')
    })

    test('acts in its person’s browser without another code, and one who has signed in here is asked for none', async () => {
      const { handoff, url } = await handOff()
      expect(await (await hers.press(url)).text()).toMatch(DONE)
      expect(hers.asked).toBe(1)
      expect((await heard(handoff.id)).some((type) => ACTED.has(type))).toBe(true)
      if (ana.cookie === undefined) return
      const next = await handOff()
      const pressed = await openActBrowser().open(next.url, 'POST', { cookie: ana.cookie })
      expect(await pressed.text()).toMatch(DONE)
    })
  },
)

describe.each(stores)('a browser at the links of messages, on %s', (kind) => {
  let mailbox: Awaited<ReturnType<typeof openMailbox>>
  let desk: TestDesk
  let ana: Awaited<ReturnType<typeof signInByMail>>
  let ben: typeof ana
  beforeAll(async () => {
    mailbox = await openMailbox()
    desk = await openDesk(kind, { config: { smtpUrl: mailbox.smtpUrl }, sweepEveryMs: 50 })
    ana = await signInByMail(desk, mailbox, ANA)
    ben = await signInByMail(desk, mailbox, BEN)
  })
  afterAll(async () => {
    await desk?.stop()
    await mailbox?.close()
  })
  const wordsTo = (to: string) => mailbox.mails.filter((mail) => mail.to.includes(to)).map(readableOf)
  let asks = 0
  async function linkTo(to: string, handing: Parameters<TestDesk['handOff']>[0] = {}) {
    asks += 1
    const ask = `Refund order 4471, number ${asks}`
    for (let before = -1; before !== mailbox.mails.length; ) {
      before = mailbox.mails.length
      await desk.passTime(minutes(3))
    }
    const { handoff } = await desk.handOff({ urgency: 'fyi', ...handing, note: { ...goodNote, ask } })
    for (;;) {
      const words = wordsTo(to).find((one) => one.includes(ask))
      if (words) return { handoff, url: /https?:\/\/\S+\/a\/[\w-]{64}/.exec(words)?.[0] ?? '' }
      await mailbox.until(to, wordsTo(to).length + 1)
    }
  }
  const codeTo = (to: string) => lastCode(wordsTo(to))

  test('is not known by a mark that somebody changed, nor for a person whose code it never had', async () => {
    const first = await linkTo(ANA)
    const browser = openActBrowser(() => codeTo(ANA))
    expect((await browser.press(first.url)).status).toBe(200)
    const [[name, mark] = ['', '']] = [...browser.cookies]
    const { url } = await linkTo(ANA)
    for (const changed of [mark.replace(/\.\d+\./, '.9999999999.'), mark.slice(0, -1), `${mark}x`, '', 'a.b.c']) {
      const forger = openActBrowser()
      forger.cookies.set(name, changed)
      expect(asksForCode(await (await forger.pressOnly(url)).text())).toBe(true)
    }
    const bens = await linkTo(BEN, { excluded: ['ana'] })
    expect(asksForCode(await (await browser.pressOnly(bens.url)).text())).toBe(true)
    expect((await ana.client.getHandoff(bens.handoff.id)).state).toBe('offered')
  })

  test('gets a few codes an hour and five tries at each: who has a link fills no mailbox and guesses nothing', async () => {
    await desk.passTime(minutes(61))
    const { handoff, url } = await linkTo(ANA)
    const stranger = openActBrowser()
    const before = wordsTo(ANA).length
    const pages: string[] = []
    for (let n = 0; n < 8; n += 1) pages.push(await (await stranger.pressOnly(url)).text())
    expect(wordsTo(ANA).length).toBeLessThanOrEqual(before + 5)
    expect(pages.at(-1)).toContain('Several codes were sent already.')
    const right = codeTo(ANA)
    const guesses = Array.from({ length: 5 }, (_, n) => String((Number(right) + n + 1) % 1_000_000).padStart(6, '0'))
    for (const code of guesses) expect(await (await stranger.pressOnly(url, { code })).text()).toContain('not the code')
    expect(await (await stranger.pressOnly(url, { code: right })).text()).toContain('tried too often')
    expect((await ana.client.getHandoff(handoff.id)).state).toBe('offered')
  })

  test('of an address that cannot be reached is told to sign in', async () => {
    await desk.passTime(minutes(61))
    const { handoff, url } = await linkTo(ANA)
    mailbox.refuse(ANA, 451)
    const answer = await openActBrowser().pressOnly(url)
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('a code could not be sent')])
    expect((await ana.client.getHandoff(handoff.id)).state).toBe('offered')
    mailbox.take(ANA)
  })

  test('is known no more once its person takes the channel away', async () => {
    const { url } = await linkTo(BEN, { excluded: ['ana'] })
    const browser = openActBrowser(() => codeTo(BEN))
    expect((await browser.press(url)).status).toBe(200)
    const [before] = (await ben.client.listMyChannels()).items
    await ben.client.removeChannel(before?.id ?? '')
    // By which they signed in: proven already.
    await ben.client.addChannel({ kind: 'email', address: BEN })
    const next = await linkTo(BEN, { excluded: ['ana'] })
    expect(asksForCode(await (await browser.pressOnly(next.url)).text())).toBe(true)
  })
})
