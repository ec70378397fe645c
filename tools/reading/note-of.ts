/** The note on a case as its receiver sees it: on a desk with the starter playbook, rendered as text. */
import { createHash } from 'node:crypto'
import {
  type Card,
  checkNote,
  loadPlaybook,
  type NoteRow,
  noteForLane,
  type Question,
  type RenderContext,
  render,
  salvageBrief,
  salvageNote,
  starterPlaybook,
  templateOf,
  toInstant,
  urgencyFor,
} from '@baton-desk/core'
import type { Condition, ReadingCase } from './case.ts'

const OWNER = { id: 'ana', name: 'Ana Torres' }

export type NoteRead = {
  /** As the receiver sees it. */
  text: string
  /** Its lines without labels; what the desk says of itself (lane, state, own deadline, owner) is not among them. */
  lines: LineRead[]
  /** "Approve by 2:42 PM (in 15 min)". */
  deadline: string
  /** Numbers, dates and names that core's own check finds nowhere in the conversation. */
  unsupported: string[]
  /** What the desk asks the agent and nobody has answered. */
  questions: Question[]
}

export type LineRead = {
  text: string
  band: NoteRow['band']
  /** The same in every note of the lane, so it says nothing of the case. */
  isOfLane: boolean
  /** What somebody said in the conversation, word for word. */
  isQuoted: boolean
}

/** Undefined where the condition has nothing to go by: no brief was sent for the case. */
export function noteOf(
  { conversation, supplied: whole, brief: sent, lane: id, at }: ReadingCase,
  condition: Condition,
): NoteRead | undefined {
  if (condition === 'brief' && sent === undefined) return undefined
  const { urgency: said, answers, ...brief } = condition === 'brief' ? { ...sent } : {}
  const supplied = condition === 'summary' ? salvageNote(whole).supplied : {}
  const now = toInstant(at) ?? at
  const lane = playbook.lanes[id]
  if (!lane) throw new Error(`The starter playbook has no lane ${id}.`)
  const { note, findings, questions } = noteForLane(
    {
      conversation,
      supplied,
      brief: condition === 'brief' ? salvageBrief(brief).brief : undefined,
      answers,
      lane: id,
      owner: OWNER.id,
      urgency: urgencyFor({ said, conversation }, lane),
    },
    playbook,
    now,
  )
  const context: RenderContext = {
    now,
    timeZone: playbook.timeZone,
    ownerName: OWNER.name,
    laneName: lane.name,
    stateLine: `Not accepted · ${OWNER.name.split(' ')[0]}`,
    template: templateOf(playbook, id),
    findings,
  }
  const card = render(note, 'card', context)
  return {
    text: render(note, 'text', context),
    deadline: card.act.text,
    lines: linesOf(card, [lane.onSilence.words, lane.why]),
    unsupported: checkNote(note, { conversation, now })
      .filter(({ rule }) => rule === 'unsupported-fact')
      .map(({ said, message }) => String(said?.facts.fact ?? message)),
    questions,
  }
}

/** Tells whether a note is still the one that somebody read. */
export const hashOfText = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

const playbook = (() => {
  const loaded = loadPlaybook(starterPlaybook({ person: OWNER, timeZone: 'UTC' }))
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems))
  return loaded.playbook
})()

function linesOf(card: Card, ofLane: readonly (string | undefined)[]): LineRead[] {
  const line = (text: string, band: LineRead['band'], isQuoted = false): LineRead => ({
    text,
    band,
    isOfLane: ofLane.some((each) => each !== undefined && text.includes(each)),
    isQuoted,
  })
  return [
    line(card.ask, 'above'),
    line(card.whoAndWhat, 'above'),
    ...card.rows.flatMap(({ id, lines, band }) => lines.map(({ text }) => line(text, band, id === 'talk'))),
    ...(card.openFirst ? [line(card.openFirst.text, 'below')] : []),
    ...card.artifacts.map(({ text }) => line(text, 'folded')),
    ...[...(card.lacks ? [card.lacks] : []), ...card.remarks].map((text) => line(text, 'below')),
  ]
}
