import type { Command } from 'commander'
import { DEFAULT_DATA } from '../desk/find-desk.ts'
import { findOperator } from '../desk/operator-file.ts'
import { say, sayJson, styled, type Terminal, table } from '../terminal/terminal.ts'

type Options = { data: string; json?: boolean }
type AddOptions = Options & { admin: string; email?: string; timeZone?: string }

export const addWorkspaceCommand = (program: Command, terminal: Terminal): void => {
  const workspace = program
    .command('workspace')
    .description('The workspaces of the running desk: each with people, agents and a playbook of its own.')
  const part = (command: Command) =>
    command
      .option('--data <folder>', 'data folder of the desk', DEFAULT_DATA)
      .option('--json', 'as JSON, one object a line')
  part(workspace.command('list').description('Which there are, the oldest first.')).action((options: Options) =>
    list(options, terminal),
  )
  part(workspace.command('add').description('A further one, with one person, who is its admin.'))
    .argument('<name>', 'what it is called')
    .requiredOption('--admin <name>', 'name of the person who opens it')
    .option('--email <address>', 'where mail for them goes')
    .option('--time-zone <zone>', 'such as Europe/Berlin (default: that of this machine)')
    .action((name: string, options: AddOptions) => add(name, options, terminal))
  part(workspace.command('remove').description('Remove a practice workspace; a real one keeps its trail and stays.'))
    .argument('<id>', 'which one, as “baton workspace list” says')
    .action((id: string, options: Options) => remove(id, options, terminal))
}

async function list(options: Options, terminal: Terminal): Promise<void> {
  const { client } = await findOperator(options)
  const { items } = await client.listWorkspaces({ signal: terminal.stop })
  if (options.json) {
    for (const item of items) sayJson(terminal, item)
    return
  }
  const rows = items.map(({ id, name, practice }) => [id, name, practice ? 'practice' : ''])
  for (const line of table([['ID', 'NAME', ''], ...rows])) say(terminal, line)
}

async function add(name: string, options: AddOptions, terminal: Terminal): Promise<void> {
  const { client } = await findOperator(options)
  const timeZone = options.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC'
  const { admin, email } = options
  const added = await client.addWorkspace({ name, admin, email, timeZone }, { signal: terminal.stop })
  if (options.json) return sayJson(terminal, added)
  say(terminal, `Workspace  ${added.workspace}`)
  say(terminal, `Agent key  ${added.agentKey}`)
  say(terminal, `Sign in    ${styled(terminal, 'bold', added.signInUrl)}`)
  say(terminal, 'The key is shown only now, and the link works once.')
}

async function remove(id: string, options: Options, terminal: Terminal): Promise<void> {
  const { client } = await findOperator(options)
  await client.removeWorkspace(id, { signal: terminal.stop })
  if (options.json) return sayJson(terminal, { removed: id })
  say(terminal, `Removed ${id} with all it held.`)
}
