import {
  type Conversation,
  checkNote,
  composeNote,
  decideByFor,
  type Finding,
  type Gate,
  type GateVerdict,
  hashOfAction,
  type Instant,
  judge,
  type Note,
  type Playbook,
  readingOf,
  salvageNote,
  templateOf,
  toInstant,
  whisperWords,
} from '@baton/core'
import { findLane } from './read-playbook.ts'

export type WriteNote = {
  conversation: Conversation
  /** What the agent itself wrote, in part or whole. */
  note?: unknown
  /** The lane that was asked for; left out: the one the gate names, else the playbook's usual one. */
  lane?: string | undefined
  playbook: Playbook
  /** Judges the conversation for lane, urgency and reason; left out: the lane's own wording stands. */
  gate?: Gate | undefined
}

export type WrittenNote = {
  note: Note
  findings: Finding[]
  words: { core: number; all: number; whisper: number }
  ms: number
  /** The lane that the gate named. */
  lane?: string
}

/** The note the desk would keep on this being handed off, with what the check says of it. Nothing is recorded. */
export function writeNote({ conversation, note: sent, lane: asked, playbook, gate }: WriteNote): WrittenNote {
  const started = performance.now()
  // A conversation of long ago is read as of its own last message.
  const now = conversation.map(({ at }) => at && toInstant(at)).findLast(Boolean) || new Date().toISOString()
  const { supplied, findings } = salvageNote(sent ?? {})
  const verdict = gate && verdictOn(conversation, gate, now)
  const { id, lane } = findLane(playbook, asked ?? verdict?.lane)
  const urgency = supplied.when?.urgency ?? verdict?.urgency ?? lane.urgency
  const [owner = ''] = lane.owners.people
  const by = supplied.when?.by ?? decideByFor(playbook, { lane: id, urgency }, owner, now)
  // A reason that the agent gave is its own to give.
  const reason =
    verdict && !supplied.why?.sentence
      ? { code: verdict.reason, why: verdict.why, trigger: verdict.decidedBy, kind: verdict.verdict }
      : undefined
  const composed = composeNote({ conversation, supplied, lane, verdict: reason, urgency, by, now })
  const note = composed.action
    ? { ...composed, action: { ...composed.action, hash: hashOfAction(composed.action) } }
    : composed
  const checked = checkNote(note, {
    conversation,
    now,
    levels: lane.check,
    template: templateOf(playbook, id),
    supplied,
  })
  const ms = performance.now() - started
  const { core, all } = readingOf(note)
  const whisper = whisperWords(note, { now, timeZone: 'UTC', ownerName: '', laneName: lane.name, stateLine: '' })
  return {
    note,
    findings: [...findings, ...checked],
    words: { core, all, whisper },
    ms: Math.round(ms * 100) / 100,
    ...(verdict && { lane: id }),
  }
}

type Needed = Exclude<GateVerdict, { verdict: 'proceed' }>

/** What the gate says of the customer's last words, else of the last thing the agent did; undefined where it lets both pass. */
function verdictOn(conversation: Conversation, gate: Gate, now: Instant): Needed | undefined {
  const said = judge(gate, { kind: 'message', text: lastWords(conversation), conversation }, now)
  if (said.verdict !== 'proceed') return said
  const at = conversation.findLastIndex(({ role, toolCall }) => role === 'agent' && toolCall !== undefined)
  const call = conversation[at]?.toolCall
  if (!call) return undefined
  const action = { tool: call.name, arguments: call.arguments }
  const done = judge(gate, { kind: 'action', action, conversation: conversation.slice(0, at) }, now)
  return done.verdict === 'proceed' ? undefined : done
}

const lastWords = (conversation: Conversation): string =>
  conversation.findLast(({ role, text }) => role === 'customer' && text !== '')?.text ?? ''
