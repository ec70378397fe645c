/** The note on a case as its receiver sees it: on a desk with the starter playbook, rendered as text. */
import { createHash } from 'node:crypto'
import {
  checkNote,
  loadPlaybook,
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
  /**
   * Its lines without labels; what the desk says of itself (lane, state, own deadline, owner) is not among them.
   * `isOfLane`: the same in every note of the lane, so it says nothing of the case.
   */
  lines: { text: string; isAbove: boolean; isOfLane: boolean }[]
  /** What core's own check finds nowhere in the conversation. */
  unsupported: string[]
  /** What the desk asks the agent and nobody has answered. */
  questions: Question[]
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
  const text = render(note, 'text', context)
  const { header, act, rows, openFirst } = render(note, 'card', context)
  return {
    text,
    lines: linesOf(text, {
      labels: [...rows, openFirst].flatMap((each) => each?.label ?? []),
      ofLane: [lane.onSilence.words, lane.why].flatMap((words) => words ?? []),
      apart: [`${header.owner.label}: ${header.owner.name}`, act.text],
    }),
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

const FOLD = /^-{10,}$/

type Around = { labels: string[]; ofLane: string[]; apart: string[] }

function linesOf(text: string, { labels, ofLane, apart }: Around): NoteRead['lines'] {
  const [_header, ...rest] = text.split('\n')
  const fold = rest.findIndex((line) => FOLD.test(line))
  const heads = labels.map((label) => `${label}:`).sort((a, b) => b.length - a.length)
  return rest.flatMap((line, n) => {
    if (n === fold || apart.includes(line)) return []
    const head = heads.find((each) => line.startsWith(each))
    const words = line.slice(head?.length ?? 0).trim()
    return words === ''
      ? []
      : [{ text: words, isAbove: n < fold, isOfLane: ofLane.some((each) => words.includes(each)) }]
  })
}
