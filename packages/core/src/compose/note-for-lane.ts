/** The note as a lane keeps it: composed, without secrets, bound to its action's hash, and held against the lane's rules. */
import type { Conversation } from '../evidence/conversation.ts'
import { signalsIn } from '../evidence/signals/signals.ts'
import type { Brief } from '../note/brief.ts'
import { checkNote } from '../note/check/check-note.ts'
import type { Finding } from '../note/check/finding.ts'
import { redactNote } from '../note/check/redact.ts'
import type { Note, SuppliedNote, Urgency } from '../note/note.ts'
import type { Lane, Playbook } from '../playbook/playbook.ts'
import { templateOf } from '../playbook/template-of.ts'
import { decideByFor } from '../routing/assign.ts'
import type { Instant } from '../time/instant.ts'
import { composeNote } from './compose.ts'
import type { Verdict } from './why.ts'

export type NoteForLane = {
  conversation: Conversation
  /** What the agent wrote, as far as it can be kept. */
  supplied: SuppliedNote
  /** What it says of the case, as far as it can be kept. */
  brief?: Brief | undefined
  /** Id of a lane of the playbook. */
  lane: string
  /** Whose deadline it gets where the agent set none. */
  owner: string
  urgency: Urgency
  verdict?: Verdict | undefined
}

/** How urgent it is: as the agent or a rule said; where neither did, danger that the customer speaks of is urgent now. */
export const urgencyFor = (
  { said, conversation }: { said: Urgency | undefined; conversation: Conversation },
  lane: Lane,
): Urgency => said ?? (signalsIn(conversation, DANGER).safety_words === true ? 'now' : lane.urgency)

const DANGER: ReadonlySet<string> = new Set(['safety_words'])

/** Throws where the playbook has no such lane: whoever calls has looked it up. */
export function noteForLane(
  { conversation, supplied, brief, lane: id, owner, urgency, verdict }: NoteForLane,
  playbook: Playbook,
  now: Instant,
): { note: Note; findings: Finding[] } {
  const lane = playbook.lanes[id]
  if (!lane) throw new Error(`A note was to be written for a lane that is not in the playbook: ${id}`)
  const by = supplied.when?.by ?? decideByFor(playbook, { lane: id, urgency }, owner, now)
  const composed = composeNote({ conversation, supplied, brief, lane, urgency, by, now, ...(verdict && { verdict }) })
  const { note, findings: redacted } = redactNote(composed)
  const checked = checkNote(note, {
    conversation,
    now,
    levels: lane.check,
    template: templateOf(playbook, id),
    supplied,
    onSilence: lane.onSilence.words,
  })
  return { note, findings: [...redacted, ...checked] }
}
