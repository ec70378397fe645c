import type { HandoffRow } from '@baton-desk/core'
import { type Command, Option } from 'commander'
import { addDeskOptions, type DeskOptions, findDesk } from '../desk/find-desk.ts'
import { shortId } from '../desk/find-handoff.ts'
import { firstRows } from '../desk/first-rows.ts'
import { clockTime } from '../terminal/clock-time.ts'
import { say, sayJson, styled, type Terminal, table } from '../terminal/terminal.ts'
import { toCount } from '../terminal/to-count.ts'

const VIEWS = ['mine', 'not_accepted', 'overdue', 'waiting', 'my_work', 'all', 'closed'] as const
type ListOptions = DeskOptions & {
  view: (typeof VIEWS)[number]
  lane?: string
  search?: string
  reference?: string
  limit: number
  json?: boolean
}

export const addList = (program: Command, terminal: Terminal): void => {
  addDeskOptions(program.command('list'))
    .description('List handoffs of the running desk: most urgent first, then by the time to act.')
    .addOption(new Option('--view <view>', 'which ones').choices([...VIEWS]).default('all'))
    .option('--lane <id>', 'only of this lane')
    .option(
      '--search <words>',
      'only those that hold these words: in the note, what was written beside it, or the conversation',
    )
    .option('--reference <reference>', 'only the one with this reference of an agent')
    .option('--limit <number>', 'how many at most', toCount, 60)
    .option('--json', 'one JSON object a line')
    .addHelpText(
      'after',
      `
Examples:
  $ baton list
  $ baton list --view mine
  $ baton list --view overdue --json | jq -r .id`,
    )
    .action((options: ListOptions) => list(options, terminal))
}

async function list(options: ListOptions, terminal: Terminal): Promise<void> {
  const { client } = await findDesk(options, terminal)
  const rows = await firstRows(options.limit, async (limit, cursor) => {
    const { view, lane, search, reference } = options
    return client.listHandoffs({ view, lane, search, reference, limit, cursor }, { signal: terminal.stop })
  })
  if (options.json) {
    for (const row of rows) sayJson(terminal, row)
    return
  }
  if (rows.length === 0) return say(terminal, `Nothing in “${options.view}”.`)
  const [head = '', ...lines] = table([['ID', 'URGENCY', 'STATE', 'OWNER', 'BY', 'ASK'], ...rows.map(toCells)])
  say(terminal, styled(terminal, 'dim', head))
  for (const line of lines) say(terminal, line)
}

const toCells = ({ id, urgency, state, owner, by, ask }: HandoffRow): string[] => [
  shortId(id),
  urgency.replace('_', ' '),
  state,
  owner.name,
  by ? clockTime(by) : '',
  ask,
]
