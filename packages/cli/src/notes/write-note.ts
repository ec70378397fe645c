import {
  type Conversation,
  type Finding,
  type Gate,
  type GateEvent,
  type GateVerdict,
  type Instant,
  judge,
  type Note,
  noteForLane,
  type Playbook,
  type Question,
  readingOf,
  type SuppliedNote,
  salvageBrief,
  salvageNote,
  templateOf,
  toInstant,
  urgencyFor,
  whisperWords,
} from '@baton-desk/core'
import type { NoteWriter } from '@baton-desk/server'
import { findLane } from '../playbook/read-playbook.ts'

export type WriteNote = {
  conversation: Conversation
  /** What the agent itself wrote, in part or whole. */
  note?: unknown
  /** What it says of the case. */
  brief?: unknown
  /** The lane that was asked for; left out: the one the gate names, else the playbook's usual one. */
  lane?: string | undefined
  playbook: Playbook
  /** Judges the conversation for lane, urgency and reason; left out: the lane's own wording stands. */
  gate?: Gate | undefined
}

export type WrittenNote = {
  note: Note
  findings: Finding[]
  /** What the desk would ask the agent. */
  questions?: Question[]
  words: { core: number; all: number; whisper: number }
  ms: number
  /** The lane that the gate named. */
  lane?: string
}

/** The note the desk would keep on this being handed off, with what the check says of it. Nothing is recorded. */
export function writeNote(given: WriteNote): WrittenNote {
  return measured(compose(given))
}

/** The same in the words of a language model, as far as they stand; where the endpoint failed the line says why. */
export async function writeWordedNote(
  given: WriteNote,
  writer: NoteWriter,
  signal: AbortSignal,
): Promise<WrittenNote & { worded: string; writerError?: string }> {
  const composed = compose(given)
  const { note, findings, lane, now } = composed
  const { playbook, conversation } = given
  const template = templateOf(playbook, lane.id)
  const context = { conversation, now, template, onSilence: lane.lane.onSilence.words }
  const { worded, error, ...taken } = await writer.word({ note, findings }, context, signal)
  return { ...measured({ ...composed, ...taken }), worded, ...(error && { writerError: error.message }) }
}

type Composed = {
  note: Note
  findings: Finding[]
  questions: Question[]
  lane: ReturnType<typeof findLane>
  isNamed: boolean
  now: Instant
  started: number
}

function compose({ conversation, note: sent, brief: told, lane: asked, playbook, gate }: WriteNote): Composed {
  const started = performance.now()
  // A conversation of long ago is read as of its own last message.
  const now = conversation.map(({ at }) => at && toInstant(at)).findLast(Boolean) || new Date().toISOString()
  const { supplied, findings: inNote } = salvageNote(sent ?? {})
  const { brief, findings: inBrief } = salvageBrief(told ?? {})
  const verdict = gate && verdictOn(conversation, supplied, gate, now)
  const named = findLane(playbook, asked ?? verdict?.lane)
  const { id, lane } = named
  const urgency = urgencyFor({ said: supplied.when?.urgency ?? verdict?.urgency, conversation }, lane)
  const [owner = ''] = lane.owners.people
  // A reason that the agent gave is its own to give.
  const reason =
    verdict && !supplied.why?.sentence && !brief.why_you?.length
      ? { code: verdict.reason, why: verdict.why, trigger: verdict.decidedBy, kind: verdict.verdict }
      : undefined
  const { note, findings, questions } = noteForLane(
    {
      conversation,
      supplied,
      brief,
      lane: id,
      owner,
      urgency,
      verdict: reason,
    },
    playbook,
    now,
  )
  const all = [...inNote, ...inBrief, ...findings]
  return { note, findings: all, questions, lane: named, isNamed: verdict !== undefined, now, started }
}

function measured({ note, findings, questions, lane: { id, lane }, isNamed, now, started }: Composed): WrittenNote {
  const ms = performance.now() - started
  const { core, all } = readingOf(note)
  const whisper = whisperWords(note, { now, timeZone: 'UTC', ownerName: '', laneName: lane.name, stateLine: '' })
  return {
    note,
    findings,
    ...(questions.length > 0 && { questions }),
    words: { core, all, whisper },
    ms: Math.round(ms * 100) / 100,
    ...(isNamed && { lane: id }),
  }
}

type Needed = Exclude<GateVerdict, { verdict: 'proceed' }>

/**
 * What the gate says of the action that waits; without one of the customer's last words, else of the last thing the agent
 * did. Undefined where it lets all of it pass.
 */
function verdictOn(
  conversation: Conversation,
  { action: waiting }: SuppliedNote,
  gate: Gate,
  now: Instant,
): Needed | undefined {
  const at = conversation.findLastIndex(({ role, toolCall }) => role === 'agent' && toolCall !== undefined)
  const called = conversation[at]?.toolCall
  const events: GateEvent[] = waiting
    ? [{ kind: 'action', action: waiting, conversation }]
    : [{ kind: 'message', text: lastWords(conversation), conversation }]
  if (!waiting && called) {
    const action = { tool: called.name, arguments: called.arguments }
    events.push({ kind: 'action', action, conversation: conversation.slice(0, at) })
  }
  for (const event of events) {
    const verdict = judge(gate, event, now)
    if (verdict.verdict !== 'proceed') return verdict
  }
  return undefined
}

const lastWords = (conversation: Conversation): string =>
  conversation.findLast(({ role, text }) => role === 'customer' && text !== '')?.text ?? ''
