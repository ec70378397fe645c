import type { Command } from 'commander'
import { addDeskOptions, type DeskOptions, findDesk } from '../desk/find-desk.ts'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import { say, sayJson, type Terminal } from '../terminal/terminal.ts'

type AnonymiseOptions = DeskOptions & { yes?: boolean; json?: boolean }

export const addPerson = (program: Command, terminal: Terminal): void => {
  const person = program.command('person').description('People of the workspace. For admins.')
  addDeskOptions(person.command('anonymise'))
    .description(
      'Take name and address of a person who has left out of everything. What they did stays, under their id.',
    )
    .argument('<id>', 'id of the person in the playbook that they were in')
    .option('--yes', 'I mean it: nothing brings the name back')
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
Take them out of the playbook and of the workspace first. Their id stays: give ids that are no names.

Examples:
  $ baton person anonymise p-17 --yes`,
    )
    .action(async (id: string, { yes, json, ...desk }: AnonymiseOptions) => {
      if (!yes) throw new Failure('Nothing brings the name back. If you mean it, say --yes.', EXIT.usage)
      const { client } = await findDesk(desk, terminal)
      await client.anonymiseMember(id, { signal: terminal.stop, retries: 0 })
      if (json) sayJson(terminal, { anonymised: id })
      else say(terminal, `Name and address of ${id} are gone. What they did stands under that id.`)
    })
}
