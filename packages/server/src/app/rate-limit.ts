import { type Refusal, refuse } from '@baton-desk/core'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { type Caller, senderKey } from './caller.ts'

/** How often one key, one person or one unknown address may call, counted in this process. */
export type RateLimit = {
  caller(caller: Caller): Promise<Refusal | null>
  /** Calls without a valid key or session, by address. One with a wrong key counts fivefold: guessing keys is slow. */
  stranger(address: string, sent: { wrongKey: boolean }): Promise<Refusal | null>
}

const BURST_S = 10

export function createRateLimit({ perSecond }: { perSecond: number }): RateLimit {
  const callers = new RateLimiterMemory({ points: Math.max(1, Math.round(perSecond * BURST_S)), duration: BURST_S })
  const strangers = new RateLimiterMemory({ points: 100, duration: 60 })
  return {
    caller: (caller) => take(callers, `${caller.workspace} ${senderKey(caller)}`),
    stranger: (address, { wrongKey }) => take(strangers, address, wrongKey ? 5 : 1),
  }
}

async function take(limiter: RateLimiterMemory, key: string, points = 1): Promise<Refusal | null> {
  try {
    await limiter.consume(key, points)
    return null
  } catch (spent) {
    if (!(spent instanceof RateLimiterRes)) throw spent
    const retryAfter = Math.max(1, Math.ceil(spent.msBeforeNext / 1000))
    return refuse('rate-limited', { code: 'tooManyRequests', facts: { retryAfter } }, { retryAfter })
  }
}
