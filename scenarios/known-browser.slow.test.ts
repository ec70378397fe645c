/**
 * A message can be passed on, and its links with it. A browser that has not acted for the person whom it was sent to is asked for a
 * code, which goes where the message went: whatever the channel, whoever does not read it there does nothing.
 */
import { randomBytes } from 'node:crypto'
import type { Client } from '@baton-desk/sdk'
import { openHttpPeer, openPushPeer, openTelegramPeer, TELEGRAM_TOKEN } from '@baton-desk/server/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goodNote, minutes, openDesk, signedIn, stores, type TestDesk } from './desk.ts'
import { type ActBrowser, asksForCode, openActBrowser, openMailbox, readableOf, signInByMail } from './mailbox.ts'

const ANA = 'ana@example.com'
const BEN = 'ben@example.com'
const ANA_IN_TELEGRAM = 1001
const SECRET = `whsec_${randomBytes(32).toString('base64')}`

type Config = NonNullable<Parameters<typeof openDesk>[1]>['config']
type Told = {
  config: Config
  /** Ana is told there, and there alone. */
  signIn(desk: TestDesk): Promise<{ client: Client; cookie?: string }>
  /** All that came there, in words. */
  came(): string[]
  close(): Promise<void>
}

const lastCode = (words: readonly string[]): string =>
  words
    .flatMap((one) => /\b(\d{6})\b is your code to act|^Subject: (\d{6}) is your code to act/m.exec(one) ?? [])
    .findLast((one) => /^\d{6}$/.test(one ?? '')) ?? ''

async function byMail(): Promise<Told> {
  const mailbox = await openMailbox()
  return {
    config: { smtpUrl: mailbox.smtpUrl },
    signIn: (desk) => signInByMail(desk, mailbox, ANA),
    came: () => mailbox.mails.map(readableOf),
    close: mailbox.close,
  }
}

async function byWebhook(kind: 'sms' | 'voice' | 'teams'): Promise<Told> {
  const came: string[] = []
  const peer = await openHttpPeer(({ body }) => {
    came.push(textsIn(JSON.parse(body)).join('\n'))
    return { status: 202 }
  })
  const settings: Record<string, string> =
    kind === 'teams'
      ? { TEAMS_HOSTS: '127.0.0.1' }
      : { PHONE_WEBHOOK_URL: `${peer.url}/phone`, PHONE_WEBHOOK_SECRET: SECRET }
  return {
    config: { channelSettings: settings },
    async signIn(desk) {
      const client = await signedIn(desk, 'ana')
      const address = kind === 'teams' ? `${peer.url}/workflows/ana` : '+491701234567'
      const { id } = await client.addChannel({ kind, address })
      await client.changeChannel(id, { code: /\b\d{6}\b/.exec(came.at(-1) ?? '')?.[0] ?? '' })
      return { client }
    },
    came: () => came,
    close: peer.close,
  }
}

async function byTelegram(): Promise<Told> {
  const telegram = await openTelegramPeer()
  telegram.users.set(ANA_IN_TELEGRAM, { first_name: 'Ana' })
  return {
    config: { channelSettings: { TELEGRAM_BOT_TOKEN: TELEGRAM_TOKEN, TELEGRAM_API_URL: telegram.url } },
    async signIn(desk) {
      const client = await signedIn(desk, 'ana')
      const { invitation } = await client.addChannel({ kind: 'telegram' })
      await telegram.write(ANA_IN_TELEGRAM, `/start ${new URL(invitation?.url ?? '').searchParams.get('start')}`)
      return { client }
    },
    came: () => telegram.posted.map(({ text }) => text),
    close: telegram.close,
  }
}

async function byPush(): Promise<Told> {
  let key = ''
  const service = await openPushPeer(() => key)
  return {
    config: {},
    async signIn(desk) {
      key = ((await (await fetch(`${desk.url}/channels/push/key`)).json()) as { key: string }).key
      const client = await signedIn(desk, 'ana')
      const { address } = service.subscribe('Firefox on Linux')
      await client.addChannel({ kind: 'push', address })
      const reply = service.pushed.at(-1)?.payload.reply
      await fetch(`${desk.url}/channels/push/prove`, { method: 'POST', body: JSON.stringify({ reply, address }) })
      return { client }
    },
    came: () => service.pushed.map(({ payload }) => textsIn(payload).join('\n')),
    close: service.close,
  }
}

const textsIn = (part: unknown): string[] =>
  typeof part === 'string'
    ? [part]
    : typeof part === 'object' && part !== null
      ? Object.values(part).flatMap(textsIn)
      : []

const CHANNELS: [string, () => Promise<Told>][] = [
  ['mail', byMail],
  ['text message', () => byWebhook('sms')],
  ['phone', () => byWebhook('voice')],
  ['Teams', () => byWebhook('teams')],
  ['Telegram', byTelegram],
  ['browser push', byPush],
]

describe.each(stores.flatMap((kind) => CHANNELS.map(([name, open]) => ({ kind, name, open }))))(
  'a link of a message by $name, on $kind',
  ({ kind, open }) => {
    let told: Told
    let desk: TestDesk
    let ana: { client: Client; cookie?: string }
    beforeAll(async () => {
      told = await open()
      desk = await openDesk(kind, { config: told.config, sweepEveryMs: 50 })
      ana = await told.signIn(desk)
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
