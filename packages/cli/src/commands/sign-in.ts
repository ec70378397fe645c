import type { Command } from 'commander'
import { DEFAULT_DATA } from '../desk/find-desk.ts'
import { findOperator } from '../desk/operator-file.ts'
import { say, sayJson, styled, type Terminal } from '../terminal/terminal.ts'

type SignInOptions = { data: string; workspace?: string; json?: boolean }

export const addSignIn = (program: Command, terminal: Terminal): void => {
  program
    .command('sign-in')
    .description('Make a link that signs somebody in to the running desk, once. For whoever runs it.')
    .argument('[person]', 'id of the person in the playbook (default: an admin)')
    .option('--workspace <id>', 'of which workspace (default: the oldest)')
    .option('--data <folder>', 'data folder of the desk', DEFAULT_DATA)
    .option('--json', 'as one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  $ baton sign-in
  $ baton sign-in ana --data /var/lib/baton`,
    )
    .action((person: string | undefined, options: SignInOptions) => signIn(person, options, terminal))
}

async function signIn(person: string | undefined, options: SignInOptions, terminal: Terminal): Promise<void> {
  const { client } = await findOperator(options)
  const made = await client.makeSignInLink({ person, workspace: options.workspace }, { signal: terminal.stop })
  if (options.json) return sayJson(terminal, made)
  say(terminal, `${made.person} signs in with this, once, until ${made.expiresAt}:`)
  say(terminal, styled(terminal, 'bold', made.url))
}
