import { type Refusal, toProblem } from '@baton-desk/core'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** A refusal as `application/problem+json`. */
export function problemReply(c: Context, refusal: Refusal, headers: Record<string, string> = {}): Response {
  const problem = toProblem(refusal, c.get('requestId') as string | undefined)
  return c.body(JSON.stringify(problem), problem.status as ContentfulStatusCode, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...headers,
  })
}
