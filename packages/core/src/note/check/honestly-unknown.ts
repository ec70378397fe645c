import { NAMES_WHAT, NAMES_WHO } from '../../languages/en/claims.ts'
import type { Note, Question } from '../note.ts'

// English words by which an agent says in free text which question it could not answer; `about` says it in any language.
const WORDS: Record<Question, RegExp> = {
  next: /\b(what to do|next step|what should (happen|be done))\b/i,
  when: /\b(deadline|how urgent|by when|due date)\b/i,
  who: NAMES_WHO,
  what: NAMES_WHAT,
  why: /\b(why|reason)\b/i,
  where: /\b(which channel|where|record|account)\b/i,
}

/** The note says openly that it cannot answer this question: that is an answer. */
export const isHonestlyUnknown = (note: Note, question: Question): boolean =>
  note.unknown.some(({ about, kind, text }) => about === question || (kind === 'missing' && WORDS[question].test(text)))
