/** Slack's Web API as far as the desk needs it, and what its refusals mean. The only file that knows the client. */
import {
  type Block,
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebClient,
  type WebClientOptions,
} from '@slack/web-api'
import type { NotSent } from '../../app/ports/telling.ts'

export type SlackBlocks = readonly Record<string, unknown>[]
export type SlackText = { text: string; blocks: SlackBlocks }
type Place = { channel: string; ts: string }

export type SlackApi = {
  /** Where this user and the app write to each other. */
  directMessage(user: string): Promise<string>
  post(message: SlackText & { channel: string; id?: string; thread?: string }): Promise<Place>
  /** One that was posted under this id, where it is among the newest. */
  find(channel: string, id: string): Promise<Place | null>
  change(place: Place, message: SlackText): Promise<void>
  /** Only this user sees it, and only now. */
  whisper(to: { channel: string; user: string }, message: SlackText): Promise<void>
  openView(trigger: string, view: Record<string, unknown>): Promise<void>
  /** By the address of mail or the member id; null where there is nobody. */
  user(given: { email: string } | { id: string }): Promise<{ id: string; name: string } | null>
}

type Options = { botToken: string; apiUrl: string; timeoutMs: number }

export const clientOptions = ({ apiUrl, timeoutMs }: Omit<Options, 'botToken'>): WebClientOptions => ({
  slackApiUrl: apiUrl,
  timeout: timeoutMs,
  // The desk itself tries again, under the same id, and knows who else is to be told meanwhile.
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  allowAbsoluteUrls: false,
  logger: SILENT,
})

export function openSlackApi({ botToken, ...options }: Options): SlackApi {
  const slack = new WebClient(botToken, clientOptions(options))
  const rooms = new Map<string, string>()
  return {
    async directMessage(user) {
      const known = rooms.get(user)
      if (known) return known
      const { channel } = await slack.conversations.open({ users: user })
      const id = present(channel?.id, 'a conversation without an id')
      rooms.set(user, id)
      return id
    },
    async post({ channel, text, blocks, id, thread }) {
      const posted = await slack.chat.postMessage({
        channel,
        text,
        blocks: blocks as unknown as Block[],
        mrkdwn: false,
        unfurl_links: false,
        unfurl_media: false,
        ...(thread !== undefined && { thread_ts: thread }),
        ...(id !== undefined && { metadata: { event_type: MARK, event_payload: { id } } }),
      })
      return { channel, ts: present(posted.ts, 'a message without a time stamp') }
    },
    async find(channel, id) {
      const { messages = [] } = await slack.conversations.history({ channel, limit: 50, include_all_metadata: true })
      const found = messages.find(
        ({ metadata }) => metadata?.event_type === MARK && (metadata.event_payload as { id?: unknown })?.id === id,
      )
      return found?.ts === undefined ? null : { channel, ts: found.ts }
    },
    async change({ channel, ts }, { text, blocks }) {
      await slack.chat.update({ channel, ts, text, blocks: blocks as unknown as Block[] })
    },
    async whisper({ channel, user }, { text, blocks }) {
      await slack.chat.postEphemeral({ channel, user, text, blocks: blocks as unknown as Block[] })
    },
    async openView(trigger, view) {
      await slack.views.open({ trigger_id: trigger, view: view as never })
    },
    async user(given) {
      try {
        const { user } =
          'email' in given
            ? await slack.users.lookupByEmail({ email: given.email })
            : await slack.users.info({ user: given.id })
        if (!user?.id || user.deleted || user.is_bot) return null
        return { id: user.id, name: user.profile?.real_name || user.real_name || user.name || user.id }
      } catch (error) {
        if (codeOf(error) === 'users_not_found' || codeOf(error) === 'user_not_found') return null
        throw error
      }
    },
  }
}

/** What marks a message of the desk, beside its own id. */
const MARK = 'baton_message'

function present<T>(value: T | undefined, got: string): T {
  if (value === undefined) throw new Error(`Slack answered with ${got}`)
  return value
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof WebAPIPlatformError ? error.data.error : undefined

/** Whether Slack refuses how a message is built, and not that it is sent. */
export const isUnfit = (error: unknown): boolean => UNFIT.has(codeOf(error) ?? '')

/** What a call that failed means for whoever wanted to tell somebody. */
export function toNotSent(error: unknown): NotSent {
  if (error instanceof WebAPIRateLimitedError)
    return { error: 'Slack asks the desk to wait', isGone: false, retryAfterS: error.retryAfter }
  if (error instanceof WebAPIHTTPError) return { error: `Slack answered ${error.statusCode}`, isGone: false }
  const code = codeOf(error)
  if (code === undefined)
    return {
      error: `Slack could not be reached (${error instanceof Error ? error.message : 'no reason'})`,
      isGone: false,
    }
  if (NOBODY_THERE.has(code)) return { error: `Slack knows no such user (${code})`, isGone: true }
  if (OF_THE_DESK.has(code)) return { error: `Slack refuses the token of this desk (${code})`, isGone: false }
  return { error: `Slack refuses it (${code})`, isGone: false }
}

const NOBODY_THERE = new Set([
  ...['user_not_found', 'users_not_found', 'user_disabled', 'cannot_dm_bot', 'channel_not_found', 'is_archived'],
  ...['message_not_found', 'cant_update_message', 'edit_window_closed'],
])
const OF_THE_DESK = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'missing_scope',
])
const UNFIT = new Set(['invalid_blocks', 'invalid_blocks_format', 'msg_too_long', 'msg_blocks_too_long'])

const SILENT = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => 'error' as never,
  setName: () => {},
}
