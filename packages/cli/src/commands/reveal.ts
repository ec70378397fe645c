import type { Command } from 'commander'
import { addDeskOptions, type DeskOptions, findDesk } from '../desk/find-desk.ts'
import { findHandoff, HANDOFF_ARGUMENT } from '../desk/find-handoff.ts'
import { say, sayJson, type Terminal } from '../terminal/terminal.ts'

type RevealOptions = DeskOptions & { json?: boolean }

export const addReveal = (program: Command, terminal: Terminal): void => {
  addDeskOptions(program.command('reveal'))
    .description('Show the hidden values of a proposed action: numbers of cards, passwords, keys. The history says so.')
    .argument('<id>', HANDOFF_ARGUMENT)
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  $ baton reveal 2c1d9e77`,
    )
    .action(async (meant: string, { json, ...options }: RevealOptions) => {
      const { client } = await findDesk(options, terminal)
      const { note } = await client.reveal(await findHandoff(client, meant, terminal.stop))
      if (json) sayJson(terminal, note.action)
      else say(terminal, `${note.action?.tool}\n${JSON.stringify(note.action?.arguments, null, 2)}`)
    })
}
