/** What a changed playbook would have made of what was kept: the same backtest as that of the command line, beside what people decided. */
import type { DecisionKind } from '../handoff/decision.ts'
import type { Playbook } from '../playbook/playbook.ts'
import { backtest, type Difference } from '../rehearse/backtest.ts'
import type { Instant } from '../time/instant.ts'
import type { DecidedCase } from './draft-rule.ts'

export type Tried = {
  cases: number
  same: number
  /** What would come out otherwise, with what was decided; the newest first. */
  differences: (Pick<Difference, 'id' | 'change'> & { decision: DecisionKind | null })[]
  /** Of those that would come out otherwise: decided as the rule would have it, and not. */
  alike: string[]
  otherwise: { id: string; decision: DecisionKind | null }[]
  /** "14 of 15 would have gone on as decided; 1 was rejected." */
  words: string
}

export type Trying = {
  before: Playbook
  after: Playbook
  cases: readonly DecidedCase[]
  /** That the rule stands for; null: a rule is taken away. */
  decision: DecisionKind | null
  now: Instant
}

export function tryOut({ before, after, cases, decision, now }: Trying): Tried {
  const decided = new Map(cases.map(({ played, decision }) => [played.id, decision]))
  const { same, differences } = backtest(
    { before, after },
    cases.map(({ played }) => played),
    { now, notes: false },
  )
  const changed = differences.flatMap(({ id, change }) => {
    const was = decided.get(id)
    return was === undefined ? [] : [{ id, change, decision: was }]
  })
  const isAlike = (one: { decision: DecisionKind | null }) => decision !== null && one.decision === decision
  const alike = changed.filter(isAlike).map(({ id }) => id)
  const otherwise = changed.filter((one) => !isAlike(one)).map((one) => ({ id: one.id, decision: one.decision }))
  return {
    cases: cases.length,
    same,
    differences: changed,
    alike,
    otherwise,
    words: wordsOf({ alike, otherwise, decision }),
  }
}

function wordsOf({
  alike,
  otherwise,
  decision,
}: Pick<Tried, 'alike' | 'otherwise'> & Pick<Trying, 'decision'>): string {
  const of = alike.length + otherwise.length
  if (of === 0) return 'None of what was kept would come out otherwise.'
  if (decision === null) return `${of} would have come out otherwise.`
  const would = decision === 'reject' ? 'would have been refused' : 'would have gone on'
  const first = `${of} ${would}; ${alike.length} of ${of} ${alike.length === 1 ? 'was' : 'were'} decided so.`
  const by = [...Map.groupBy(otherwise, (one) => one.decision)].map(
    ([kind, group]) => `${group.length} ${kind ? DECIDED[kind] : 'decided by nobody'}`,
  )
  return by.length === 0 ? first : `${first} Not so: ${by.join(', ')}.`
}

const DECIDED: Record<DecisionKind, string> = {
  approve: 'approved',
  approve_with_edits: 'approved with changes',
  reject: 'rejected',
  answer: 'answered',
  take_over: 'taken over',
  return: 'returned',
  done: 'done by a person',
  not_needed: 'not needed',
}
