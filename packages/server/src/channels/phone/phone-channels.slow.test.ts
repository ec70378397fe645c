/** Text messages and calls, by a team's side on the loopback that checks signatures: no provider of phones was ever tried. */
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import type { ActName, ChannelDoor } from '../../app/ports/telling.ts'
import { type ChannelAtTest, describeChannel, PATIENCE_MS } from '../../testing/channel.case.ts'
import { openHttpPeer } from '../../testing/peers/http-peer.ts'
import { sendWebhook } from '../webhook/send-webhook.ts'
import { smsChannel, voiceChannel } from './phone-channels.ts'

const SECRET = `whsec_${Buffer.from('a secret of a test, long enough').toString('base64')}`
const MINE = '+491701234567'
const OTHERS = '+491709999999'

type Came = {
  id: string
  to: string
  type: string
  text: string
  whisper: string
  ssml: string
  twiml: string
  code?: string
  acts: { act: ActName; token: string; key: string }[]
}

const signed = (body: string, secret = SECRET, at = new Date()) =>
  new Request('http://desk/channels/sms', {
    method: 'POST',
    body,
    headers: {
      'webhook-id': 'a1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(secret).sign('a1', at, body),
    },
  })

const open = (make: typeof smsChannel) => async (): Promise<ChannelAtTest> => {
  const came: (Came & { sent: string })[] = []
  const broken: string[] = []
  const said: { to: string; words: string }[] = []
  let door: ChannelDoor | undefined
  const peer = await openHttpPeer(({ headers, body }) => {
    try {
      new Webhook(SECRET).verify(body, headers as Record<string, string>)
    } catch {
      broken.push('a signature that is not right')
    }
    const message = JSON.parse(body) as Came
    if (/<[a-z]+[^>]*$/i.test(message.twiml) || [...message.twiml, ...message.ssml].some((sign) => sign < '\t'))
      broken.push('XML that nothing reads')
    came.push({ ...message, sent: String(headers['webhook-id']) })
    return {}
  })
  const channel = make({
    settings: { PHONE_WEBHOOK_URL: `${peer.url}/phone`, PHONE_WEBHOOK_SECRET: SECRET },
    post: (sending) => sendWebhook({ ...sending, timeoutMs: PATIENCE_MS, allowPrivate: true }),
  })
  return {
    channel,
    given: '0049 (170) 123-4567',
    mine: MINE,
    others: OTHERS,
    knowsAgain: true,
    rudeWays: peer.rudeWays,
    hear: (heard) => {
      door = heard
    },
    arrived: () =>
      came
        .filter(({ type }) => type === 'phone.message')
        .map(({ sent, text, whisper, acts }) => ({
          id: sent,
          words: `${text}\n${whisper}`,
          acts: acts.map(({ act }) => act),
        })),
    prove: async () => ({ code: came.findLast(({ type }) => type === 'phone.code')?.code ?? '' }),
    async press(act, message, by, times = 1) {
      const { acts } = came.findLast(({ sent }) => sent === message.id) as Came
      const token = acts.find((one) => one.act === act)?.token
      const from = by === 'mine' ? MINE : OTHERS
      for (let n = 0; n < times; n += 1) {
        const answered = await channel.answer?.(
          signed(JSON.stringify({ from, act: token, text: 'Because.' })),
          door as ChannelDoor,
        )
        said.push({ to: from, words: await (answered as Response).text() })
      }
    },
    saidTo: (account) =>
      said
        .filter(({ to }) => to === account)
        .map(({ words }) => words)
        .join('\n'),
    behave: peer.behave,
    broken: () => broken,
    close: peer.close,
  }
}

describeChannel('sms', open(smsChannel))
describeChannel('voice', open(voiceChannel))

test('what comes back counts with the signature of the team’s side only, and says what was expected', async () => {
  const channel = smsChannel({
    settings: { PHONE_WEBHOOK_URL: 'http://127.0.0.1:9', PHONE_WEBHOOK_SECRET: SECRET },
    post: async () => null,
  })
  const nobody = new Proxy({} as ChannelDoor, {
    get: () => () => {
      throw new Error('it came through')
    },
  })
  const body = JSON.stringify({ from: MINE, act: 'x' })
  const another = `whsec_${Buffer.from('another secret, long enough too').toString('base64')}`
  const old = new Date(Date.now() - 6 * 60_000)
  const forged = [
    signed(body, another),
    signed(body, SECRET, old),
    new Request('http://desk', { method: 'POST', body }),
  ]
  for (const request of forged) expect((await channel.answer?.(request, nobody))?.status).toBe(401)
  for (const wrong of ['', 'null', '{"from":5}', '{"from":"+49","act":"x","more":1}']) {
    const answered = await channel.answer?.(signed(wrong), nobody)
    expect([answered?.status, await answered?.text()]).toEqual([400, expect.stringContaining('expected')])
  }
})
