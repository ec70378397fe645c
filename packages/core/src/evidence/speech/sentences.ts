/** Cuts text into sentences. Unicode's own rules; they hold for all languages. */

import { MONTH } from '../../languages/de/speech.ts'
import { ENDS_NO_SENTENCE } from '../../languages/en/speech.ts'
import { headOf, tailOf } from '../../text.ts'

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
const LIMITS = { text: 6_000, sentence: 500 } as const

// A run of blanks parts what stands on both sides, as a line break does; so does one that was written down as its escape.
const BREAK = /\n|\\n|\s{3,}/

/** A line without it is one sentence and needs no cutting. */
const ENDS_WITHIN = /[.!?…。！？؟।።]./
const HAS_WORD = /[\p{L}\p{N}]/u
const ASKS = /[?？؟]["'”’)]*$/

export type Sentence = { text: string; asks: boolean }

/** The sentences of a text, trimmed, without list marks; long text is read at its beginning and its end. */
export function sentencesOf(text: string): Sentence[] {
  const read = text.length > LIMITS.text ? `${headOf(text, LIMITS.text / 2)}\n${tailOf(text, LIMITS.text / 2)}` : text
  const sentences: Sentence[] = []
  for (const line of read.split(BREAK)) {
    const plain = line.trim()
    if (plain === '') continue
    if (!ENDS_WITHIN.test(plain)) {
      const sentence = headOf(plain, LIMITS.sentence)
      if (HAS_WORD.test(sentence)) sentences.push({ text: sentence, asks: ASKS.test(sentence) })
      continue
    }
    for (const segment of whole(segmenter.segment(plain))) {
      const sentence = headOf(segment.trim(), LIMITS.sentence)
      if (HAS_WORD.test(sentence)) sentences.push({ text: sentence, asks: ASKS.test(sentence) })
    }
  }
  return sentences
}

/** "Am 4. Dezember". */
const ENDS_WITH_DAY = /(?<!\d)\d{1,2}\.\s*$/

/** Behind a time of day a new sentence may begin; behind a title a name does. */
const ENDS_WITH_TIME = /[ap]\.m\.\s*$/i

function whole(segments: Iterable<{ segment: string }>): string[] {
  const joined: string[] = []
  for (const { segment } of segments) {
    const last = joined.at(-1)
    if (
      last !== undefined &&
      ((ENDS_NO_SENTENCE.test(last) && !(ENDS_WITH_TIME.test(last) && /^\p{Lu}/u.test(segment))) ||
        (ENDS_WITH_DAY.test(last) && MONTH.test(segment)))
    )
      joined[joined.length - 1] = last + segment
    else joined.push(segment)
  }
  return joined
}
