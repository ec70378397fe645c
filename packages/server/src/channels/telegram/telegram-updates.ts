/** What people do in Telegram: buttons, answers to what the bot asked, and the invitation with which they begin. */
import { cutText, en } from '@baton-desk/core'
import type { ActLook, ActResult, ChannelDoor, FromChannel } from '../../app/ports/telling.ts'
import type { TelegramApi, TelegramMessage, TelegramUpdate } from './telegram-api.ts'
import { SURE } from './telegram-messages.ts'

const { telling: said, chat } = en

/** Of what a press is answered with. */
const NOTICE = 200
const TOKEN = /\/a\/([\w-]{64})(?![\w-])/

type Options = { api: TelegramApi; door: ChannelDoor }
type Query = NonNullable<TelegramUpdate['callback_query']>

/**
 * Rejects where the desk cannot do it now: the same update comes again then. What Telegram does not take is left: whoever pressed
 * presses again.
 */
export function takeUpdates({ api, door }: Options): (update: TelegramUpdate) => Promise<void> {
  const tell = (method: string, given: Record<string, unknown>) => api.call(method, given).catch(() => undefined)

  return async ({ message, callback_query: query }) => {
    if (query) await press(query)
    else if (message?.chat?.type === 'private') await hear(message)
  }

  async function press(query: Query): Promise<void> {
    const from = fromOf(query.from)
    const { data } = query
    if (!from || data === undefined || query.id === undefined) return
    const notice = await act(query, data, from)
    // Telegram shows that it waits until it is answered; one that has waited too long is answered no more.
    await tell('answerCallbackQuery', {
      callback_query_id: query.id,
      ...(notice && { text: cutText(notice, NOTICE), show_alert: true }),
    })
  }

  /** What only the one who pressed is told; undefined where the message says it. */
  async function act(query: Query, token: string, from: FromChannel): Promise<string | undefined> {
    const look = await door.look(token, from)
    if (look.is === 'over') return look.words
    await door.seen(token, from)
    if (look.act === 'approve' && !isSure(query, token)) return askIfSure(query, token)
    if (look.act === 'accept' || look.act === 'approve' || look.act === 'take_over')
      return toNotice(await door.carryOut(token, from, {}))
    return askFor(look, from)
  }

  async function askIfSure({ message }: Query, token: string): Promise<string | undefined> {
    const inline_keyboard = (message?.reply_markup?.inline_keyboard ?? []).map((row) =>
      row.map((button) => (button.callback_data === token ? { ...button, text: SURE } : button)),
    )
    await tell('editMessageReplyMarkup', {
      chat_id: message?.chat?.id,
      message_id: message?.message_id,
      reply_markup: { inline_keyboard },
    })
    return undefined
  }

  /** One text is answered here; anything more is done on the page. */
  async function askFor(look: Extract<ActLook, { is: 'open' }>, from: FromChannel): Promise<undefined> {
    const [field] = look.fields
    const isOneText = look.fields.length === 1 && field?.kind === 'text'
    const words = isOneText ? `${field.label}\n${chat.answerThis}` : chat.onItsPage
    await tell('sendMessage', {
      chat_id: from.address,
      // The answer comes with this text, and so with the act that it is for.
      text: `${cutText(look.ask, 300)}\n\n${words}\n${look.url}`,
      link_preview_options: { is_disabled: true },
      ...(isOneText && { reply_markup: { force_reply: true, input_field_placeholder: said.acts[look.act] } }),
    })
  }

  async function hear(message: TelegramMessage): Promise<void> {
    const from = fromOf(message.from)
    const { text = '', reply_to_message: asked } = message
    if (!from) return
    const [, reply] = /^\/start ([\w-]{1,64})$/.exec(text) ?? []
    if (reply !== undefined) return say(from, (await door.prove(reply, from)).words)
    // Only what the bot itself asked names an act: nobody else's words do.
    const [, token] = (asked?.from?.is_bot && TOKEN.exec(asked.text ?? '')) || []
    if (token === undefined) return say(from, chat.whatItIs)
    const result = await door.carryOut(token, from, { text })
    return say(from, result.is === 'done' ? result.words : `${result.words}\n${result.url}`)
  }

  async function say(to: FromChannel, text: string): Promise<void> {
    await tell('sendMessage', { chat_id: to.address, text, link_preview_options: { is_disabled: true } })
  }
}

const isSure = ({ message }: Query, token: string): boolean =>
  buttonsOf(message).some(({ callback_data, text }) => callback_data === token && text === SURE)

const toNotice = (result: ActResult): string | undefined => (result.is === 'done' ? undefined : result.words)

const buttonsOf = (message: TelegramMessage | undefined) => message?.reply_markup?.inline_keyboard?.flat() ?? []

const fromOf = (user: TelegramMessage['from']): FromChannel | null =>
  user?.id === undefined || user.is_bot
    ? null
    : {
        address: String(user.id),
        label: `${[user.first_name, user.last_name].filter(Boolean).join(' ') || user.username || user.id} in Telegram`,
      }
