/**
 * Every endpoint of `/v1`, once. Routes, SDK methods, OpenAPI and the reference derive from this table; what a call
 * does is the business of the write path, not of this file.
 */
import { z } from 'zod'
import type { ProblemCode } from '../refusal.ts'
import * as gate from './gate.ts'
import * as p from './handoffs.ts'

/** Who may call: an agent with its key, a signed-in person (any role, not viewers, or admins only), or both. */
export type Caller = 'agent' | 'reader' | 'member' | 'admin'

export type Endpoint = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  callers: readonly Caller[]
  summary: string
  query?: z.ZodObject
  body?: z.ZodType
  answer: z.ZodType
  status?: 200 | 201
  /** Beyond those that every endpoint can give. */
  problems?: readonly ProblemCode[]
}

const handoff = '/v1/handoffs/{id}'
const list = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) })

export const endpoints = {
  handOff: {
    method: 'POST',
    path: '/v1/handoffs',
    callers: ['agent'],
    summary: 'Hand work to a person. Recorded before it is judged; the same reference again returns the same handoff.',
    body: p.HandOffRequest,
    answer: p.HandedOff,
    status: 201,
    problems: ['unknown-lane', 'too-large', 'idempotency-key-reused'],
  },
  listHandoffs: {
    method: 'GET',
    path: '/v1/handoffs',
    callers: ['agent', 'reader'],
    summary: 'Handoffs by urgency, then time to act. An agent sees its own.',
    query: p.ListQuery,
    answer: p.HandoffPage,
  },
  countHandoffs: {
    method: 'GET',
    path: '/v1/counts',
    callers: ['reader'],
    summary: 'How many stand in each view, counted to 1,000 at most.',
    answer: p.Counts,
  },
  getHandoff: {
    method: 'GET',
    path: handoff,
    callers: ['agent', 'reader'],
    summary: 'One handoff with its note and true state.',
    answer: p.HandoffView,
  },
  mend: {
    method: 'PUT',
    path: `${handoff}/note`,
    callers: ['agent'],
    summary: 'Send the note again, mended. Makes a new version; a decision on the old one is refused.',
    body: p.MendRequest,
    answer: p.HandoffView,
    problems: ['wrong-state'],
  },
  awaitDecision: {
    method: 'GET',
    path: `${handoff}/decision`,
    callers: ['agent', 'reader'],
    summary: 'The decision, or the owner’s question; waits up to `wait` seconds for one.',
    query: p.WaitQuery,
    answer: p.Awaited,
  },
  accept: {
    method: 'POST',
    path: `${handoff}/accept`,
    callers: ['member'],
    summary: 'Accept, with a read-back of what you will do by when.',
    body: p.AcceptRequest,
    answer: p.HandoffView,
    problems: ['not-the-owner', 'wrong-state', 'already-decided'],
  },
  decline: {
    method: 'POST',
    path: `${handoff}/decline`,
    callers: ['member'],
    summary: 'Not me: passes to the next person of the lane, with the reason.',
    body: p.ReasonRequest,
    answer: p.HandoffView,
    problems: ['not-the-owner', 'wrong-state'],
  },
  move: {
    method: 'POST',
    path: `${handoff}/move`,
    callers: ['member'],
    summary: 'Move to a person or lane. You stay accountable until they accept; unaccepted, it comes back to you.',
    body: p.MoveRequest,
    answer: p.HandoffView,
    problems: ['not-the-owner', 'wrong-state', 'unknown-person', 'unknown-lane'],
  },
  ask: {
    method: 'POST',
    path: `${handoff}/ask`,
    callers: ['member'],
    summary: 'Ask the agent (or through it the customer) something.',
    body: p.AskRequest,
    answer: p.HandoffView,
    problems: ['not-the-owner', 'wrong-state'],
  },
  reply: {
    method: 'POST',
    path: `${handoff}/reply`,
    callers: ['agent', 'member'],
    summary: 'Answer the owner’s question.',
    body: p.ReplyRequest,
    answer: p.HandoffView,
    problems: ['wrong-state'],
  },
  snooze: {
    method: 'POST',
    path: `${handoff}/snooze`,
    callers: ['member'],
    summary: 'Put aside until a time; past the deadline only with a reason.',
    body: p.SnoozeRequest,
    answer: p.HandoffView,
    problems: ['not-the-owner', 'wrong-state'],
  },
  decide: {
    method: 'POST',
    path: `${handoff}/decide`,
    callers: ['member'],
    summary: 'Decide. The first decision wins; it binds to the note version and action you saw.',
    body: p.DecideRequest,
    answer: p.HandoffView,
    problems: ['already-decided', 'not-the-owner', 'note-changed', 'action-changed', 'wrong-state'],
  },
  withdraw: {
    method: 'POST',
    path: `${handoff}/withdraw`,
    callers: ['agent'],
    summary: 'No longer needed (before a decision).',
    body: p.ReasonRequest,
    answer: p.HandoffView,
    problems: ['already-decided', 'wrong-state'],
  },
  acknowledge: {
    method: 'POST',
    path: `${handoff}/acknowledge`,
    callers: ['agent'],
    summary: 'The agent has the decision.',
    body: p.AcknowledgeRequest,
    answer: p.HandoffView,
    problems: ['decision-mismatch', 'wrong-state'],
  },
  reportEffect: {
    method: 'POST',
    path: `${handoff}/effect`,
    callers: ['agent'],
    summary: 'What the agent did with the decision. Closes the handoff.',
    body: p.EffectRequest,
    answer: p.HandoffView,
    problems: ['decision-mismatch', 'wrong-state'],
  },
  escalate: {
    method: 'POST',
    path: `${handoff}/escalate`,
    callers: ['agent', 'member'],
    summary: 'Pass ownership to the next step now.',
    body: p.ReasonRequest,
    answer: p.HandoffView,
    problems: ['wrong-state'],
  },
  reopen: {
    method: 'POST',
    path: `${handoff}/reopen`,
    callers: ['agent', 'member'],
    summary: 'It was not over: offered again, with the reason.',
    body: p.ReasonRequest,
    answer: p.HandoffView,
    problems: ['wrong-state'],
  },
  comment: {
    method: 'POST',
    path: `${handoff}/comment`,
    callers: ['agent', 'member'],
    summary: 'A remark in the history.',
    body: p.CommentRequest,
    answer: p.HandoffView,
  },
  addMessages: {
    method: 'POST',
    path: `${handoff}/messages`,
    callers: ['agent'],
    summary: 'Later messages of the conversation, while it is open.',
    body: p.AddMessagesRequest,
    answer: p.HandoffView,
    problems: ['wrong-state', 'too-large'],
  },
  openConversation: {
    method: 'POST',
    path: `${handoff}/conversation`,
    callers: ['reader'],
    summary: 'Open the conversation. Recorded: a note that needs this has failed.',
    answer: p.OpenedConversation,
  },
  history: {
    method: 'GET',
    path: `${handoff}/history`,
    callers: ['agent', 'reader'],
    summary: 'Every change, who made it and why, with the hash chain checked.',
    answer: p.Trail,
  },
  compose: {
    method: 'POST',
    path: '/v1/compose',
    callers: ['agent', 'reader'],
    summary: 'The note the desk would write, with what the check says. Nothing is recorded.',
    body: p.ComposeRequest,
    answer: p.Composed,
  },
  askGate: {
    method: 'POST',
    path: '/v1/gate',
    callers: ['agent'],
    summary: 'May I go on? One event against the playbook gives one verdict. What cannot be judged goes to a person.',
    body: gate.GateRequest,
    answer: gate.GateAnswer,
    problems: ['not-found', 'decision-mismatch'],
  },
  gatePlaybook: {
    method: 'GET',
    path: '/v1/gate/playbook',
    callers: ['agent'],
    summary: 'The part of the playbook that judges, for a gate in your own process (`openGate` of the SDK).',
    query: gate.GatePlaybookQuery,
    answer: gate.GatePlaybookView,
  },
  recordVerdicts: {
    method: 'POST',
    path: '/v1/gate/verdicts',
    callers: ['agent'],
    summary: 'Verdicts that you judged in your own process, for the audit. The same id again is recorded once.',
    body: gate.RecordVerdictsRequest,
    answer: p.Empty,
  },
  listVerdicts: {
    method: 'GET',
    path: '/v1/gate/verdicts',
    callers: ['reader'],
    summary: 'What the gate answered, newest first.',
    query: gate.VerdictQuery,
    answer: gate.VerdictPage,
  },
  desk: {
    method: 'GET',
    path: '/v1/desk',
    callers: ['reader'],
    summary: 'Who I am, who else is there and on duty, which lanes there are.',
    answer: p.DeskView,
  },
  listAgents: {
    method: 'GET',
    path: '/v1/agents',
    callers: ['admin'],
    summary: 'Agents and their keys (never the keys themselves).',
    answer: list(p.AgentView),
  },
  createAgent: {
    method: 'POST',
    path: '/v1/agents',
    callers: ['admin'],
    summary: 'A new agent with its first key, shown this once.',
    body: p.NewAgentRequest,
    answer: p.NewKey,
    status: 201,
    problems: ['conflict'],
  },
  createKey: {
    method: 'POST',
    path: '/v1/agents/{id}/keys',
    callers: ['admin'],
    summary: 'A further key for an agent, shown this once.',
    answer: p.NewKey,
    status: 201,
  },
  revokeKey: {
    method: 'DELETE',
    path: '/v1/keys/{id}',
    callers: ['admin'],
    summary: 'Revoke a key at once.',
    answer: p.Empty,
  },
  listWebhooks: {
    method: 'GET',
    path: '/v1/webhooks',
    callers: ['agent', 'admin'],
    summary: 'Where events are sent.',
    answer: list(p.WebhookView),
  },
  createWebhook: {
    method: 'POST',
    path: '/v1/webhooks',
    callers: ['agent', 'admin'],
    summary: 'Send events to an address, signed by Standard Webhooks; the secret is shown this once.',
    body: p.WebhookRequest,
    answer: p.NewWebhook,
    status: 201,
    problems: ['address-refused'],
  },
  removeWebhook: {
    method: 'DELETE',
    path: '/v1/webhooks/{id}',
    callers: ['agent', 'admin'],
    summary: 'Send nothing more there.',
    answer: p.Empty,
  },
  listDeliveries: {
    method: 'GET',
    path: '/v1/deliveries',
    callers: ['agent', 'reader'],
    summary: 'Deliveries that are still trying or dead.',
    query: z.object({
      state: z.enum(['pending', 'delivered', 'dead']).default('dead'),
      handoff: z.string().max(60).optional(),
    }),
    answer: list(p.DeliveryView),
  },
  retryDelivery: {
    method: 'POST',
    path: '/v1/deliveries/{id}/retry',
    callers: ['agent', 'member'],
    summary: 'Try a dead delivery again, under its old id.',
    answer: p.Empty,
    problems: ['wrong-state'],
  },
  getPlaybook: {
    method: 'GET',
    path: '/v1/playbook',
    callers: ['reader'],
    summary: 'The playbook in force.',
    answer: p.PlaybookView,
  },
  putPlaybook: {
    method: 'PUT',
    path: '/v1/playbook',
    callers: ['admin'],
    summary: 'A new version. Loads only when it keeps the promises; changes nothing already running.',
    body: p.PutPlaybook,
    answer: p.PlaybookTakenUp,
    problems: ['playbook-refused', 'playbook-changed'],
  },
  listPlaybooks: {
    method: 'GET',
    path: '/v1/playbook/versions',
    callers: ['reader'],
    summary: 'Versions of the playbook, newest first: who wrote each, when and why.',
    query: z.object({
      before: z.coerce.number().int().positive().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: p.PlaybookPage,
  },
  getPlaybookVersion: {
    method: 'GET',
    path: '/v1/playbook/versions/{id}',
    callers: ['reader'],
    summary: 'One version, in force or not.',
    answer: p.PlaybookView,
  },
  comparePlaybooks: {
    method: 'GET',
    path: '/v1/playbook/versions/{id}/changes',
    callers: ['reader'],
    summary: 'What this version changed, in words; against the one before it, or another.',
    query: z.object({ since: z.coerce.number().int().positive().optional() }),
    answer: p.PlaybookDifference,
  },
  rollBackPlaybook: {
    method: 'POST',
    path: '/v1/playbook/versions/{id}/roll-back',
    callers: ['admin'],
    summary: 'A new version with what stood in this one, proven anew.',
    body: p.RollBackRequest,
    answer: p.PlaybookTakenUp,
    problems: ['playbook-refused', 'playbook-changed'],
  },
  provePlaybook: {
    method: 'GET',
    path: '/v1/playbook/proof',
    callers: ['reader'],
    summary: 'Who is there for the coming 90 days: the playbook in force against people and calendars as they are now.',
    answer: p.ProofView,
  },
  removeMember: {
    method: 'DELETE',
    path: '/v1/people/{id}',
    callers: ['admin'],
    summary:
      'Take a person out of the workspace; their keys and sessions open nothing any more. First out of the playbook.',
    answer: p.Empty,
    problems: ['wrong-state'],
  },
  listNotices: {
    method: 'GET',
    path: '/v1/notices',
    callers: ['reader'],
    summary: 'What the desk told me outside of any handoff, newest first: gaps, calendars, people who left.',
    answer: list(p.NoticeView),
  },
  seeNotice: {
    method: 'POST',
    path: '/v1/notices/{id}/seen',
    callers: ['reader'],
    summary: 'I have read it.',
    answer: p.Empty,
  },
  changeMember: {
    method: 'PUT',
    path: '/v1/people/{id}',
    callers: ['admin'],
    summary: 'Change a person’s role or e-mail address.',
    body: p.MemberRequest,
    answer: p.Empty,
    problems: ['wrong-state'],
  },
  inviteMember: {
    method: 'POST',
    path: '/v1/people/{id}/sign-in-link',
    callers: ['admin'],
    summary: 'A single-use sign-in link for a person, to be passed on by hand; valid for a day.',
    answer: z.object({ url: z.string(), expiresAt: z.string() }),
  },
  setUpMe: {
    method: 'PUT',
    path: '/v1/me',
    callers: ['reader'],
    summary: 'My own name, e-mail address and password.',
    body: p.MeRequest,
    answer: p.Empty,
    problems: ['conflict'],
  },
  createPersonKey: {
    method: 'POST',
    path: '/v1/me/keys',
    callers: ['member'],
    summary: 'A key that acts as you, for scripts and the command line; shown this once.',
    answer: p.NewKey,
    status: 201,
  },
  listRefusedSubmissions: {
    method: 'GET',
    path: '/v1/refused-submissions',
    callers: ['reader'],
    summary: 'What agents sent that could not be taken, as it came.',
    answer: list(p.RefusedSubmission),
  },
  seeRefusedSubmission: {
    method: 'POST',
    path: '/v1/refused-submissions/{id}/seen',
    callers: ['member'],
    summary: 'Somebody has looked at it.',
    answer: p.Empty,
  },
  removePractice: {
    method: 'POST',
    path: '/v1/practice/remove',
    callers: ['admin'],
    summary: 'Remove the practice workspace with all it holds and start an empty one. Refused on a real workspace.',
    answer: z.object({
      workspace: z.string(),
      agentKey: z.string(),
      personKey: z.string(),
      removedHandoffs: z.number().int(),
    }),
    problems: ['wrong-state'],
  },
} as const satisfies Record<string, Endpoint>

export type Endpoints = typeof endpoints
export type EndpointId = keyof Endpoints
export type AnswerOf<Id extends EndpointId> = z.infer<Endpoints[Id]['answer']>
export type BodyOf<Id extends EndpointId> = Endpoints[Id] extends { body: infer B extends z.ZodType }
  ? z.input<B>
  : undefined
export type QueryOf<Id extends EndpointId> = Endpoints[Id] extends { query: infer Q extends z.ZodType }
  ? z.input<Q>
  : undefined

/** The event stream is no call: `GET /v1/events`, `text/event-stream`, resumes after `Last-Event-ID` or `?after=`. */
export const EVENT_STREAM = '/v1/events'
