/**
 * Slack as a channel of people: a direct message with the note, which changes with its handoff, and the acts of that message as
 * buttons. Socket Mode where there is an app token; HTTP where there is a signing secret.
 */
import { z } from 'zod'
import type { Log } from '../../app/ports/log.ts'
import type { ChannelDoor, NotSent, PersonChannel } from '../../app/ports/telling.ts'
import { type ChannelSettings, settingsOf } from '../settings.ts'
import { isUnfit, openSlackApi, type SlackApi, type SlackText, toNotSent } from './slack-api.ts'
import { type Interactions, takeInteractions } from './slack-interactions.ts'
import { toChangedText, toCodeText, toNews, toSlackText } from './slack-messages.ts'
import { readPayload, readSigned } from './slack-request.ts'
import { hearBySocket } from './slack-socket.ts'

const Settings = z
  .strictObject({
    BOT_TOKEN: z.string().regex(/^xoxb-/, { message: 'Expected the bot token of the app, which begins with xoxb-' }),
    APP_TOKEN: z
      .string()
      .regex(/^xapp-/, { message: 'Expected a token of the app itself, which begins with xapp-' })
      .optional(),
    SIGNING_SECRET: z.string().min(16).optional(),
    API_URL: z.url().default('https://slack.com/api/'),
  })
  .refine(({ APP_TOKEN, SIGNING_SECRET }) => APP_TOKEN !== undefined || SIGNING_SECRET !== undefined, {
    path: ['APP_TOKEN'],
    message: 'Expected it (Socket Mode), or SIGNING_SECRET (HTTP): without either nobody can press a button',
  })

type Options = {
  settings: ChannelSettings | undefined
  log: Log
  /** Of one call of Slack; 10,000 unless set. */
  timeoutMs?: number
  againAfterMs?: { first: number; most: number }
  wallClockMs?: () => number
}

export function slackChannel({
  settings: all,
  log,
  timeoutMs = 10_000,
  againAfterMs,
  wallClockMs = Date.now,
}: Options): PersonChannel {
  const settings = settingsOf('slack', Settings, all)
  const base = { kind: 'slack', name: 'Slack' } as const
  if (!settings) return { ...base, canSend: false, send: async () => NOT_SET_UP, proof: proofBy(undefined) }
  const { BOT_TOKEN: botToken, APP_TOKEN: appToken, SIGNING_SECRET: secret, API_URL: apiUrl } = settings
  const api = openSlackApi({ botToken, apiUrl, timeoutMs })
  let called: Interactions | undefined
  return {
    ...base,
    canSend: true,
    offers: ['ask', 'move'],
    proof: proofBy(api),
    send: (message) =>
      attempt(async () => {
        const channel = await api.directMessage(message.to.address)
        const found = message.mayBeThere ? await api.find(channel, message.id) : null
        const place = found ?? (await post(api, { channel, id: message.id, ...toSlackText(message) }))
        return { receipt: `${place.channel} ${place.ts}` }
      }),
    async update(receipt, message, news) {
      const [channel = '', ts = ''] = receipt.split(' ')
      const asks = new Map(message.shown.map(({ handoff, note }) => [handoff, note.ask]))
      const changed = await attempt(async () => {
        await api.change({ channel, ts }, toChangedText(message))
        await api.post({ channel, thread: ts, ...toNews(news, asks) })
        return {}
      })
      return 'error' in changed ? changed : null
    },
    ...(appToken !== undefined && {
      listen(door: ChannelDoor) {
        const { take, settled } = takeInteractions({ api, door, log })
        const socket = hearBySocket({ appToken, apiUrl, timeoutMs, log, take, ...(againAfterMs && { againAfterMs }) })
        return {
          async stop() {
            await socket.stop()
            await settled()
          },
        }
      },
    }),
    ...(secret !== undefined && {
      async answer(request: Request, door: ChannelDoor) {
        const signed = await readSigned(request, { secret, now: wallClockMs() })
        if (!signed.isOurs) return Response.json({ error: `Nothing was done: ${signed.because}.` }, { status: 401 })
        const payload = readPayload(signed.body)
        if (payload.type === 'url_verification') return Response.json({ challenge: payload.challenge })
        called ??= takeInteractions({ api, door, log })
        return Response.json(await called.take(payload, payload.event_id ?? payload.trigger_id))
      },
    }),
  }
}

const NOT_SET_UP: NotSent = { error: 'this desk is not set up for Slack', isGone: false }

async function attempt<T>(work: () => Promise<T>): Promise<T | NotSent> {
  try {
    return await work()
  } catch (error) {
    return toNotSent(error)
  }
}

/** What Slack does not take as it is built is told in words, with the way to it: somebody waits for it. */
async function post(api: SlackApi, message: SlackText & { channel: string; id: string }) {
  try {
    return await api.post(message)
  } catch (error) {
    if (!isUnfit(error)) throw error
    return api.post({ ...message, blocks: [...message.blocks.slice(0, 1), ...message.blocks.slice(-1)] })
  }
}

const proofBy = (api: SlackApi | undefined): PersonChannel['proof'] => ({
  by: 'code',
  asks: 'Your e-mail address in Slack, or your member id',
  async read(given) {
    const asked = given.trim().replace(/^<@|>$/g, '')
    const isId = /^[UW][A-Z0-9]{4,30}$/.test(asked)
    if (!isId && !z.email().safeParse(asked).success)
      return { problem: 'Expected your address of mail in Slack, or your member id such as U024BE7LH' }
    if (!api) return { problem: NOT_SET_UP.error }
    try {
      const user = await api.user(isId ? { id: asked } : { email: asked })
      return user ? { address: user.id, label: `${user.name} in Slack` } : { problem: `Slack knows nobody by ${asked}` }
    } catch (error) {
      return { problem: toNotSent(error).error }
    }
  },
  async sendCode(to, code) {
    if (!api) return NOT_SET_UP
    const sent = await attempt(async () =>
      api.post({ channel: await api.directMessage(to.address), ...toCodeText(to, code) }),
    )
    return 'error' in sent ? sent : null
  },
})
