/** What crosses the wire: the shapes of requests and answers of `/v1`. */
import { z } from 'zod'
import { Conversation } from '../evidence/conversation.ts'
import { Decision, DecisionAnswer } from '../handoff/decision.ts'
import { EVENT_TYPES } from '../handoff/event.ts'
import { Finding } from '../note/check/finding.ts'
import { InstantField, Note, Urgency } from '../note/note.ts'
import { Template } from '../note/templates/own-template.ts'
import { line, text } from '../text.ts'

const Named = z.object({ id: z.string(), name: z.string() })
const Instant = z.string().describe('ISO 8601, UTC, milliseconds')
export const HANDOFF_STATES = [
  'held',
  'offered',
  'accepted',
  'waiting',
  'decided',
  'closed',
  'withdrawn',
  'expired',
] as const
export const State = z.enum(HANDOFF_STATES)
export const Role = z.enum(['admin', 'member', 'viewer'])
export type Role = z.infer<typeof Role>

export const HandOffRequest = z.object({
  lane: line(60)
    .optional()
    .describe('Lane of the playbook: `support`. Left out: that of the trigger, named or found by the desk.'),
  urgency: Urgency.optional().describe('Left out: the note’s, then the trigger’s, then the lane’s.'),
  trigger: line(60)
    .optional()
    .describe(
      'Id of the trigger or never-rule that decided (`decidedBy` of the verdict): the note says its reason. Left out, and with no reason in the note, the desk asks its own gate.',
    ),
  /** Anything may be left out; the desk fills in what the conversation holds. See the note's schema. */
  note: z
    .unknown()
    .optional()
    .describe(
      'SuppliedNote. A note that does not fit is never dropped: what fits is kept, the rest comes back as findings.',
    ),
  conversation: Conversation.optional().describe('What happened, oldest first.'),
  /** Your own run, thread or tool call; the same reference again returns the same handoff. */
  reference: line(200).min(1).optional(),
  /** Who the customer is across handoffs: an account, a phone number. */
  customer: line(200).optional(),
  /** After this time nobody needs a decision any more. */
  usefulUntil: InstantField.optional(),
  /** People who may not own it (four eyes). */
  excluded: z.array(line(60)).max(20).optional(),
  /** What whoever is asked must be able to do, beside what the lane asks for; the last resort is asked without. */
  skills: z.array(line(60)).max(20).optional(),
})
export type HandOffRequest = z.input<typeof HandOffRequest>

export const MendRequest = z.object({ note: z.unknown().describe('SuppliedNote: the whole note again, mended.') })
export const AcceptRequest = z.object({
  /** What you will do, by when. Left out: the recommended action by the decide deadline. */
  readBack: text(500).optional(),
})
export const ReasonRequest = z.object({ reason: text(1000).min(1) })
export const MoveRequest = z.object({
  to: z.union([z.object({ person: line(60) }), z.object({ lane: line(60) })]),
  reason: text(1000).min(1),
})
export const AskRequest = z.object({ of: z.enum(['agent', 'customer']).default('agent'), question: text(1000).min(1) })
export const ReplyRequest = z.object({ text: text(4000).min(1) })
export const SnoozeRequest = z.object({ until: InstantField, reason: text(500).optional() })
export const DecideRequest = DecisionAnswer.extend({
  /** Version of the note you read; another one is refused with what changed. */
  noteVersion: z.number().int().positive(),
  /** Hash of the proposed action you saw, where there is one. */
  actionHash: z.string().max(64).optional(),
})
export type DecideRequest = z.input<typeof DecideRequest>
export const AcknowledgeRequest = z.object({ decisionId: line(60) })
export const EffectRequest = z.object({
  decisionId: line(60),
  outcome: z.enum(['done', 'failed', 'not_applied']),
  text: text(2000).default(''),
})
export const CommentRequest = z.object({ text: text(4000).min(1) })
export const AddMessagesRequest = z.object({ messages: Conversation.min(1) })

export const HandoffView = z.object({
  id: z.string(),
  agent: Named,
  reference: z.string().optional(),
  customer: z.string().optional(),
  lane: Named,
  urgency: Urgency,
  state: State,
  /** The true state in one sentence, fit to be told to the customer. */
  status: z.string(),
  /** The lane's own words for the customer, as long as nobody has decided. They promise nothing. */
  tellCustomer: z.string().optional(),
  owner: Named,
  /** Who a pending move waits for; the owner stays accountable until they accept. */
  offeredTo: Named.optional(),
  /** When the desk acts next if nobody does; null when nothing waits. */
  due: Instant.nullable(),
  /** Until when the person should act. */
  by: Instant.nullable(),
  note: Note,
  noteVersion: z.number().int(),
  findings: z.array(Finding),
  readBack: z.object({ text: z.string(), by: Named, at: Instant }).optional(),
  question: z.string().optional(),
  waitingFor: z.enum(['agent', 'customer', 'time']).optional(),
  resumeAt: Instant.optional(),
  moveReason: z.string().optional(),
  decision: Decision.extend({ byName: z.string() }).optional(),
  acknowledgedAt: Instant.optional(),
  effect: z.object({ outcome: z.enum(['done', 'failed', 'not_applied']), text: z.string(), at: Instant }).optional(),
  /** The last thing that could not be delivered to the agent. */
  undelivered: z.object({ target: z.string(), error: z.string(), at: Instant }).optional(),
  reopened: z.object({ reason: z.string(), at: Instant }).optional(),
  conversation: z.object({ messages: z.number().int(), opened: z.boolean() }),
  step: z.number().int(),
  skipped: z.array(z.object({ person: z.string(), step: z.number().int(), reason: z.string() })),
  playbook: z.number().int(),
  practice: z.boolean(),
  createdAt: Instant,
  changedAt: Instant,
  closedAt: Instant.optional(),
})
export type HandoffView = z.infer<typeof HandoffView>

/** One row of a list: what a person needs to pick, nothing more. */
export const HandoffRow = z.object({
  id: z.string(),
  ask: z.string(),
  urgency: Urgency,
  state: State,
  owner: Named,
  offeredTo: Named.optional(),
  lane: Named,
  agent: Named,
  /** Name of the customer, or their first identifier. */
  who: z.string(),
  decision: z.enum(['approve', 'choose', 'answer', 'act', 'take_over']),
  by: Instant.nullable(),
  due: Instant.nullable(),
  /** Findings of level `must` that the note still has. */
  lacks: z.number().int(),
  undelivered: z.boolean(),
  practice: z.boolean(),
  createdAt: Instant,
  changedAt: Instant,
})
export type HandoffRow = z.infer<typeof HandoffRow>

export const View = z.enum(['mine', 'not_accepted', 'overdue', 'all', 'closed'])
export type View = z.infer<typeof View>
export const ListQuery = z.object({
  view: View.default('all'),
  lane: line(60).optional(),
  search: line(200).optional(),
  reference: line(200).optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(60),
})
export const HandoffPage = z.object({ rows: z.array(HandoffRow), nextCursor: z.string().nullable() })
export type HandoffPage = z.infer<typeof HandoffPage>

/** Counts per view, each counted to 1,000 at most. */
export const Counts = z.object({
  mine: z.number().int(),
  not_accepted: z.number().int(),
  overdue: z.number().int(),
  all: z.number().int(),
})
export type Counts = z.infer<typeof Counts>

export const HandedOff = z.object({
  handoff: HandoffView,
  /** The same reference was submitted before: this is that handoff. */
  existed: z.boolean(),
})
export type HandedOff = z.infer<typeof HandedOff>

export const WaitQuery = z.object({
  /** Seconds to wait for a decision or a question; 0 answers at once. */
  wait: z.coerce.number().min(0).max(60).default(0),
})
export const Awaited = z.object({
  handoff: z.string(),
  state: State,
  status: z.string(),
  decision: Decision.extend({ byName: z.string() }).nullable(),
  /** What the owner asks the agent, to be answered with reply. */
  question: z.string().nullable(),
  findings: z.array(Finding),
})
export type Awaited = z.infer<typeof Awaited>

const Actor = z.object({ kind: z.enum(['agent', 'person', 'desk']), id: z.string().optional(), name: z.string() })
export const TrailEvent = z.object({
  seq: z.number().int(),
  type: z.enum(EVENT_TYPES),
  at: Instant,
  by: Actor,
  /** What happened, in one sentence. */
  sentence: z.string(),
  data: z.record(z.string(), z.unknown()),
  /** Null once erased. */
  words: z.record(z.string(), z.string()).nullable(),
  hash: z.string(),
})
export type TrailEvent = z.infer<typeof TrailEvent>
export const Trail = z.object({
  events: z.array(TrailEvent),
  /** The hash chain was checked for this answer. */
  intact: z.boolean(),
  because: z.string().optional(),
})
export type Trail = z.infer<typeof Trail>

export const OpenedConversation = z.object({ messages: Conversation, erased: z.boolean() })
export type OpenedConversation = z.infer<typeof OpenedConversation>

/** One message of the event stream: `id` is the cursor to resume from. */
export const StreamEvent = z.object({
  position: z.number().int(),
  handoff: z.string(),
  type: z.enum(EVENT_TYPES),
  at: Instant,
  by: Actor,
  /** Who is told of it, and about what: `offered`, `moved_to_you`, … */
  told: z.array(z.object({ person: z.string(), about: z.string() })).optional(),
  /** The row as it is now; absent when it cannot be seen any more. */
  row: HandoffRow.optional(),
})
export type StreamEvent = z.infer<typeof StreamEvent>

export const DeskView = z.object({
  workspace: z.object({ id: z.string(), name: z.string(), practice: z.boolean(), timeZone: z.string() }),
  me: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    role: Role,
    needsPassword: z.boolean(),
  }),
  people: z.array(
    Named.extend({
      role: Role,
      email: z.string().nullable(),
      onDuty: z.boolean(),
      reachable: z.boolean(),
      practice: z.boolean(),
    }),
  ),
  lanes: z.array(
    Named.extend({
      template: z.string(),
      outcomes: z.array(z.object({ id: z.string(), label: z.string() })),
      /** On duty now, in the order they would be asked. */
      onDuty: z.array(z.string()),
    }),
  ),
  templates: z.record(z.string(), Template),
  playbook: z.number().int(),
  now: Instant,
  /** Submissions that could not be taken and that nobody has looked at. */
  refusedSubmissions: z.number().int(),
  /** Notices among my newest 100 that I have not read. */
  unseenNotices: z.number().int(),
})
export type DeskView = z.infer<typeof DeskView>

export const ComposeRequest = z.object({
  lane: line(60).optional(),
  urgency: Urgency.optional(),
  note: z.unknown().optional(),
  conversation: Conversation.default([]),
})
export const Composed = z.object({ note: Note, findings: z.array(Finding) })
export type Composed = z.infer<typeof Composed>

export const AgentView = Named.extend({
  createdAt: Instant,
  keys: z.array(
    z.object({
      id: z.string(),
      prefix: z.string(),
      createdAt: Instant,
      lastUsedAt: Instant.nullable(),
      revokedAt: Instant.nullable(),
    }),
  ),
})
export type AgentView = z.infer<typeof AgentView>
export const NewAgentRequest = z.object({ id: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,59}$/), name: line(120).min(1) })
/** The key in full, this once; only its hash is kept. */
export const NewKey = z.object({ id: z.string(), key: z.string(), prefix: z.string() })

export const WebhookRequest = z.object({
  url: z.url({ protocol: /^https?$/ }).max(2000),
  /** Only handoffs of this agent; left out: the calling agent's, or all when an admin makes it. */
  agent: line(60).optional(),
  /** Event types; left out: all. */
  events: z.array(z.enum(EVENT_TYPES)).optional(),
})
export const WebhookView = z.object({
  id: z.string(),
  url: z.string(),
  agent: z.string().nullable(),
  events: z.array(z.string()).nullable(),
  createdAt: Instant,
})
export const NewWebhook = WebhookView.extend({
  /** Standard Webhooks secret (`whsec_…`), shown this once. */
  secret: z.string(),
})
export const DeliveryView = z.object({
  id: z.string(),
  handoff: z.string(),
  webhook: z.string(),
  url: z.string(),
  state: z.enum(['pending', 'delivered', 'dead']),
  attempts: z.number().int(),
  lastError: z.string().nullable(),
  lastAt: Instant.nullable(),
})

/** The body of a signed webhook (Standard Webhooks); `webhook-id` is the delivery's id, the same on every try. */
export const WebhookMessage = z.object({
  /** `handoff.decided`, `handoff.asked`, … */
  type: z.string(),
  timestamp: Instant,
  data: z.object({ event: TrailEvent, handoff: HandoffView }),
})
export type WebhookMessage = z.infer<typeof WebhookMessage>

/** One version in the list: who wrote it, when and why. */
export const PlaybookVersionView = z.object({
  version: z.number().int(),
  writtenBy: Named,
  /** What the writer said about the change. */
  why: z.string().nullable(),
  at: Instant,
})
export const PlaybookPage = z.object({ items: z.array(PlaybookVersionView), inForce: z.number().int() })
export const PlaybookView = PlaybookVersionView.extend({
  document: z.unknown(),
  /** As it was written, comments and all, where it came as text. */
  text: z.string().nullable(),
})
export const PlaybookTakenUp = PlaybookView.extend({
  /** What the proof cannot rule out, in words: gaps, and who gets what comes in them. */
  remarks: z.array(z.string()),
})
export const PlaybookDifference = z.object({
  from: z.number().int(),
  to: z.number().int(),
  changes: z.array(
    z.object({
      /** JSON pointer into the later version, or into the earlier one where it was removed. */
      pointer: z.string(),
      kind: z.enum(['added', 'removed', 'changed']),
      words: z.string(),
    }),
  ),
})
export const ProofView = z.object({
  version: z.number().int(),
  /** Every lane has a reachable owner for every minute, be it the last resort. */
  holds: z.boolean(),
  problems: z.array(z.string()),
  remarks: z.array(z.string()),
  gaps: z.array(z.object({ lane: z.string(), from: Instant, to: Instant, gets: z.string() })),
  /** Share of the time in which somebody of the lane itself is there, 0 to 1. */
  covered: z.record(z.string(), z.number()),
  from: Instant,
  to: Instant,
  calendars: z.array(
    z.object({
      url: z.string(),
      /** When the copy that counts was read; null: never. */
      readAt: Instant.nullable(),
      failingSince: Instant.nullable(),
      error: z.string().nullable(),
    }),
  ),
})
export type ProofView = z.infer<typeof ProofView>
export const PutPlaybook = z.object({
  /** YAML or JSON text, or the document itself. */
  document: z.union([z.string().max(524_288), z.record(z.string(), z.unknown())]),
  /** Version your change stands on; another newest one is refused. */
  basedOn: z.number().int().positive(),
  /** What you changed and why, for the others. */
  why: text(500).optional(),
})
export const RollBackRequest = PutPlaybook.omit({ document: true })

export const NoticeView = z.object({
  id: z.string(),
  subject: z.string(),
  body: z.string(),
  at: Instant,
  seenAt: Instant.nullable(),
})

export const MeRequest = z.object({
  name: line(120).min(1).optional(),
  email: z.email().max(200).optional(),
  /** At least 10 characters. */
  password: z.string().min(10).max(200).optional(),
})
export const MemberRequest = z.object({
  role: Role.optional(),
  email: z.email().optional(),
  name: line(120).min(1).optional(),
})
export const RefusedSubmission = z.object({
  id: z.string(),
  agent: z.string(),
  code: z.string(),
  detail: z.string(),
  body: z.string(),
  at: Instant,
  seenAt: Instant.nullable(),
})
export const Empty = z.object({})
