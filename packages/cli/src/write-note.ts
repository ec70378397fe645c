import {
  type Conversation,
  checkNote,
  composeNote,
  decideByFor,
  type Finding,
  hashOfAction,
  type Note,
  type Playbook,
  readingOf,
  salvageNote,
  templateOf,
  toInstant,
} from '@baton/core'
import { findLane } from './read-playbook.ts'

export type WriteNote = {
  conversation: Conversation
  /** What the agent itself wrote, in part or whole. */
  note?: unknown
  lane: string
  playbook: Playbook
}

export type WrittenNote = { note: Note; findings: Finding[]; words: { core: number; all: number }; ms: number }

/** The note the desk would keep on this being handed off, with what the check says of it. Nothing is recorded. */
export function writeNote({ conversation, note: sent, lane: laneId, playbook }: WriteNote): WrittenNote {
  const started = performance.now()
  const { id, lane } = findLane(playbook, laneId)
  // A conversation of long ago is read as of its own last message.
  const now = conversation.map(({ at }) => at && toInstant(at)).findLast(Boolean) || new Date().toISOString()
  const { supplied, findings } = salvageNote(sent ?? {})
  const urgency = supplied.when?.urgency ?? lane.urgency
  const [owner = ''] = lane.owners.people
  const by = supplied.when?.by ?? decideByFor(playbook, { lane: id, urgency }, owner, now)
  const composed = composeNote({ conversation, supplied, lane, urgency, by, now })
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
  return { note, findings: [...findings, ...checked], words: { core, all }, ms: Math.round(ms * 100) / 100 }
}
