/** The gate on the wire: the question, its answer, and the audit of what was answered. */
import { z } from 'zod'
import { GateEvent } from '../gate/gate-event.ts'
import type { GatePlaybook } from '../gate/gate-playbook.ts'
import { NeedsPerson, Proceed, VERDICTS } from '../gate/verdict.ts'
import { VerdictRecord } from '../gate/verdict-record.ts'
import { line } from '../text.ts'
import { type Components, Empty, type Endpoint, Instant, Named } from './shared.ts'

const GateRequest = z.strictObject({
  event: GateEvent,
  approved: z
    .strictObject({
      handoff: line(60).describe('Id of the handoff that was decided; one of your own.'),
      decision: line(60)
        .optional()
        .describe('Id of its decision, where you want to be sure that it is still that one.'),
      claim: line(60)
        .optional()
        .describe('Your claim of that decision. Without it nothing goes on: an approval is good for one runner.'),
    })
    .optional()
    .describe('The action was approved and is about to run: it is judged again, against the decision on record.'),
})

const judgedBy = { playbook: z.number().int().describe('Version of the playbook that judged.') }
const GateAnswer = z.discriminatedUnion('verdict', [Proceed.extend(judgedBy), NeedsPerson.extend(judgedBy)])

const GatePlaybookQuery = z.object({
  unless: z.coerce.number().int().optional().describe('Version you have; that one is not sent again.'),
})

const GatePlaybookView = z.object({
  version: z.number().int(),
  // Read by the gate that judges by it: every other client of the contract does without the playbook's shape.
  playbook: z
    .custom<GatePlaybook>()
    .optional()
    .describe(
      'Of the playbook: timeZone, hours, holidays, fields, triggers, never, the urgency of each lane, and hours of people without their names. Left out where you have it.',
    ),
  now: Instant.describe('The desk’s clock, by which business hours are judged.'),
})

export const VERDICTS_AT_ONCE = 500
const RecordVerdictsRequest = z.object({ records: z.array(VerdictRecord).min(1).max(VERDICTS_AT_ONCE) })

const RecordedVerdict = VerdictRecord.extend({
  agent: Named,
  local: z.boolean().describe('Judged in the agent’s process by a downloaded playbook, and told by the agent.'),
  at: Instant.describe('When the desk recorded it.'),
})

const VerdictQuery = z.object({
  verdict: z.enum(VERDICTS).optional(),
  trigger: line(60).optional().describe('Id of the trigger or never-rule that decided.'),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(60),
})

const VerdictPage = z.object({ items: z.array(RecordedVerdict), nextCursor: z.string().nullable() })

export const gateComponents: Components = {
  GateEvent,
  GatePlaybook: GatePlaybookView,
  GateRequest,
  RecordedVerdict,
  RecordVerdictsRequest,
  Verdict: GateAnswer,
  VerdictPage,
  VerdictRecord,
}

export const gateEndpoints = {
  askGate: {
    method: 'POST',
    path: '/v1/gate',
    callers: ['agent'],
    summary: 'May I go on? One event against the playbook gives one verdict. What cannot be judged goes to a person.',
    body: GateRequest,
    answer: GateAnswer,
    problems: ['not-found', 'decision-mismatch'],
  },
  gatePlaybook: {
    method: 'GET',
    path: '/v1/gate/playbook',
    callers: ['agent'],
    summary:
      'The part of the playbook that judges, for a gate in your own process (`openGate` of `@baton-desk/sdk/gate`).',
    query: GatePlaybookQuery,
    answer: GatePlaybookView,
  },
  recordVerdicts: {
    method: 'POST',
    path: '/v1/gate/verdicts',
    callers: ['agent'],
    summary: 'Verdicts that you judged in your own process, for the audit. The same id again is recorded once.',
    body: RecordVerdictsRequest,
    answer: Empty,
  },
  listVerdicts: {
    method: 'GET',
    path: '/v1/gate/verdicts',
    callers: ['reader'],
    summary: 'What the gate answered, newest first.',
    query: VerdictQuery,
    answer: VerdictPage,
  },
} as const satisfies Record<string, Endpoint>
