/** What an agent submitted → the note the desk keeps: nothing is dropped, gaps are filled from the evidence, the rest is found. */
import {
  assign,
  type Conversation,
  checkNote,
  composeNote,
  decideByFor,
  type Finding,
  type Gate,
  type GateEvent,
  hashOf,
  hashOfAction,
  type Instant,
  judge,
  type Note,
  type Playbook,
  type Roster,
  type RuleReason,
  redactNote,
  ruleReason,
  type SuppliedNote,
  salvageNote,
  strongestMatch,
  templateOf,
  type Urgency,
} from '@baton/core'

export type Sent = {
  /** Trigger that the agent says decided. */
  trigger?: string
  note?: unknown
  conversation: Conversation
  customer?: string
}
export type Read = {
  /** What can be kept of the note. */
  supplied: SuppliedNote
  findings: Finding[]
  /** Trigger or never-rule that it comes from. */
  rule?: RuleReason
}

/**
 * Reads what an agent sent. The rule it comes from is the one it names; where it names none and gives no reason either,
 * the strongest that holds for what it sent.
 */
export function readSent(sent: Sent, gate: Gate, now: Instant): Read {
  const { supplied, findings } = salvageNote(sent.note ?? {})
  const { trigger, ...ownWhy } = supplied.why ?? {}
  const named = sent.trigger ?? trigger
  const rule = named === undefined ? undefined : ruleReason(gate.playbook, named)
  if (rule) return { supplied, findings, rule }

  const read = { supplied: supplied.why ? { ...supplied, why: ownWhy } : supplied, findings: [...findings] }
  if (named !== undefined) read.findings.push(unknownTrigger(named))
  if (ownWhy.code || ownWhy.sentence) return read
  const match = strongestMatch(judge(gate, eventOf(sent, supplied), now))
  return { ...read, rule: match && ruleReason(gate.playbook, match.id) }
}

const unknownTrigger = (named: string): Finding => ({
  rule: 'unknown-trigger',
  level: 'should',
  pointer: '/why/trigger',
  message: `Expected the id of a trigger or never-rule of the playbook, got “${named}”. Send \`decidedBy\` of the gate’s verdict, or leave it out and say why in \`why\`.`,
})

/** What the gate is asked about a handoff: the action that waits, else what the customer said last. */
function eventOf({ conversation, customer }: Sent, { action, where, who }: SuppliedNote): GateEvent {
  const text = conversation.findLast(({ role }) => role === 'customer')?.text
  return {
    kind: action ? 'action' : 'message',
    ...(action ? { action: { tool: action.tool, arguments: action.arguments } } : { text }),
    channel: where?.channel,
    conversation,
    customer: { id: customer, name: who?.name },
  }
}

export type Submitted = Read & {
  lane: string
  urgency?: Urgency
  conversation: Conversation
  excluded?: string[]
  skills?: string[]
}
export type Prepared = { note: Note; noteHash: string; findings: Finding[]; urgency: Urgency }

export function prepareNote(submitted: Submitted, playbook: Playbook, roster: Roster, now: Instant): Prepared {
  const lane = playbook.lanes[submitted.lane]
  if (!lane) throw new Error(`prepareNote was given a lane that is not in the playbook: ${submitted.lane}`)
  const { supplied, rule } = submitted
  const urgency = submitted.urgency ?? supplied.when?.urgency ?? rule?.urgency ?? lane.urgency
  const at = { lane: submitted.lane, urgency }
  const { owner } = assign(
    playbook,
    { ...at, step: 0, excluded: submitted.excluded, skills: submitted.skills },
    roster,
    now,
  )
  const composed = composeNote({
    conversation: submitted.conversation,
    supplied,
    lane,
    verdict: rule && { code: rule.reason, why: rule.why, trigger: rule.id, kind: rule.verdict },
    urgency,
    by: supplied.when?.by ?? decideByFor(playbook, at, owner, now),
    now,
  })
  const { note: clean, findings: redacted } = redactNote(composed)
  const note = clean.action ? { ...clean, action: { ...clean.action, hash: hashOfAction(clean.action) } } : clean
  const checked = checkNote(note, {
    conversation: submitted.conversation,
    now,
    levels: lane.check,
    template: templateOf(playbook, submitted.lane),
    supplied,
    onSilence: lane.onSilence.words,
  })
  return { note, noteHash: hashOf(note), findings: [...submitted.findings, ...redacted, ...checked], urgency }
}
