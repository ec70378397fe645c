/** Holds a note to the gold of its case: which facts it says, how often, where, what is false, and which words are of use. */
import { countWords } from '@baton-desk/core/testing'
import type { Fact, ReadingCase } from './case.ts'
import type { NoteRead } from './note-of.ts'
import { isSaid } from './said.ts'

/** Words above the fold at most. */
export const FOLD_LIMIT = 60

export type Scored = {
  id: string
  facts: { said: string[]; absent: string[] }
  deciding: { said: string[]; absent: string[]; above: number }
  /** What the gold says to be false, with the line that says it, and what stands nowhere in the conversation. */
  untrue: string[]
  /** Facts that stand in more than one line, with how many. */
  twice: string[]
  words: { all: number; useful: number; above: number; usefulAbove: number }
}

export function score(id: string, { facts, never }: NonNullable<ReadingCase['gold']>, note: NoteRead): Scored {
  const found = facts.map((fact) => ({ fact, lines: linesWith(fact, note) }))
  const said = found.filter(({ lines }) => lines.length > 0)
  const useful = new Set(found.flatMap(({ lines }) => lines))
  const deciding = found.filter(({ fact }) => fact.decides)
  const above = note.lines.filter(({ isAbove }) => isAbove)
  return {
    id,
    facts: { said: said.map(sentence), absent: found.filter(({ lines }) => lines.length === 0).map(sentence) },
    deciding: {
      said: deciding.filter(({ lines }) => lines.length > 0).map(sentence),
      absent: deciding.filter(({ lines }) => lines.length === 0).map(sentence),
      above: deciding.filter(({ lines }) => lines.some(({ isAbove }) => isAbove)).length,
    },
    untrue: [
      ...facts.flatMap((fact) =>
        note.lines.filter(({ text }) => isSaid(fact, text).isFalse).map(({ text }) => `not so (${fact.fact}): ${text}`),
      ),
      ...never.flatMap(({ statement, says }) =>
        note.lines
          .filter(({ text }) => isSaid({ says, not: [] }, text).isTrue)
          .map(({ text }) => `${statement}: ${text}`),
      ),
      ...note.unsupported,
    ],
    twice: said
      .filter(({ fact, lines }) => !fact.handle && lines.length > 1)
      .map(({ fact, lines }) => `${fact.fact} (${lines.length} lines)`),
    words: {
      all: wordsIn(note.lines),
      useful: wordsIn([...useful]),
      above: wordsIn(above),
      usefulAbove: wordsIn(above.filter((line) => useful.has(line))),
    },
  }
}

type Line = NoteRead['lines'][number]

const linesWith = (fact: Fact, { lines }: NoteRead): Line[] =>
  lines.filter(({ text, isOfLane }) => !isOfLane && isSaid(fact, text).isTrue)
const wordsIn = (lines: readonly Line[]): number => lines.reduce((sum, { text }) => sum + countWords(text), 0)
const sentence = ({ fact }: { fact: Fact }): string => fact.fact
