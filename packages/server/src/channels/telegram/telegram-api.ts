/** Telegram's Bot API, as far as the desk needs it: plain calls, and what its refusals mean. The token stands in the address, so no address is ever told. */
import type { NotSent } from '../../app/ports/telling.ts'

export type Keyboard = { inline_keyboard: KeyboardButton[][] }
export type KeyboardButton = { text: string; callback_data?: string; url?: string }
/** As far as it is read. */
export type TelegramMessage = {
  message_id?: number
  from?: { id?: number; is_bot?: boolean; first_name?: string; last_name?: string; username?: string }
  chat?: { id?: number; type?: string }
  text?: string
  reply_markup?: Keyboard
  reply_to_message?: TelegramMessage
}
export type TelegramUpdate = {
  update_id?: number
  message?: TelegramMessage
  callback_query?: { id?: string; from?: TelegramMessage['from']; data?: string; message?: TelegramMessage }
}

export type TelegramApi = {
  call<T = unknown>(
    method: string,
    given?: Record<string, unknown>,
    options?: { patienceMs?: number; signal?: AbortSignal },
  ): Promise<T>
}

export class TelegramRefused extends Error {
  override readonly name = 'TelegramRefused'
  readonly code: number
  readonly retryAfterS: number | undefined

  constructor(code: number, words: string, retryAfterS?: number) {
    super(words)
    this.code = code
    this.retryAfterS = retryAfterS
  }
}

export const openTelegramApi = ({
  token,
  apiUrl,
  timeoutMs,
}: {
  token: string
  apiUrl: string
  timeoutMs: number
}): TelegramApi => ({
  async call<T>(
    method: string,
    given: Record<string, unknown> = {},
    { patienceMs = 0, signal }: { patienceMs?: number; signal?: AbortSignal } = {},
  ) {
    const timeout = AbortSignal.timeout(timeoutMs + patienceMs)
    const response = await fetch(`${apiUrl.replace(/\/$/, '')}/bot${token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(given),
      redirect: 'error',
      signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
    })
    const answer = readAnswer(await response.text())
    if (answer?.ok === true && answer.result !== undefined) return answer.result as T
    const { description, parameters } = answer ?? {}
    const wait = Number(parameters?.retry_after ?? response.headers.get('retry-after') ?? Number.NaN)
    throw new TelegramRefused(
      response.ok ? 0 : response.status,
      typeof description === 'string'
        ? description.slice(0, 200)
        : `it answered ${response.status} and nothing that can be read`,
      Number.isFinite(wait) ? wait : undefined,
    )
  },
})

type Answer = { ok?: unknown; result?: unknown; description?: unknown; parameters?: { retry_after?: unknown } } | null

function readAnswer(text: string): Answer {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' ? (read as Answer) : null
  } catch {
    return null
  }
}

export function toNotSent(error: unknown): NotSent {
  if (!(error instanceof TelegramRefused)) {
    const { name } = error as Error
    return {
      error: name === 'TimeoutError' ? 'Telegram did not answer in time' : 'Telegram could not be reached',
      isGone: false,
    }
  }
  const { code, message, retryAfterS } = error
  if (code === 401 || code === 404) return { error: 'Telegram refuses the token of this desk', isGone: false }
  const isGone = code === 403 || (code === 400 && NOBODY_THERE.some((one) => message.toLowerCase().includes(one)))
  return { error: `Telegram refuses it (${message})`, isGone, retryAfterS }
}

const NOBODY_THERE = ['chat not found', 'user is deactivated', 'message to edit not found', "message can't be edited"]
