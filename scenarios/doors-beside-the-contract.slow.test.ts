/**
 * Doors that are not in the contract, since who comes through them is no caller of it: links of messages, services behind channels, and
 * received mail. Each × each caller: a key or a session counts for nothing there, save that of whom a message was sent to.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goodNote, minutes, openDesk, stores, type TestDesk } from './desk.ts'
import { actsIn, addressOf, type Mail, type Mailbox, openMailbox, readableOf, signInByMail } from './mailbox.ts'
import { ANSWERS, AUTHSERV, SECRET } from './replies/answering.ts'
import { byMail, WAYS, type Way } from './ways-to-be-told.ts'

const CALLERS = [
  ...['nobody', 'an agent', 'Ana by a key', 'Ben by a key', 'an admin by a key', 'Ben signed in', 'Ana signed in'],
] as const

describe.each(stores)('doors beside the contract, on %s', (kind) => {
  const ways: Way[] = []
  let mailbox: Mailbox
  let desk: TestDesk
  let headers: Record<string, Record<string, string>>
  beforeAll(async () => {
    mailbox = await openMailbox()
    ways.push(await byMail(mailbox))
    for (const name of ['Slack', 'Telegram', 'text message', 'Teams'])
      ways.push(await (WAYS[name] as () => Promise<Way>)())
    desk = await openDesk(kind, {
      config: {
        smtpUrl: mailbox.smtpUrl,
        replies: { address: ANSWERS, authserv: AUTHSERV, inboundSecret: SECRET },
        channelSettings: Object.assign({}, ...ways.map(({ config }) => config.channelSettings)),
      },
      sweepEveryMs: 3_600_000,
    })
    const ana = await signInByMail(desk, mailbox, addressOf('ana'))
    const ben = await signInByMail(desk, mailbox, addressOf('ben'))
    const key = (one: string) => ({ authorization: `Bearer ${one}` })
    headers = {
      nobody: {},
      'an agent': key(desk.agentKey),
      'Ana by a key': key(await desk.personKey('ana')),
      'Ben by a key': key(await desk.personKey('ben')),
      'an admin by a key': key(await desk.personKey('sam')),
      'Ben signed in': { cookie: ben.cookie },
      'Ana signed in': { cookie: ana.cookie },
    }
  })
  afterAll(async () => {
    await desk?.stop()
    for (const way of ways) await way.close()
  })

  let asks = 0
  async function told() {
    asks += 1
    const ask = `Refund $${asks}80 for a double charge`
    const find = () => mailbox.mails.find((mail) => mail.to[0] === addressOf('ana') && readableOf(mail).includes(ask))
    for (let before = -1; before !== mailbox.mails.length; await desk.passTime(minutes(3)))
      before = mailbox.mails.length
    const { handoff } = await desk.handOff({ urgency: 'fyi', note: { ...goodNote, ask } })
    while (!find()) await desk.passTime(minutes(2))
    const link = actsIn(find() as Mail).Accept ?? ''
    return { handoff, link, token: link.split('/').at(-1) ?? '' }
  }
  type Told = Awaited<ReturnType<typeof told>>

  /** What each door is sent, and how it answers whoever is not for it. */
  const DOORS: Record<
    string,
    { send: (to: Told) => [path: string, init?: RequestInit]; shut: (caller: string) => number }
  > = {
    'GET /a/{token}': {
      send: ({ token }) => [`/a/${token}`],
      shut: (caller) => (caller === 'Ben signed in' ? 403 : 200),
    },
    'POST /a/{token}': {
      send: ({ token }) => [`/a/${token}`, { method: 'POST' }],
      shut: (caller) => (caller === 'Ben signed in' ? 403 : 200),
    },
    'POST /a/{token}/seen': { send: ({ token }) => [`/a/${token}/seen`, { method: 'POST' }], shut: () => 204 },
    'POST /a/{token}/undo': {
      send: ({ token }) => [`/a/${token}/undo`, { method: 'POST' }],
      shut: (caller) => (caller === 'Ben signed in' ? 403 : 200),
    },
    ...Object.fromEntries(
      Object.entries({
        slack: 404,
        telegram: 404,
        sms: 401,
        voice: 401,
        teams: 404,
        email: 404,
        push: 404,
        none: 404,
      }).map(([channel, status]) => [
        `POST /channels/${channel}`,
        {
          send: ({ token }: Told) =>
            [
              `/channels/${channel}`,
              { method: 'POST', body: JSON.stringify({ from: '+491701234567', act: token }) },
            ] as [string, RequestInit],
          shut: () => status,
        },
      ]),
    ),
    'POST /channels/push/prove': {
      send: ({ token }) => [
        '/channels/push/prove',
        { method: 'POST', body: JSON.stringify({ reply: token, address: '{}' }) },
      ],
      shut: () => 400,
    },
    'POST /mail/inbound': {
      send: ({ token }) => ['/mail/inbound', { method: 'POST', body: JSON.stringify({ message: token }) }],
      shut: () => 401,
    },
  }

  test.each(Object.entries(DOORS))('%s', async (name, { send, shut }) => {
    const to = await told()
    const came: Record<string, number> = {}
    for (const caller of CALLERS) {
      const [path, init] = send(to)
      const answer = await fetch(`${desk.url}${path}`, { ...init, headers: { ...headers[caller], origin: desk.url } })
      came[caller] = answer.status
      const { owner, state } = await desk.agent.client.getHandoff(to.handoff.id)
      // Her own session is the last of them, and the only one that acts, by the button of her link.
      const acts = name === 'POST /a/{token}' && caller === 'Ana signed in'
      expect([caller, owner.id, state]).toEqual([caller, 'ana', acts ? 'accepted' : 'offered'])
    }
    expect(came).toEqual(Object.fromEntries(CALLERS.map((caller) => [caller, shut(caller)])))
    await desk.agent.withdraw(to.handoff, 'Enough seen.')
  })
})
