/**
 * Keeps a note shorter than its conversation as far as the desk's own words go. What is shown at once and what is folded is
 * the rows' business; nothing that customer or agent said is taken out, and no text is cut.
 */
import type { Conversation } from '../evidence/conversation.ts'
import type { Note, SuppliedNote } from '../note/note.ts'
import { allWords, conversationWords, QUOTED_WHOLE, READING_LIMITS } from '../note/reading.ts'
import { compose } from '../words/en/compose.ts'
import type { Words } from '../words/words.ts'
import { printedUpTo } from './wording.ts'

/** `given`: what the agent supplied in fields of their own; it is never cut here, the check speaks of its length. */
type Trim = (note: Note, given: Given) => Note
type Given = { supplied: SuppliedNote; items: ReadonlySet<object>; said: Words['compose'] }

/** The same note where nothing went, so that its words need not be counted again. */
function kept<K extends 'wishes' | 'unknown' | 'known' | 'contingencies' | 'tried'>(
  note: Note,
  list: K,
  left: Note[K],
): Note {
  return left.length === note[list].length ? note : { ...note, [list]: left }
}

const resultsIn =
  (words: number): Trim =>
  (note, { items }) => {
    const shorter = (step: Note['tried'][number]): Note['tried'][number] => {
      const result = items.has(step)
        ? step.result
        : printedUpTo(step.result, step.outcome === 'done' ? words : words + 3)
      return result === step.result ? step : { ...step, result }
    }
    const tried = note.tried.map(shorter)
    return tried.every((step, index) => step === note.tried[index]) ? note : { ...note, tried }
  }

const UNTIL_DECIDED = / until a person decides\.?$/

/** "Nothing is done until a person decides." says in three words what it says in seven. */
const silenceInShort: Trim = (note) => {
  const { decision } = note.next
  const onSilence = decision.onSilence?.replace(UNTIL_DECIDED, '.')
  return { ...note, next: { ...note.next, decision: { ...decision, onSilence } } }
}

const contingenciesAtMost =
  (count: number): Trim =>
  (note, { supplied }) =>
    supplied.contingencies?.length ? note : kept(note, 'contingencies', note.contingencies.slice(0, count))

const missingInShort: Trim = (note) => ({
  ...note,
  unknown: note.unknown.map((each) =>
    each.kind === 'missing' && each.sources.length === 0
      ? {
          ...each,
          text: each.text.replace('the customer is', 'it is').replace(' it is about', ''),
        }
      : each,
  ),
})

const nothingTriedLeftOut: Trim = (note, { items }) => ({
  ...note,
  tried: note.tried.filter((step) => step.source !== undefined || items.has(step)),
})

const noReasonInShort: Trim = (note, { supplied, said }) =>
  supplied.why?.sentence
    ? note
    : {
        ...note,
        why: {
          ...note.why,
          sentence: note.why.sentence.replace(/^The agent handed over .* gave no reason\.$/, said.noReason),
        },
      }

/** Who it is and which record, in one line. */
const missingTogether: Trim = (note, { items, said }) => {
  const ours = note.unknown.filter((each) => each.kind === 'missing' && each.sources.length === 0 && !items.has(each))
  const who = ours.find(({ about }) => about === 'who')
  const where = ours.find(({ about }) => about === 'where')
  if (!who || !where) return note
  const both = { ...who, text: said.bothAreMissing }
  return { ...note, unknown: note.unknown.flatMap((each) => (each === who ? both : each === where ? [] : each)) }
}

/** The desk's own words and the record's: a short conversation has no use for them, and they stand in its tools. */
const WITHOUT_OURS: Trim[] = [
  silenceInShort,
  resultsIn(8),
  contingenciesAtMost(1),
  contingenciesAtMost(0),
  resultsIn(5),
  noReasonInShort,
  missingInShort,
  missingTogether,
  nothingTriedLeftOut,
]

/** No longer than its conversation for anything that the desk put into it. */
export function fit(
  note: Note,
  conversation: Conversation,
  supplied: SuppliedNote,
  said: Words['compose'] = compose,
): Note {
  // Without a conversation there is nothing to be shorter than, and all words are the agent's.
  if (conversation.length === 0) return note
  const given: Given = {
    supplied,
    said,
    items: new Set<object>([
      ...(supplied.known ?? []),
      ...(supplied.unknown ?? []),
      ...(supplied.tried ?? []),
      ...(supplied.wishes ?? []),
    ]),
  }
  const spoken = wordsUpTo(READING_LIMITS.all + 1, conversation)
  return spoken <= QUOTED_WHOLE ? note : trimmed(note, spoken - 1, WITHOUT_OURS, given)
}

function trimmed(note: Note, most: number, trims: readonly Trim[], given: Given): Note {
  let fitted = note
  let words = allWords(fitted)
  for (const trim of trims) {
    if (words <= most) break
    const shorter = trim(fitted, given)
    if (shorter === fitted) continue
    fitted = shorter
    words = allWords(fitted)
  }
  return fitted
}

/** Words of a conversation, counted no further than needed. */
function wordsUpTo(enough: number, conversation: Conversation): number {
  let words = 0
  for (const message of conversation) {
    words += conversationWords([
      { ...message, text: message.text.slice(0, 5_000), quoted: message.quoted?.slice(0, 5_000) },
    ])
    if (words >= enough) break
  }
  return words
}
