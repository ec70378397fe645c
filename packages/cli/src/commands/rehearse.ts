import { type Instant, type Playbook, type Played, scoreOf } from '@baton-desk/core'
import type { Command } from 'commander'
import { readPlaybook } from '../playbook/read-playbook.ts'
import { addCaseOptions, type CaseOptions } from '../rehearsal/case-options.ts'
import { findCases } from '../rehearsal/find-cases.ts'
import { playAll } from '../rehearsal/play-all.ts'
import { laneName, ownerName, sayMiss, sayShare, sayUrgency } from '../rehearsal/say-played.ts'
import type { Rehearsal } from '../reports/rehearsal-page.ts'
import { addReportOptions, type ReportOptions, sayWritten } from '../reports/report-options.ts'
import { Failure } from '../terminal/exit-code.ts'
import { say, sayJson, styled, type Terminal, table } from '../terminal/terminal.ts'
import { toMoment } from '../terminal/to-moment.ts'

type RehearseOptions = ReportOptions & CaseOptions & { at?: Instant; notes: boolean }

export const addRehearse = (program: Command, terminal: Terminal): void => {
  addReportOptions(
    addCaseOptions(
      program
        .command('rehearse')
        .description(
          'Play conversations through a playbook: which go to a person, to whom, by which trigger, with what note.',
        )
        .argument('<playbook>', 'the playbook, as YAML or JSON'),
    )
      .option('--at <time>', 'when those take place that carry no time (default: now)', toMoment)
      .option('--no-notes', 'leave the notes out, which takes a fraction of the time'),
  )
    .addHelpText(
      'after',
      `
A case: { "id", "conversation": [{ "role": "customer", "text" }, …], "at", "customer", "event",
"expected": { "handOff", "lane", "urgency", "trigger" } }; only the conversation must be there.
Lines as “baton compose --cases” reads them work too. Nothing is sent anywhere.
Everybody is taken to be reachable, and calendars of rotas are not read.
With --desk, a handoff that was decided expects a person, and one that a person called not needed expects none.
Ends with 1 when a case does not come out as expected.

Examples:
  $ baton rehearse playbook.yaml scenarios/
  $ baton rehearse playbook.yaml scenarios/ --junit rehearsal.xml --html rehearsal.html
  $ baton rehearse playbook.yaml recorded.jsonl --no-notes --json | jq .score
  $ baton rehearse playbook.yaml --desk --html rehearsal.html`,
    )
    .action((file: string, cases: string[], options: RehearseOptions) => play(file, cases, options, terminal))
}

async function play(file: string, paths: string[], options: RehearseOptions, terminal: Terminal): Promise<void> {
  const playbook = await readPlaybook(file)
  const cases = await findCases(paths, options, terminal)
  const now = options.at ?? new Date().toISOString()
  const played = await playAll(playbook, cases, { now, notes: options.notes, what: 'Playing' }, terminal)
  const score = scoreOf(played)
  const rehearsal: Rehearsal = { playbook, cases, played, score, now }

  if (options.json) sayJson(terminal, { score, cases: played })
  else tell(rehearsal, terminal)
  await writeReports(rehearsal, options)
  sayWritten(options, terminal)
  if (score.missed.length > 0)
    throw new Failure(`${score.missed.length} of ${score.expected.cases} cases did not come out as expected.`)
}

async function writeReports(rehearsal: Rehearsal, { junit, html }: RehearseOptions): Promise<void> {
  const { playbook, played } = rehearsal
  if (junit) {
    const { writeJunit } = await import('../reports/write-junit.ts')
    await writeJunit(
      junit,
      `Rehearsal of ${playbook.name}`,
      played.map((one) => ({ name: one.id, failure: sayMiss(one, playbook), details: one.verdict.why })),
    )
  }
  if (html) {
    const { rehearsalPage } = await import('../reports/rehearsal-page.ts')
    const { writePage } = await import('../reports/page.ts')
    await writePage(html, rehearsalPage(rehearsal))
  }
}

function tell({ playbook, played, score }: Rehearsal, terminal: Terminal): void {
  const rows = played.map((one) => toCells(one, playbook))
  const [head = '', ...lines] = table([['', 'CASE', 'VERDICT', 'LANE', 'OWNER', 'URGENCY', 'READ', 'TRIGGER'], ...rows])
  say(terminal, styled(terminal, 'dim', head))
  for (const line of lines) say(terminal, line)
  say(terminal)
  const { expected, notes, handedOff, cases } = score
  say(terminal, `${handedOff} of ${cases} go to a person.`)
  if (expected.cases > 0) {
    const needed = expected.right.handedOff + expected.wrong.kept
    const called = expected.right.handedOff + expected.wrong.handedOff
    say(terminal, `As expected ${sayShare((expected.cases - score.missed.length) / expected.cases, expected.cases)}.`)
    say(
      terminal,
      `Recall (needed and called) ${sayShare(expected.recall, needed)}; precision (called and needed) ${sayShare(expected.precision, called)}.`,
    )
  }
  if (notes.count > 0)
    say(
      terminal,
      `Notes: half are read in ${notes.secondsP50} s, nine of ten in ${notes.secondsP90} s; ${sayShare(notes.clean, notes.count)} pass the check.`,
    )
  for (const one of played) {
    const miss = sayMiss(one, playbook)
    if (miss) say(terminal, `${styled(terminal, 'red', '✗')} ${one.id}: ${miss} ${one.verdict.why}`)
  }
}

function toCells(one: Played, playbook: Playbook): string[] {
  const { id, verdict, handoff, expected } = one
  const mark = sayMiss(one, playbook) ? '✗' : expected ? '✓' : ' '
  if (verdict.verdict === 'proceed') return [mark, id, 'proceed', '', '', '', '', '']
  const { lane, urgency, decidedBy } = verdict
  const seconds = handoff?.reading ? `${handoff.reading.allSeconds} s` : ''
  const owner = handoff ? ownerName(playbook, handoff.owner) : ''
  return [mark, id, verdict.verdict, laneName(playbook, lane), owner, sayUrgency(urgency), seconds, decidedBy]
}
