/**
 * Calls that last (event streams, long polls) end as soon as whoever made them would no longer be let in: after a sign-out, with
 * a key that was revoked or has expired, or as somebody who was removed.
 */
import { isRefusal, type Refusal, refuse } from '@baton-desk/core'
import { type Admission, whyNotFor } from './answer-call.ts'
import type { App } from './app.ts'
import type { Caller, OperatorCaller } from './caller.ts'

export type Stay = {
  /** Aborts when the caller is no longer let in. */
  signal: AbortSignal
  /** Why; undefined while they are. */
  refusal(): Refusal | undefined
  /** The call is over. */
  end(): void
}

/** For what nobody announces: a key or a session that runs out, a notification that was lost. */
const LOOKS_AGAIN_MS = 30_000

type Staying = Pick<Admission, 'callers' | 'scope'> & {
  caller: Caller
  /** Who the same request would be from now. */
  ask: () => Promise<Caller | OperatorCaller | Refusal>
}

export function stayOf({ hub, log }: Pick<App, 'hub' | 'log'>, { caller, ask, callers, scope }: Staying): Stay {
  const over = new AbortController()
  let refusal: Refusal | undefined
  async function look() {
    const now = await ask()
    refusal = isRefusal(now) ? now : isSame(now, caller) ? whyNotFor(now, { callers, scope }) : LEFT
    if (refusal) over.abort()
  }
  const lookNow = () =>
    void look().catch((error) =>
      log.warn({ err: error }, 'Whether somebody may stay was not found out; asked again soon'),
    )
  const account = caller.kind === 'person' ? caller.userId : undefined
  const stop = hub.watchAccess(caller.workspace, (userId) => {
    if (userId === undefined || userId === account) lookNow()
  })
  const timer = setInterval(lookNow, LOOKS_AGAIN_MS)
  // What ended between their being let in and now was announced to nobody here.
  lookNow()
  return {
    signal: over.signal,
    refusal: () => refusal,
    end() {
      stop()
      clearInterval(timer)
    },
  }
}

const LEFT = refuse('not-signed-in', { code: 'sessionOver', facts: {} })

const isSame = (now: Caller | OperatorCaller, before: Caller): now is Caller =>
  now.kind === before.kind && now.id === before.id && now.workspace === before.workspace
