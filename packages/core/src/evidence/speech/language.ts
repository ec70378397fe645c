/** Words with their part of speech and base form. The only file that knows the language library; English only. */
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { headOf } from '../../text.ts'

export type Word = {
  text: string
  /** Lower case, straight apostrophes. */
  plain: string
  /** Universal part of speech: VERB, NOUN, PRON … */
  part: string
  /** Base form: `cancelling` → `cancel`. */
  base: string
  /** Blanks before it, as written. */
  gap: string
}

const LIMIT = 400

// Built on first use: reading the model takes a tenth of a second that a program without notes need not spend.
let reader: ReturnType<typeof winkNLP> | undefined

export function wordsIn(text: string): Word[] {
  reader ??= winkNLP(model, ['pos'])
  const { its } = reader
  const tokens = reader.readDoc(headOf(text, LIMIT).replaceAll('’', "'")).tokens()
  const parts = tokens.out(its.pos)
  const bases: string[] = tokens.out(its.lemma as typeof its.value)
  const gaps = tokens.out(its.precedingSpaces)
  return tokens.out().map((word, index) => ({
    text: word,
    plain: word.toLowerCase(),
    part: parts[index] ?? 'X',
    base: bases[index] ?? word.toLowerCase(),
    gap: gaps[index] ?? ' ',
  }))
}

export const textOf = (words: readonly Word[]): string =>
  words
    .map(({ text, gap }, index) => (index === 0 ? text : gap + text))
    .join('')
    .trim()
