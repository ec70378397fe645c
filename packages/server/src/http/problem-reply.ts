import { type Refusal, toProblem } from '@baton-desk/core'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** When the same may be sent again, where the refusal says it. */
export function retryAfter({ facts }: Refusal): Record<string, string> {
  return typeof facts?.retryAfter === 'number' ? { 'retry-after': String(facts.retryAfter) } : {}
}

/** A refusal as `application/problem+json`. */
export function problemReply(c: Context, refusal: Refusal, headers: Record<string, string> = {}): Response {
  const problem = toProblem(refusal, c.get('requestId') as string | undefined)
  return c.body(JSON.stringify(problem), problem.status as ContentfulStatusCode, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...headers,
  })
}
