import { type Command, Option } from 'commander'
import { addDeskOptions, findDesk } from '../desk/find-desk.ts'
import { type DemoCasesOptions, demoCases } from '../practice/demo-cases.ts'
import { type RemoveOptions, removePractice } from '../practice/remove-practice.ts'
import { say, sayJson, type Terminal } from '../terminal/terminal.ts'
import { toCount } from '../terminal/to-count.ts'

type DemoOptions = DemoCasesOptions & RemoveOptions & { cases?: string; remove?: boolean }

export const addDemo = (program: Command, terminal: Terminal): void => {
  addDeskOptions(program.command('demo'))
    .description('Say what the practice workspace holds, remove it, or play real transfers through a desk.')
    .addOption(new Option('--agent-key <key>', 'agent key for --cases on a running desk (default: first-run.json)'))
    .option('--cases <file>', 'play the transfers of this file: an agent hands off, a scripted person decides')
    .option('--limit <number>', 'at most so many of them', toCount)
    .option('--lane <id>', 'lane to hand off to', 'support')
    .option('--supplied', 'also give the desk what the agent itself wrote for the transfer')
    .option('--remove', 'remove the practice workspace and start an empty one')
    .option('--yes', 'with --remove: do not ask')
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
--cases starts a desk of its own in a temporary folder, or on DATABASE_URL, and stops it at the end; with --url it uses
that one. The desk is given only what was said before the transfer. Ends with 1 when a handoff was not recorded, owned,
decided, delivered and its effect reported.

Examples:
  $ baton demo
  $ baton demo --remove --yes
  $ baton demo --cases transfers.jsonl --limit 10
  $ DATABASE_URL=postgres://baton:secret@localhost/baton baton demo --cases transfers.jsonl --json`,
    )
    .action((options: DemoOptions) => demo(options, terminal))
}

function demo(options: DemoOptions, terminal: Terminal): Promise<void> {
  if (options.cases !== undefined) return demoCases(options.cases, options, terminal)
  return options.remove ? removePractice(options, terminal) : sayWhatThereIs(options, terminal)
}

async function sayWhatThereIs(options: DemoOptions, terminal: Terminal): Promise<void> {
  const { client, url } = await findDesk(options, terminal)
  const desk = await client.desk()
  const { rows } = await client.listHandoffs({ view: 'all', limit: 200 })
  if (options.json)
    return sayJson(terminal, { url, workspace: desk.workspace, people: desk.people.length, open: rows.length })
  if (!desk.workspace.practice)
    return say(terminal, `“${desk.workspace.name}” at ${url} is a real workspace; there is no practice to remove.`)
  say(terminal, `“${desk.workspace.name}” at ${url} is a practice workspace.`)
  say(terminal, `People  ${desk.people.map(({ name }) => name).join(', ')}`)
  say(terminal, `Lanes   ${desk.lanes.map(({ name }) => name).join(', ')}`)
  say(terminal, `Open    ${rows.length}`)
  for (const { owner, ask } of rows) say(terminal, `        ${ask} (${owner.name})`)
  say(terminal, 'Remove it with “baton demo --remove”.')
}
