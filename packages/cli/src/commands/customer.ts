import type { Command } from 'commander'
import { addDeskOptions, type DeskOptions, findDesk } from '../desk/find-desk.ts'
import { customerPage } from '../reports/customer-page.ts'
import { writePage } from '../reports/page.ts'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import { report, say, sayJson, type Terminal } from '../terminal/terminal.ts'
import { writeText } from '../terminal/write-text.ts'

type SoughtOptions = DeskOptions & { handoff: string[]; words: string[]; json?: boolean }
type ExportOptions = SoughtOptions & { out?: string; html?: string }
type EraseOptions = SoughtOptions & { evenDecided?: boolean; yes?: boolean }

export const addCustomer = (program: Command, terminal: Terminal): void => {
  const customer = program.command('customer').description('What the desk keeps of one customer. For admins.')
  const part = (command: Command) =>
    addDeskOptions(command)
      .argument('[customer]', 'as your agents name them in `customer`')
      .option('--handoff <id>', 'a further handoff of theirs; may be given several times', collect, [])
      .option('--words <text>', 'further words that only they can mean, such as a full name', collect, [])
      .option('--json', 'one JSON object')
  part(customer.command('export').description('All that is kept of a customer, for whoever asks what that is.'))
    .option('--out <file>', 'where to write it as JSON (default: standard output)')
    .option('--html <file>', 'also write a page to read, print or send')
    .addHelpText(
      'after',
      `
That you looked stands in the trail of the workspace.

Examples:
  $ baton customer export C-2041 > C-2041.json
  $ baton customer export C-2041 --out C-2041.json --html C-2041.html`,
    )
    .action((name: string | undefined, options: ExportOptions) => exportOne(name, options, terminal))
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

async function exportOne(customer: string | undefined, options: ExportOptions, terminal: Terminal): Promise<void> {
  const { handoff: handoffs, words, out, html, json, ...desk } = options
  expectSought(customer, handoffs)
  const { client } = await findDesk(desk, terminal)
  const exported = await client.exportCustomer({ customer, handoffs, words }, { signal: terminal.stop })
  if (html) await writePage(html, customerPage(exported), { onlyMine: true })
  if (out) await writeText(out, `${JSON.stringify(exported, null, 2)}\n`, { onlyMine: true })
  if (!out && (json || !html)) sayJson(terminal, exported)
  for (const file of [out, html]) if (file) report(terminal, `Wrote ${file}.`)
  sayMentioned(exported.mentionedIn, terminal)
}

function expectSought(customer: string | undefined, handoffs: string[]): void {
  if (customer === undefined && handoffs.length === 0)
    throw new Failure('Name a customer, or handoffs of theirs with --handoff.', EXIT.usage)
}

function sayMentioned(mentionedIn: string[], terminal: Terminal): void {
  if (mentionedIn.length > 0)
    report(terminal, `They may also be meant in these, which were left alone:\n  ${mentionedIn.join('\n  ')}`)
}

async function erase(customer: string | undefined, options: EraseOptions, terminal: Terminal): Promise<void> {
  const { handoff: handoffs, words, evenDecided, yes, json, ...desk } = options
  expectSought(customer, handoffs)
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
  sayMentioned(mentionedIn, terminal)
}
