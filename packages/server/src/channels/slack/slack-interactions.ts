/**
 * What people do in Slack: buttons and dialogues. Slack has to be answered within three seconds: what takes longer goes on behind
 * the answer. What came of a press is seen in the message, which changes, or in words that only the one who pressed sees.
 */
import type { Log } from '../../app/ports/log.ts'
import type { ActName, ChannelDoor } from '../../app/ports/telling.ts'
import type { SlackApi } from './slack-api.ts'
import { NEEDS_NO_WORDS, toWords } from './slack-messages.ts'
import { readView, stillWorking, toView, toViewAnswer } from './slack-views.ts'

/** As far as it is read; everything in it may be missing. */
export type Interaction = {
  type?: string
  trigger_id?: string
  user?: { id?: string; name?: string; username?: string }
  channel?: { id?: string }
  container?: { channel_id?: string; message_ts?: string }
  actions?: { action_id?: string; value?: string }[]
  view?: Parameters<typeof readView>[0]
}

export type Interactions = {
  /** What Slack is answered with. `once`: Slack's own id of what came; the same one twice is one. */
  take(payload: Interaction, once: string | undefined): Promise<Record<string, unknown>>
  /** Until all that was taken is done. */
  settled(): Promise<void>
}

/** Of Slack's three seconds. */
const ANSWER_WITHIN_MS = 2_500
/** Slack sends again within some minutes what it was not answered for. */
const REMEMBERED = 1_000

type Options = { api: SlackApi; door: ChannelDoor; log: Log; answerWithinMs?: number }

export function takeInteractions({ api, door, log, answerWithinMs = ANSWER_WITHIN_MS }: Options): Interactions {
  const seen = new Set<string>()
  const underWay = new Set<Promise<unknown>>()

  return {
    async take(payload, once) {
      const user = payload.user?.id
      if (user === undefined || isRepeated(once)) return {}
      if (payload.type === 'view_submission') return answerView(payload, user)
      if (payload.type === 'block_actions')
        await within(
          answerWithinMs,
          Promise.all((payload.actions ?? []).map((one) => begin(press(payload, one, user)))),
        )
      return {}
    },
    settled: async () => {
      await Promise.allSettled(underWay)
    },
  }

  function isRepeated(once: string | undefined): boolean {
    if (once === undefined) return false
    if (seen.has(once)) return true
    seen.add(once)
    const [oldest] = seen
    if (seen.size > REMEMBERED && oldest !== undefined) seen.delete(oldest)
    return false
  }

  function begin<T>(work: Promise<T>): Promise<T | undefined> {
    const watched = work.catch((error: unknown) => {
      log.error({ err: error }, 'What somebody did in Slack could not be carried out')
      return undefined
    })
    underWay.add(watched)
    void watched.finally(() => underWay.delete(watched))
    return watched
  }

  async function answerView(payload: Interaction, user: string): Promise<Record<string, unknown>> {
    const read = readView(payload.view ?? {})
    if (!read) return {}
    const acting = begin(door.carryOut(read.token, fromOf(payload, user), read.typed).then(toViewAnswer))
    return (await within(answerWithinMs, acting)) ?? stillWorking()
  }

  async function press(payload: Interaction, action: { action_id?: string; value?: string }, user: string) {
    const [verb = '', act = ''] = (action.action_id ?? '').split(':')
    const { value } = action
    if (value === undefined) return
    const from = fromOf(payload, user)
    if (verb === 'open') return door.seen(value, from)
    if (verb === 'prove') {
      const { words } = await door.prove(value, from)
      return say(payload, user, words)
    }
    if (verb === 'act' && NEEDS_NO_WORDS.has(act as ActName)) {
      const result = await door.carryOut(value, from, {})
      return result.is === 'done' ? undefined : say(payload, user, result.words, result.url)
    }
    if (verb !== 'act' && verb !== 'edit') return
    const look = await door.look(value, from)
    if (look.is === 'over') return say(payload, user, look.words, look.url)
    await door.seen(value, from)
    await api.openView(payload.trigger_id ?? '', toView(look, value))
  }

  async function say(payload: Interaction, user: string, words: string, url?: string): Promise<void> {
    const channel = payload.channel?.id ?? payload.container?.channel_id
    if (channel !== undefined) await api.whisper({ channel, user }, toWords(words, url))
  }
}

const fromOf = ({ user }: Interaction, id: string) => ({ address: id, label: user?.name ?? user?.username ?? id })

/** Undefined where it takes longer. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  const timeout = new AbortController()
  const late = new Promise<undefined>((resolve) => {
    const timer = setTimeout(() => resolve(undefined), ms)
    timeout.signal.addEventListener('abort', () => clearTimeout(timer))
  })
  return Promise.race([work, late]).finally(() => timeout.abort())
}
