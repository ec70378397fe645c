import { z } from 'zod'
import { faults } from '../../words/en/faults.ts'
import { Said } from '../../words/said.ts'
import { type Saying, say } from '../../words/saying.ts'
import type { Words } from '../../words/words.ts'

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
  /** The same as a code and its facts, to say it in another language; a handoff of before has none. */
  said: Said.optional(),
})
export type Finding = z.infer<typeof Finding>

/** A sentence to the agent about its note, as data. */
export type FaultSaying = Saying<Words['faults']>

/** A finding in English and as data. */
export const toFinding = (found: Pick<Finding, 'rule' | 'level' | 'pointer'>, said: FaultSaying): Finding => ({
  ...found,
  message: say(faults, said),
  said,
})

export const isMust = (finding: Finding): boolean => finding.level === 'must'
