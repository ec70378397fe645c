import { type Instant, type LaneOutcome, type Playbook, type SimulationOptions, simulate } from '@baton-desk/core'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { addDeskOptions, type DeskOptions } from '../desk/find-desk.ts'
import { readPlaybook } from '../playbook/read-playbook.ts'
import { readLoad } from '../rehearsal/read-load.ts'
import { sayLate, sayLength } from '../rehearsal/say-lane.ts'
import { laneName } from '../rehearsal/say-played.ts'
import { addReportOptions, type ReportOptions, sayWritten } from '../reports/report-options.ts'
import type { Simulated } from '../reports/simulation-page.ts'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import { report, say, sayJson, styled, type Terminal, table } from '../terminal/terminal.ts'
import { toCount, toDays } from '../terminal/to-count.ts'
import { toMoment } from '../terminal/to-moment.ts'

type SimulateOptions = ReportOptions &
  DeskOptions & {
    load?: string
    desk?: boolean
    limit: number
    handleMinutes: number
    from?: Instant
    days: number
    seed: number
    queue: 'owned' | 'shared'
    lateAtMost?: number
  }

export const addSimulate = (program: Command, terminal: Terminal): void => {
  addReportOptions(
    addDeskOptions(program.command('simulate'))
      .description(
        'Play an expected load against the people’s hours: how long until somebody accepts, how much is late.',
      )
      .argument('<playbook>', 'the playbook, as YAML or JSON')
      .option('--load <file>', 'what comes, as YAML or JSON: lane → { perHour, handleMinutes, urgency }')
      .option('--desk', 'what came to the running desk, by lane and hour of the day')
      .option('--handle-minutes <number>', 'with --desk: how long a person works on one, on average', toCount, 10)
      .option('--limit <number>', 'with --desk: at most so many open and so many closed handoffs', toCount, 2000)
      .option('--from <time>', 'first day (default: today)', toMoment)
      .option('--days <number>', 'how many days', toDays, 28)
      .option('--seed <number>', 'the same number gives the same answer', toCount, 1)
      .addOption(
        new Option(
          '--queue <kind>',
          'owned: each waits for its owner, as on the desk; shared: for whoever is free first',
        )
          .choices(['owned', 'shared'])
          .default('owned'),
      )
      .option('--late-at-most <percent>', 'end with 1 when a lane accepts more than this too late', toShare),
  )
    .addHelpText(
      'after',
      `
A load, with handoffs an hour as one number or one for each hour of the day, minutes of work on each, weights of urgencies:
  support: { perHour: 2.5, handleMinutes: 12, urgency: { now: 1, today: 6 } }

Times to accept are p50 and p90; late is what nobody accepted within the lane's time.
Everybody is taken to be reachable, and calendars of rotas are not read.

Examples:
  $ baton simulate playbook.yaml --load load.yaml
  $ baton simulate playbook.yaml --load load.yaml --days 90 --late-at-most 5 --junit load.xml
  $ baton simulate playbook.yaml --desk --handle-minutes 15 --html load.html`,
    )
    .action((file: string, options: SimulateOptions) => run(file, options, terminal))
}

function toShare(text: string): number {
  const percent = Number(text)
  if (!(percent >= 0 && percent <= 100)) throw new InvalidArgumentError('Expected a number from 0 to 100.')
  return percent / 100
}

async function run(file: string, options: SimulateOptions, terminal: Terminal): Promise<void> {
  const playbook = await readPlaybook(file)
  const load = await findLoad(options, playbook, terminal)
  const from = options.from ?? `${new Date().toISOString().slice(0, 10)}T00:00:00.000Z`
  const { days, seed, queue, lateAtMost } = options
  report(terminal, `Simulating ${days} days.`)
  const simulation = simulate(playbook, { load, from, days, seed, queue })
  const simulated: Simulated = { playbook, simulation, from, days, seed, lateAtMost }

  if (options.json) sayJson(terminal, { from, days, seed, queue, ...simulation })
  else tell(simulated, terminal)
  await writeReports(simulated, options)
  sayWritten(options, terminal)
  const tooLate = Object.entries(simulation.lanes).filter(([, lane]) => isTooLate(lane, lateAtMost))
  if (tooLate.length > 0)
    throw new Failure(
      `${tooLate.map(([id, lane]) => `${laneName(playbook, id)} accepts ${sayLate(lane)} too late`).join('; ')}: more than ${(lateAtMost ?? 0) * 100} %.`,
    )
}

async function findLoad(
  options: SimulateOptions,
  playbook: Playbook,
  terminal: Terminal,
): Promise<SimulationOptions['load']> {
  if (options.load !== undefined) return readLoad(options.load, playbook)
  if (!options.desk) throw new Failure('Say what comes with --load, or --desk for what came to the desk.', EXIT.usage)
  const { keptLoad } = await import('../rehearsal/kept-load.ts')
  return keptLoad(options, playbook, terminal)
}

const isTooLate = ({ lateShare }: LaneOutcome, atMost = 1): boolean => lateShare > atMost

async function writeReports(simulated: Simulated, { junit, html }: SimulateOptions): Promise<void> {
  const { playbook, simulation, lateAtMost } = simulated
  if (junit) {
    const { writeJunit } = await import('../reports/write-junit.ts')
    await writeJunit(
      junit,
      `Load on ${playbook.name}`,
      Object.entries(simulation.lanes).map(([id, lane]) => ({
        name: laneName(playbook, id),
        details: `${lane.handoffs} handoffs, accepted within ${sayLength(lane.waitP50)} (p50) and ${sayLength(lane.waitP90)} (p90), late ${sayLate(lane)}`,
        failure: isTooLate(lane, lateAtMost)
          ? `Late: ${sayLate(lane)}, at most ${(lateAtMost ?? 1) * 100} % wanted.`
          : undefined,
      })),
    )
  }
  if (html) {
    const { simulationPage } = await import('../reports/simulation-page.ts')
    const { writePage } = await import('../reports/page.ts')
    await writePage(html, simulationPage(simulated))
  }
}

function tell({ playbook, simulation }: Simulated, terminal: Terminal): void {
  const lanes = Object.entries(simulation.lanes).map(([id, lane]) => [
    laneName(playbook, id),
    String(lane.handoffs),
    sayLength(lane.waitP50),
    sayLength(lane.waitP90),
    sayLate(lane),
    worstHour(lane),
  ])
  const people = Object.entries(simulation.people).map(([id, { handled, busy }]) => [
    playbook.people[id]?.name ?? id,
    String(handled),
    `${Math.round(busy * 100)} %`,
  ])
  const shown = [['LANE', 'HANDOFFS', 'ACCEPT P50', 'P90', 'LATE', 'MOST LATE AT'], ...lanes]
  for (const [index, line] of table(shown).entries()) say(terminal, index === 0 ? styled(terminal, 'dim', line) : line)
  say(terminal)
  for (const [index, line] of table([['PERSON', 'TOOK', 'BUSY ON DUTY'], ...people]).entries())
    say(terminal, index === 0 ? styled(terminal, 'dim', line) : line)
}

/** The hour of the business day in which most was late. */
function worstHour({ byHour }: LaneOutcome): string {
  const worst = byHour.reduce((most, hour) => (hour.late > most.late ? hour : most), { hour: 0, handoffs: 0, late: 0 })
  return worst.late === 0 ? '' : `${String(worst.hour).padStart(2, '0')}:00 (${worst.late} of ${worst.handoffs})`
}
