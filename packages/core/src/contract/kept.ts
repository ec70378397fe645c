/** What is kept, for how long, of whom, and what was done to the workspace, on the wire. */
import { z } from 'zod'
import { Conversation } from '../evidence/conversation.ts'
import { Note } from '../note/note.ts'
import { exactly, line } from '../text.ts'
import { Kept } from '../workspace/kept.ts'
import { HandoffView, TrailEvent } from './handoffs.ts'
import { type Components, Empty, type Endpoint, Instant, list } from './shared.ts'

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

const SealedLink = z.looseObject({
  seq: z.number().int(),
  type: z.string(),
  at: Instant,
  by: z.unknown(),
  data: z.record(z.string(), z.unknown()),
  words: z.record(z.string(), z.string()).optional().describe('Absent where nobody wrote anything, and once erased.'),
  sealing: z.union([z.literal(0), z.literal(2)]).optional(),
  salt: z.string().optional(),
  wordsHash: z.string().nullable(),
  previousHash: z.string().nullable(),
  hash: z.string(),
})

const ExportedEvent = SealedLink.extend({ position: z.number().int(), handoff: z.string() })

const TrailPage = z.object({
  workspace: z.string(),
  events: z.array(ExportedEvent).describe('Of handoffs, by position, as they are sealed.'),
  workspaceEvents: z.array(SealedLink).describe('The trail of the workspace itself; with the first page only.'),
  next: z.number().int().nullable().describe('`after` of the next page; null: there is none yet.'),
})

const TrailHeads = z.object({
  format: z.literal('baton-heads'),
  version: z.literal(1),
  workspace: z.string(),
  at: Instant,
  trail: z.object({ seq: z.number().int(), hash: z.string().nullable() }).describe('Of the workspace’s own trail.'),
  handoffs: z
    .array(z.tuple([z.string(), z.number().int(), z.string()]))
    .describe('Of each handoff its id, the number of its last event and that event’s hash.'),
})

export const SignedHeads = z.object({
  heads: TrailHeads,
  signature: z
    .string()
    .describe('Ed25519, base64url, over the SHA-256 (hex, as ASCII) of the canonical JSON of `heads`.'),
  key: z.string().describe('Which key: the first 16 hex digits of the SHA-256 of its SPKI.'),
  publicKey: z.string().describe('PEM. Keep it elsewhere: whoever rewrites a database may make a new one.'),
})
export type SignedHeads = z.infer<typeof SignedHeads>

const HeadsPage = z.object({ signed: SignedHeads, next: z.string().nullable() })

export const keptComponents: Components = {
  ExportedEvent,
  HeadsPage,
  SealedLink,
  SignedHeads,
  TrailHeads,
  TrailPage,
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
  anonymiseMember: {
    method: 'POST',
    path: '/v1/people/{id}/anonymise',
    callers: ['admin'],
    summary:
      'Take name and address of a person who has left out of everything, playbooks included. What they did stays, under their id.',
    answer: Empty,
    problems: ['wrong-state'],
  },
  exportTrail: {
    method: 'GET',
    path: '/v1/trail/events',
    callers: ['admin'],
    summary: 'All trails of the workspace as they are sealed, to be verified elsewhere (`baton verify`).',
    query: z.object({
      after: z.coerce.number().int().nonnegative().default(0),
      limit: z.coerce.number().int().min(1).max(1_000).default(500),
    }),
    answer: TrailPage,
  },
  trailHeads: {
    method: 'GET',
    path: '/v1/trail/heads',
    callers: ['reader'],
    summary: 'Where each trail ends now, signed: kept elsewhere, it shows whether what was before was rewritten since.',
    query: z.object({
      after: line(60).default('').describe('Only handoffs behind this id.'),
      limit: z.coerce.number().int().min(1).max(2_000).default(1_000),
    }),
    answer: HeadsPage,
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
