import { z } from 'zod'

/** One thing the note check has to say. */
export const Finding = z.object({
  /** Id of the rule; its page is docs/reference/check/<rule>.md. */
  rule: z.string(),
  /** `must` holds the note until it is mended or the grace time ends; `should` goes along with it and is counted. */
  level: z.enum(['must', 'should']),
  /** JSON pointer into the note: `/when/by`. Empty for the whole note. */
  pointer: z.string(),
  /** To the agent: what is wrong, where, what to send instead. */
  message: z.string(),
})
export type Finding = z.infer<typeof Finding>

export const isMust = (finding: Finding): boolean => finding.level === 'must'
