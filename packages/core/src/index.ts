/** The whole of core by name: what the desk, the command line, the inbox and the tools need. Light parts have entrances of their own. */
export { composeNote } from './compose/compose.ts'
export { noteForLane, urgencyFor } from './compose/note-for-lane.ts'
export type { DeskView } from './contract/desk.ts'
export {
  type AnswerOf,
  type BodyOf,
  components,
  type EndpointId,
  type Endpoints,
  endpoints,
} from './contract/endpoints.ts'
export {
  type Awaited,
  type Counts,
  type DecideRequest,
  EVENT_STREAM,
  type HandOffRequest,
  type HandoffRow,
  HandoffView,
  SentBrief,
  SentNote,
  StreamEvent,
  StreamReset,
  type TrailEvent,
  type View,
} from './contract/handoffs.ts'
export type { Caller, Endpoint, Role, Scope } from './contract/shared.ts'
export { WebhookMessage } from './contract/webhooks.ts'
export { CONVERSATION_LIMITS, Conversation, type Message, Source } from './evidence/conversation.ts'
export type { Signal } from './evidence/signals/signal.ts'
export { SIGNALS, signalsIn } from './evidence/signals/signals.ts'
export {
  type Approval,
  approvalIn,
  type Gate,
  judge,
  judgeApproved,
  readGate,
  ruleReason,
  strongestMatch,
} from './gate/gate.ts'
export { GateEvent } from './gate/gate-event.ts'
export { gatePlaybookOf } from './gate/gate-playbook.ts'
export type { GateVerdict } from './gate/verdict.ts'
export { toVerdictRecord, type VerdictRecord } from './gate/verdict-record.ts'
export { authorityOn } from './handoff/authority-on.ts'
export type { Command } from './handoff/command.ts'
export { DECISION_KINDS, DecisionKind } from './handoff/decision.ts'
export { differencesFrom } from './handoff/differences-from.ts'
export { deadlineOf, dueOf } from './handoff/due.ts'
export type { EventType, HandoffEvent, SealedEvent } from './handoff/event.ts'
export { type Actor, type Handoff, isOpen, isOpenState } from './handoff/handoff.ts'
export { actorName, eventSentence, tellEvent } from './handoff/history.ts'
export type { Change, Desk } from './handoff/outcome.ts'
export { releasedBy } from './handoff/released-action.ts'
export { maskedFor } from './handoff/seen-action.ts'
export { statusSentence, tellStatus } from './handoff/status.ts'
export { nowFor, transition } from './handoff/transition.ts'
export { firstOwner } from './handoff/verbs/next-owner.ts'
export { wordless } from './handoff/wordless.ts'
export { hashOf } from './hash.ts'
export type { AgentId, HandoffId, PersonId, WorkspaceId } from './ids.ts'
export { ExactNumber, isTooLong } from './json/exact-number.ts'
export { brokenLimit } from './json/nesting.ts'
export { readJson } from './json/read-json.ts'
export { readSentJson } from './json/read-sent-json.ts'
export { malformedJson } from './malformed-json.ts'
export type { Brief } from './note/brief.ts'
export { checkNote } from './note/check/check-note.ts'
export { Finding, isMust, toFinding } from './note/check/finding.ts'
export { RULES } from './note/check/rules.ts'
export { REFUND_CONVERSATION } from './note/examples.ts'
export { handOffTool, type ModelTool } from './note/hand-off-tool.ts'
export { ago, type Clock, fromNow, timeWords } from './note/human-time.ts'
export { noteJsonSchema } from './note/json-schema.ts'
export { Note, type SuppliedNote, URGENCIES, Urgency } from './note/note.ts'
export type { NoteLine, ReadingContext } from './note/parts.ts'
export type { Answers, Question } from './note/question.ts'
export { readingOf } from './note/reading.ts'
export { REASON_CODES } from './note/reason-codes.ts'
export { type Card, type CardLink, type RenderContext, toCard } from './note/render/card.ts'
export { MEDIA, type Medium, render } from './note/render/render.ts'
export { whisperWords } from './note/render/whisper.ts'
export type { NoteRow } from './note/rows.ts'
export { salvageNote } from './note/salvage.ts'
export { salvageBrief } from './note/salvage-brief.ts'
export type { Template } from './note/templates/own-template.ts'
export { SHIPPED_TEMPLATES } from './note/templates/shipped.ts'
export { templateById } from './note/templates/template.ts'
export { type PlaybookChange, playbookChanges } from './playbook/changes.ts'
export { editPlaybook, type PlaybookEdit } from './playbook/edit/edit-playbook.ts'
export { slugOf } from './playbook/edit/slug.ts'
export { guardsMeant } from './playbook/guards-meant.ts'
export { loadPlaybook } from './playbook/load.ts'
export { lastResortsOf, withPeopleOfNow } from './playbook/people-of-now.ts'
export {
  Lane,
  type Never,
  Playbook,
  type Trigger,
  type WrittenPlaybook,
} from './playbook/playbook.ts'
export type { PlaybookProblem } from './playbook/read-document.ts'
export { ROLE_LANES } from './playbook/role-lanes.ts'
export { starterPlaybook } from './playbook/starter.ts'
export { templateOf } from './playbook/template-of.ts'
export type { WorkingHours } from './playbook/working-hours.ts'
export { type KeptProof, proofChanges } from './proof/proof-changes.ts'
export { type Proof, provePlaybook } from './proof/prove-playbook.ts'
export { isRefusal, PROBLEMS, Problem, type ProblemCode, type Refusal, refuse, toProblem } from './refusal.ts'
export { type BacktestOutcome, type Difference, differencesBetween } from './rehearse/backtest.ts'
export { type Expected, type Played, RehearsalCase, rehearse } from './rehearse/rehearse.ts'
export { cameOutAsExpected, type Score, scoreOf } from './rehearse/score.ts'
export { type LaneOutcome, type Simulation, type SimulationOptions, simulate } from './rehearse/simulate.ts'
export { onDutyIn, rosterNeeds } from './routing/assign.ts'
export type { Roster } from './routing/assignment.ts'
export { isOnDuty, nextBusinessHour } from './routing/hours.ts'
export { type AskedRota, ROTA_LIMITS, type RotaReading, type RotaShift, readRota } from './routing/rota.ts'
export { redactText } from './secrets/secrets.ts'
export { cleanText, cutText, headOf } from './text.ts'
export { after, days, fromEpochMs, hours, type Instant, type Milliseconds, minutes, toInstant } from './time/instant.ts'
export { labels } from './words/en/labels.ts'
export { en } from './words/en.ts'
export { Kept } from './workspace/kept.ts'
export { type WorkspaceEvent, workspaceSentence } from './workspace/workspace-event.ts'
export { takeWording } from './writing/take-wording.ts'
export { readWording, type Wording } from './writing/wording.ts'
export { type WritingTask, writingTask } from './writing/writing-task.ts'
