/** What is kept, for how long, of whom, and what was done to the workspace, on the wire. */
import { z } from 'zod'
import { Conversation } from '../evidence/conversation.ts'
import { Note } from '../note/note.ts'
import { exactly, line } from '../text.ts'
import { Kept } from '../workspace/kept.ts'
import { HandoffView, TrailEvent } from './handoffs.ts'
import { type Components, type Endpoint, Instant, list } from './shared.ts'

const SoughtRequest = z.strictObject({
  customer: exactly(200).min(1).optional().describe('As your agents name them in `customer`.'),
  handoffs: z
    .array(line(60))
    .max(1_000)
    .default([])
    .describe('Further handoffs of theirs, where an agent named nobody or named them otherwise.'),
  words: z
    .array(line(200).min(3))
    .max(50)
    .default([])
    .describe(
      'Further words that only they can mean, such as a full name. By these, the customer’s name among your agents, and the addresses and numbers in their notes, they are found in bodies that could not be taken, verdicts and notices.',
    ),
})

const EraseRequest = SoughtRequest.extend({
  evenDecided: z
    .boolean()
    .default(false)
    .describe('Also what was decided and has not been taken by the agent: it finds no words any more.'),
})

const Erased = z.object({
  id: z.string().describe('Of this erasure, as the trail of the workspace names it.'),
  handoffs: z.number().int(),
  refused: z.number().int().describe('Bodies that could not be taken.'),
  verdicts: z.number().int(),
  notices: z.number().int(),
  mentionedIn: z
    .array(z.string())
    .describe(
      'Other handoffs that name them, 100 at most: nothing of these was erased. Read them, and erase those of the same customer by id.',
    ),
})

const Row = z.record(z.string(), z.unknown())

const CustomerExport = z.object({
  at: Instant,
  customer: z.string().optional(),
  handoffs: z.array(
    z.object({
      handoff: HandoffView,
      earlierNotes: z.array(z.object({ version: z.number().int(), note: Note })),
      conversation: Conversation,
      sent: z.unknown().describe('What the agent sent, as it came.'),
      history: z.array(TrailEvent),
    }),
  ),
  refused: z.array(Row).describe('Bodies that could not be taken, as they are kept.'),
  verdicts: z.array(Row).describe('Verdicts into which an agent has put words of theirs.'),
  notices: z.array(Row),
  mentionedIn: z.array(z.string()).describe('Other handoffs that name them, 100 at most; nothing of these is in here.'),
})

const WorkspaceTrailEvent = z.object({
  seq: z.number().int(),
  type: z.string(),
  at: Instant,
  by: z.object({ kind: z.string(), id: z.string().optional(), via: z.unknown().optional() }),
  /** What was done, in one sentence. */
  sentence: z.string(),
  data: z.record(z.string(), z.unknown()),
  /** Null once erased. */
  words: z.record(z.string(), z.string()).nullable(),
  hash: z.string(),
})

const WorkspaceTrail = list(WorkspaceTrailEvent).extend({
  intact: z.boolean().describe('The whole hash chain was checked for this answer.'),
  because: z.string().optional(),
})

const RetentionRequest = Kept.partial().strict()

export const keptComponents: Components = {
  Kept,
  RetentionRequest,
  SoughtRequest,
  CustomerExport,
  EraseRequest,
  Erased,
  WorkspaceTrail,
  WorkspaceTrailEvent,
}

export const keptEndpoints = {
  eraseCustomer: {
    method: 'POST',
    path: '/v1/customers/erase',
    callers: ['admin'],
    summary:
      'Erase a customer for good: no word of theirs stays in any table, and trails stay whole. Refused while somebody still has to act on a handoff of theirs.',
    body: EraseRequest,
    answer: Erased,
    problems: ['wrong-state'],
  },
  exportCustomer: {
    method: 'POST',
    path: '/v1/customers/export',
    callers: ['admin'],
    summary: 'All that is kept of a customer, for whoever asks what that is. It stands in the trail of the workspace.',
    body: SoughtRequest,
    answer: CustomerExport,
  },
  retention: {
    method: 'GET',
    path: '/v1/retention',
    callers: ['reader'],
    summary: 'How many days what is kept.',
    answer: Kept,
  },
  setRetention: {
    method: 'PUT',
    path: '/v1/retention',
    callers: ['admin'],
    summary:
      'How many days what is kept from now on; what is left out stays as it was. What is older goes within minutes.',
    body: RetentionRequest,
    answer: Kept,
  },
  workspaceTrail: {
    method: 'GET',
    path: '/v1/trail',
    callers: ['reader'],
    summary: 'What was done to the workspace itself, newest first: members, keys, webhooks, playbooks, erasures.',
    query: z.object({
      before: z.coerce.number().int().positive().optional().describe('Only those before this `seq`.'),
      limit: z.coerce.number().int().min(1).max(200).default(60),
    }),
    answer: WorkspaceTrail,
  },
} as const satisfies Record<string, Endpoint>
