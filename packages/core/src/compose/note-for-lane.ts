/** The note as a lane keeps it: composed, without secrets, bound to its action's hash, and held against the lane's rules. */
import type { Conversation, Source } from '../evidence/conversation.ts'
import { gatherEvidence } from '../evidence/evidence.ts'
import { writtenNow } from '../evidence/mail/written-now.ts'
import { isDangerous } from '../evidence/speech/danger.ts'
import type { Brief } from '../note/brief.ts'
import { checkNote } from '../note/check/check-note.ts'
import type { Finding } from '../note/check/finding.ts'
import { redactNote } from '../note/check/redact.ts'
import type { Note, SuppliedNote, Unknown, Urgency } from '../note/note.ts'
import { isWithin } from '../note/pointer.ts'
import type { Answers, Question } from '../note/question.ts'
import type { Lane, Playbook } from '../playbook/playbook.ts'
import { templateOf } from '../playbook/template-of.ts'
import { decideByFor } from '../routing/assign.ts'
import { redactText } from '../secrets/secrets.ts'
import type { Instant } from '../time/instant.ts'
import { momentOn } from '../time/moment-on.ts'
import { composeNote } from './compose.ts'
import { pointsNowhere } from './points-nowhere.ts'
import { type Asked, questionsFor, withAnswers } from './questions.ts'
import { secretsSaid } from './secrets-said.ts'
import type { Verdict } from './why.ts'

export type NoteForLane = {
  conversation: Conversation
  /** What the agent wrote, as far as it can be kept. */
  supplied: SuppliedNote
  /** What it says of the case, as far as it can be kept. */
  brief?: Brief | undefined
  /** To questions of the desk. */
  answers?: Answers | undefined
  /** Ids of the questions that may still be asked; left out: all. */
  mayAsk?: readonly string[] | undefined
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
): Urgency => said ?? (isDangerous(writtenNow(conversation)) ? 'now' : lane.urgency)

/** Throws where the playbook has no such lane: whoever calls has looked it up. */
export function noteForLane(
  { conversation, supplied, brief: sent, answers = {}, mayAsk, lane: id, owner, urgency, verdict }: NoteForLane,
  playbook: Playbook,
  now: Instant,
): { note: Note; findings: Finding[]; questions: Question[] } {
  const lane = playbook.lanes[id]
  if (!lane) throw new Error(`A note was to be written for a lane that is not in the playbook: ${id}`)
  const evidence = gatherEvidence(conversation)
  const asked = questionsFor({ brief: sent, supplied, conversation, evidence, hasRule: verdict !== undefined })
  const { brief, left } = withAnswers(sent, asked, answers)
  const open = left.filter((one) => mayAsk?.includes(one.id) ?? true)
  const usual = supplied.when?.by ?? decideByFor(playbook, { lane: id, urgency }, owner, now)
  const theirs = brief?.by?.at && momentOn(playbook.timeZone, brief.by.at)
  const by = theirs && now < theirs && theirs < usual ? theirs : usual
  const composed = composeNote({
    conversation,
    evidence,
    supplied,
    brief,
    lane,
    urgency,
    by,
    now,
    ...(verdict && { verdict }),
  })
  const said = secretsSaid(conversation)
  const { note, findings: redacted } = redactNote(withUnanswered(composed, open), said)
  const checked = checkNote(note, {
    conversation,
    now,
    levels: lane.check,
    template: templateOf(playbook, id),
    supplied,
    onSilence: lane.onSilence.words,
    withoutSecrets: redacted.length === 0,
  })
  const questions = open.map(({ id, text, about }) => ({ id, text: redactText(text, said), about }))
  return { note, findings: [...redacted, ...checked, ...pointsNowhere(sent, conversation.length)], questions }
}

/** What the agent was asked stands as not known until it answers. */
function withUnanswered(note: Note, open: readonly Asked[]): Note {
  if (open.length === 0) return note
  const isAsked = ({ kind, sources }: Unknown): boolean =>
    kind === 'contradiction' && open.some((one) => one.open.kind === kind && shareATool(one.open.sources, sources))
  const kept = note.unknown.filter((each) => !isAsked(each))
  const unknown: Unknown[] = [...open.map((one) => one.open), ...kept].slice(0, 30)
  const desks = note.unknown.filter((_each, n) => note.filledIn.some((filled) => isWithin(`/unknown/${n}`, filled)))
  const filledIn = [
    ...note.filledIn.filter((pointer) => !isWithin(pointer, '/unknown')),
    ...unknown.flatMap((each, n) => (n < open.length || desks.includes(each) ? [`/unknown/${n}`] : [])),
  ]
  return { ...note, unknown, filledIn: filledIn.slice(0, 60) }
}

const shareATool = (some: readonly Source[], others: readonly Source[]): boolean =>
  some.some(({ kind, message }) => kind === 'tool' && others.some((other) => other.message === message))
