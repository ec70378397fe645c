import { z } from 'zod'
import { Arguments, Draft } from '../note/note.ts'
import { line, text } from '../text.ts'

export const DECISION_KINDS = [
  'approve',
  'approve_with_edits',
  'reject',
  'answer',
  'take_over',
  'return',
  'done',
  'not_needed',
] as const
export const DecisionKind = z.enum(DECISION_KINDS)
export type DecisionKind = z.infer<typeof DecisionKind>
export const isApproval = (kind: DecisionKind): boolean => kind === 'approve' || kind === 'approve_with_edits'

/** What a person answers. Which parts a kind needs: see `unfitAnswer` in verbs/decide.ts. */
export const DecisionAnswer = z.object({
  kind: DecisionKind,
  /** Reason (reject, not_needed), answer (answer), what to do now (return), what was done (done). */
  text: text(4000).optional(),
  /** Id of the option picked, where the agent offered options. */
  option: line(40).optional(),
  /** Outcome of the lane, for `done`. */
  outcome: line(60).optional(),
  /** For `approve_with_edits`: the draft and/or the arguments as they shall be used. */
  edits: z.object({ draft: Draft.partial().optional(), arguments: Arguments.optional() }).optional(),
  /** What the customer was promised by the person. */
  promised: line(300).optional(),
})
export type DecisionAnswer = z.infer<typeof DecisionAnswer>

export const Decision = DecisionAnswer.extend({
  /** One id however often it is delivered. */
  id: z.string(),
  by: z.string(),
  at: z.string(),
  noteVersion: z.number().int().positive(),
  /** Hash of the proposed action the person saw, where there was one. */
  actionHash: z.string().optional(),
  /** The conversation was not opened and nothing was asked before deciding. */
  fromNote: z.boolean(),
  /** Where two had to agree: who approved the same before `by` did. */
  approvedFirst: z.object({ by: z.string(), at: z.string(), fromNote: z.boolean() }).optional(),
})
export type Decision = z.infer<typeof Decision>
