/** The gate's answer, as it crosses the wire and as core gives it. */
import { z } from 'zod'
import { ReasonCode, Urgency } from '../note/note.ts'
import { Said } from '../words/said.ts'

/** A trigger or never-rule that holds for the event. */
export const Matched = z.object({
  id: z.string(),
  verdict: z.enum(['review', 'hand_off', 'never']),
  lane: z.string(),
  urgency: Urgency,
  reason: ReasonCode,
  why: z.string(),
})
export type Matched = z.infer<typeof Matched>

/** One that could not be judged. */
export const Failed = z.object({
  id: z.string(),
  because: z.string(),
  said: Said.optional().describe('The same as a code and its facts.'),
  onFailure: z.enum(['person', 'proceed']).describe('Who gets the event when this one cannot be judged.'),
})
export type Failed = z.infer<typeof Failed>

/** A trigger that holds and stops nothing, since one of its exceptions holds. */
export const Excepted = z.object({
  id: z.string().describe('Id of the exception.'),
  trigger: z.string(),
  why: z.string(),
})
export type Excepted = z.infer<typeof Excepted>

const judged = {
  matched: z.array(Matched).describe('All that hold, in the playbook’s order.'),
  failed: z.array(Failed).describe('All that could not be judged.'),
  excepted: z
    .array(Excepted)
    .optional()
    .describe('Triggers that hold and stop nothing, with the exception that says so.'),
  actionHash: z.string().optional().describe('Hash of tool and arguments: what an approval binds to.'),
  why: z.string().describe('One sentence.'),
  said: z.array(Said).optional().describe('`why` as codes and facts, sentence by sentence.'),
}

export const Proceed = z.object({ verdict: z.literal('proceed'), ...judged })
export const NeedsPerson = z.object({
  verdict: z.enum(['review', 'hand_off', 'never']),
  ...judged,
  decidedBy: z.string().describe('Id of the trigger or never-rule that decided.'),
  lane: z.string(),
  urgency: Urgency,
  reason: ReasonCode,
  instead: z.string().optional().describe('What the agent does instead.'),
  tellCustomer: z.string().optional().describe('What the agent tells the customer meanwhile; it promises nothing.'),
})
export const GateVerdict = z.discriminatedUnion('verdict', [Proceed, NeedsPerson])
export type GateVerdict = z.infer<typeof GateVerdict>
export const VERDICTS = ['proceed', 'review', 'hand_off', 'never'] as const satisfies GateVerdict['verdict'][]
