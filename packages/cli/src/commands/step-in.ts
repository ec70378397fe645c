import type { Command } from 'commander'
import { addDeskOptions, type DeskOptions, findDesk } from '../desk/find-desk.ts'
import { findHandoff, HANDOFF_ARGUMENT } from '../desk/find-handoff.ts'
import { say, sayJson, type Terminal } from '../terminal/terminal.ts'

type StepInOptions = DeskOptions & { reason: string; json?: boolean }

export const addStepIn = (program: Command, terminal: Terminal): void => {
  addDeskOptions(program.command('step-in'))
    .description('Take a handoff over as an admin, whoever has it and whoever may decide it. The history says so.')
    .argument('<id>', HANDOFF_ARGUMENT)
    .requiredOption('--reason <words>', 'why you step in')
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  $ baton step-in 2c1d9e77 --reason "Ana is ill today."`,
    )
    .action(async (meant: string, { reason, json, ...options }: StepInOptions) => {
      const { client } = await findDesk(options, terminal)
      const handoff = await client.stepIn(await findHandoff(client, meant, terminal.stop), { reason })
      if (json) sayJson(terminal, handoff)
      else say(terminal, `Yours: ${handoff.note.ask}\n${handoff.status}`)
    })
}
