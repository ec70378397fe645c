/**
 * What is being sent for which handoff, and what failed. Kept outside the components: while one answer is on its way
 * the person goes on with another handoff, and finds a failure where it happened.
 */
import { useSyncExternalStore } from 'react'
import { isSignedOut, newIdempotencyKey } from '../../desk/desk.ts'
import { queryClient } from '../../desk/queries.ts'

export type Attempt = { state: 'sending' } | { state: 'failed'; error: unknown; retry: () => void }

let attempts: ReadonlyMap<string, Attempt> = new Map()
const listeners = new Set<() => void>()

export const useAttempt = (handoff: string): Attempt | undefined =>
  useSyncExternalStore(subscribe, () => attempts.get(handoff))

export function forget(handoff: string): void {
  set(handoff, undefined)
}

/** Sends once at a time per handoff. Sent again after a failure it keeps its key, so that the desk acts on it once. */
export function attempt<Answer>(
  handoff: string,
  send: (options: { idempotencyKey: string }) => Promise<Answer>,
  onSent: (answer: Answer) => void,
): void {
  if (attempts.get(handoff)?.state === 'sending') return
  const options = { idempotencyKey: newIdempotencyKey() }
  const go = async () => {
    set(handoff, { state: 'sending' })
    try {
      const answer = await send(options)
      set(handoff, undefined)
      onSent(answer)
    } catch (error) {
      if (isSignedOut(error)) void queryClient.invalidateQueries({ queryKey: ['desk'] })
      set(handoff, { state: 'failed', error, retry: () => void go() })
    }
  }
  void go()
}

function set(handoff: string, next: Attempt | undefined) {
  const changed = new Map(attempts)
  if (next) changed.set(handoff, next)
  else changed.delete(handoff)
  attempts = changed
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
