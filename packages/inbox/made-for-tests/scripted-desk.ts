/** The other end of the line: answers the calls of the inbox as a test says, and remembers what was sent. */
import { type ProblemCode, toProblem } from '@baton-desk/core'
import { onTestFinished, vi } from 'vitest'

export type Sent = { method: string; path: string; body: unknown; key: string | undefined }
type Answers = (sent: Sent, init: RequestInit) => Response | Promise<Response>

export function scriptDesk(answers: Answers): Sent[] {
  const calls: Sent[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    const sent = {
      method: init.method ?? 'GET',
      path: url,
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
      key: new Headers(init.headers).get('idempotency-key') ?? undefined,
    }
    calls.push(sent)
    return answers(sent, init)
  })
  onTestFinished(() => {
    vi.unstubAllGlobals()
  })
  return calls
}

export const says = (body: unknown, status = 200): Response => Response.json(body, { status })

export function refuses(refused: ProblemCode, detail: string, facts: Record<string, unknown> = {}): Response {
  const problem = toProblem({ refused, detail, facts })
  return says(problem, problem.status)
}

/** What `fetch` does when nobody answers. */
export const isAway = (): never => {
  throw new TypeError('fetch failed')
}
