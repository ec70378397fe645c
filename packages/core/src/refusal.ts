/**
 * Every way a call can be refused, once: HTTP status, title, whether the same call may be sent again, and the next
 * step. HTTP problem details, SDK errors, MCP texts and exit codes are columns of this table.
 */
import { z } from 'zod'

type Row = { status: number; title: string; retry: boolean; next: string }

const table = {
  'malformed-json': { status: 400, title: 'The body is not JSON', retry: false, next: 'Send one JSON object, UTF-8.' },
  'invalid-request': {
    status: 422,
    title: 'The request does not fit',
    retry: false,
    next: 'Mend the fields named in `errors`.',
  },
  'too-large': {
    status: 413,
    title: 'The body is too large',
    retry: false,
    next: 'Send less: the last messages of the conversation, shorter tool results.',
  },
  'not-signed-in': {
    status: 401,
    title: 'Nobody is signed in',
    retry: false,
    next: 'Send an agent key as `Authorization: Bearer …`, or sign in.',
  },
  'wrong-key': {
    status: 401,
    title: 'The key is not known',
    retry: false,
    next: 'Use a key that this desk made; an admin can make one.',
  },
  'revoked-key': { status: 401, title: 'The key was revoked', retry: false, next: 'Ask an admin for a new key.' },
  'not-allowed': { status: 403, title: 'Not allowed', retry: false, next: 'Ask an admin of the workspace.' },
  'not-found': {
    status: 404,
    title: 'Not found',
    retry: false,
    next: 'Check the id; a key sees only its own handoffs.',
  },
  'unknown-lane': {
    status: 422,
    title: 'The playbook has no such lane',
    retry: false,
    next: 'Use one of the lanes named in `lanes`.',
  },
  'unknown-person': {
    status: 422,
    title: 'The playbook has no such person',
    retry: false,
    next: 'Use one of the people named in `people`.',
  },
  'unreachable-person': {
    status: 422,
    title: 'That person cannot be reached',
    retry: false,
    next: 'Choose somebody who has signed in, or send them their sign-in link first.',
  },
  'already-decided': {
    status: 409,
    title: 'Somebody else decided first',
    retry: false,
    next: 'Read the decision in `decision`; yours was not recorded.',
  },
  'not-the-owner': {
    status: 409,
    title: 'Somebody else has it',
    retry: false,
    next: 'Ask the person named in `owner`, or have it moved.',
  },
  'wrong-state': {
    status: 409,
    title: 'Not possible in this state',
    retry: false,
    next: 'Do first what `detail` names, or leave it; of a handoff, read again in which `state` it is.',
  },
  'note-changed': {
    status: 409,
    title: 'The note changed since you read it',
    retry: false,
    next: 'Read what changed and decide again on the new version.',
  },
  'action-changed': {
    status: 409,
    title: 'The proposed action changed since you read it',
    retry: false,
    next: 'Read the new arguments and decide again.',
  },
  'decision-mismatch': {
    status: 409,
    title: 'That is not the decision of this handoff',
    retry: false,
    next: 'Use the id of the decision you were given.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The idempotency key was used for another body',
    retry: false,
    next: 'Use a new key for a new request.',
  },
  'idempotency-in-progress': {
    status: 409,
    title: 'The same request is still running',
    retry: true,
    next: 'Send it again in a moment.',
  },
  'rate-limited': { status: 429, title: 'Too many requests', retry: true, next: 'Wait the seconds in `Retry-After`.' },
  'playbook-refused': {
    status: 422,
    title: 'The playbook does not load',
    retry: false,
    next: 'Mend what `errors` names.',
  },
  'playbook-changed': {
    status: 409,
    title: 'Somebody else changed the playbook',
    retry: false,
    next: 'Read the newest version and put your change on it.',
  },
  'address-refused': {
    status: 422,
    title: 'The address is not allowed',
    retry: false,
    next: 'Use a public https address, or allow private ones with BATON_ALLOW_PRIVATE_WEBHOOKS=1.',
  },
  conflict: { status: 409, title: 'Changed by somebody else at the same moment', retry: true, next: 'Send it again.' },
  'desk-unavailable': {
    status: 503,
    title: 'The desk cannot answer now',
    retry: true,
    next: 'Send it again in a moment; nothing was changed.',
  },
  unexpected: {
    status: 500,
    title: 'Something broke',
    retry: true,
    next: 'Send it again; if it stays, give the desk’s log line with this `instance` to whoever runs it.',
  },
} as const satisfies Record<string, Row>

export type ProblemCode = keyof typeof table
export const PROBLEMS: Readonly<Record<ProblemCode, Row>> = table
export const PROBLEM_CODES = Object.keys(table) as ProblemCode[]

/** Why something was not done; a value, not an exception. */
export type Refusal = {
  refused: ProblemCode
  /** What was expected, what came, what to do. */
  detail: string
  /** Facts the caller can use: `owner`, `decision`, `lanes`, `errors`, … */
  facts?: Record<string, unknown>
}

export const refuse = (refused: ProblemCode, detail: string, facts?: Record<string, unknown>): Refusal => ({
  refused,
  detail,
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
    errors: z.array(z.object({ pointer: z.string(), message: z.string() })).optional(),
  })
  .loose()
export type Problem = z.infer<typeof Problem>

export function toProblem(refusal: Refusal, instance?: string): Problem {
  const { status, title, next } = PROBLEMS[refusal.refused]
  return {
    ...refusal.facts,
    type: `urn:baton:problem:${refusal.refused}`,
    title,
    status,
    detail: refusal.detail,
    code: refusal.refused,
    next,
    ...(instance && { instance }),
  }
}
