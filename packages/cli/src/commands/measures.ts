import { reportAsCsv } from '@baton-desk/core/measures'
import type { Client } from '@baton-desk/sdk'
import { type Command, InvalidArgumentError } from 'commander'
import { addDeskOptions, type DeskOptions, findDesk } from '../desk/find-desk.ts'
import { say, sayJson, styled, type Terminal, table } from '../terminal/terminal.ts'

type MeasuresOptions = DeskOptions & {
  from?: string
  to?: string
  lane?: string
  agent?: string
  mine?: boolean
  json?: boolean
  csv?: boolean
}
type Measures = Awaited<ReturnType<Client['measures']>>
type Measured = Measures['measures'][number]
type Figure = Measured['figure']

export const addMeasures = (program: Command, terminal: Terminal): void => {
  const measures = addDeskOptions(program.command('measures'))
    .description('How handoffs went: each number with how many cases it is of. Under 20 cases a count, never a rate.')
    .option('--from <day>', 'first day, such as 2026-11-23 (default: six days before the last)', toDay)
    .option('--to <day>', 'last day (default: today)', toDay)
    .option('--lane <id>', 'only of this lane')
    .option('--agent <id>', 'only of this agent')
    .option('--mine', 'only what you decided yourself')
    .option('--json', 'one JSON object, with what each number says and cannot see')
    .option('--csv', 'as a table for other programs')
    .addHelpText(
      'after',
      `
Examples:
  $ baton measures
  $ baton measures --from 2026-11-01 --to 2026-11-30 --lane support
  $ baton measures --csv > november.csv
  $ baton measures recount`,
    )
    .action((options: MeasuresOptions) => show(options, terminal))
  addDeskOptions(measures.command('recount'))
    .description('Count everything anew from the trails (for admins).')
    .option('--json', 'one JSON object')
    .action((_options: unknown, command: Command) => recount(command.optsWithGlobals(), terminal))
}

function toDay(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return text
  throw new InvalidArgumentError('Expected a day such as 2026-11-23.')
}

async function show(options: MeasuresOptions, terminal: Terminal): Promise<void> {
  const { client } = await findDesk(options, terminal)
  const { from, to, lane, agent, mine } = options
  const read = await client.measures(
    { from, to, lane, agent, mine: mine ? 'true' : 'false' },
    { signal: terminal.stop },
  )
  if (options.json) return sayJson(terminal, read)
  if (options.csv) return say(terminal, reportAsCsv(read).trimEnd())
  say(terminal, styled(terminal, 'bold', `${read.from} to ${read.to}, ${read.timeZone}`))
  const rows = read.measures.filter(({ figure }) => figure.n > 0).map(toCells)
  if (rows.length === 0) return say(terminal, 'Nothing was handed off in these days.')
  const [head = '', ...lines] = table([['MEASURE', 'VALUE', 'OF', 'BEFORE'], ...rows])
  say(terminal, styled(terminal, 'dim', head))
  for (const line of lines) say(terminal, line)
}

const toCells = ({ title, figure, before }: Measured): string[] => [
  title,
  inWords(figure),
  String(figure.n),
  before && before.n > 0 ? inWords(before) : '',
]

function inWords({ kind, unit, n, count, share, p50, p90, mix }: Figure): string {
  switch (kind) {
    case 'share':
      return share === null ? `${count} of ${n}` : `${Math.round(share * 100)} %  (${count} of ${n})`
    case 'spread':
      return [length(p50, unit), p90 === null ? '' : `p90 ${length(p90, unit)}`].filter(Boolean).join(', ')
    case 'sum':
      return length(count, unit)
    case 'mix':
      return mix.map(({ name, n: times }) => `${name} ${times}`).join(', ')
    case 'count':
      return String(count)
  }
}

function length(value: number | null, unit: Figure['unit']): string {
  if (value === null) return ''
  if (unit !== 'ms') return unit === 'percent' ? `${value} %` : `${value} ${unit}`
  const seconds = Math.round(value / 1000)
  if (seconds < 120) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`
}

async function recount(options: MeasuresOptions, terminal: Terminal): Promise<void> {
  const { client } = await findDesk(options, terminal)
  const counted = await client.recountMeasures({ signal: terminal.stop })
  if (options.json) return sayJson(terminal, counted)
  say(terminal, `Counted ${counted.events} events of ${counted.handoffs} handoffs anew.`)
}
