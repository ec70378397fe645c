import { PROBLEMS, type ProblemCode } from '@baton-desk/core/contract'

/** A refusal as the desk sends it. */
export const problem = (code: ProblemCode, facts: Record<string, unknown> = {}) => ({
  type: `urn:baton:problem:${code}`,
  title: code,
  status: PROBLEMS[code].status,
  detail: 'Expected this, got that.',
  code,
  next: 'Do so.',
  ...facts,
})

export const refused = (code: ProblemCode, facts?: Record<string, unknown>) => ({
  status: PROBLEMS[code].status,
  body: problem(code, facts),
})
