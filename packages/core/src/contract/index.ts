/**
 * The light entrance: what crosses the wire, for whoever calls the desk. It loads shapes and zod, and nothing that reads
 * a conversation, writes a note or finds an owner.
 */
export { SentConversation } from '../evidence/sent-conversation.ts'
export type { Decision } from '../handoff/decision.ts'
export { canonicalJson } from '../json/canonical-json.ts'
export { ExactNumber } from '../json/exact-number.ts'
export { readJson } from '../json/read-json.ts'
export { writeJson } from '../json/write-json.ts'
export type { BriefInput } from '../note/brief.ts'
export { REFUND_NOTE } from '../note/examples.ts'
export { handOffTool, type ModelTool } from '../note/hand-off-tool.ts'
export type { SuppliedNote } from '../note/note.ts'
export { PROBLEMS, Problem, type ProblemCode } from '../refusal.ts'
export { type AnswerOf, type BodyOf, type EndpointId, type Endpoints, endpoints, type QueryOf } from './endpoints.ts'
export { VERDICTS_AT_ONCE } from './gate.ts'
export { EVENT_STREAM, StreamEvent, StreamReset } from './handoffs.ts'
export { SignedHeads } from './kept.ts'
export { WebhookMessage } from './webhooks.ts'
