import type { DecisionKind } from '../handoff/decision.ts'

/** One decision as far as others can be like it. */
export type DecidedAlike = {
  id: string
  /** Trigger or never-rule that the handoff came from. */
  rule?: string | undefined
  /** Of the proposed action. */
  tool?: string | undefined
  decision: DecisionKind
}

/** The same decision, on what the same rule stopped, about the same tool. */
export type Candidate = {
  rule: string
  tool?: string | undefined
  decision: DecisionKind
  /** The newest first. */
  handoffs: string[]
  /** Whatever came of it: how many the rule stopped with this tool. */
  of: number
}

/** So often somebody is asked the same before a rule is proposed. */
export const OFTEN = 5

/** What a rule can say instead of somebody: that it goes on, or that it must not. All else is a person's own doing. */
const RULED = ['approve', 'not_needed', 'reject'] as const satisfies readonly DecisionKind[]
export const isRuled = (decision: DecisionKind): decision is (typeof RULED)[number] =>
  (RULED as readonly DecisionKind[]).includes(decision)

/** Where the same was decided often, most often first. `decided`: the newest first. */
export function candidatesIn(decided: readonly DecidedAlike[]): Candidate[] {
  const stopped = Map.groupBy(
    decided.filter((one): one is DecidedAlike & { rule: string } => one.rule !== undefined),
    ({ rule, tool }) => JSON.stringify([rule, tool ?? null]),
  )
  return [...stopped.values()]
    .flatMap((alike) =>
      [...Map.groupBy(alike, ({ decision }) => decision)].map(([decision, same]): Candidate => {
        const [{ rule, tool } = { rule: '' }] = same
        return {
          rule,
          ...(tool !== undefined && { tool }),
          decision,
          handoffs: same.map(({ id }) => id),
          of: alike.length,
        }
      }),
    )
    .filter(({ decision, handoffs }) => isRuled(decision) && handoffs.length >= OFTEN)
    .sort((a, b) => b.handoffs.length - a.handoffs.length || (a.rule < b.rule ? -1 : 1))
}
