/** Handoffs on the wire, from submit to closed: paths, requests and answers, and the stream of their events. */
import { z } from 'zod'
import { Conversation, Message, Source } from '../evidence/conversation.ts'
import { SentConversation } from '../evidence/sent-conversation.ts'
import { TRANSFER_OUTCOMES } from '../handoff/command.ts'
import { Decision, DecisionAnswer, DecisionKind } from '../handoff/decision.ts'
import { EVENT_TYPES } from '../handoff/event.ts'
import { HANDOFF_STATES } from '../handoff/handoff.ts'
import { Brief, BriefLine } from '../note/brief.ts'
import { Finding } from '../note/check/finding.ts'
import {
  Arguments,
  Draft,
  InstantField,
  Note,
  ReasonCode,
  SaidInBrief,
  Statement,
  SuppliedNote,
  Urgency,
} from '../note/note.ts'
import { Answers, Question } from '../note/question.ts'
import { exactly, line, text } from '../text.ts'
import { Said } from '../words/said.ts'
import { ReadReport, SentMessages } from './messages.ts'
import { type Components, Empty, type Endpoint, Instant, Named } from './shared.ts'

const State = z.enum(HANDOFF_STATES)
export const TypeOfEvent = z.enum(EVENT_TYPES)

/** A note as it came. It should be a `SuppliedNote`, and is read however far it fits. */
export const SentNote = z.unknown()

/** A brief as it came. It should be a `Brief`, and is read however far it fits. */
export const SentBrief = z
  .unknown()
  .describe(
    'What you say of the case, each line with the messages it rests on; see the schema `Brief`. It stands before the rest of the note.',
  )

export const HandOffRequest = z.strictObject({
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
  note: SentNote.optional().describe(
    'A note that does not fit is never dropped: what fits is kept, the rest comes back as findings.',
  ),
  brief: SentBrief.optional(),
  conversation: SentConversation.optional().describe('What happened, oldest first.'),
  messages: SentMessages.optional(),
  reference: exactly(200)
    .min(1)
    .optional()
    .describe(
      'Your own name for it, never given twice: the id of the run and of the tool call (`run-881/call_0`). The same again is the same handoff; with another action, lane or customer it is refused.',
    ),
  /** Who the customer is across handoffs: an account, a phone number. */
  customer: exactly(200).optional(),
  /** After this time nobody needs a decision any more. */
  usefulUntil: InstantField.optional(),
  excluded: z
    .array(line(200))
    .max(20)
    .optional()
    .describe(
      'People who may neither own nor decide it (four eyes): by id, or by a name or address that only one person has. A name that is nobody’s is refused.',
    ),
  skills: z
    .array(line(60))
    .max(20)
    .optional()
    .describe(
      'What whoever is asked must be able to do, beside what the lane asks for; the last resort is asked without. A skill that nobody has is refused.',
    ),
})
export type HandOffRequest = z.input<typeof HandOffRequest>
const MendRequest = z
  .strictObject({
    note: SentNote.optional().describe('The whole note again, mended. Left out: as it was.'),
    brief: SentBrief.optional(),
    answers: Answers.optional().describe('To questions of the desk, each under its id.'),
  })
  .refine((sent) => Object.values(sent).some((part) => part !== undefined), {
    error: 'Expected `note`, `brief` or `answers`, got none of them. Send what you mend.',
  })

const AcceptRequest = z.strictObject({
  /** What you will do, by when. Left out: the recommended action by the decide deadline. */
  readBack: text(500).optional(),
})

const ReasonRequest = z.strictObject({ reason: text(1000).min(1) })

const MoveRequest = z.strictObject({
  to: z.union([z.strictObject({ person: line(200) }), z.strictObject({ lane: line(60) })]),
  reason: text(1000).min(1),
})

const AskRequest = z.strictObject({ of: z.enum(['agent', 'customer']).default('agent'), question: text(1000).min(1) })
const ReplyRequest = z.strictObject({ text: text(4000).min(1) })
const SnoozeRequest = z.strictObject({ until: InstantField, reason: text(500).optional() })

export const DecideRequest = DecisionAnswer.extend({
  /** Version of the note you read; another one is refused with what changed. */
  noteVersion: z.number().int().positive(),
  /** Hash of the proposed action you saw, where there is one. */
  actionHash: z.string().max(64).optional(),
  holdSeconds: z
    .number()
    .int()
    .min(0)
    .max(60)
    .default(0)
    .describe('For so long you can take it back by `undo`; the agent hears of it afterwards.'),
}).strict()
export type DecideRequest = z.input<typeof DecideRequest>
const UndoRequest = z.strictObject({ decisionId: line(60).describe('Id of `undoable`.') })
const AcknowledgeRequest = z.strictObject({ decisionId: line(60) })

const ClaimRequest = z.strictObject({
  decisionId: line(60),
  runner: line(200)
    .min(1)
    .describe('Who you are among the workers of this agent: host and process, pod, workflow run. People read it.'),
  seconds: z
    .number()
    .int()
    .min(1)
    .max(3_600)
    .default(60)
    .describe('How long you need until you report the effect. After that it is in doubt whether it happened.'),
  claim: line(60)
    .optional()
    .describe('Id of the claim that you hold: it holds `seconds` from now on, four hours in all at most.'),
})

const EffectOutcome = z.enum(['done', 'failed', 'not_applied'])
const EffectRequest = z.strictObject({
  decisionId: line(60),
  claim: line(60)
    .optional()
    .describe(
      'Id of the claim under which you did it: needed where one stands or is in doubt. Left out where nobody claimed it.',
    ),
  outcome: EffectOutcome,
  text: text(2000).default(''),
})

const LookedRequest = z.strictObject({
  text: text(1000).optional().describe('What you saw; the history keeps it.'),
})

const TransferRequest = z.strictObject({
  outcome: z.enum(TRANSFER_OUTCOMES),
  person: line(200).optional().describe('Who was rung, by id, name or address. Left out: whoever it is offered to.'),
  text: text(1000).default(''),
})

const CommentRequest = z.strictObject({ text: text(4000).min(1) })
const AddMessagesRequest = z.strictObject({
  messages: z.unknown().describe('At least one, as you have them: see `messages` of a handoff.'),
})

const DecisionMade = Decision.extend({
  byName: z.string(),
  approvedFirst: Decision.shape.approvedFirst.unwrap().extend({ byName: z.string() }).optional(),
})

const OnRecord = z.enum(['done', 'failed', 'not_applied', 'claimed'])

const claiming = {
  by: z.string().describe('The runner that has it.'),
  since: Instant,
}
const Claimed = z.discriminatedUnion('run', [
  z.object({
    run: z.literal(true),
    claim: z.string().describe('Id of the claim: show it to the gate, with the report, and to hold it longer.'),
    ...claiming,
    until: Instant.describe('Report by then, or make it longer.'),
    decision: DecisionMade,
    action: z
      .object({ tool: z.string(), arguments: Arguments, draft: Draft.optional() })
      .optional()
      .describe('What was approved, with the person’s edits: run exactly this.'),
  }),
  z.object({
    run: z.literal(false),
    ...claiming,
    doubt: z
      .literal(true)
      .optional()
      .describe('Its time is over without a report. It may have happened; a person looks before it is done again.'),
  }),
])

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
  /** The status as a code and its facts, times in UTC. */
  statusSaid: Said.optional(),
  /** The lane's own words for the customer, as long as nobody has decided. They promise nothing. */
  tellCustomer: z.string().optional(),
  owner: Named,
  /** Who a pending move waits for; the owner stays accountable until they accept. */
  offeredTo: Named.optional(),
  /** Who may decide it as it stands; absent once it is decided. */
  mayDecide: z.array(Named).optional(),
  /** Why you may not, where you may not. */
  mayNotDecide: z.object({ because: z.string(), words: z.string(), said: Said.optional() }).optional(),
  /** An approval needs a second one by somebody else. */
  twoMustAgree: z.boolean().optional(),
  /** The first of two approvals: it decides nothing, and waits for the same by somebody else. */
  approvedFirst: DecisionAnswer.extend({ by: Named, at: Instant }).optional(),
  /** Decided, and not for good before `until`: till then `undo` takes it back. An agent does not see it. */
  undoable: DecisionAnswer.extend({ id: z.string(), by: Named, at: Instant, until: Instant }).optional(),
  /** The admin who has it because they stepped in. */
  steppedIn: Named.optional(),
  /** Who is asked next if nobody acts, the first of them at `due`; absent where nobody stands behind the owner. */
  next: z.array(Named).optional(),
  /** When the desk acts next if nobody does; null when nothing waits. */
  due: Instant.nullable(),
  /** Until when the person should act. */
  by: Instant.nullable(),
  note: Note,
  /** JSON pointers of the values that are hidden from you among the arguments of the action; `reveal` shows them. */
  masked: z.array(z.string()).optional(),
  noteVersion: z.number().int(),
  findings: z.array(Finding),
  /** What the desk asks you, until you answer by `mend`: at most three, each answerable in a line. */
  questions: z.array(Question).optional(),
  readBack: z.object({ text: z.string(), by: Named, at: Instant }).optional(),
  question: z.string().optional(),
  waitingFor: z.enum(['agent', 'customer', 'time']).optional(),
  resumeAt: Instant.optional(),
  moveReason: z.string().optional(),
  decision: DecisionMade.optional(),
  acknowledgedAt: Instant.optional(),
  effect: z
    .object({
      outcome: EffectOutcome,
      text: z.string(),
      at: Instant,
      /** The person on whose word it is, where the agent did not say it. */
      by: Named.optional(),
    })
    .optional(),
  /** The runner that carries it out; in doubt, the one that did not report. */
  claim: z.object({ runner: z.string(), since: Instant, until: Instant }).optional(),
  /** The last thing that could not be delivered to the agent. */
  undelivered: z.object({ target: z.string(), error: z.string(), at: Instant }).optional(),
  /** The agent reported another effect than is on record, or of what another runner has claimed; somebody has to see what happened. */
  contradicted: z
    .object({
      decisionId: z.string(),
      outcome: EffectOutcome,
      onRecord: OnRecord,
      text: z.string(),
      at: Instant,
    })
    .optional(),
  /** After this nobody needs a decision any more, and an approval lets nothing go on. */
  usefulUntil: Instant.optional(),
  reopened: z.object({ reason: z.string(), at: Instant }).optional(),
  conversation: z.object({ messages: z.number().int(), opened: z.boolean() }),
  /** The last that the customer wrote since the note was written; gone when the agent mends it. */
  customerWrote: z.object({ text: z.string(), at: Instant }).optional(),
  /** Whether the page works on which the customer sees what is passed on. */
  customerPage: z.enum(['works', 'revoked', 'expired']).optional(),
  /** Its link, for the agent to send to the customer; absent where it works no more, and to everybody else. */
  customerUrl: z.string().optional(),
  /** When the caller hung up before anybody took the call: ring back. */
  callerGone: Instant.optional(),
  /** Other open handoffs of the same `customer`, the newest first; an agent is told of its own. */
  alsoOpen: z.array(z.object({ id: z.string(), ask: z.string(), lane: Named, owner: Named })).optional(),
  step: z.number().int(),
  skipped: z.array(z.object({ person: z.string(), step: z.number().int(), reason: z.string() })),
  playbook: z.number().int(),
  practice: z.boolean(),
  createdAt: Instant,
  changedAt: Instant,
  closedAt: Instant.optional(),
  /** Since when its words are gone: what is left tells who had it, when, and what kind of answer it got. */
  erasedAt: Instant.optional(),
})
export type HandoffView = z.infer<typeof HandoffView>
const MessagesAdded = z.intersection(HandoffView, z.object({ read: ReadReport }))

/** One row of a list: what a person needs to pick, nothing more. */
export const HandoffRow = z.object({
  id: z.string(),
  ask: z.string(),
  urgency: Urgency,
  state: State,
  owner: Named,
  offeredTo: Named.optional(),
  /** Who gave the first of two approvals. */
  approvedBy: Named.optional(),
  /** Decided, and not for good before `until`. An agent does not see it. */
  undoable: z.object({ kind: DecisionKind, by: Named, until: Instant }).optional(),
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
  /** What it waits for, since when somebody asked; or until when it is put aside. */
  waits: z.object({ for: z.enum(['agent', 'customer', 'time']), since: Instant, until: Instant }).optional(),
  /** What came of it, where somebody has decided. */
  decided: z
    .object({
      kind: DecisionKind,
      by: Named,
      at: Instant,
      effect: EffectOutcome.optional(),
      promised: z.literal(true).optional(),
    })
    .optional(),
  practice: z.boolean(),
  createdAt: Instant,
  changedAt: Instant,
})
export type HandoffRow = z.infer<typeof HandoffRow>
/** `my_work`: what its person put aside, waits for an answer to, or has decided. */
export const View = z.enum(['mine', 'not_accepted', 'overdue', 'waiting', 'my_work', 'all', 'closed'])
export type View = z.infer<typeof View>

const ListQuery = z.object({
  view: View.default('all'),
  lane: line(60).optional(),
  search: line(200).optional(),
  reference: exactly(200).optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(60),
})

const HandoffPage = z.object({ rows: z.array(HandoffRow), nextCursor: z.string().nullable() })

/** Counts per view, each counted to 1,000 at most. */
export const Counts = z.object({
  mine: z.number().int(),
  not_accepted: z.number().int(),
  overdue: z.number().int(),
  waiting: z.number().int(),
  all: z.number().int(),
  /** Open ones of each lane that has any; empty where there are more than can be counted. */
  lanes: z.record(z.string(), z.number().int()),
})
export type Counts = z.infer<typeof Counts>

const HandedOff = z.object({
  handoff: HandoffView,
  /** The same reference was submitted before: this is that handoff. */
  existed: z.boolean(),
  /**
   * What the desk asks you about the case; send `answers` by `mend`. Meanwhile it is owned, and held for the lane's grace
   * time at most; what you do not answer the person reads as not known.
   */
  questions: z.array(Question),
  /**
   * Id of an open handoff of yours that may be the same: sent without a reference within minutes, with the same ask,
   * customer, lane and action. Both are kept; withdraw one where they are the same.
   */
  maybeSameAs: z.string().optional(),
  /** Of `messages`, where you sent them: how they were read. */
  read: ReadReport.optional(),
})
export type HandedOff = z.infer<typeof HandedOff>

const WaitQuery = z.object({
  /** Seconds to wait for a decision or a question; 0 answers at once. */
  wait: z.coerce.number().min(0).max(60).default(0),
})

export const Awaited = z.object({
  handoff: z.string(),
  state: State,
  status: z.string(),
  /** The status as a code and its facts, times in UTC. */
  statusSaid: Said.optional(),
  decision: DecisionMade.nullable(),
  /** What the owner asks the agent, to be answered with reply. */
  question: z.string().nullable(),
  findings: z.array(Finding),
})
export type Awaited = z.infer<typeof Awaited>
const Actor = z.object({
  kind: z.enum(['agent', 'person', 'customer', 'desk']),
  id: z.string().optional(),
  name: z.string(),
  /** With what they came in; absent of what was recorded before that was. */
  via: z.object({ kind: z.enum(['key', 'session', 'channel']), id: z.string() }).optional(),
})

export const TrailEvent = z.object({
  seq: z.number().int(),
  type: TypeOfEvent,
  at: Instant,
  by: Actor,
  /** What happened, in one sentence. */
  sentence: z.string(),
  /** The sentence as codes and facts, times in UTC: what happened, then who was passed over. */
  said: z.array(Said).optional(),
  data: z.record(z.string(), z.unknown()),
  /** Null once erased. */
  words: z.record(z.string(), z.string()).nullable(),
  hash: z.string(),
})
export type TrailEvent = z.infer<typeof TrailEvent>

const Trail = z.object({
  events: z.array(TrailEvent),
  /** The hash chain was checked for this answer. */
  intact: z.boolean(),
  because: z.string().optional(),
})
export type Trail = z.infer<typeof Trail>
const OpenedConversation = z.object({ messages: Conversation, erased: z.boolean() })
export type OpenedConversation = z.infer<typeof OpenedConversation>

/** One message of the event stream: `id` is the cursor to resume from. */
export const StreamEvent = z.object({
  position: z.number().int(),
  handoff: z.string(),
  type: TypeOfEvent,
  at: Instant,
  by: Actor,
  /** Who is told of it, and about what: `offered`, `moved_to_you`, … */
  told: z.array(z.object({ person: z.string(), about: z.string() })).optional(),
  /** The row as it is now; absent when it cannot be seen any more. */
  row: HandoffRow.optional(),
})
export type StreamEvent = z.infer<typeof StreamEvent>

/** Sent as `reset` where the cursor is no position of this desk: read again what you keep; what happens from now on comes. */
export const StreamReset = z.object({
  /** The true position, which is the event's id too. */
  position: z.number().int(),
  detail: z.string(),
  said: Said.optional(),
})
export type StreamReset = z.infer<typeof StreamReset>

const SeenByCustomer = z.object({
  language: z.enum(['en', 'de']),
  heading: z.string(),
  status: z.string(),
  machine: z.string(),
  parts: z.array(
    z.object({
      label: z.string(),
      lines: z.array(
        z.object({ text: z.string(), corrected: z.array(z.string()).describe('What the customer said instead.') }),
      ),
    }),
  ),
  until: z.string().describe('How long the link works at most, as the page says it.'),
})

const CustomerLinkHandedOut = z.object({ url: z.string() })

export const handoffComponents: Components = {
  CustomerLinkHandedOut,
  SeenByCustomer,
  AcceptRequest,
  AcknowledgeRequest,
  Actor,
  AddMessagesRequest,
  AskRequest,
  Awaited,
  Brief,
  BriefLine,
  Claimed,
  ClaimRequest,
  CommentRequest,
  Conversation,
  Counts,
  Decision: DecisionMade,
  DecideRequest,
  Draft,
  EffectRequest,
  Event: TrailEvent,
  EventType: TypeOfEvent,
  Finding,
  HandedOff,
  Handoff: HandoffView,
  HandoffPage,
  HandOffRequest,
  HandoffRow,
  HandoffState: State,
  LookedRequest,
  MendRequest,
  Message,
  MessagesAdded,
  MoveRequest,
  Note,
  OpenedConversation,
  Question,
  ReadReport,
  ReasonCode,
  ReasonRequest,
  ReplyRequest,
  SaidInBrief,
  SnoozeRequest,
  Source,
  Statement,
  StreamEvent,
  StreamReset,
  SuppliedNote,
  Trail,
  TransferRequest,
  UndoRequest,
  Urgency,
}

const handoff = '/v1/handoffs/{id}'

export const handoffEndpoints = {
  handOff: {
    method: 'POST',
    path: '/v1/handoffs',
    callers: ['agent'],
    summary:
      'Hand work to a person. Recorded before it is judged; the same reference again returns the same handoff, and is refused for another.',
    body: HandOffRequest,
    answer: HandedOff,
    status: 201,
    problems: [
      'unknown-lane',
      'unknown-person',
      'unknown-skill',
      'too-large',
      'reference-reused',
      'idempotency-key-reused',
    ],
  },
  listHandoffs: {
    method: 'GET',
    path: '/v1/handoffs',
    callers: ['agent', 'reader'],
    summary: 'Handoffs by urgency, then time to act. An agent sees its own.',
    query: ListQuery,
    answer: HandoffPage,
  },
  countHandoffs: {
    method: 'GET',
    path: '/v1/counts',
    callers: ['reader'],
    summary: 'How many stand in each view, counted to 1,000 at most.',
    answer: Counts,
  },
  getHandoff: {
    method: 'GET',
    path: handoff,
    callers: ['agent', 'reader'],
    summary: 'One handoff with its note and true state.',
    answer: HandoffView,
  },
  mend: {
    method: 'PUT',
    path: `${handoff}/note`,
    callers: ['agent'],
    summary: 'Send the note again, mended. Makes a new version; a decision on the old one is refused.',
    body: MendRequest,
    answer: HandoffView,
    problems: ['wrong-state'],
  },
  awaitDecision: {
    method: 'GET',
    path: `${handoff}/decision`,
    callers: ['agent', 'reader'],
    summary: 'The decision, or the owner’s question; waits up to `wait` seconds for one.',
    query: WaitQuery,
    answer: Awaited,
  },
  accept: {
    method: 'POST',
    path: `${handoff}/accept`,
    callers: ['member'],
    summary: 'Accept, with a read-back of what you will do by when.',
    body: AcceptRequest,
    answer: HandoffView,
    problems: ['may-not-decide', 'not-the-owner', 'wrong-state', 'already-decided'],
  },
  stepIn: {
    method: 'POST',
    path: `${handoff}/step-in`,
    callers: ['admin'],
    summary:
      'An admin takes it over with the reason, whoever has it and whoever may decide in its lane; recorded as that. Where two must agree you are one of them.',
    body: ReasonRequest,
    answer: HandoffView,
    problems: ['may-not-decide', 'wrong-state', 'already-decided'],
  },
  decline: {
    method: 'POST',
    path: `${handoff}/decline`,
    callers: ['member'],
    summary: 'Not me: passes to the next person of the lane, with the reason.',
    body: ReasonRequest,
    answer: HandoffView,
    problems: ['not-the-owner', 'wrong-state'],
  },
  move: {
    method: 'POST',
    path: `${handoff}/move`,
    callers: ['member'],
    summary: 'Move to a person or lane. You stay accountable until they accept; unaccepted, it comes back to you.',
    body: MoveRequest,
    answer: HandoffView,
    problems: ['may-not-decide', 'not-the-owner', 'wrong-state', 'unknown-person', 'unknown-lane'],
  },
  ask: {
    method: 'POST',
    path: `${handoff}/ask`,
    callers: ['member'],
    summary: 'Ask the agent (or through it the customer) something.',
    body: AskRequest,
    answer: HandoffView,
    problems: ['not-the-owner', 'wrong-state'],
  },
  reply: {
    method: 'POST',
    path: `${handoff}/reply`,
    callers: ['agent', 'member'],
    summary: 'Answer the owner’s question.',
    body: ReplyRequest,
    answer: HandoffView,
    problems: ['wrong-state'],
  },
  snooze: {
    method: 'POST',
    path: `${handoff}/snooze`,
    callers: ['member'],
    summary: 'Put aside until a time; past the deadline only with a reason.',
    body: SnoozeRequest,
    answer: HandoffView,
    problems: ['not-the-owner', 'wrong-state'],
  },
  decide: {
    method: 'POST',
    path: `${handoff}/decide`,
    callers: ['member'],
    summary:
      'Decide. The first decision wins; it binds to the note version and action you saw. Where two must agree, the first approval waits for the same by somebody else.',
    body: DecideRequest,
    answer: HandoffView,
    problems: [
      'may-not-decide',
      'approval-differs',
      'already-decided',
      'not-the-owner',
      'note-changed',
      'action-changed',
      'action-unreadable',
      'reveal-first',
      'wrong-state',
    ],
  },
  undo: {
    method: 'POST',
    path: `${handoff}/undo`,
    callers: ['member'],
    summary:
      'Take back a decision within the seconds that it was held for, as who made it or an admin. The agent has heard nothing.',
    body: UndoRequest,
    answer: HandoffView,
    problems: ['already-decided', 'not-the-owner', 'wrong-state'],
  },
  withdraw: {
    method: 'POST',
    path: `${handoff}/withdraw`,
    callers: ['agent'],
    summary: 'No longer needed (before a decision).',
    body: ReasonRequest,
    answer: HandoffView,
    problems: ['already-decided', 'wrong-state'],
  },
  acknowledge: {
    method: 'POST',
    path: `${handoff}/acknowledge`,
    callers: ['agent'],
    summary: 'The agent has the decision.',
    body: AcknowledgeRequest,
    answer: HandoffView,
    problems: ['decision-mismatch', 'wrong-state'],
  },
  claim: {
    method: 'POST',
    path: `${handoff}/claim`,
    callers: ['agent'],
    summary:
      'Ask to carry out the decision, right before you do: one runner gets it. Whoever gets it reports the effect in time, or a person has to look whether it happened.',
    body: ClaimRequest,
    answer: Claimed,
    problems: ['decision-mismatch', 'wrong-state'],
  },
  itHappened: {
    method: 'POST',
    path: `${handoff}/it-happened`,
    callers: ['member'],
    summary: 'Of what is in doubt: you looked, and it happened. Closes the handoff.',
    body: LookedRequest,
    answer: HandoffView,
    problems: ['may-not-decide', 'wrong-state'],
  },
  doItNow: {
    method: 'POST',
    path: `${handoff}/do-it-now`,
    callers: ['member'],
    summary: 'Of what is in doubt: you looked, and it shall be done. One runner may claim it again.',
    body: LookedRequest,
    answer: HandoffView,
    problems: ['may-not-decide', 'wrong-state'],
  },
  reportEffect: {
    method: 'POST',
    path: `${handoff}/effect`,
    callers: ['agent'],
    summary:
      'What the agent did with the decision. Closes the handoff; after `failed` a person is asked again. The first report stands.',
    body: EffectRequest,
    answer: HandoffView,
    problems: ['effect-on-record', 'decision-mismatch', 'wrong-state'],
  },
  reportTransfer: {
    method: 'POST',
    path: `${handoff}/transfer`,
    callers: ['agent'],
    summary:
      'What became of a call that was to be passed to a person. Bridged: they have it. No answer, busy, voicemail, declined: the next is asked at once. Caller gone: ring back.',
    body: TransferRequest,
    answer: HandoffView,
    problems: ['unknown-person', 'may-not-decide', 'not-the-owner', 'wrong-state', 'already-decided', 'conflict'],
  },
  escalate: {
    method: 'POST',
    path: `${handoff}/escalate`,
    callers: ['agent', 'member'],
    summary: 'Pass ownership to the next step now.',
    body: ReasonRequest,
    answer: HandoffView,
    problems: ['wrong-state', 'already-decided', 'conflict'],
  },
  reopen: {
    method: 'POST',
    path: `${handoff}/reopen`,
    callers: ['agent', 'member'],
    summary: 'It was not over: offered again, with the reason.',
    body: ReasonRequest,
    answer: HandoffView,
    problems: ['wrong-state'],
  },
  comment: {
    method: 'POST',
    path: `${handoff}/comment`,
    callers: ['agent', 'member'],
    summary: 'A remark in the history.',
    body: CommentRequest,
    answer: HandoffView,
  },
  addMessages: {
    method: 'POST',
    path: `${handoff}/messages`,
    callers: ['agent'],
    summary:
      'Later messages of the conversation. The customer’s reach whoever has it, and open again what is over (`whenCustomerWrites` of the lane).',
    body: AddMessagesRequest,
    answer: MessagesAdded,
    problems: ['wrong-state', 'too-large'],
  },
  openConversation: {
    method: 'POST',
    path: `${handoff}/conversation`,
    callers: ['reader'],
    summary: 'Open the conversation. Recorded: a note that needs this has failed.',
    answer: OpenedConversation,
  },
  reveal: {
    method: 'POST',
    path: `${handoff}/reveal`,
    callers: ['member'],
    summary:
      'See the values that are hidden among the arguments of the action: numbers of cards, passwords, keys. Recorded; who may not decide it may not see them.',
    answer: HandoffView,
    problems: ['may-not-decide', 'wrong-state'],
  },
  customerPage: {
    method: 'GET',
    path: `${handoff}/customer-page`,
    callers: ['reader'],
    summary: 'What the customer sees of it on their page, in their language. Whoever looks changes nothing.',
    answer: SeenByCustomer,
    problems: ['not-allowed'],
  },
  handOutCustomerLink: {
    method: 'POST',
    path: `${handoff}/customer-link`,
    callers: ['member'],
    summary:
      'The link of the customer’s page, to send it to them. Recorded: whoever has it speaks as the customer. An agent has it already.',
    answer: CustomerLinkHandedOut,
    problems: ['not-allowed'],
  },
  revokeCustomerLink: {
    method: 'DELETE',
    path: `${handoff}/customer-link`,
    callers: ['agent', 'member'],
    summary: 'Take back the page on which the customer sees what is passed on: its link shows nothing from now on.',
    answer: HandoffView,
  },
  seen: {
    method: 'POST',
    path: `${handoff}/seen`,
    callers: ['reader'],
    summary: 'I have it before me: no other channel needs to tell me of it. Remembered where I was told of it.',
    answer: Empty,
  },
  history: {
    method: 'GET',
    path: `${handoff}/history`,
    callers: ['agent', 'reader'],
    summary: 'Every change, who made it and why, with the hash chain checked.',
    answer: Trail,
  },
} as const satisfies Record<string, Endpoint>

/** The event stream is no call: `GET /v1/events`, `text/event-stream`, resumes after `Last-Event-ID` or `?after=`, or says `reset`. */
export const EVENT_STREAM = '/v1/events'
