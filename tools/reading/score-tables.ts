import type { Condition } from './case.ts'
import { FOLD_LIMIT, type Scored } from './score.ts'

export type ScoresOf = { condition: Condition; scores: Scored[]; questions: number }

/** One row for each figure, one column for each condition. */
export function scoreTable(title: string, columns: readonly ScoresOf[]): string[] {
  const rows: [string, (column: ScoresOf) => string][] = [
    [
      'deciding facts present',
      ({ scores }) => share(scores, ({ deciding: { said, absent } }) => [said.length, said.length + absent.length]),
    ],
    [
      '… above the fold',
      ({ scores }) => share(scores, ({ deciding: { said, absent, above } }) => [above, said.length + absent.length]),
    ],
    [
      'all facts present',
      ({ scores }) => share(scores, ({ facts: { said, absent } }) => [said.length, said.length + absent.length]),
    ],
    [
      'notes with every deciding fact',
      ({ scores }) => share(scores, ({ deciding }) => [Number(deciding.absent.length === 0), 1]),
    ],
    ['notes with something false', ({ scores }) => share(scores, ({ untrue }) => [Number(untrue.length > 0), 1])],
    ['words of use', ({ scores }) => share(scores, ({ words }) => [words.useful, words.all])],
    ['… above the fold', ({ scores }) => share(scores, ({ words }) => [words.usefulAbove, words.above])],
    [
      `notes with at most ${FOLD_LIMIT} words above the fold`,
      ({ scores }) => share(scores, ({ words }) => [Number(words.above <= FOLD_LIMIT), 1]),
    ],
    ['facts said twice', ({ scores }) => String(scores.reduce((sum, { twice }) => sum + twice.length, 0))],
    [
      'words: all / above the fold (mean)',
      ({ scores }) => `${mean(scores.map(({ words }) => words.all))} / ${mean(scores.map(({ words }) => words.above))}`,
    ],
    ['questions to the agent, all unanswered', ({ questions }) => String(questions)],
  ]
  return [
    `| ${[title, ...columns.map(({ condition, scores }) => `${condition} (n = ${scores.length})`)].join(' | ')} |`,
    `|${'---|'.repeat(columns.length + 1)}`,
    ...rows.map(([name, tell]) => `| ${[name, ...columns.map(tell)].join(' | ')} |`),
  ]
}

/** Every case that falls short, the worst first. */
export const misses = ({ condition, scores }: ScoresOf): string[] =>
  scores
    .filter((each) => weight(each) > 0)
    .toSorted((a, b) => weight(b) - weight(a) || a.id.localeCompare(b.id))
    .flatMap(({ id, untrue, deciding, facts, twice, words }) => [
      `${condition}: ${id}`,
      ...untrue.map((each) => `  FALSE ${each}`),
      ...deciding.absent.map((each) => `  decides, absent: ${each}`),
      ...facts.absent.filter((each) => !deciding.absent.includes(each)).map((each) => `  absent: ${each}`),
      ...twice.map((each) => `  said twice: ${each}`),
      ...(words.above > FOLD_LIMIT ? [`  ${words.above} words above the fold`] : []),
    ])

/** False weighs most, then what decides, then the rest. */
const weight = ({ untrue, deciding, facts, twice, words }: Scored): number =>
  untrue.length * 1000 +
  deciding.absent.length * 100 +
  facts.absent.length * 10 +
  twice.length +
  Number(words.above > FOLD_LIMIT)

/** "93.1 % (54/58)". */
export const percent = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} % (${part}/${whole})`

const share = (scores: readonly Scored[], count: (score: Scored) => [number, number]): string => {
  const counted = scores.map(count)
  return percent(total(counted.map(([part]) => part)), total(counted.map(([, whole]) => whole)))
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0)
const mean = (numbers: readonly number[]): string =>
  numbers.length === 0 ? '-' : (total(numbers) / numbers.length).toFixed(0)
