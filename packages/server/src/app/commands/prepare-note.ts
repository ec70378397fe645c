/** What an agent submitted → the note the desk keeps: nothing is dropped, gaps are filled from the evidence, the rest is found. */
import {
  assign,
  type Conversation,
  type Finding,
  hashOf,
  type Instant,
  type Note,
  noteForLane,
  type Playbook,
  type Roster,
  type Urgency,
} from '@baton-desk/core'
import type { ReadSent } from './read-sent.ts'

export type Submitted = ReadSent & {
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
  const { note, findings } = noteForLane(
    {
      conversation: submitted.conversation,
      supplied,
      lane: submitted.lane,
      owner,
      urgency,
      verdict: rule && { code: rule.reason, why: rule.why, trigger: rule.id, kind: rule.verdict },
    },
    playbook,
    now,
  )
  return { note, noteHash: hashOf(note), findings: [...submitted.findings, ...findings], urgency }
}
