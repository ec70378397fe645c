/**
 * The note on a talk of which the agent told nothing. What was asked for may be settled, changed or given up since, a number may
 * be somebody else's, and no rule tells which: so nothing is concluded. The talk is quoted whole, look-ups stand with what
 * they answered, and the first lines say what came last.
 */
import type { Conversation, Source } from '../evidence/conversation.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { sentencesOf } from '../evidence/speech/sentences.ts'
import { withoutGreeting } from '../evidence/speech/spoken.ts'
import type { Note, SuppliedNote } from '../note/note.ts'
import { ASK_OF_ANY_LANE, type Lane } from '../playbook/playbook.ts'
import { countWords } from '../text.ts'
import { compose } from '../words/en/compose.ts'
import type { Words } from '../words/words.ts'
import type { LeftOff } from './left-off.ts'
import { quotable } from './wording.ts'

/** In fewer messages and words of the customer there is little to be taken back or mistaken. */
const LEAST_SAID = { messages: 2, words: 80 } as const
/** Words of theirs in the title, which is read at a glance. */
const IN_TITLE = 14

export function isUntold(
  {
    brief,
    supplied,
    conversation,
  }: { brief?: object | undefined; supplied?: SuppliedNote | undefined; conversation: Conversation },
  { turns, standing }: Evidence,
): boolean {
  if (Object.keys(brief ?? {}).length > 0 || Object.keys(supplied ?? {}).length > 0) return false
  // Where a tool refused, its answer says what a person is needed for.
  if (standing.boundary?.by === 'tool') return false
  const theirs = turns.filter(({ by }) => by === 'customer')
  const words = theirs.reduce((sum, { at }) => sum + countWords(conversation[at]?.text ?? ''), 0)
  return theirs.length >= LEAST_SAID.messages && words >= LEAST_SAID.words
}

/** What the lane asks of its people, and what the customer came for, in their words. */
export function titleOfUntold(
  { evidence, lane, off: { opening } }: { evidence: Evidence; lane: Lane; off: LeftOff },
  words: Words['compose'] = compose,
): { text: string; source?: Source | undefined } {
  const isOfAny = lane.ask === ASK_OF_ANY_LANE
  if (evidence.danger && isOfAny) return { text: words.answerAtOnce(words.customer), source: evidence.danger.source }
  const about = evidence.danger ? undefined : opening && firstSentences(withoutGreeting(opening.words), IN_TITLE)
  return about ? { text: words.deedAbout(lane.ask, about), source: opening } : { text: lane.ask }
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
  const said = evidence.names.find(({ said }) => said)
  const isDanger = evidence.danger !== undefined
  return {
    ...note,
    next: { ...note.next, action: isDanger ? words.readFirstDanger : words.readFirst },
    who: { ...note.who, name: said?.value, identifiers: [], reach: [] },
    where: { ...note.where, location: undefined, artifacts: [] },
    wishes: [],
    unknown: [{ text: words.notReadOut(said !== undefined), kind: 'missing', about: 'who', sources: [] }],
    ...(talk.length > 0 && { talk }),
    confidence: { level: 'unsure', basis: words.confidence.onlyQuoted },
  }
}

/** Whole sentences at its beginning. */
function firstSentences(text: string, most: number): string {
  const sentences = sentencesOf(text).map((sentence) => sentence.text)
  let taken = ''
  for (const sentence of sentences) {
    const next = taken === '' ? sentence : `${taken} ${sentence}`
    if (countWords(next) > most) break
    taken = next
  }
  return quotable(taken)
}
