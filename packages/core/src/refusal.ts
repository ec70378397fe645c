/**
 * Every way a call can be refused, once: HTTP status, whether the same call may be sent again, and in the words of a
 * language (`problems`) its title and the next step. HTTP problem details, SDK errors, MCP texts and exit codes are
 * columns of this table.
 */
import { z } from 'zod'
import { problems } from './words/en/problems.ts'
import { refusals } from './words/en/refusals.ts'
import { Said } from './words/said.ts'
import { type Saying, say } from './words/saying.ts'
import type { Words } from './words/words.ts'

type Row = { status: number; retry: boolean }

const table = {
  'malformed-json': { status: 400, retry: false },
  'invalid-request': { status: 422, retry: false },
  'too-large': { status: 413, retry: false },
  'too-deep': { status: 422, retry: false },
  'unknown-encoding': { status: 415, retry: false },
  'unreadable-body': { status: 400, retry: false },
  'not-signed-in': { status: 401, retry: false },
  'wrong-key': { status: 401, retry: false },
  'revoked-key': { status: 401, retry: false },
  'not-allowed': { status: 403, retry: false },
  'not-found': { status: 404, retry: false },
  'unknown-lane': { status: 422, retry: false },
  'unknown-person': { status: 422, retry: false },
  'unknown-skill': { status: 422, retry: false },
  'unreachable-person': { status: 422, retry: false },
  'already-decided': { status: 409, retry: false },
  'not-the-owner': { status: 409, retry: false },
  'may-not-decide': { status: 403, retry: false },
  'approval-differs': { status: 409, retry: false },
  'wrong-state': { status: 409, retry: false },
  'note-changed': { status: 409, retry: false },
  'action-changed': { status: 409, retry: false },
  'reveal-first': { status: 409, retry: false },
  'action-unreadable': { status: 409, retry: false },
  'decision-mismatch': { status: 409, retry: false },
  'effect-on-record': { status: 409, retry: false },
  'reference-reused': { status: 409, retry: false },
  'idempotency-key-reused': { status: 422, retry: false },
  'idempotency-in-progress': { status: 409, retry: true },
  'rate-limited': { status: 429, retry: true },
  'playbook-refused': { status: 422, retry: false },
  'playbook-changed': { status: 409, retry: false },
  'address-refused': { status: 422, retry: false },
  conflict: { status: 409, retry: true },
  'desk-unavailable': { status: 503, retry: true },
  unexpected: { status: 500, retry: true },
} as const satisfies Record<string, Row>

export type ProblemCode = keyof typeof table
export const PROBLEMS: Readonly<Record<ProblemCode, Row>> = table
export const PROBLEM_CODES = Object.keys(table) as ProblemCode[]

type RefusalSaying = Saying<Words['refusals']>

/** Why something was not done; a value, not an exception. */
export type Refusal = {
  refused: ProblemCode
  /** What was expected, what came, what to do; in English. */
  detail: string
  /** The detail as data, for whoever says it in another language. */
  said?: RefusalSaying
  /** Facts the caller can use: `owner`, `decision`, `lanes`, `errors`, … */
  facts?: Record<string, unknown>
}

export const refuse = (refused: ProblemCode, said: RefusalSaying, facts?: Record<string, unknown>): Refusal => ({
  refused,
  detail: say(refusals, said),
  said,
  ...(facts && { facts }),
})

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value && 'detail' in value

/** RFC 9457 problem details, `application/problem+json`. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.enum(PROBLEM_CODES as [ProblemCode, ...ProblemCode[]]),
    /** What to do next. */
    next: z.string(),
    instance: z.string().optional(),
    /** The detail as a code and its facts, for a client of another language. */
    said: Said.optional(),
    errors: z.array(z.object({ pointer: z.string(), message: z.string() })).optional(),
  })
  .loose()
export type Problem = z.infer<typeof Problem>

type ProblemWords = Pick<Words, 'problems' | 'refusals'>

export function toProblem(refusal: Refusal, instance?: string, words: ProblemWords = { problems, refusals }): Problem {
  const { refused, detail, said, facts } = refusal
  const { status } = PROBLEMS[refused]
  const { title, next } = words.problems[refused]
  return {
    ...facts,
    type: `urn:baton:problem:${refused}`,
    title,
    status,
    detail: said ? say(words.refusals, said) : detail,
    ...(said && { said }),
    code: refused,
    next,
    ...(instance && { instance }),
  }
}
