/** Writes long notes in a thread of its own. Senders take turns, so that one who sends much waits for itself. */
import { readJson, refuse } from '@baton-desk/core'
import type { Aside } from '../app/at-length.ts'
import { startThread, type ThreadLimits, TookTooMuch } from '../threads/thread.ts'

export type Composer = { aside: Aside; stop(): Promise<void> }

/** A conversation of 10,000 messages takes seconds; what takes this long was made to. */
const LIMITS: ThreadLimits = { cpuMs: 30_000, wallMs: 120_000, memoryMb: 512 }
/** Of one sender, the one under way included. */
const WAITING_AT_MOST = 4
const AGAIN_AFTER_S = 10

/** From source in development, else as it was built. */
const SCRIPT = new URL(
  import.meta.url.endsWith('.ts') ? './composer-worker.ts' : './composer-worker.js',
  import.meta.url,
)

export function startComposer(limits: ThreadLimits = LIMITS): Composer {
  const thread = startThread<string, string>(SCRIPT, limits)
  const takeTurn = turns()
  return {
    aside: async (sender, kind, asked) => {
      const turn = takeTurn(sender)
      if (!turn)
        return refuse(
          'rate-limited',
          { code: 'tooMuchWaiting', facts: { most: WAITING_AT_MOST, retryAfter: AGAIN_AFTER_S } },
          { retryAfter: AGAIN_AFTER_S },
        )
      await turn.mine
      try {
        return readJson(await thread.ask(JSON.stringify({ kind, asked }))) as never
      } catch (thrown) {
        if (!(thrown instanceof TookTooMuch)) throw thrown
        return refuse('too-large', { code: 'tookTooLong', facts: { most: thrown.message } })
      } finally {
        turn.over()
      }
    },
    stop: thread.stop,
  }
}

type Turn = { mine: Promise<void>; over(): void }

/** One at a time; of those who wait, whoever was served longest ago. */
function turns(): (sender: string) => Turn | null {
  const waiting = new Map<string, (() => void)[]>()
  const held = new Map<string, number>()
  let isBusy = false
  const next = () => {
    const [first] = waiting
    if (!first) {
      isBusy = false
      return
    }
    const [sender, [begin, ...rest]] = first
    waiting.delete(sender)
    if (rest.length > 0) waiting.set(sender, rest)
    begin?.()
  }
  return (sender) => {
    const holds = held.get(sender) ?? 0
    if (holds >= WAITING_AT_MOST) return null
    held.set(sender, holds + 1)
    const { promise: mine, resolve: begin } = Promise.withResolvers<void>()
    if (isBusy) waiting.set(sender, [...(waiting.get(sender) ?? []), begin])
    else {
      isBusy = true
      begin()
    }
    return {
      mine,
      over() {
        const left = (held.get(sender) ?? 1) - 1
        if (left > 0) held.set(sender, left)
        else held.delete(sender)
        next()
      },
    }
  }
}
