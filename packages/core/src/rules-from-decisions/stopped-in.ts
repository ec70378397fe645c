import type { Playbook } from '../playbook/playbook.ts'
import { type RehearsalCase, rehearse } from '../rehearse/rehearse.ts'
import type { Instant } from '../time/instant.ts'

export type ToPlay = { playbook: Playbook; cases: readonly RehearsalCase[]; now: Instant }

/** Ids of the cases in which this playbook does not let the agent go on, in their order. */
export const stoppedIn = ({ playbook, cases, now }: ToPlay): string[] =>
  [...rehearse(playbook, cases, { now, notes: false })].flatMap(({ id, verdict }) =>
    verdict.verdict === 'proceed' ? [] : [id],
  )
