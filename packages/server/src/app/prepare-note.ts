/** What an agent submitted → the note the desk keeps: nothing is dropped, gaps are filled from the evidence, the rest is found. */
import {
  assign,
  type Conversation,
  checkNote,
  composeNote,
  decideByFor,
  type Finding,
  hashOf,
  hashOfAction,
  type Instant,
  type Note,
  type Playbook,
  type Roster,
  redactNote,
  templateOf,
  type Urgency,
} from '@baton/core'
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
