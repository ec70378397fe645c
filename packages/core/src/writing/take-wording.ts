/**
 * Takes a model's words into a note as far as they stand: sentence by sentence, held against the conversation by the
 * same judgement and the same check as what an agent writes. A sentence with a fact found nowhere, or with which the
 * check finds anything, is dropped; where nothing is left of a part, the desk's own words stay.
 */
import { ACTS, isAsk } from '../compose/ask.ts'
import type { Conversation } from '../evidence/conversation.ts'
import { sentencesOf } from '../evidence/sentences.ts'
import { unfoundedIn } from '../evidence/support.ts'
import { checkNote } from '../note/check/check-note.ts'
import { type Facts, factsOf } from '../note/check/facts-of.ts'
import type { Finding } from '../note/check/finding.ts'
import { redactText } from '../note/check/secrets.ts'
import type { Note } from '../note/note.ts'
import { isWithin } from '../note/pointer.ts'
import type { Template } from '../playbook/playbook.ts'
import { cleanText } from '../text.ts'
import type { Instant } from '../time/instant.ts'
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
  const isGood = judgeOf(before, context)
  let taken = note
  for (const part of wordedByTheDesk(note)) {
    const text = standing(wording[part] ?? '', part, (written) => isGood(worded(taken, part, written, model), part))
    if (text !== '' && text !== PLACES[part].read(note)) taken = worded(taken, part, text, model)
  }
  const replaced = before.filter(({ pointer }) => taken.wordedBy?.parts.some((part) => isWithin(pointer, part)))
  const isGone = (finding: Finding) =>
    replaced.some((old) => old.rule === finding.rule && old.pointer === finding.pointer)
  return { note: taken, findings: findings.filter((finding) => !isGone(finding)) }
}

/** The sentences that stand, from the first on: a second one without it would hang in the air. */
function standing(written: string, part: WrittenPart, stands: (text: string) => boolean): string {
  const [first = '', ...others] = sentencesOf(redactText(cleanText(written))).map(({ text }) =>
    text.replace(/\s+/g, ' '),
  )
  const opening = part === 'ask' ? first.replace(/[\s.]+$/, '') : first
  if (opening === '' || opening.length > PLACES[part].characters || !stands(opening)) return ''
  if (part === 'ask' && !tellsADeedToDo(opening)) return ''
  return others
    .slice(0, PLACES[part].sentences - 1)
    .filter(({ length }) => length <= PLACES[part].characters)
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

/** Whether a part of a note holds no fact found nowhere, and gives the check nothing to say that it did not say before. */
function judgeOf(before: Finding[], context: WordingContext): (note: Note, part: WrittenPart) => boolean {
  const facts = factsOf(context.conversation)
  // The rules at their own levels: a lane that is lenient with its agent is not so with a model.
  const said = new Set(before.map(({ rule }) => rule))
  return (note, part) => {
    const { pointer, read } = PLACES[part]
    const text = read(note)
    if (unfoundedIn(text, facts.grounds).length > 0 || namesSomebodyNew(text, facts) || FIRST_PERSON.test(text))
      return false
    return checkNote(note, context).every((finding) => said.has(finding.rule) && !isWithin(finding.pointer, pointer))
  }
}

// Stricter than the check is with agents, who may quote and abbreviate: of a model's sentences one too many costs little.
// At the beginning of a sentence a capital tells nothing.
const namesSomebodyNew = (text: string, { words }: Facts): boolean =>
  [...text.matchAll(/(?<!^|[.!?:]\s)(?<![\p{L}\p{N}])\p{Lu}\p{L}+/gu)].some(([name]) => !words.has(name.toLowerCase()))

/** A note is told about others; who speaks for itself in it decides or promises. */
const FIRST_PERSON = /\b(?:I|[Ww]e|[Mm]y|[Mm]ine|[Oo]urs?|me|us)\b/
