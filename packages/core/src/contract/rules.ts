/** Rules made from decisions, on the wire. */
import { z } from 'zod'
import { DecisionKind } from '../handoff/decision.ts'
import { line } from '../text.ts'
import { type Components, type Endpoint, Instant } from './shared.ts'

const Decided = z.object({ id: z.string(), decision: DecisionKind.nullable().describe('Null: nobody decided it.') })

const RuleCandidate = z.object({
  rule: z.string().describe('Id of the trigger that stopped these.'),
  why: z.string(),
  tool: z.string().optional(),
  decision: DecisionKind,
  n: z.number().int().describe('How often it was decided so.'),
  of: z.number().int().describe('How many of the kind were decided, whatever way.'),
  newest: z.string().describe('Id of the newest of them.'),
})

const MadeRule = z.object({
  id: z.string(),
  kind: z.enum(['exception', 'never']),
  trigger: z.string().optional().describe('Of an exception: the trigger that stops it no longer.'),
  words: z.string(),
  when: z.string().describe('CEL.'),
  applied: z.number().int().describe('How often it applied in the days looked at.'),
  lastAt: Instant.nullable(),
})

const Rules = z.object({
  days: z.number().int(),
  looked: z.number().int().describe('Decisions that were looked at, the newest first.'),
  isAll: z.boolean().describe('False where more were decided in these days.'),
  candidates: z.array(RuleCandidate).describe('Where the same was decided five times or more, most often first.'),
  rules: z.array(MadeRule).describe('Exceptions of triggers, and never-rules with a condition, that are in force.'),
})

const DraftRuleRequest = z.strictObject({
  handoff: line(60).optional().describe('A handoff that was decided: others like it are looked for.'),
  without: line(60).optional().describe('Or the id of a trigger, never-rule or exception that is to go.'),
})

const RuleDraft = z.object({
  id: z.string(),
  kind: z.enum(['exception', 'never']),
  trigger: z.string(),
  words: z.string(),
  when: z.string().describe('CEL.'),
  warnings: z.array(z.string()),
  from: z.array(z.string()).describe('Handoffs that it was drafted from.'),
})

const Tried = z.object({
  cases: z.number().int().describe('What was kept and could be played.'),
  same: z.number().int(),
  differences: z.array(Decided.extend({ change: z.string() })),
  alike: z.array(z.string()).describe('Would come out otherwise, and were decided as the rule has it.'),
  otherwise: z.array(Decided).describe('Would come out otherwise, and were not decided so.'),
  words: z.string(),
})

const DraftedRule = z.object({
  basedOn: z.number().int().describe('Version of the playbook that it changes.'),
  days: z.number().int(),
  isAll: z.boolean(),
  none: z.string().nullable().describe('Why there is no such rule.'),
  draft: RuleDraft.nullable(),
  document: z.string().nullable().describe('The whole playbook with it: every other line as it was written.'),
  tried: Tried.nullable().describe('What it would have done to what was kept, as `baton backtest` has it.'),
})

export const ruleComponents: Components = {
  DraftedRule,
  DraftRuleRequest,
  MadeRule,
  RuleCandidate,
  RuleDraft,
  Rules,
  Tried,
}

export const ruleEndpoints = {
  listRules: {
    method: 'GET',
    path: '/v1/rules',
    callers: ['reader'],
    summary: 'Where the same was decided again and again in 90 days, and how often each rule made of that applied.',
    answer: Rules,
  },
  draftRule: {
    method: 'POST',
    path: '/v1/rules/draft',
    callers: ['member'],
    summary:
      'A rule drafted from decisions, with its backtest on what was kept in 90 days. Nothing is put in force: an admin writes the document as a new version of the playbook.',
    body: DraftRuleRequest,
    answer: DraftedRule,
    problems: ['playbook-refused'],
  },
} as const satisfies Record<string, Endpoint>
