/** What an agent submitted → the note the desk keeps: nothing is dropped, gaps are filled from the evidence, the rest is found. */
import {
  type Answers,
  type Conversation,
  type Desk,
  type Finding,
  firstOwner,
  type HandOffRequest,
  hashOf,
  type Note,
  noteForLane,
  type Question,
  type Urgency,
  urgencyFor,
} from '@baton-desk/core'
import type { ReadSent } from './read-sent.ts'

export type Submitted = ReadSent &
  Pick<HandOffRequest, 'urgency' | 'excluded' | 'skills'> & {
    lane: string
    conversation: Conversation
    /** To the desk's questions. */
    answers?: Answers | undefined
    /** Ids of questions that were asked before; left out: the first round. */
    mayAsk?: string[]
  }

export type Prepared = {
  note: Note
  noteHash: string
  findings: Finding[]
  questions?: Question[]
  twoMustAgree?: boolean
  urgency: Urgency
  /** Who is asked first; the note has their deadline. */
  first: ReturnType<typeof firstOwner>
}

export function prepareNote(submitted: Submitted, desk: Desk): Prepared {
  const { playbook, now } = desk
  const lane = playbook.lanes[submitted.lane]
  if (!lane) throw new Error(`prepareNote was given a lane that is not in the playbook: ${submitted.lane}`)
  const { supplied, brief, rule } = submitted
  const said = submitted.urgency ?? supplied.when?.urgency ?? rule?.urgency
  const urgency = urgencyFor({ said, conversation: submitted.conversation }, lane)
  const first = firstOwner({ ...submitted, urgency, note: { action: supplied.action } }, desk)
  const { note, findings, questions } = noteForLane(
    {
      conversation: submitted.conversation,
      supplied,
      brief,
      answers: submitted.answers,
      mayAsk: submitted.mayAsk,
      lane: submitted.lane,
      owner: first.owner,
      urgency,
      verdict: rule && { code: rule.reason, why: rule.why, trigger: rule.id, kind: rule.verdict, risk: rule.risk },
    },
    playbook,
    now,
  )
  return {
    note,
    noteHash: hashOf(note),
    findings: [...submitted.findings, ...findings],
    ...(questions.length > 0 && { questions }),
    ...(submitted.twoMustAgree && { twoMustAgree: true }),
    urgency,
    first,
  }
}
