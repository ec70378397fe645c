import type { Decision } from '@baton-desk/core/contract'

/** What a person decided, with their name. */
export type DecisionMade = Decision & { byName: string }

/** What came of carrying it out. */
export type Outcome = 'done' | 'failed' | 'not_applied'
