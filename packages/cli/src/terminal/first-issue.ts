import type { z } from 'zod'

/** Where the first thing lies that does not fit, and what it is: `/people/ana: expected string`. */
export const firstIssue = ({ issues: [issue] }: z.ZodError): string =>
  `/${issue?.path.map(String).join('/') ?? ''}: ${issue?.message ?? 'does not fit'}`
