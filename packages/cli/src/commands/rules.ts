import { writeFile } from 'node:fs/promises'
import type { Client } from '@baton-desk/sdk'
import type { Command } from 'commander'
import { addDeskOptions, type DeskOptions, findDesk } from '../desk/find-desk.ts'
import { Failure } from '../terminal/exit-code.ts'
import { say, sayJson, styled, type Terminal, table } from '../terminal/terminal.ts'

type Options = DeskOptions & { json?: boolean; out?: string; takeUp?: boolean }
type Drafted = Awaited<ReturnType<Client['draftRule']>>

export const addRules = (program: Command, terminal: Terminal): void => {
  const rules = addDeskOptions(program.command('rules'))
    .description('Where people decide the same again and again, and how often the rules made of that applied.')
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  $ baton rules
  $ baton rules draft 019ab3c0-… --out new-playbook.yaml
  $ baton backtest playbook.yaml new-playbook.yaml --desk --limit 500
  $ baton rules draft 019ab3c0-… --take-up
  $ baton rules remove allow-refund-over-limit --take-up`,
    )
    .action((options: Options) => list(options, terminal))
  addDrafting(rules.command('draft'))
    .description('Draft a rule from one decision and those like it, with what it would have done in 90 days.')
    .argument('<handoff>', 'id of a handoff that was decided')
    .action((handoff: string, _options: unknown, command: Command) =>
      draft({ handoff }, command.optsWithGlobals(), terminal),
    )
  addDrafting(rules.command('remove'))
    .description('Draft the playbook without a rule, with what that would have done.')
    .argument('<rule>', 'id of the trigger, never-rule or exception')
    .action((without: string, _options: unknown, command: Command) =>
      draft({ without }, command.optsWithGlobals(), terminal),
    )
}

const addDrafting = (command: Command): Command =>
  addDeskOptions(command)
    .option('--out <file>', 'write the whole new playbook there')
    .option('--take-up', 'put it in force as a new version (for admins)')
    .option('--json', 'one JSON object')

async function list(options: Options, terminal: Terminal): Promise<void> {
  const { client } = await findDesk(options, terminal)
  const read = await client.listRules({ signal: terminal.stop })
  if (options.json) return sayJson(terminal, read)
  const of = read.isAll ? `${read.looked} decisions of ${read.days} days` : `the newest ${read.looked} decisions`
  say(terminal, styled(terminal, 'bold', `The same again and again, in ${of}`))
  if (read.candidates.length === 0) say(terminal, 'Nothing was decided alike five times.')
  else
    for (const line of table([
      ['TRIGGER', 'TOOL', 'DECIDED', 'NEWEST'],
      ...read.candidates.map(({ rule, tool = '', decision, n, of: all, newest }) => [
        rule,
        tool,
        `${decision} ${n} of ${all}`,
        newest,
      ]),
    ]))
      say(terminal, line)
  if (read.rules.length === 0) return
  say(terminal)
  say(terminal, styled(terminal, 'bold', 'Rules in force, and how often they applied'))
  for (const line of table(
    read.rules.map(({ id, trigger, applied, words }) => [
      id,
      trigger ? `of ${trigger}` : 'never',
      `${applied}×`,
      words,
    ]),
  ))
    say(terminal, line)
}

async function draft(
  from: { handoff: string } | { without: string },
  options: Options,
  terminal: Terminal,
): Promise<void> {
  const { client } = await findDesk(options, terminal)
  const drafted = await client.draftRule(from, { signal: terminal.stop })
  if (options.json) sayJson(terminal, drafted)
  else tell(drafted, terminal)
  if (drafted.none !== null || drafted.document === null) throw new Failure('There is no rule to take up.')
  if (options.out) await writeFile(options.out, drafted.document)
  if (!options.takeUp) return
  const { document, basedOn, draft: rule, tried } = drafted
  const why = `${rule?.words ?? `Without ${'without' in from ? from.without : ''}.`} ${tried?.words ?? ''}`.slice(
    0,
    500,
  )
  const { version, remarks } = await client.putPlaybook({ document, basedOn, why }, { signal: terminal.stop })
  if (!options.json) for (const line of [`Version ${version} is in force.`, ...remarks]) say(terminal, line)
}

function tell({ none, draft, tried, days, isAll }: Drafted, terminal: Terminal): void {
  if (none !== null) {
    say(terminal, none)
    return
  }
  if (draft) {
    say(terminal, styled(terminal, 'bold', draft.words))
    say(terminal, `  ${draft.when}`)
    for (const warning of draft.warnings) say(terminal, `! ${warning}`)
  }
  if (!tried) return
  say(
    terminal,
    `${tried.words} (${tried.cases} played${isAll ? ` of ${days} days` : ', the newest'}; ${tried.same} the same)`,
  )
  for (const { id, decision } of tried.otherwise) say(terminal, `✗ ${id}: ${decision ?? 'decided by nobody'}`)
}
