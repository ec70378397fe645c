/**
 * Telegram's Bot API on the loopback, as its documentation has it: token, 4,096 characters, 64 bytes of a button, long polls, the webhook's secret.
 * It was written from what Telegram documents and never compared with Telegram itself.
 */
import { type HttpPeer, openHttpPeer, type PeerAnswer, type PeerRequest } from './http-peer.ts'

export const TELEGRAM_TOKEN = '123456:of-a-test-of-a-test-of-a-test'

type Json = Record<string, unknown>
export type TelegramButton = { text: string; callback_data?: string; url?: string }
export type TelegramPosted = {
  message_id: number
  chat: number
  text: string
  buttons: TelegramButton[]
  asks: boolean
  replyTo?: number | undefined
  changes: number
}

export type TelegramPeer = HttpPeer & {
  posted: TelegramPosted[]
  notices: { user: number; text: string }[]
  broken: string[]
  users: Map<number, { first_name: string; blocked?: boolean }>
  webhook: { url: string; secret_token: string } | undefined
  /** Somebody presses a button; resolves once the desk has answered it. `times`: the same update comes so often. */
  press(user: number, message: TelegramPosted, button: TelegramButton, times?: number): Promise<void>
  /** Somebody writes; resolves once the desk has answered. */
  write(user: number, text: string, answering?: TelegramPosted): Promise<void>
  callback(user: number, message: TelegramPosted, button: TelegramButton): Json
}

export async function openTelegramPeer(): Promise<TelegramPeer> {
  const posted: TelegramPosted[] = []
  const notices: TelegramPeer['notices'] = []
  const broken: string[] = []
  const users: TelegramPeer['users'] = new Map()
  const waiting = new Set<() => void>()
  const queue: Json[] = []
  const pressed = new Map<string, number>()
  let webhook: TelegramPeer['webhook']
  let ids = 0
  let seen = 0
  const nextId = () => {
    ids += 1
    return ids
  }
  const stir = () => {
    for (const look of [...waiting]) look()
  }
  const until = (isSo: () => boolean, ms?: number) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!isSo()) return
        waiting.delete(look)
        resolve()
      }
      waiting.add(look)
      if (ms !== undefined)
        setTimeout(() => {
          waiting.delete(look)
          resolve()
        }, ms).unref()
      look()
    })

  const refuse = (code: number, description: string): PeerAnswer => ({
    status: code,
    body: { ok: false, error_code: code, description },
  })

  async function answer({ path, body }: PeerRequest): Promise<PeerAnswer> {
    const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(path) ?? []
    if (token !== TELEGRAM_TOKEN) return refuse(401, 'Unauthorized')
    const said = METHODS[method]
    if (!said) return refuse(404, 'Not Found')
    const before = broken.length
    const result = await said(JSON.parse(body || '{}') as Json)
    stir()
    if (broken.length > before) return refuse(400, `Bad Request: ${broken.at(-1)}`)
    return Array.isArray(result) && result[0] === 'refused'
      ? refuse(result[1] as number, String(result[2]))
      : { body: { ok: true, result } }
  }

  const METHODS: Record<string, (given: Json) => unknown> = {
    getMe: () => ({ id: 1, is_bot: true, username: 'baton_test_bot' }),
    deleteWebhook: () => true,
    setWebhook: ({ url, secret_token }) => {
      webhook = { url: String(url), secret_token: String(secret_token) }
      return true
    },
    getUpdates: async ({ offset, timeout }) => {
      seen = Math.max(seen, Number(offset))
      stir()
      const fresh = () => queue.filter(({ update_id }) => Number(update_id) >= seen)
      if (fresh().length === 0) await until(() => fresh().length > 0, Number(timeout) * 1_000)
      return fresh()
    },
    sendMessage: (given) => {
      const user = users.get(Number(given.chat_id))
      if (!user) return ['refused', 400, 'Bad Request: chat not found']
      if (user.blocked) return ['refused', 403, 'Forbidden: bot was blocked by the user']
      const message = check(given)
      const message_id = nextId()
      posted.push({ ...message, message_id, chat: Number(given.chat_id), changes: 0 })
      return { message_id, chat: { id: Number(given.chat_id) } }
    },
    editMessageText: (given) => {
      const message = posted.find(
        ({ message_id, chat }) => message_id === given.message_id && chat === Number(given.chat_id),
      )
      if (!message) return ['refused', 400, 'Bad Request: message to edit not found']
      const { text, buttons } = check(given)
      if (text === message.text && JSON.stringify(buttons) === JSON.stringify(message.buttons))
        return ['refused', 400, 'Bad Request: message is not modified']
      Object.assign(message, { text, buttons, changes: message.changes + 1 })
      return { message_id: message.message_id }
    },
    editMessageReplyMarkup: (given) => {
      const message = posted.find(({ message_id }) => message_id === given.message_id)
      if (!message) return ['refused', 400, 'Bad Request: message to edit not found']
      message.buttons = check({ text: message.text, ...given }).buttons
      return { message_id: message.message_id }
    },
    answerCallbackQuery: ({ callback_query_id, text = '' }) => {
      const user = pressed.get(String(callback_query_id))
      if (user === undefined) return ['refused', 400, 'Bad Request: query is too old']
      if (String(text).length > 200) broken.push('a notice of more than 200 characters')
      pressed.delete(String(callback_query_id))
      if (text !== '') notices.push({ user, text: String(text) })
      return true
    },
  }

  function check(given: Json): Pick<TelegramPosted, 'text' | 'buttons' | 'asks' | 'replyTo'> {
    const text = String(given.text ?? '')
    const markup = given.reply_markup as { inline_keyboard?: TelegramButton[][]; force_reply?: boolean } | undefined
    const buttons = (markup?.inline_keyboard ?? []).flat()
    if (text.length === 0 || text.length > 4_096) broken.push(`a text of ${text.length} characters`)
    if (given.parse_mode !== undefined) broken.push('formatting is read in words of a note')
    for (const button of buttons) {
      const bytes = Buffer.byteLength(button.callback_data ?? '')
      if ((button.callback_data === undefined) === (button.url === undefined))
        broken.push('a button with neither or both')
      if (button.callback_data !== undefined && (bytes < 1 || bytes > 64)) broken.push(`a button of ${bytes} bytes`)
      if (button.url !== undefined && /localhost|127\.0\.0\.1/.test(button.url))
        broken.push('a button to an address of one machine')
    }
    const replyTo = (given.reply_parameters as { message_id?: number } | undefined)?.message_id
    return { text, buttons, asks: markup?.force_reply === true, replyTo }
  }

  const userOf = (id: number) => ({ id, is_bot: false, ...users.get(id) })
  const asMessage = ({ message_id, chat, text, buttons }: TelegramPosted) => ({
    message_id,
    from: { id: 1, is_bot: true },
    chat: { id: chat, type: 'private' },
    text,
    reply_markup: { inline_keyboard: buttons.map((button) => [button]) },
  })
  const http = await openHttpPeer(answer)

  const peer: TelegramPeer = {
    ...http,
    posted,
    notices,
    broken,
    users,
    get webhook() {
      return webhook
    },
    callback(user, message, button) {
      const id = `q${nextId()}`
      pressed.set(id, user)
      const update_id = nextId()
      return {
        update_id,
        callback_query: { id, from: userOf(user), data: button.callback_data, message: asMessage(message) },
      }
    },
    async press(user, message, button, times = 1) {
      const update = peer.callback(user, message, button)
      for (let n = 0; n < times; n += 1) queue.push(n === 0 ? update : { ...update, update_id: nextId() })
      const last = Number(queue.at(-1)?.update_id)
      stir()
      await until(() => seen > last)
    },
    async write(user, text, answering) {
      const update_id = nextId()
      queue.push({
        update_id,
        message: {
          message_id: nextId(),
          from: userOf(user),
          chat: { id: user, type: 'private' },
          text,
          ...(answering && { reply_to_message: asMessage(answering) }),
        },
      })
      stir()
      await until(() => seen > update_id)
    },
  }
  return peer
}
