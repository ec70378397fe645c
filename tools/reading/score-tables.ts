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
      '… not folded away',
      ({ scores }) => share(scores, ({ deciding: { said, absent, shown } }) => [shown, said.length + absent.length]),
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
    [
      '… with something that stands nowhere in the conversation',
      ({ scores }) => share(scores, ({ nowhere }) => [Number(nowhere.length > 0), 1]),
    ],
    [
      'true facts that the check finds nowhere',
      ({ scores }) => String(total(scores.map((each) => each.wronglyDoubted.length))),
    ],
    [
      'words of use, of all that is shown',
      ({ scores }) => share(scores, ({ words: { shown } }) => [shown.useful, shown.all]),
    ],
    ['… above the fold', ({ scores }) => share(scores, ({ words: { above } }) => [above.useful, above.all])],
    [
      `notes with at most ${FOLD_LIMIT} words above the fold`,
      ({ scores }) => share(scores, ({ aboveTheFold }) => [Number(aboveTheFold <= FOLD_LIMIT), 1]),
    ],
    ['facts said twice', ({ scores }) => String(total(scores.map(({ twice }) => twice.length)))],
    [
      'words: above the fold / shown / with what is folded away (mean)',
      ({ scores }) =>
        [
          mean(scores.map(({ aboveTheFold }) => aboveTheFold)),
          mean(scores.map(({ words }) => words.shown.all)),
          mean(scores.map(({ words }) => words.all.all)),
        ].join(' / '),
    ],
    ['questions to the agent, unanswered', ({ questions }) => String(questions)],
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
    .flatMap(({ id, untrue, nowhere, wronglyDoubted, deciding, facts, twice, aboveTheFold }) => [
      `${condition}: ${id}`,
      ...untrue.map((each) => `  FALSE ${each}`),
      ...nowhere.map((each) => `  nowhere in the conversation: ${each}`),
      ...wronglyDoubted.map((each) => `  true, and the check finds it nowhere: ${each}`),
      ...deciding.absent.map((each) => `  decides, absent: ${each}`),
      ...facts.absent.filter((each) => !deciding.absent.includes(each)).map((each) => `  absent: ${each}`),
      ...twice.map((each) => `  said twice: ${each}`),
      ...(aboveTheFold > FOLD_LIMIT ? [`  ${aboveTheFold} words above the fold`] : []),
    ])

/** False weighs most, then what decides, then the rest. */
const weight = ({ untrue, nowhere, wronglyDoubted, deciding, facts, twice, aboveTheFold }: Scored): number =>
  (untrue.length + nowhere.length) * 1000 +
  deciding.absent.length * 100 +
  facts.absent.length * 10 +
  wronglyDoubted.length +
  twice.length +
  Number(aboveTheFold > FOLD_LIMIT)

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
