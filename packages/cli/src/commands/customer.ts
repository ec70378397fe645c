import type { Command } from 'commander'
import { addDeskOptions, type DeskOptions, findDesk } from '../desk/find-desk.ts'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import { report, say, sayJson, type Terminal } from '../terminal/terminal.ts'

type SoughtOptions = DeskOptions & { handoff: string[]; words: string[]; json?: boolean }
type EraseOptions = SoughtOptions & { evenDecided?: boolean; yes?: boolean }

export const addCustomer = (program: Command, terminal: Terminal): void => {
  const customer = program.command('customer').description('What the desk keeps of one customer. For admins.')
  const part = (command: Command) =>
    addDeskOptions(command)
      .argument('[customer]', 'as your agents name them in `customer`')
      .option('--handoff <id>', 'a further handoff of theirs; may be given several times', collect, [])
      .option('--words <text>', 'further words that only they can mean, such as a full name', collect, [])
      .option('--json', 'one JSON object')
  part(customer.command('erase').description('Erase a customer for good. Trails stay whole, with their words gone.'))
    .option('--even-decided', 'also what the agent has not taken the decision of')
    .option('--yes', 'I mean it: nothing brings the words back')
    .addHelpText(
      'after',
      `
The list of erasures (erasures.jsonl in the data folder of the desk) names ids and nobody. Keep it beside your backups:
with it, who was erased stays erased after a restore.

Examples:
  $ baton customer erase C-2041 --yes
  $ baton customer erase "+49 30 901820" --handoff 019ab2c4-7d1e-7c1a-9a55-3f0f2c1d9e77 --words "Amir Haddad" --yes`,
    )
    .action((name: string | undefined, options: EraseOptions) => erase(name, options, terminal))
}

const collect = (value: string, before: string[]): string[] => [...before, value]

async function erase(customer: string | undefined, options: EraseOptions, terminal: Terminal): Promise<void> {
  const { handoff: handoffs, words, evenDecided, yes, json, ...desk } = options
  if (customer === undefined && handoffs.length === 0)
    throw new Failure('Name a customer, or handoffs of theirs with --handoff.', EXIT.usage)
  if (!yes) throw new Failure('Nothing brings the words back. If you mean it, say --yes.', EXIT.usage)
  const { client } = await findDesk(desk, terminal)
  const erased = await client.eraseCustomer(
    { customer, handoffs, words, evenDecided },
    { signal: terminal.stop, retries: 0 },
  )
  if (json) return sayJson(terminal, erased)
  const { handoffs: count, refused, verdicts, notices, mentionedIn } = erased
  say(
    terminal,
    `Erased: the words of ${count} handoffs, ${refused} refused bodies, ${verdicts} verdicts, ${notices} notices.`,
  )
  if (mentionedIn.length > 0)
    report(terminal, `They may also be meant in these, of which nothing was erased:\n  ${mentionedIn.join('\n  ')}`)
}
