/** What a model wrote → the note in its words, as far as they stand; judged here, whatever a writer made of it before. */
import {
  type Conversation,
  type Finding,
  type Handoff,
  hashOf,
  type Instant,
  type Note,
  type Playbook,
  takeWording,
  templateOf,
  type Wording,
} from '@baton-desk/core'

export function rewordNote(
  handoff: Handoff,
  written: { wording: Wording; model: string },
  { conversation, playbook, now }: { conversation: Conversation; playbook: Playbook; now: Instant },
): { note: Note; noteHash: string; findings: Finding[] } {
  const { note, findings } = takeWording(handoff, written, {
    conversation,
    now,
    template: templateOf(playbook, handoff.lane),
    onSilence: playbook.lanes[handoff.lane]?.onSilence.words,
  })
  return { note, noteHash: hashOf(note), findings }
}
