/**
 * Telegram as a channel of people, the small door on a phone. A bot cannot write first, so its person begins with an invitation. Long polls by
 * default; a webhook with its secret token where one is set.
 */
import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Log } from '../../app/ports/log.ts'
import type { ChannelDoor, Listening, NotSent, PersonChannel } from '../../app/ports/telling.ts'
import { type ChannelSettings, settingsOf } from '../settings.ts'
import { openTelegramApi, type TelegramApi, TelegramRefused, type TelegramUpdate, toNotSent } from './telegram-api.ts'
import { toChangedText, toNews, toTelegramText } from './telegram-messages.ts'
import { takeUpdates } from './telegram-updates.ts'

const Settings = z.strictObject({
  BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{20,}$/, { message: 'Expected the token that BotFather gave, such as 123456:ABC-DEF…' }),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/, { message: 'Expected 16 to 256 of A-Z, a-z, 0-9, _ and -' })
    .optional(),
  API_URL: z.url().default('https://api.telegram.org'),
})

type Options = {
  settings: ChannelSettings | undefined
  publicUrl: string
  log: Log
  /** Of one call; 10,000 unless set. */
  timeoutMs?: number
  /** Of one long poll, in seconds; 50 unless set. */
  pollS?: number
  againAfterMs?: { first: number; most: number }
}

const KINDS = ['message', 'callback_query']

export function telegramChannel(options: Options): PersonChannel {
  const settings = settingsOf('telegram', Settings, options.settings)
  const base = { kind: 'telegram', name: 'Telegram' } as const
  if (!settings)
    return {
      ...base,
      canSend: false,
      send: async () => NOT_SET_UP,
      proof: { by: 'invitation', invite: async () => NOT_SET_UP },
    }
  const { BOT_TOKEN: token, WEBHOOK_SECRET: secret, API_URL: apiUrl } = settings
  const { timeoutMs = 10_000, publicUrl } = options
  const api = openTelegramApi({ token, apiUrl, timeoutMs })
  return {
    ...base,
    canSend: true,
    offers: ['ask'],
    proof: {
      by: 'invitation',
      invite: (reply) =>
        attempt(async () => {
          const { username } = await api.call<{ username?: string }>('getMe')
          const bot = username ?? ''
          return { words: `Open this link on your phone and press Start.`, url: `https://t.me/${bot}?start=${reply}` }
        }),
    },
    send: (message) =>
      attempt(async () => {
        const { message_id } = await api.call<{ message_id?: number }>('sendMessage', {
          chat_id: message.to.address,
          ...toTelegramText(message),
          link_preview_options: { is_disabled: true },
        })
        return message_id === undefined ? {} : { receipt: `${message.to.address} ${message_id}` }
      }),
    async update(receipt, message, news) {
      const [chat_id = '', id = ''] = receipt.split(' ')
      const changed = await attempt(async () => {
        await api
          .call('editMessageText', {
            chat_id,
            message_id: Number(id),
            ...toChangedText(message),
            link_preview_options: { is_disabled: true },
          })
          .catch(exceptSame)
        await api.call('sendMessage', {
          chat_id,
          text: toNews(news),
          reply_parameters: { message_id: Number(id), allow_sending_without_reply: true },
        })
        return {}
      })
      return 'error' in changed ? changed : null
    },
    listen: (door) =>
      secret === undefined ? poll(api, door, options) : announce(api, { secret, publicUrl, log: options.log }, options),
    ...(secret !== undefined && {
      async answer(request: Request, door: ChannelDoor) {
        if (!isSame(request.headers.get('x-telegram-bot-api-secret-token') ?? '', secret))
          return Response.json(
            { error: 'Nothing was done: expected the secret token that the desk gave Telegram.' },
            { status: 401 },
          )
        const update = (await request.json().catch(() => null)) as TelegramUpdate | null
        if (update) await takeUpdates({ api, door })(update)
        return Response.json({})
      },
    }),
  }
}

const NOT_SET_UP: NotSent = { error: 'this desk is not set up for Telegram', isGone: false }

async function attempt<T>(work: () => Promise<T>): Promise<T | NotSent> {
  try {
    return await work()
  } catch (error) {
    return toNotSent(error)
  }
}

function exceptSame(error: unknown): void {
  if (!(error instanceof TelegramRefused && error.message.includes('message is not modified'))) throw error
}

function isSame(given: string, secret: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)]
  return a.length === b.length && timingSafeEqual(a, b)
}

const MOST_TRIES = 5

type Pacing = Pick<Options, 'againAfterMs' | 'pollS' | 'log'>

/** Until it is stopped. Where another process polls, Telegram says so, and this one waits until that one is gone. */
function poll(api: TelegramApi, door: ChannelDoor, { pollS = 50, log, ...pacing }: Pacing): Listening {
  const take = takeUpdates({ api, door })
  let offset = 0
  let tries = 0
  return repeat(pacing, log, async (signal, isFirst) => {
    if (isFirst) await api.call('deleteWebhook', {}, { signal })
    const updates = await api.call<TelegramUpdate[]>(
      'getUpdates',
      { offset, timeout: pollS, allowed_updates: KINDS },
      { patienceMs: pollS * 1_000, signal },
    )
    for (const update of Array.isArray(updates) ? updates : []) {
      try {
        await take(update)
        tries = 0
      } catch (error) {
        tries += 1
        if (tries < MOST_TRIES) throw error
        // One that can never be done must not keep the others waiting.
        log.error({ err: error }, 'What somebody did in Telegram could not be carried out')
        tries = 0
      }
      offset = Math.max(offset, (update.update_id ?? 0) + 1)
    }
    return 'again'
  })
}

function announce(
  api: TelegramApi,
  { secret, publicUrl, log }: { secret: string; publicUrl: string; log: Log },
  pacing: Pick<Options, 'againAfterMs'>,
): Listening {
  const url = `${new URL(publicUrl).origin}/channels/telegram`
  return repeat(pacing, log, async (signal) => {
    await api.call('setWebhook', { url, secret_token: secret, allowed_updates: KINDS }, { signal })
    return 'done'
  })
}

/** Again and again, with longer and longer pauses while it fails. */
function repeat(
  { againAfterMs: { first, most } = { first: 1_000, most: 60_000 } }: Pick<Options, 'againAfterMs'>,
  log: Log,
  work: (signal: AbortSignal, isFirst: boolean) => Promise<'again' | 'done'>,
): Listening {
  const stopping = new AbortController()
  const running = (async () => {
    for (let failures = 0, began = false; !stopping.signal.aborted; ) {
      try {
        if ((await work(stopping.signal, !began)) === 'done') return
        began = true
        failures = 0
      } catch (error) {
        if (stopping.signal.aborted) return
        log.warn(
          { error: toNotSent(error).error },
          'Telegram could not be asked what people did there; it is tried again',
        )
        await pause(Math.min(most, first * 2 ** failures), stopping.signal)
        failures += 1
      }
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
