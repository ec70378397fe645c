/** The command line of `npm run notes:read`: reads what was asked for, prints, and gives the exit code. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { CONDITIONS, type Condition, type ReadingCase } from './case.ts'
import { drawn } from './draw.ts'
import { writeForm } from './form.ts'
import { noteOf } from './note-of.ts'
import { readCases, Unreadable } from './read-cases.ts'
import { score } from './score.ts'
import { misses, type ScoresOf, scoreTable } from './score-tables.ts'
import { writeTasks } from './tasks.ts'
import { badVerdicts, keepVerdicts, keptVerdicts, readSheets, verdictTable } from './verdicts.ts'

const HELP = `npm run notes:read -- score | form --out DIR | agent --out DIR | verdicts [DIR] [options]

  score           holds the notes to the gold facts of their cases
  form            writes notes, conversations and sheets for readers who have not seen them
  agent           writes tool and conversations for models that play the agent who hands off, and what the desk asks about --briefs
  verdicts DIR    reads the filled sheets of such a folder, prints what they come to and keeps it
  verdicts        prints what was kept, and how many of those notes have changed since

  --condition C   brief, summary (the agent's free text) or nothing; score: all three when left out, form: brief
  --from F        talks (our own) or transfers (public); both when left out
  --only TEXT     cases with this in their id
  --misses        every case that falls short, the worst first
  --json          score: each case, as JSON
  --out DIR       form, agent: a new folder
  --cases N       form, agent: how many, drawn by a hash of salt and id (default 20)
  --salt S        form, agent: another draw (default: reading)
  --as NAME       verdicts: keep them under this name (default: the folder's name)
  --talks DIR     folder of talks (default: tools/reading/talks)
  --gold DIR      folder of the gold of public transfers (default: reading-gold beside the folder of conversations)
  --briefs DIR    folder of what models sent with the tool hand_off, a file a case, instead of the briefs of our talks
  --verdicts DIR  folder of what was kept (default: tools/reading/verdicts)
`

const OPTIONS = {
  condition: { type: 'string' },
  from: { type: 'string' },
  only: { type: 'string', default: '' },
  misses: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  out: { type: 'string' },
  cases: { type: 'string', default: '20' },
  salt: { type: 'string', default: 'reading' },
  as: { type: 'string' },
  talks: { type: 'string', default: join(import.meta.dirname, 'talks') },
  gold: { type: 'string' },
  briefs: { type: 'string' },
  verdicts: { type: 'string', default: join(import.meta.dirname, 'verdicts') },
  help: { type: 'boolean', default: false },
} as const

const parsed = (args: string[]) => parseArgs({ args, allowPositionals: true, options: OPTIONS })
type Asked = ReturnType<typeof parsed>['values']

/** Where it prints: figures, and beside them what is not at hand. */
export type Printer = { say(...lines: string[]): void; complain(line: string): void }

export function run(args: string[], printer: Printer): number {
  try {
    const { values, positionals } = parsed(args)
    const [command, ...rest] = positionals
    if (values.help) printer.say(HELP)
    else if (command === 'score' && rest.length === 0) printScores(values, printer)
    else if (command === 'form' && rest.length === 0) printForm(values, printer)
    else if (command === 'agent' && rest.length === 0) printTasks(values, printer)
    else if (command === 'verdicts' && rest.length < 2) printVerdicts(rest[0], values, printer)
    else
      throw new Unreadable(
        `Expected score, form, agent or verdicts, got ${positionals.join(' ') || 'nothing'}.\n\n${HELP}`,
      )
    return 0
  } catch (error) {
    if (!(error instanceof Unreadable) && !isUsage(error)) throw error
    printer.complain(error.message)
    return 2
  }
}

const isUsage = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')

function printScores(values: Asked, printer: Printer): void {
  const { say } = printer
  const cases = theCases(values, printer)
  const conditions = theConditions(values) ?? CONDITIONS
  const groups = (['talks', 'transfers'] as const).map((from) => {
    const read = cases.filter((each) => each.from === from && each.gold)
    return { from, columns: conditions.map((condition) => scoresOf(read, condition)) }
  })
  if (values.json) {
    say(JSON.stringify(groups, null, 2))
    return
  }
  for (const { from, columns } of groups) {
    if (columns.every(({ scores }) => scores.length === 0)) continue
    say('', ...scoreTable(from === 'talks' ? 'Our own talks' : 'Public transfers', columns))
    if (values.misses) say(...columns.flatMap(misses))
  }
}

function scoresOf(cases: readonly ReadingCase[], condition: Condition): ScoresOf {
  const read = cases.flatMap((each) => {
    const note = each.gold && noteOf(each, condition)
    return each.gold && note ? [{ scored: score(each.id, each.gold, note), asked: note.questions.length }] : []
  })
  return {
    condition,
    scores: read.map(({ scored }) => scored),
    questions: read.reduce((sum, { asked }) => sum + asked, 0),
  }
}

function printForm(values: Asked, printer: Printer): void {
  const { out, count } = drawOf(values)
  const condition = theConditions(values)?.[0] ?? 'brief'
  const written = writeForm(theCases(values, printer), { out, condition, count, salt: values.salt })
  printer.say(
    `${written} notes (${condition}) to read in ${out}: readers get form.md and the folders, and leave key.json closed.`,
    ...(written < count ? [`Fewer than the ${count} that were asked for: there are no more with this condition.`] : []),
  )
}

function printTasks(values: Asked, printer: Printer): void {
  const { out, count } = drawOf(values)
  const cases = drawn(theCases(values, printer), values.salt, count)
  const { written, asked } = writeTasks(values.briefs ? cases : cases.map(withoutBrief), out)
  printer.say(`${written} conversations in ${out}, with tool.json; the desk asks about ${asked} of the briefs.`)
}

const withoutBrief = (each: ReadingCase): ReadingCase => ({ ...each, brief: undefined })

function drawOf({ out, cases }: Asked): { out: string; count: number } {
  if (out === undefined) throw new Unreadable('Name a new folder with --out.')
  const count = Number(cases)
  if (!Number.isInteger(count) || count < 1) throw new Unreadable(`--cases: expected a number above 0, got ${cases}.`)
  return { out, count }
}

function printVerdicts(folder: string | undefined, values: Asked, printer: Printer): void {
  const { say } = printer
  if (folder === undefined) {
    const cases = theCases(values, printer)
    const kept = keptVerdicts(values.verdicts)
    if (kept.length === 0) say('No verdicts have been kept yet.')
    for (const { name, verdicts } of kept) {
      say('', ...verdictTable(name, verdicts, cases))
      if (values.misses) say(...badVerdicts(verdicts))
    }
    return
  }
  const { verdicts, empty } = readSheets(folder)
  if (empty.length > 0) say(`${empty.length} sheets are not filled in: ${empty.join(', ')}`)
  if (verdicts.length === 0) return
  const name = values.as ?? folder.split(/[/\\]/).findLast((part) => part !== '') ?? 'verdicts'
  const file = join(values.verdicts, `${name.replaceAll(/[^\w.-]+/g, '-')}.json`)
  keepVerdicts(file, verdicts)
  say(...badVerdicts(verdicts), '', ...verdictTable(name, verdicts, theCases(values, printer)), '', `Kept in ${file}.`)
}

function theCases(values: Asked, { complain }: Printer): ReadingCase[] {
  const { from, only } = values
  if (from !== undefined && from !== 'talks' && from !== 'transfers')
    throw new Unreadable(`--from: expected talks or transfers, got ${from}.`)
  const { cases, absent } = readCases(values)
  if (from !== 'talks') for (const each of absent) complain(each)
  return cases.filter((each) => (from === undefined || each.from === from) && each.id.includes(only))
}

function theConditions({ condition: named }: Asked): Condition[] | undefined {
  if (named === undefined) return undefined
  const condition = CONDITIONS.find((each) => each === named)
  if (!condition) throw new Unreadable(`--condition: expected ${CONDITIONS.join(', ')}, got ${named}.`)
  return [condition]
}
