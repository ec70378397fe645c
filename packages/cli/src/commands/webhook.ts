import type { Instant } from '@baton-desk/core'
import type { Command } from 'commander'
import { addDeskOptions, type DeskOptions, findDesk } from '../desk/find-desk.ts'
import { say, sayJson, type Terminal, table } from '../terminal/terminal.ts'
import { toMoment } from '../terminal/to-moment.ts'

type Options = DeskOptions & { json?: boolean }

export const addWebhook = (program: Command, terminal: Terminal): void => {
  const webhook = program.command('webhook').description('Where the desk sends events. For admins.')
  addDeskOptions(webhook.command('list').description('The addresses, and since when one fails.'))
    .option('--json', 'as JSON, one object a line')
    .action((options: Options) => list(options, terminal))
  addDeskOptions(webhook.command('send-again').description('Send again what happened since then, to one that lost it.'))
    .argument('<id>', 'which one, as “baton webhook list” says')
    .requiredOption('--since <time>', 'such as 2026-12-24 or 2026-12-24T18:00:00+01:00', toMoment)
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
Each event goes under the id it always had, delivered or not: whoever keeps the ids drops what they have.

Examples:
  $ baton webhook send-again 019ab2c4-7d1e-7c1a-9a55-3f0f2c1d9e77 --since 2026-12-24T18:00:00Z`,
    )
    .action((id: string, options: Options & { since: Instant }) => sendAgain(id, options, terminal))
}

async function list(options: Options, terminal: Terminal): Promise<void> {
  const { client } = await findDesk(options, terminal)
  const { items } = await client.listWebhooks({ signal: terminal.stop })
  if (options.json) {
    for (const item of items) sayJson(terminal, item)
    return
  }
  const rows = items.map(({ id, url, agent, failingSince }) => [id, url, agent ?? 'all agents', failingSince ?? ''])
  for (const line of table([['ID', 'ADDRESS', 'OF', 'FAILING SINCE'], ...rows])) say(terminal, line)
}

async function sendAgain(
  id: string,
  { since, json, ...desk }: Options & { since: Instant },
  terminal: Terminal,
): Promise<void> {
  const { client } = await findDesk(desk, terminal)
  const sent = await client.sendAgain(id, { since }, { signal: terminal.stop })
  if (json) return sayJson(terminal, sent)
  say(terminal, `${sent.deliveries} events go there again, from now on.`)
}
