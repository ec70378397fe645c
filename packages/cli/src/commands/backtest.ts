import { cameOutAsExpected, type Difference, differencesBetween, type Instant, scoreOf } from '@baton-desk/core'
import type { Command } from 'commander'
import { readPlaybook } from '../playbook/read-playbook.ts'
import { addCaseOptions, type CaseOptions } from '../rehearsal/case-options.ts'
import { findCases } from '../rehearsal/find-cases.ts'
import { playAll } from '../rehearsal/play-all.ts'
import { CHANGE_WORDS, sayOutcome } from '../rehearsal/say-difference.ts'
import type { Comparison } from '../reports/backtest-page.ts'
import { addReportOptions, type ReportOptions, sayWritten } from '../reports/report-options.ts'
import { Failure } from '../terminal/exit-code.ts'
import { say, sayJson, styled, type Terminal } from '../terminal/terminal.ts'
import { toMoment } from '../terminal/to-moment.ts'

type BacktestOptions = ReportOptions & CaseOptions & { at?: Instant; failOnChange?: boolean }

export const addBacktest = (program: Command, terminal: Terminal): void => {
  addReportOptions(
    addCaseOptions(
      program
        .command('backtest')
        .description('Compare two playbooks on the same conversations: what would come out otherwise.')
        .argument('<old>', 'the playbook in force, as YAML or JSON')
        .argument('<new>', 'the one that is to replace it'),
    )
      .option('--at <time>', 'when those take place that carry no time (default: now)', toMoment)
      .option('--fail-on-change', 'end with 1 when anything comes out otherwise'),
  )
    .addHelpText(
      'after',
      `
Conversations as for “baton rehearse”. Ends with 1 when a case that came out as expected no longer does.

Examples:
  $ baton backtest playbook.yaml new-playbook.yaml scenarios/
  $ baton backtest playbook.yaml new-playbook.yaml recorded.jsonl --html backtest.html
  $ baton backtest playbook.yaml new-playbook.yaml --desk
  $ git show HEAD:playbook.yaml > old.yaml && baton backtest old.yaml playbook.yaml scenarios/ --fail-on-change`,
    )
    .action((old: string, next: string, cases: string[], options: BacktestOptions) =>
      compare({ old, next, cases }, options, terminal),
    )
}

async function compare(
  { old, next, cases: paths }: { old: string; next: string; cases: string[] },
  options: BacktestOptions,
  terminal: Terminal,
): Promise<void> {
  const [before, after] = [await readPlaybook(old), await readPlaybook(next)]
  const cases = await findCases(paths, options, terminal)
  const now = options.at ?? new Date().toISOString()
  const playedBefore = await playAll(before, cases, { now, notes: false, what: `Playing ${old},` }, terminal)
  const playedAfter = await playAll(after, cases, { now, notes: false, what: `Playing ${next},` }, terminal)
  const differences = differencesBetween(playedBefore, playedAfter)
  const isRight = (played: typeof playedBefore) =>
    new Set(played.filter((one) => one.expected && cameOutAsExpected(one)).map(({ id }) => id))
  const [rightBefore, rightAfter] = [isRight(playedBefore), isRight(playedAfter)]
  const comparison: Comparison = {
    before,
    after,
    cases,
    now,
    differences,
    worse: [...rightBefore].filter((id) => !rightAfter.has(id)),
    better: [...rightAfter].filter((id) => !rightBefore.has(id)),
    scores: { before: scoreOf(playedBefore), after: scoreOf(playedAfter) },
  }

  if (options.json) sayJson(terminal, toJson(comparison))
  else tell(comparison, terminal)
  await writeReports(comparison, options)
  sayWritten(options, terminal)
  const { worse } = comparison
  if (worse.length > 0)
    throw new Failure(`${worse.length} cases no longer come out as expected: ${worse.slice(0, 10).join(', ')}.`)
  if (options.failOnChange && differences.length > 0)
    throw new Failure(`${differences.length} of ${cases.length} cases come out otherwise.`)
}

const toJson = ({ cases, differences, worse, better, scores }: Comparison) => ({
  cases: cases.length,
  same: cases.length - differences.length,
  differences,
  worse,
  better,
  scores,
})

async function writeReports(comparison: Comparison, { junit, html, failOnChange }: BacktestOptions): Promise<void> {
  const { before, after, cases, differences, worse } = comparison
  if (junit) {
    const { writeJunit } = await import('../reports/write-junit.ts')
    const byId = new Map(differences.map((difference) => [difference.id, difference]))
    await writeJunit(
      junit,
      `Backtest of ${after.name}`,
      cases.map(({ id }) => {
        const difference = byId.get(id)
        const change = difference && sayChange(difference)
        const fails = worse.includes(id) || (failOnChange && difference !== undefined)
        return { name: id, details: change, failure: fails ? change : undefined }
      }),
    )
  }
  if (html) {
    const { backtestPage } = await import('../reports/backtest-page.ts')
    const { writePage } = await import('../reports/page.ts')
    await writePage(html, backtestPage(comparison))
  }

  function sayChange(difference: Difference): string {
    return `${CHANGE_WORDS[difference.change]}: ${sayOutcome(difference.before, before)} → ${sayOutcome(difference.after, after)}`
  }
}

function tell({ before, after, cases, differences, worse, better, scores }: Comparison, terminal: Terminal): void {
  say(terminal, `${cases.length - differences.length} of ${cases.length} come out the same.`)
  say(terminal, `To a person: ${scores.before.handedOff} before, ${scores.after.handedOff} after.`)
  for (const [change, alike] of Map.groupBy(differences, (difference) => difference.change)) {
    say(terminal)
    say(terminal, `${styled(terminal, 'bold', CHANGE_WORDS[change])}: ${alike.length}`)
    for (const difference of alike) {
      const mark = worse.includes(difference.id) ? '✗' : better.includes(difference.id) ? '✓' : '–'
      say(
        terminal,
        `${mark} ${difference.id}: ${sayOutcome(difference.before, before)} → ${sayOutcome(difference.after, after)}`,
      )
    }
  }
}
