import { z } from 'zod'
import { InstantField } from '../note/note.ts'
import { cutText, line } from '../text.ts'
import type { GateEvent } from './gate-event.ts'
import { type GateVerdict, VERDICTS } from './verdict.ts'

const BECAUSE_KEPT = 300

/** One verdict as it is kept for the audit: what was asked and answered, without a word of the conversation. */
export const VerdictRecord = z.object({
  id: z.uuid().describe('Made by whoever judged; the same again is recorded once.'),
  judgedAt: InstantField.describe('By the clock of whoever judged.'),
  playbook: z.number().int().nullable().describe('Version that judged; null where the agent had none.'),
  kind: line(60).describe('Kind of the event.'),
  tool: line(200).optional(),
  actionHash: z.string().max(64).optional(),
  verdict: z.enum(VERDICTS),
  decidedBy: line(60).optional(),
  matched: z.array(line(60)).max(2_500).default([]).describe('Ids of all triggers and never-rules that held.'),
  excepted: z
    .array(line(60))
    .max(2_500)
    .optional()
    .describe('Ids of all exceptions by which a trigger stopped nothing.'),
  failed: z
    .array(z.object({ id: line(60), because: line(BECAUSE_KEPT) }))
    .max(2_500)
    .default([])
    .describe('Those that could not be judged.'),
  approved: line(60).optional().describe('Handoff whose approval was shown.'),
  lostBefore: z
    .number()
    .int()
    .nonnegative()
    .default(0)
    .describe('Verdicts before this one that the agent could not keep until the desk was back.'),
})
export type VerdictRecord = z.infer<typeof VerdictRecord>

type Judging = Pick<VerdictRecord, 'id' | 'judgedAt' | 'playbook' | 'approved'> & {
  event: GateEvent
  verdict: Pick<GateVerdict, 'verdict' | 'matched' | 'failed' | 'actionHash' | 'excepted'> & { decidedBy?: string }
}

export function toVerdictRecord({ event, verdict, ...judging }: Judging): VerdictRecord {
  return {
    ...judging,
    kind: event.kind,
    tool: event.action?.tool,
    actionHash: verdict.actionHash,
    verdict: verdict.verdict,
    decidedBy: verdict.decidedBy,
    matched: verdict.matched.map(({ id }) => id),
    ...(verdict.excepted && { excepted: verdict.excepted.map(({ id }) => id) }),
    failed: verdict.failed.map(({ id, because }) => ({ id, because: cutText(because, BECAUSE_KEPT) })),
    lostBefore: 0,
  }
}
