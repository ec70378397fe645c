/**
 * Takes a model's words into a note as far as they stand: sentence by sentence, held against the places that each names and
 * passed through the check. A sentence that its places do not bear out, or of which the check has anything to say, falls;
 * what the desk composed stands in its place.
 */
import { isAsk } from '../compose/ask.ts'
import { sourcesOf } from '../compose/brief-first.ts'
import { writtenNow } from '../evidence/mail/written-now.ts'
import { sentencesOf } from '../evidence/speech/sentences.ts'
import { ACTS } from '../evidence/standing/matters.ts'
import { checkNote } from '../note/check/check-note.ts'
import type { Finding } from '../note/check/finding.ts'
import type { Note } from '../note/note.ts'
import { isWithin } from '../note/pointer.ts'
import type { Told } from './cites/stands.ts'
import { en } from './cites/tongues/en.ts'
import { tongueOf } from './cites/tongues/tongue-of.ts'
import { type StandsOn, standsOn } from './stands-on.ts'
import { takeBrief } from './take-brief.ts'
import { needsBrief, type Wording, type WordingContext, type WrittenPart } from './wording.ts'
import { PARTS, wordedByTheDesk } from './written-parts.ts'

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
  const written = { wording, model }
  const stands = standsOn(context.conversation, note.who.name)
  const judge = { stands, isEnglish: tongueOf(context.conversation) === en, addsNothing: comparedWith(before, context) }
  let taken = note
  for (const part of wordedByTheDesk(note)) taken = withPart(taken, part, written, { judge, context })
  if (needsBrief(note)) taken = takeBrief(taken, written, { stands, context, before })
  const replaced = before.filter(({ pointer }) => taken.wordedBy?.parts.some((part) => isWithin(pointer, part)))
  const isGone = (finding: Finding) =>
    replaced.some((old) => old.rule === finding.rule && old.pointer === finding.pointer)
  return { note: taken, findings: findings.filter((finding) => !isGone(finding)) }
}

type Judge = {
  stands: StandsOn
  isEnglish: boolean
  /** The check has nothing to say of this part, and nothing of the rest that it did not say before. */
  addsNothing: (note: Note, part: WrittenPart) => boolean
}

type Written = { wording: Wording; model: string }

function withPart(
  note: Note,
  part: WrittenPart,
  { wording, model }: Written,
  { judge, context }: { judge: Judge; context: WordingContext },
): Note {
  const { sentences: most, characters, from, read, pointer } = PARTS[part]
  const told: Told = part === 'ask' || part === 'next' ? 'deed' : 'fact'
  const lines = from(wording).flatMap(({ text, m }) => {
    const all = sentencesOf(text).length
    return judge.stands(text, m, told).map((sentence) => ({ sentence, m, isAll: all === 1 }))
  })
  const wrote = from(wording).reduce((sum, { text }) => sum + sentencesOf(text).length, 0)
  const [first] = lines
  // "It was refused" hangs in the air where what stood before it fell.
  if (first && lines.length < wrote && POINTS_BACK.test(first.sentence)) return note
  let kept = ''
  const cited: number[] = []
  for (const { sentence, m } of lines.slice(0, most)) {
    const plain = part === 'ask' ? sentence.replace(/[\s.]+$/, '') : sentence
    const longer = kept === '' ? plain : `${kept} ${plain}`
    if (plain.length > characters || !judge.addsNothing(worded(note, part, longer, model), part)) continue
    kept = longer
    cited.push(...m)
  }
  if (kept === '' || kept === read(note)) return note
  if (part === 'ask' && judge.isEnglish && !tellsADeedToDo(kept)) return note
  const sources = sourcesOf(kept, cited, writtenNow(context.conversation))
  const taken = worded(note, part, kept, model)
  return sources.length === 0 ? taken : { ...taken, sources: { ...taken.sources, [pointer]: sources } }
}

const POINTS_BACK = /^(?:it|this|that|these|those|they|them)\b/i

const tellsADeedToDo = (ask: string): boolean =>
  isAsk(ask, true) && ACTS.has(ask.slice(0, ask.indexOf(' ')).toLowerCase())

function worded(note: Note, part: WrittenPart, text: string, model: string): Note {
  const { pointer, write } = PARTS[part]
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
    checkNote(note, context).every(({ rule, pointer }) => said.has(rule) && !isWithin(pointer, PARTS[part].pointer))
}
