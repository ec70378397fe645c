/** Holds a note to the gold of its case: which facts it says, how often, where, what is false, and which words are of use. */
import { countWords } from '@baton-desk/core/testing'
import type { Fact, ReadingCase } from './case.ts'
import type { LineRead, NoteRead } from './note-of.ts'
import { isSaid } from './said.ts'

/** Words above the fold at most. */
export const FOLD_LIMIT = 60

export type Scored = {
  id: string
  facts: { said: string[]; absent: string[] }
  deciding: { said: string[]; absent: string[]; above: number; shown: number }
  /** What the gold says to be false, with the line that says it. Somebody's own words of before are not, where the note says what is so. */
  untrue: string[]
  /** What core's own check finds nowhere in the conversation, and the gold does not say either. */
  nowhere: string[]
  /** What the gold says, and core's own check finds nowhere: spoken numbers, a day that was worked out. */
  wronglyDoubted: string[]
  /** Facts that stand in more than one line, quotations left out, with how many. */
  twice: string[]
  /** `shown`: above the line and below it, without what is folded away. */
  words: Record<'above' | 'shown' | 'all', { all: number; useful: number }>
  /** Words above the line, the desk's own deadline with them. */
  aboveTheFold: number
}

type Gold = NonNullable<ReadingCase['gold']>

export function score(id: string, gold: Gold, note: NoteRead): Scored {
  const { facts, never } = gold
  const found = facts.map((fact) => ({ fact, lines: linesWith(fact, note) }))
  const said = found.filter(({ lines }) => lines.length > 0)
  const useful = new Set(found.flatMap(({ lines }) => lines))
  const deciding = found.filter(({ fact }) => fact.decides)
  const wordsIn = (lines: readonly LineRead[]) => ({
    all: count(lines),
    useful: count(lines.filter((line) => useful.has(line))),
  })
  return {
    id,
    facts: { said: said.map(sentence), absent: found.filter(({ lines }) => lines.length === 0).map(sentence) },
    deciding: {
      said: deciding.filter(({ lines }) => lines.length > 0).map(sentence),
      absent: deciding.filter(({ lines }) => lines.length === 0).map(sentence),
      above: deciding.filter(({ lines }) => lines.some(isAbove)).length,
      shown: deciding.filter(({ lines }) => lines.some(isShown)).length,
    },
    untrue: [
      ...found.flatMap(({ fact, lines }) =>
        note.lines
          .filter(({ text, isQuoted }) => isSaid(fact, text).isFalse && !(isQuoted && lines.length > 0))
          .map(({ text }) => `not so (${fact.fact}): ${text}`),
      ),
      ...never.flatMap(({ statement, says }) =>
        note.lines
          .filter(({ text }) => isSaid({ says, not: [] }, text).isTrue)
          .map(({ text }) => `${statement}: ${text}`),
      ),
    ],
    nowhere: note.unsupported.filter((each) => !isInGold(each, gold)),
    wronglyDoubted: note.unsupported.filter((each) => isInGold(each, gold)),
    twice: said
      .map(({ fact, lines }) => ({ fact, own: lines.filter(({ isQuoted }) => !isQuoted) }))
      .filter(({ fact, own }) => !fact.handle && own.length > 1)
      .map(({ fact, own }) => `${fact.fact} (${own.length} lines)`),
    words: {
      above: wordsIn(note.lines.filter(isAbove)),
      shown: wordsIn(note.lines.filter(isShown)),
      all: wordsIn(note.lines),
    },
    aboveTheFold: count(note.lines.filter(isAbove)) + countWords(note.deadline),
  }
}

const isInGold = (told: string, { note, facts }: Gold): boolean =>
  isSaid({ says: [[told]], not: [] }, [note, ...facts.flatMap(({ fact, says }) => [fact, ...says.flat()])].join('\n'))
    .isTrue

const isAbove = ({ band }: LineRead): boolean => band === 'above'
const isShown = ({ band }: LineRead): boolean => band !== 'folded'

const linesWith = (fact: Fact, { lines }: NoteRead): LineRead[] =>
  lines.filter(({ text, isOfLane }) => !isOfLane && isSaid(fact, text).isTrue)
const count = (lines: readonly LineRead[]): number => lines.reduce((sum, { text }) => sum + countWords(text), 0)
const sentence = ({ fact }: { fact: Fact }): string => fact.fact
