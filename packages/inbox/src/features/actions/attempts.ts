/**
 * What is being sent for which handoff, and what failed. Kept outside the components: while one answer is on its way
 * the person goes on with another handoff, and finds a failure where it happened.
 */
import { BatonUnreachable } from '@baton-desk/sdk'
import { isSignedOut, newIdempotencyKey } from '../../desk/desk.ts'
import { connectionNow, onConnection } from '../../desk/live.ts'
import { queryClient } from '../../desk/queries.ts'
import { sharedValue, useShared } from '../../ui/shared-value.ts'

export type Attempt =
  | { state: 'sending' }
  /** The desk cannot be reached: sent when it is back, under the same key. */
  | { state: 'waiting'; retry: () => void }
  | { state: 'failed'; error: unknown; retry: () => void }

const attempts = sharedValue<ReadonlyMap<string, Attempt>>(new Map())

export const attemptFor = (handoff: string): Attempt | undefined => attempts.get().get(handoff)
export const useAttempt = (handoff: string): Attempt | undefined => useShared(attempts).get(handoff)

export function forgetAttempt(handoff: string): void {
  set(handoff, undefined)
}

/** Sends once at a time per handoff. Sent again after a failure it keeps its key, so that the desk acts on it once. */
export function attempt<Answer>(
  handoff: string,
  send: (options: { idempotencyKey: string }) => Promise<Answer>,
  onSent: (answer: Answer) => void,
): void {
  const { state } = attemptFor(handoff) ?? {}
  if (state === 'sending' || state === 'waiting') return
  const options = { idempotencyKey: newIdempotencyKey() }
  const go = async () => {
    set(handoff, { state: 'sending' })
    try {
      const answer = await send(options)
      set(handoff, undefined)
      onSent(answer)
    } catch (error) {
      if (isSignedOut(error)) void queryClient.invalidateQueries({ queryKey: ['desk'] })
      const isAway = error instanceof BatonUnreachable && connectionNow().lostAt !== undefined
      const retry = () => void go()
      set(handoff, isAway ? { state: 'waiting', retry } : { state: 'failed', error, retry })
    }
  }
  void go()
}

/** The desk is back: what waited goes now, in the order in which it was said, and is refused or taken like anything else. */
onConnection(() => {
  if (!connectionNow().live) return
  for (const one of attempts.get().values()) if (one.state === 'waiting') one.retry()
})

function set(handoff: string, next: Attempt | undefined) {
  const changed = new Map(attempts.get())
  if (next) changed.set(handoff, next)
  else changed.delete(handoff)
  attempts.set(changed)
}
