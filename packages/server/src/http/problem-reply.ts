import { type ProblemCode, type Refusal, refuse, toProblem } from '@baton-desk/core'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { z } from 'zod'

/** A refusal as `application/problem+json`. */
export function problemReply(c: Context, refusal: Refusal, headers: Record<string, string> = {}): Response {
  const problem = toProblem(refusal, c.get('requestId') as string | undefined)
  return c.body(JSON.stringify(problem), problem.status as ContentfulStatusCode, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...headers,
  })
}

/** What zod says of a request, with JSON pointers. */
export function refusalOf(error: z.ZodError, code: ProblemCode = 'invalid-request'): Refusal {
  const errors = error.issues.slice(0, 50).map(({ path, message }) => ({
    pointer: path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    message,
  }))
  const first = errors[0]
  const more = error.issues.length > 1 ? ` (and ${error.issues.length - 1} more, see \`errors\`)` : ''
  return refuse(code, `${first?.pointer || 'The request'}: ${first?.message ?? 'does not fit'}${more}.`, { errors })
}
