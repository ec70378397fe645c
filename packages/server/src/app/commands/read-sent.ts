/** What an agent sent, read against the playbook: which rule it comes from decides reason, lane and urgency. */
import {
  type Brief,
  type Conversation,
  type Finding,
  type Gate,
  type GateEvent,
  type HandOffRequest,
  type Instant,
  judge,
  type Note,
  ruleReason,
  type SuppliedNote,
  salvageBrief,
  salvageNote,
  strongestMatch,
  toFinding,
} from '@baton-desk/core'

const NO_BRIEF: { brief?: Brief; findings: Finding[] } = { findings: [] }

type RuleReason = NonNullable<ReturnType<typeof ruleReason>>

export type Sent = Pick<HandOffRequest, 'trigger' | 'note' | 'brief' | 'customer'> & { conversation: Conversation }

export type ReadSent = {
  /** What can be kept of the note. */
  supplied: SuppliedNote
  /** What can be kept of the brief; absent where none came. */
  brief?: Brief | undefined
  findings: Finding[]
  /** Trigger or never-rule that it comes from. */
  rule?: RuleReason
  /** A trigger that holds for it, named or not, asks for two approvals. */
  twoMustAgree?: boolean | undefined
}

/**
 * Reads what an agent sent. The rule it comes from is the one it names; where it names none and gives no reason either,
 * the strongest that holds for what it sent.
 */
export function readSent(sent: Sent, gate: Gate, now: Instant): ReadSent {
  const read = readWithRule(sent, gate, now)
  const isForTwo = read.rule?.twoMustAgree || triggersAskForTwo(gate, eventOf(sent, read.supplied), now)
  return isForTwo ? { ...read, twoMustAgree: true } : read
}

/** Whether a trigger that asks for two approvals holds for this action, or cannot be judged; whatever the agent says of it. */
export function triggersAskForTwo(gate: Gate, event: GateEvent, now: Instant): boolean {
  const asking = new Set(gate.playbook.triggers.filter((trigger) => trigger.twoMustAgree).map(({ id }) => id))
  if (asking.size === 0) return false
  const { matched, failed } = judge(gate, event, now)
  return [...matched, ...failed.filter(({ onFailure }) => onFailure === 'person')].some(({ id }) => asking.has(id))
}

function readWithRule(sent: Sent, gate: Gate, now: Instant): ReadSent {
  const { supplied, findings: inNote } = salvageNote(sent.note ?? {})
  const { brief, findings: inBrief } = sent.brief === undefined ? NO_BRIEF : salvageBrief(sent.brief)
  const findings = [...inNote, ...inBrief]
  const { trigger, ...ownWhy } = supplied.why ?? {}
  const named = sent.trigger ?? trigger
  const rule = named === undefined ? undefined : ruleReason(gate.playbook, named)
  if (rule) return { supplied, brief, findings, rule: asJudged(rule, ownWhy) }

  const read = { supplied: supplied.why ? { ...supplied, why: ownWhy } : supplied, brief, findings: [...findings] }
  if (named !== undefined) read.findings.push(unknownTrigger(named))
  if (ownWhy.code || ownWhy.sentence || brief?.why_you?.length) return read
  const match = strongestMatch(judge(gate, eventOf(sent, supplied), now))
  return { ...read, rule: match && ruleReason(gate.playbook, match.id) }
}

/** A rule that could not be judged may not apply: then the person reads that, and not what the rule says when it holds. */
const asJudged = (rule: RuleReason, { code, sentence }: Partial<Note['why']>): RuleReason =>
  code === 'missing_information' && sentence ? { ...rule, reason: code, why: sentence } : rule

const unknownTrigger = (trigger: string): Finding =>
  toFinding(
    { rule: 'unknown-trigger', level: 'should', pointer: '/why/trigger' },
    { code: 'unknownTrigger', facts: { trigger } },
  )

/** What the gate is asked about a handoff: the action that waits, else what the customer said last. */
export function eventOf(
  { conversation, customer }: Pick<Sent, 'conversation' | 'customer'>,
  { action, where, who }: Pick<SuppliedNote, 'action' | 'where' | 'who'>,
): GateEvent {
  const text = conversation.findLast(({ role }) => role === 'customer')?.text
  return {
    kind: action ? 'action' : 'message',
    ...(action ? { action: { tool: action.tool, arguments: action.arguments } } : { text }),
    channel: where?.channel,
    conversation,
    customer: { id: customer, name: who?.name },
  }
}
