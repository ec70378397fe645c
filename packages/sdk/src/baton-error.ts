import { PROBLEMS, type Problem, type ProblemCode } from '@baton-desk/core/contract'

/**
 * The desk refused a call. `code` is one of the problem codes of the contract, so that a `switch` over it is checked;
 * `message` says what was expected, what came and what to do.
 */
export class BatonError extends Error {
  override readonly name = 'BatonError'
  readonly code: ProblemCode
  /** The whole answer: `next`, `errors`, and the facts of this refusal, such as `decision` or `lanes`. */
  readonly problem: Problem
  /** The same call may be sent again; the client has already done so as often as it was allowed to. */
  readonly retry: boolean
  /** Seconds the desk asked to wait before the next try, where it said so. */
  readonly retryAfter: number | undefined

  constructor(problem: Problem, retryAfter?: number) {
    super(`${problem.detail} ${problem.next}`.trim())
    this.code = problem.code
    this.problem = problem
    this.retry = PROBLEMS[problem.code].retry
    this.retryAfter = retryAfter
  }
}

/** Nobody answered, or something between here and the desk answered in its place. Always worth another try. */
export class BatonUnreachable extends Error {
  override readonly name = 'BatonUnreachable'
  readonly url: string
  readonly retryAfter: number | undefined

  constructor(url: string, because: string, options?: { cause?: unknown; retryAfter?: number }) {
    super(`The desk at ${url} cannot be reached: ${because}. Check that it runs and that the address is right.`, {
      cause: options?.cause,
    })
    this.url = url
    this.retryAfter = options?.retryAfter
  }
}

/** The desk answered with something this version of the SDK cannot read: the two are of different versions. */
export class BatonUnreadable extends Error {
  override readonly name = 'BatonUnreadable'

  constructor(url: string, because: string, cause?: unknown) {
    super(`The answer of ${url} cannot be read: ${because}. Use the SDK of the desk's own version.`, { cause })
  }
}
