/**
 * The note on a talk of which the agent told nothing. What was asked for may be settled, changed or given up since, a number may
 * be somebody else's, and no rule tells which: so nothing is concluded. The talk is quoted whole, look-ups stand with what
 * they answered, and the first lines say what came last.
 */
import type { Conversation, Source } from '../evidence/conversation.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { sentencesOf } from '../evidence/speech/sentences.ts'
import type { Note, SuppliedNote } from '../note/note.ts'
import { ASK_OF_ANY_LANE, type Lane } from '../playbook/playbook.ts'
import { countWords } from '../text.ts'
import { compose } from '../words/en/compose.ts'
import type { Words } from '../words/words.ts'
import { cut, quotable } from './wording.ts'

/** In fewer messages and words of the customer there is little to be taken back or mistaken. */
const LEAST_SAID = { messages: 2, words: 80 } as const

export function isUntold(
  {
    brief,
    supplied,
    conversation,
  }: { brief?: object | undefined; supplied?: SuppliedNote | undefined; conversation: Conversation },
  { turns }: Evidence,
): boolean {
  if (Object.keys(brief ?? {}).length > 0 || Object.keys(supplied ?? {}).length > 0) return false
  const theirs = turns.filter(({ by }) => by === 'customer')
  const words = theirs.reduce((sum, { at }) => sum + countWords(conversation[at]?.text ?? ''), 0)
  return theirs.length >= LEAST_SAID.messages && words >= LEAST_SAID.words
}

/** What the lane asks of its people: a part of what the customer said would be read as all of it. */
export const titleOfUntold = (
  { evidence, lane }: { evidence: Evidence; lane: Lane },
  words: Words['compose'] = compose,
): { text: string; source?: Source | undefined } =>
  evidence.danger && lane.ask === ASK_OF_ANY_LANE
    ? { text: words.answerAtOnce(words.customer), source: evidence.danger.source }
    : { text: lane.ask }

/** Fewer words say nothing: “Hello? Is that the dentist?” */
const LEAST_TOLD = 8

/** How the customer began, as they wrote it; where it goes on, that shows. */
export function howItBegan(
  { turns }: Evidence,
  conversation: Conversation,
  most: number,
): { text: string; sources: Source[] } {
  const first = turns.find(
    ({ by, sentences }) => by === 'customer' && sentences.some(({ plain }) => countWords(plain) > 3),
  )
  const whole = first ? quotable((conversation[first.at]?.text ?? '').replace(/\s+/g, ' ')) : ''
  if (!first || whole === '') return { text: '', sources: [] }
  const sentences = sentencesOf(whole).map((sentence) => sentence.text)
  let told = ''
  for (const sentence of sentences) {
    const next = told === '' ? sentence : `${told} ${sentence}`
    if (countWords(told) >= LEAST_TOLD && countWords(next) > most) break
    told = next
  }
  const text = cut(told === sentences.join(' ') ? told : `${told} …`, 480)
  return { text: `“${text}”`, sources: [{ kind: 'customer', message: first.at, words: cut(told, 480) }] }
}

/** `note`: what rules made of the talk. */
export function quotedOnly(
  note: Note,
  {
    evidence,
    talk,
    words = compose,
  }: {
    evidence: Evidence
    talk: NonNullable<Note['talk']>
    words?: Words['compose'] | undefined
  },
): Note {
  // Whoever calls for somebody may have said the other's name.
  const said = evidence.callsFor ? undefined : evidence.names.find(({ said }) => said)
  const isDanger = evidence.danger !== undefined
  return {
    ...note,
    next: { ...note.next, action: isDanger ? words.readFirstDanger : words.readFirst },
    who: { ...note.who, name: said?.value, identifiers: [], reach: [] },
    where: { ...note.where, location: undefined, artifacts: [] },
    wishes: [],
    known: note.known.map((each) =>
      each.source?.kind === 'tool' ? { ...each, text: cut(words.cameUp(each.text), 590) } : each,
    ),
    unknown: [{ text: words.notReadOut(said !== undefined), kind: 'missing', about: 'who', sources: [] }],
    ...(talk.length > 0 && { talk }),
    confidence: { level: 'unsure', basis: words.confidence.onlyQuoted },
  }
}
