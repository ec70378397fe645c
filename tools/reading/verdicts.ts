/**
 * What readers found: filled sheets become verdicts, each with the hash of the note that was read, so that a verdict on a note that
 * has changed since is known for one. Of public transfers only figures are kept; the words quote what may not be copied.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { CONDITIONS, type ReadingCase } from './case.ts'
import { type FormKey, KEY } from './form.ts'
import { hashOfText, noteOf } from './note-of.ts'
import { Unreadable } from './read-cases.ts'
import { percent } from './score-tables.ts'

const yesOrNo = z.preprocess(
  (value) => (value === 'yes' ? true : value === 'no' ? false : value),
  z.boolean({ error: 'Expected yes or no.' }),
)
const from = (least: number) =>
  z
    .number({ error: `Expected a number from ${least} to 5.` })
    .int()
    .min(least)
    .max(5)
const filled = z.string({ error: 'Expected words.' }).trim().min(1, 'Expected words, got none.')
const ASPECTS = ['who', 'what', 'why', 'tried', 'next'] as const

const Sheet = z.strictObject({
  reader: filled,
  a: z.strictObject({ do: filled, ask_first: filled, above: filled }),
  b: z.strictObject({
    could_act: yesOrNo,
    could_act_above: yesOrNo,
    grades: z.strictObject({ who: from(0), what: from(0), why: from(0), tried: from(0), next: from(0) }),
    false: z.array(filled),
    missing: z.array(filled),
    colleague: from(1),
  }),
})

const Verdict = z.strictObject({
  id: z.string(),
  condition: z.enum(CONDITIONS),
  /** Hash of the note's text. */
  text: z.string(),
  reader: z.string(),
  couldAct: z.boolean(),
  couldActAbove: z.boolean(),
  grades: z.record(z.enum(ASPECTS), z.number()),
  colleague: z.number(),
  falseStatements: z.number(),
  missing: z.number(),
  /** Every answer, for our own talks. */
  words: z.looseObject({}).optional(),
})
export type Verdict = z.infer<typeof Verdict>

/** Reads the filled sheets of a form. Empty ones are counted; any that is filled and wrong throws, with all that is wrong. */
export function readSheets(folder: string): { verdicts: Verdict[]; empty: string[] } {
  if (!existsSync(join(folder, KEY)))
    throw new Unreadable(`${folder} has no ${KEY}: it is no form that was written here.`)
  const key: FormKey = JSON.parse(readFileSync(join(folder, KEY), 'utf8'))
  const empty: string[] = []
  const faults: string[] = []
  const verdicts = Object.entries(key).flatMap(([name, read]) =>
    readdirSync(join(folder, name))
      .filter((file) => /^answers.*\.yaml$/.test(file))
      .sort((a, b) => a.length - b.length || a.localeCompare(b))
      .flatMap((file): Verdict[] => {
        const place = `${name}/${file}`
        const text = readFileSync(join(folder, name, file), 'utf8')
        const sheet = sheetIn(text)
        if ('fault' in sheet) faults.push(`${place}: ${sheet.fault}`)
        else if (isEmpty(sheet.value)) empty.push(place)
        else {
          const { success, data, error } = Sheet.safeParse(sheet.value)
          if (success) return [verdictFrom(data, read)]
          faults.push(...error.issues.map(({ path, message }) => `${place}: ${path.join('.')}: ${message}`))
        }
        return []
      }),
  )
  if (faults.length > 0) throw new Unreadable(`Nothing was kept; mend these and read again:\n${faults.join('\n')}`)
  return { verdicts, empty }
}

function sheetIn(text: string): { value: unknown } | { fault: string } {
  try {
    return { value: parse(text) }
  } catch (error) {
    return { fault: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) }
  }
}

/** As it was written: nobody has touched it. */
const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && Object.values(value).every(isEmpty))

function verdictFrom({ reader, a, b }: z.infer<typeof Sheet>, { id, from, condition, text }: FormKey[string]): Verdict {
  return {
    id,
    condition,
    text,
    reader,
    couldAct: b.could_act,
    couldActAbove: b.could_act_above,
    grades: b.grades,
    colleague: b.colleague,
    falseStatements: b.false.length,
    missing: b.missing.length,
    ...(from === 'talks' && { words: { ...a, false: b.false, missing: b.missing } }),
  }
}

export function keepVerdicts(file: string, verdicts: readonly Verdict[]): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(verdicts, null, 2)}\n`)
}

export function keptVerdicts(folder: string): { name: string; verdicts: Verdict[] }[] {
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.json'))
        .sort()
    : []
  return files.map((file) => ({
    name: file.replace(/\.json$/, ''),
    verdicts: z.array(Verdict).parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
  }))
}

/** The table of one reading. The first sheet of a note counts; further ones tell how far readers agree. */
export function verdictTable(title: string, verdicts: readonly Verdict[], cases: readonly ReadingCase[]): string[] {
  const conditions = CONDITIONS.filter((condition) => verdicts.some((each) => each.condition === condition))
  const columns = conditions.map((condition) =>
    columnOf(
      verdicts.filter((each) => each.condition === condition),
      cases,
    ),
  )
  const rows: [string, (column: Column) => string][] = [
    ['could act', ({ first }) => percent(first.filter(({ couldAct }) => couldAct).length, first.length)],
    [
      '… from above the fold alone',
      ({ first }) => percent(first.filter(({ couldActAbove }) => couldActAbove).length, first.length),
    ],
    [
      'something false or misleading',
      ({ first }) => percent(first.filter(({ falseStatements }) => falseStatements > 0).length, first.length),
    ],
    ['something missing', ({ first }) => percent(first.filter(({ missing }) => missing > 0).length, first.length)],
    [
      'who, what, why, tried, next (0–5)',
      ({ first }) => ASPECTS.map((aspect) => mean(first.map(({ grades }) => grades[aspect] ?? 0))).join(' '),
    ],
    ['a good colleague would have written it (1–5)', ({ first }) => mean(first.map(({ colleague }) => colleague))],
    [
      'two readers agree on whether one could act',
      ({ pairs }) => percent(pairs.filter(([a, b]) => a.couldAct === b.couldAct).length, pairs.length),
    ],
    [
      '… on whether something is false',
      ({ pairs }) =>
        percent(pairs.filter(([a, b]) => a.falseStatements > 0 === b.falseStatements > 0).length, pairs.length),
    ],
    ['notes changed since', ({ first, changed }) => `${changed} of ${first.length}`],
  ]
  return [
    `| ${[title, ...columns.map(({ first }, n) => `${conditions[n]} (n = ${first.length})`)].join(' | ')} |`,
    `|${'---|'.repeat(columns.length + 1)}`,
    ...rows.map(([name, tell]) => `| ${[name, ...columns.map(tell)].join(' | ')} |`),
  ]
}

/** The notes that fell short, the worst first, with what their readers said. */
export const badVerdicts = (verdicts: readonly Verdict[]): string[] =>
  verdicts
    .filter((each) => badness(each) > 0)
    .toSorted((a, b) => badness(b) - badness(a) || a.id.localeCompare(b.id))
    .flatMap(({ id, condition, reader, couldAct, couldActAbove, falseStatements, missing, colleague, words }) => [
      `${condition}: ${id} (${[
        couldAct ? (couldActAbove ? '' : 'not from above the fold') : 'could not act',
        falseStatements > 0 && `${falseStatements} false`,
        missing > 0 && `${missing} missing`,
        `colleague ${colleague}`,
        `read by ${reader}`,
      ]
        .filter(Boolean)
        .join(', ')})`,
      ...listed('false', words?.false),
      ...listed('missing', words?.missing),
    ])

const badness = ({ couldAct, couldActAbove, falseStatements, missing }: Verdict): number =>
  Number(!couldAct) * 100 + falseStatements * 50 + missing * 10 + Number(!couldActAbove)

const listed = (name: string, words: unknown): string[] =>
  Array.isArray(words) ? words.map((each) => `  ${name}: ${each}`) : []

type Column = { first: Verdict[]; pairs: [Verdict, Verdict][]; changed: number }

function columnOf(verdicts: readonly Verdict[], cases: readonly ReadingCase[]): Column {
  const byNote = Map.groupBy(verdicts, ({ id }) => id)
  const first = [...byNote.values()].flatMap(([one]) => one ?? [])
  const pairs = [...byNote.values()].flatMap(([one, ...others]) =>
    one ? others.map((other): [Verdict, Verdict] => [one, other]) : [],
  )
  return { first, pairs, changed: first.filter((each) => hasChanged(each, cases)).length }
}

/** A case that is not at hand cannot be told to be the same. */
function hasChanged({ id, condition, text }: Verdict, cases: readonly ReadingCase[]): boolean {
  const read = cases.find((each) => each.id === id)
  const note = read && noteOf(read, condition)
  return note === undefined || hashOfText(note.text) !== text
}

const mean = (numbers: readonly number[]): string =>
  numbers.length === 0 ? '-' : (numbers.reduce((sum, each) => sum + each, 0) / numbers.length).toFixed(1)
