import type { Command } from 'commander'
import { addDeskOptions, type DeskOptions, findDesk } from '../desk/find-desk.ts'
import { say, sayJson, type Terminal } from '../terminal/terminal.ts'

type RevealOptions = DeskOptions & { json?: boolean }

export const addReveal = (program: Command, terminal: Terminal): void => {
  addDeskOptions(program.command('reveal'))
    .description('Show the hidden values of a proposed action: numbers of cards, passwords, keys. The history says so.')
    .argument('<id>', 'id of the handoff, from “baton list”')
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  $ baton reveal 019ab2c4-7d1e-7c1a-9a55-3f0f2c1d9e77`,
    )
    .action(async (id: string, { json, ...options }: RevealOptions) => {
      const { client } = await findDesk(options, terminal)
      const { note } = await client.reveal(id)
      if (json) sayJson(terminal, note.action)
      else say(terminal, `${note.action?.tool}\n${JSON.stringify(note.action?.arguments, null, 2)}`)
    })
}
