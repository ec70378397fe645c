import { type Refusal, refuse } from '@baton-desk/core'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { type Caller, senderKey } from './caller.ts'

/** How often one key, one person or one unknown address may call, counted in this process. */
export type RateLimit = {
  caller(caller: Caller): Promise<Refusal | null>
  /** What the customer of one handoff sends from their page. Seconds to wait; 0 where it may go on. */
  customer(handoff: string): Promise<number>
  /** What a caller sends counts by its bytes too. */
  body(caller: Caller, bytes: number): Promise<Refusal | null>
  /** Calls without a valid key or session, by address. One with a wrong key counts fivefold: guessing keys is slow. */
  stranger(address: string, sent: { wrongKey: boolean }): Promise<Refusal | null>
}

const BURST_S = 10
/** So many forms of one customer's page in so many seconds: more than anybody types, few enough that nobody is flooded. */
const FROM_A_CUSTOMER = 10
const CUSTOMER_S = 600
/** A request may be this large on average. */
const BYTES_A_REQUEST = 32 * 1024
/** However few requests a second there may be, so many bytes may come at once: two of the largest bodies. */
const BYTES_AT_LEAST = 16 * 1024 * 1024

export function createRateLimit({ perSecond }: { perSecond: number }): RateLimit {
  const callers = new RateLimiterMemory({ points: Math.max(1, Math.round(perSecond * BURST_S)), duration: BURST_S })
  const bytesAtMost = Math.max(BYTES_AT_LEAST, Math.round(perSecond * BURST_S * BYTES_A_REQUEST))
  const bodies = new RateLimiterMemory({ points: bytesAtMost, duration: BURST_S })
  const customers = new RateLimiterMemory({ points: FROM_A_CUSTOMER, duration: CUSTOMER_S })
  const strangers = new RateLimiterMemory({ points: 100, duration: 60 })
  return {
    caller: (caller) => take(callers, `${caller.workspace} ${senderKey(caller)}`),
    customer: (handoff) => spend(customers, handoff, 1),
    body: async (caller, bytes) => {
      const retryAfter = await spend(bodies, `${caller.workspace} ${senderKey(caller)}`, bytes)
      if (retryAfter === 0) return null
      const facts = { most: bytesAtMost, seconds: BURST_S, retryAfter }
      return refuse('rate-limited', { code: 'tooManyBytes', facts }, { retryAfter })
    },
    stranger: (address, { wrongKey }) => take(strangers, address, wrongKey ? 5 : 1),
  }
}

async function take(limiter: RateLimiterMemory, key: string, points = 1): Promise<Refusal | null> {
  const retryAfter = await spend(limiter, key, points)
  return retryAfter === 0
    ? null
    : refuse('rate-limited', { code: 'tooManyRequests', facts: { retryAfter } }, { retryAfter })
}

/** Seconds to wait; 0 where it may go on. */
async function spend(limiter: RateLimiterMemory, key: string, points: number): Promise<number> {
  try {
    await limiter.consume(key, points)
    return 0
  } catch (spent) {
    if (!(spent instanceof RateLimiterRes)) throw spent
    return Math.max(1, Math.ceil(spent.msBeforeNext / 1000))
  }
}
