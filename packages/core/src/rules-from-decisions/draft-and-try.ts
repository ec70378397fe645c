import type { DecisionKind } from '../handoff/decision.ts'
import { loadPlaybook } from '../playbook/load.ts'
import type { PlaybookProblem } from '../playbook/read-document.ts'
import type { Instant } from '../time/instant.ts'
import { type DecidedCase, draftRule, type NoRule, type RuleDraft, withoutRule } from './draft-rule.ts'
import { type Tried, tryOut } from './try-out.ts'

export type ToDraft = {
  /** The playbook in force, as its author wrote it. */
  text: string
  /** All that was kept and can be played. */
  cases: readonly DecidedCase[]
  /** Handoffs that the rule is drafted from: what the same trigger stopped, whatever was decided. Or which rule is to go. */
  from: { trigger: string; decision: DecisionKind; handoffs: readonly string[] } | { without: string }
  now: Instant
}

export type DraftedRule = { draft: RuleDraft; tried: Tried } | { document: string; tried: Tried }

/** A change of the playbook with what it would have done, or why there is none. */
export function draftAndTry({
  text,
  cases,
  from,
  now,
}: ToDraft): DraftedRule | NoRule | { problems: PlaybookProblem[] } {
  const before = loadPlaybook(text)
  if ('problems' in before) return before
  const playbooks = { before: before.playbook }
  if ('without' in from) {
    const changed = withoutRule(text, from.without)
    return 'problems' in changed ? changed : tried(changed.document, null, (after) => ({ ...changed, tried: after }))
  }
  const { handoffs, ...like } = from
  const draft = draftRule({ text, ...like, now, cases: cases.filter(({ played }) => handoffs.includes(played.id)) })
  if ('problems' in draft || 'none' in draft) return draft
  return tried(draft.document, from.decision, (after) => ({ draft, tried: after }))

  function tried(document: string, decision: DecisionKind | null, answer: (tried: Tried) => DraftedRule) {
    const after = loadPlaybook(document)
    return 'problems' in after ? after : answer(tryOut({ ...playbooks, after: after.playbook, cases, decision, now }))
  }
}
