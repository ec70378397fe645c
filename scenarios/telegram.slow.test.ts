/**
 * The owner of a handoff is told in Telegram and acts there, from a fresh desk, on both stores. Telegram is a stand-in on the loopback that
 * checks token, secret, shapes and limits as Telegram documents them: nothing here was ever tried against Telegram itself.
 */
import type { Client } from '@baton-desk/sdk'
import { openTelegramPeer, TELEGRAM_TOKEN, type TelegramPeer, type TelegramPosted } from '@baton-desk/server/testing'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { goodNote, minutes, openDesk, signedIn, stores, type TestDesk } from './desk.ts'
import { openActBrowser } from './mailbox.ts'

const ANA = 1001
const BEN = 1002
const SECRET = 'secret-of-a-webhook'

describe.each(stores)('told in Telegram, on %s', (kind) => {
  let telegram: TelegramPeer
  let desk: TestDesk
  let ana: Client
  const settings = { TELEGRAM_BOT_TOKEN: TELEGRAM_TOKEN }
  beforeAll(async () => {
    telegram = await openTelegramPeer()
    telegram.users.set(ANA, { first_name: 'Ana' })
    telegram.users.set(BEN, { first_name: 'Ben' })
    desk = await openDesk(kind, {
      config: { channelSettings: { ...settings, TELEGRAM_API_URL: telegram.url } },
      sweepEveryMs: 50,
    })
    ana = await signedIn(desk, 'ana')
  })
  afterAll(async () => {
    await desk?.stop()
    await telegram?.close()
  })
  afterEach(() => expect(telegram.broken).toEqual([]))

  const invited = async (client: Client) => {
    const { invitation } = await client.addChannel({ kind: 'telegram' })
    return new URL(invitation?.url ?? '').searchParams.get('start') ?? ''
  }
  const until = async <T>(find: () => T | undefined): Promise<T> => {
    for (let seconds = 0; seconds < 120; seconds += 1) {
      const found = find()
      if (found) return found
      await desk.passTime(1_000)
    }
    throw new Error(`it did not come; there is: ${JSON.stringify(telegram.posted.slice(-3))}`)
  }
  let asks = 0
  async function told() {
    asks += 1
    const ask = `Refund $180 for a double charge ${asks}`
    for (let rounds = 0; rounds < 2; ) {
      const before = telegram.posted.length
      await desk.passTime(minutes(3))
      rounds = telegram.posted.length === before ? rounds + 1 : 0
    }
    const { handoff } = await desk.handOff({ urgency: 'now', note: { ...goodNote, ask } })
    return { handoff, message: await until(() => telegram.posted.find(({ text }) => text.includes(ask))) }
  }
  const press = (message: TelegramPosted, label: string, user = ANA) => {
    const button = message.buttons.find(({ text }) => text.startsWith(label))
    if (!button) throw new Error(`no button ${label} among ${message.buttons.map(({ text }) => text)}`)
    return telegram.press(user, message, button)
  }

  test('who was invited and presses Start is linked; a guessed, changed or used invitation links nobody', async () => {
    const start = await invited(ana)
    expect(start).toMatch(/^[\w-]{40,64}$/)
    const changed = [start.slice(0, -1), `${start.slice(0, -2)}AA`, start.toLowerCase(), 'hello', '0'.repeat(59)]
    for (const one of changed) await telegram.write(BEN, `/start ${one}`)
    expect((await ana.listMyChannels()).items).toMatchObject([{ kind: 'telegram', provenAt: null }])
    await telegram.write(ANA, `/start ${start}`)
    expect((await ana.listMyChannels()).items).toMatchObject([
      { label: 'Ana in Telegram', provenAt: expect.any(String) },
    ])
    await telegram.write(BEN, `/start ${start}`)
    expect(telegram.posted.at(-1)).toMatchObject({
      chat: BEN,
      text: expect.stringContaining('start again at the desk'),
    })
    expect((await ana.listMyChannels()).items).toMatchObject([{ label: 'Ana in Telegram' }])
  })

  test('a handoff that is `now` arrives; accepted, approved with an edit on its page, the agent goes on, and the chat hears it', async () => {
    const { handoff, message } = await told()
    expect(message.text).toContain(goodNote.what)
    await press(message, 'Accept')
    expect(await ana.getHandoff(handoff.id)).toMatchObject({ state: 'accepted', owner: { id: 'ana' } })
    const [, page = ''] = /approve…: (\S+\/a\/\S+)/.exec(message.text) ?? []
    const deciding = desk.agent.waitForDecision(handoff)
    const browser = openActBrowser(() => /^(\d{6}) is your code/.exec(telegram.posted.at(-1)?.text ?? '')?.[1] ?? '')
    expect((await browser.press(page, { body: 'Hi Amir, it is on its way back.' })).status).toBe(200)
    await desk.passTime(5_000)
    expect((await deciding).decision).toMatchObject({
      kind: 'approve_with_edits',
      by: 'ana',
      edits: { draft: { body: 'Hi Amir, it is on its way back.' } },
    })
    const heard = await until(() =>
      telegram.posted.find(({ replyTo, text }) => replyTo === message.message_id && /decided/.test(text)),
    )
    expect(heard.text).toContain('Ana Pohl')
    expect(message.buttons).toEqual([])
  })

  test('approving needs a second press, rejecting and asking an answer to what the bot asks', async () => {
    const approved = await told()
    await press(approved.message, 'Approve')
    expect(await ana.getHandoff(approved.handoff.id)).toMatchObject({ state: 'offered' })
    await press(approved.message, 'Yes, approve')
    await desk.passTime(5_000)
    expect(await ana.getHandoff(approved.handoff.id)).toMatchObject({ state: 'decided', decision: { kind: 'approve' } })
    const rejected = await told()
    await press(rejected.message, 'Reject')
    const why = telegram.posted.findLast(({ asks: one }) => one) as TelegramPosted
    // Somebody else's answer to it, and one that only looks like it.
    await telegram.write(BEN, 'No.', { ...why, chat: BEN })
    expect(await ana.getHandoff(rejected.handoff.id)).toMatchObject({ state: 'offered' })
    await telegram.write(ANA, 'It was no double charge.', why)
    await desk.passTime(5_000)
    expect(await ana.getHandoff(rejected.handoff.id)).toMatchObject({
      decision: { kind: 'reject', text: 'It was no double charge.' },
    })
    const asked = await told()
    await press(asked.message, 'Accept')
    await press(asked.message, 'Ask')
    await telegram.write(
      ANA,
      'Which of the two?',
      telegram.posted.findLast(({ asks: one }) => one),
    )
    expect(await ana.getHandoff(asked.handoff.id)).toMatchObject({ state: 'waiting' })
  })

  test('a press by anybody else does nothing, and says whose it is', async () => {
    const { handoff, message } = await told()
    for (const label of ['Accept', 'Approve', 'Reject', 'Ask']) await press(message, label, BEN)
    expect(await ana.getHandoff(handoff.id)).toMatchObject({ state: 'offered' })
    expect(telegram.notices.at(-1)).toMatchObject({
      user: BEN,
      text: expect.stringContaining('This was sent to Ana Pohl'),
    })
  })

  test('by webhook only what bears the secret counts', async () => {
    const { handoff, message } = await told()
    const other = await openDesk(kind, {
      config: { channelSettings: { ...settings, TELEGRAM_API_URL: telegram.url, TELEGRAM_WEBHOOK_SECRET: SECRET } },
    })
    try {
      await until(() => telegram.webhook)
      expect(telegram.webhook).toEqual({ url: `${other.url}/channels/telegram`, secret_token: SECRET })
      const accept = message.buttons.find(({ text }) => text === 'Accept')
      const update = JSON.stringify(telegram.callback(ANA, message, accept as NonNullable<typeof accept>))
      const send = (secret: string, body = update) =>
        fetch(`${other.url}/channels/telegram`, {
          method: 'POST',
          headers: { 'x-telegram-bot-api-secret-token': secret },
          body,
        })
      for (const secret of ['', 'another', `${SECRET}x`]) expect((await send(secret)).status).toBe(401)
      for (const body of ['', 'null', '[]', '{"callback_query":{}}', '{"message":5}'])
        expect((await send(SECRET, body)).status).toBe(200)
      // It is another desk's message: this one has made no such act.
      expect((await send(SECRET)).status).toBe(200)
      expect(telegram.notices.at(-1)?.text).toContain('no link of this desk')
      expect(await ana.getHandoff(handoff.id)).toMatchObject({ state: 'offered' })
    } finally {
      await other.stop()
    }
  })
})
