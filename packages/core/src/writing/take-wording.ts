/**
 * Takes a model's words into a note as far as they stand: sentence by sentence, held against the conversation and passed
 * through the check. A sentence that the conversation does not bear out, or of which the check has anything to say, is
 * dropped; where nothing is left of a part, the desk's own words stay.
 */
import { ACTS, isAsk } from '../compose/ask.ts'
import type { Conversation } from '../evidence/conversation.ts'
import { writtenNow } from '../evidence/mail/written-now.ts'
import { sentencesOf } from '../evidence/speech/sentences.ts'
import { checkNote } from '../note/check/check-note.ts'
import type { Finding } from '../note/check/finding.ts'
import { redactText } from '../note/check/secrets.ts'
import type { Note } from '../note/note.ts'
import { isWithin } from '../note/pointer.ts'
import type { Template } from '../note/templates/own-template.ts'
import { cleanText } from '../text.ts'
import type { Instant } from '../time/instant.ts'
import { borneOutBy } from './borne-out.ts'
import { PLACES, type Wording, type WrittenPart, wordedByTheDesk } from './written-parts.ts'

export type WordingContext = {
  conversation: Conversation
  now: Instant
  template?: Template
  /** What the lane has declared for silence. */
  onSilence?: string
}

export type CheckedNote = { note: Note; findings: Finding[] }

/**
 * The note in the model's words, marked as such, without the findings on what they replace; the same note, unmarked,
 * where none of them stand.
 */
export function takeWording(
  { note, findings }: CheckedNote,
  { wording, model }: { wording: Wording; model: string },
  context: WordingContext,
): CheckedNote {
  // Without a conversation, or with one that was erased since, nothing can be held against anything.
  if (context.conversation.length === 0) return { note, findings }
  const before = checkNote(note, context)
  const judge = {
    isBorneOut: borneOutBy(writtenNow(context.conversation), note.who.name),
    addsNothing: comparedWith(before, context),
  }
  let taken = note
  for (const part of wordedByTheDesk(note)) {
    const text = standing(taken, part, { written: wording[part] ?? '', model }, judge)
    if (text !== '' && text !== PLACES[part].read(note)) taken = worded(taken, part, text, model)
  }
  const replaced = before.filter(({ pointer }) => taken.wordedBy?.parts.some((part) => isWithin(pointer, part)))
  const isGone = (finding: Finding) =>
    replaced.some((old) => old.rule === finding.rule && old.pointer === finding.pointer)
  return { note: taken, findings: findings.filter((finding) => !isGone(finding)) }
}

type Judge = {
  isBorneOut: ReturnType<typeof borneOutBy>
  /** The check has nothing to say of this part, and nothing of the rest that it did not say before. */
  addsNothing: (note: Note, part: WrittenPart) => boolean
}

/** The sentences that stand, from the first on: a second one without it would hang in the air. */
function standing(
  note: Note,
  part: WrittenPart,
  { written, model }: { written: string; model: string },
  { isBorneOut, addsNothing }: Judge,
): string {
  const { sentences, characters } = PLACES[part]
  const stands = (text: string) => addsNothing(worded(note, part, text, model), part)
  const isFit = (text: string) => text.length <= characters && !FIRST_PERSON.test(text) && isBorneOut(text, part)
  const [first = '', ...others] = sentencesOf(redactText(cleanText(written))).map(({ text }) =>
    text.replace(/\s+/g, ' '),
  )
  const opening = part === 'ask' ? first.replace(/[\s.]+$/, '') : first
  if (opening === '' || !isFit(opening) || !stands(opening)) return ''
  if (part === 'ask' && !tellsADeedToDo(opening)) return ''
  return others
    .slice(0, sentences - 1)
    .filter(isFit)
    .map((sentence) => `${opening} ${sentence}`)
    .reduce((kept, longer) => (stands(longer) ? longer : kept), opening)
}

const tellsADeedToDo = (ask: string): boolean =>
  isAsk(ask, true) && ACTS.has(ask.slice(0, ask.indexOf(' ')).toLowerCase())

function worded(note: Note, part: WrittenPart, text: string, model: string): Note {
  const { pointer, write } = PLACES[part]
  return {
    ...write(note, text),
    // The check reads what the desk filled in with trust; a model's words get none.
    filledIn: note.filledIn.filter((filled) => filled !== pointer),
    wordedBy: { model, parts: [...(note.wordedBy?.parts ?? []).filter((each) => each !== pointer), pointer] },
  }
}

function comparedWith(before: Finding[], context: WordingContext): Judge['addsNothing'] {
  // The rules at their own levels: a lane that is lenient with its agent is not so with a model.
  const said = new Set(before.map(({ rule }) => rule))
  return (note, part) =>
    checkNote(note, context).every(({ rule, pointer }) => said.has(rule) && !isWithin(pointer, PLACES[part].pointer))
}

/** A note is told about others; who speaks for itself in it decides or promises. */
const FIRST_PERSON = /\b(?:I|[Ww]e|[Mm]y|[Mm]ine|[Oo]urs?|me|us)\b/
