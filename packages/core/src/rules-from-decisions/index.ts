/**
 * Rules drafted from decisions: what people decided alike again and again, as one change of the playbook that would spare
 * them the question, with what it would have done to everything that was kept. It proposes; an admin takes it up.
 */
export { type Candidate, candidatesIn, type DecidedAlike, OFTEN } from './candidates.ts'
export { type DraftedRule, draftAndTry, type ToDraft } from './draft-and-try.ts'
export type { DecidedCase, NoRule, RuleDraft } from './draft-rule.ts'
export { type KeptHandoff, keptCase } from './kept-case.ts'
export { stoppedIn, type ToPlay } from './stopped-in.ts'
export { type Tried, tryOut } from './try-out.ts'
