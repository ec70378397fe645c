import type { Command } from 'commander'
import { DEFAULT_DATA } from '../desk/find-desk.ts'
import { personKeyFile, writePersonKey } from '../desk/first-run.ts'
import { findOperator } from '../desk/operator-file.ts'
import { say, sayJson, type Terminal } from '../terminal/terminal.ts'

type KeyOptions = { data: string; workspace?: string; json?: boolean }

export const addKey = (program: Command, terminal: Terminal): void => {
  program
    .command('key')
    .description('Make a key that acts as a person, and keep it in the data folder for the other commands.')
    .argument('[person]', 'id of the person in the playbook (default: an admin)')
    .option('--workspace <id>', 'of which workspace (default: the oldest)')
    .option('--data <folder>', 'data folder of the desk', DEFAULT_DATA)
    .option('--json', 'say the key as one JSON object, and keep it nowhere')
    .addHelpText(
      'after',
      `
An agent needs no such key: whoever decides is not who asked.

Examples:
  $ baton key && baton list
  $ baton key ana --json`,
    )
    .action((person: string | undefined, options: KeyOptions) => makeKey(person, options, terminal))
}

async function makeKey(person: string | undefined, options: KeyOptions, terminal: Terminal): Promise<void> {
  const { client, url } = await findOperator(options)
  const made = await client.makePersonKey({ person, workspace: options.workspace }, { signal: terminal.stop })
  if (options.json) return sayJson(terminal, made)
  await writePersonKey(options.data, { url, person: made.person, key: made.key })
  say(terminal, `A key that acts as ${made.person} stands in ${personKeyFile(options.data)}.`)
}
