import { Kept } from '@baton-desk/core'
import { type Command, InvalidArgumentError } from 'commander'
import { addDeskOptions, type DeskOptions, findDesk } from '../desk/find-desk.ts'
import { say, sayJson, type Terminal, table } from '../terminal/terminal.ts'

type RetentionOptions = DeskOptions & { set: Partial<Kept>; json?: boolean }

export const addRetention = (program: Command, terminal: Terminal): void => {
  addDeskOptions(program.command('retention'))
    .description('How many days what is kept, and change it (for admins). What is older goes within minutes, for good.')
    .option('--set <kind=days>', 'from now on; may be given several times', oneMore, {})
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
Kinds: ${KINDS.join(', ')}.
Backtests read the conversations of what is over: keep those for 90 days at least, if you run any.

Examples:
  $ baton retention
  $ baton retention --set conversations=90 --set words=180`,
    )
    .action((options: RetentionOptions) => retention(options, terminal))
}

const KINDS = Object.keys(Kept.shape)

function oneMore(text: string, before: Partial<Kept>): Partial<Kept> {
  const [kind = '', days] = text.split('=')
  const read = Kept.partial()
    .strict()
    .safeParse({ [kind]: Number(days) })
  if (!read.success)
    throw new InvalidArgumentError(`Expected one of ${KINDS.join(', ')} with 1 to 3650 days, such as words=365.`)
  return { ...before, ...read.data }
}

async function retention({ set, json, ...desk }: RetentionOptions, terminal: Terminal): Promise<void> {
  const { client } = await findDesk(desk, terminal)
  const call = { signal: terminal.stop }
  const kept = Object.keys(set).length > 0 ? await client.setRetention(set, call) : await client.retention(call)
  if (json) return sayJson(terminal, kept)
  for (const line of table([['KIND', 'DAYS'], ...Object.entries(kept).map(([kind, days]) => [kind, String(days)])]))
    say(terminal, line)
}
