import type { AnswerOf } from '@baton-desk/core'
import type { Command } from 'commander'
import { addDeskOptions, DEFAULT_DATA, type DeskOptions, findDesk } from '../desk/find-desk.ts'
import { signInAs } from '../desk/sign-in-as.ts'
import { say, sayJson, type Terminal, table } from '../terminal/terminal.ts'

type Options = DeskOptions & { json?: boolean; everybody?: boolean }
type AsOptions = { data: string; person?: string; workspace?: string; json?: boolean }

export const addChannelCommand = (program: Command, terminal: Terminal): void => {
  const channel = program
    .command('channel')
    .description('By which channels people are told, beside the inbox. In the inbox all of it stands under Profile.')
  addDeskOptions(channel.command('kinds').description('By which channels this desk can tell people.'))
    .option('--json', 'as JSON, one object a line')
    .action((options: Options) => listKinds(options, terminal))
  channel
    .command('add')
    .description('Have somebody told here too, once they have shown that it reaches them. For whoever runs the desk.')
    .argument('<kind>', 'such as email, as “baton channel kinds” says')
    .argument('[address]', 'where, if that kind asks for it')
    .option('--person <id>', 'whose channel it is (default: an admin)')
    .option('--workspace <id>', 'of which workspace (default: the oldest)')
    .option('--data <folder>', 'data folder of the desk', DEFAULT_DATA)
    .option('--json', 'as one JSON object')
    .addHelpText(
      'after',
      `
It signs in as that person by a link of the desk’s own, and out again; they are told of it at the desk. Nothing is sent
there before it is proven: do what it says, or type the code in with “baton channel prove” or under Profile.
A browser is added in that browser only, under Profile.

Examples:
  $ baton channel add email ana@example.com --person ana
  $ baton channel add telegram --person ana --data /var/lib/baton`,
    )
    .action((kind: string, address: string | undefined, options: AsOptions) =>
      add({ kind, address }, options, terminal),
    )
  channel
    .command('prove')
    .description('Type in the code that was sent there. For whoever runs the desk.')
    .argument('<id>', 'which one, as “baton channel add” says')
    .argument('<code>', 'as it arrived there')
    .option('--person <id>', 'whose channel it is (default: an admin)')
    .option('--workspace <id>', 'of which workspace (default: the oldest)')
    .option('--data <folder>', 'data folder of the desk', DEFAULT_DATA)
    .option('--json', 'as one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  $ baton channel prove 019ab2c4-7d1e-7c1a-9a55-3f0f2c1d9e77 493027 --person ana`,
    )
    .action((id: string, code: string, options: AsOptions) => prove({ id, code }, options, terminal))
  addDeskOptions(channel.command('list').description('Your channels in their order, and how they do.'))
    .option('--everybody', 'those of everybody, without addresses; for admins')
    .option('--json', 'as JSON, one object a line')
    .addHelpText(
      'after',
      `
Examples:
  $ baton channel list
  $ baton channel list --everybody --json`,
    )
    .action((options: Options) => list(options, terminal))
  addDeskOptions(channel.command('log').description('What was sent there and what came of it, the newest first.'))
    .argument('<id>', 'which one, as “baton channel list” says')
    .option('--json', 'as JSON, one object a line')
    .addHelpText(
      'after',
      `
Of the last hundred messages. A test is not among them: it says at once what came of it.

Examples:
  $ baton channel log 019ab2c4-7d1e-7c1a-9a55-3f0f2c1d9e77
  $ baton channel log 019ab2c4-7d1e-7c1a-9a55-3f0f2c1d9e77 --json | jq 'select(.state == "failed")'`,
    )
    .action((id: string, options: Options) => log(id, options, terminal))
  addDeskOptions(channel.command('test').description('Send a message there now, to see that it arrives.'))
    .argument('<id>', 'which one, as “baton channel list” says')
    .option('--json', 'as one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  $ baton channel test 019ab2c4-7d1e-7c1a-9a55-3f0f2c1d9e77`,
    )
    .action(async (id: string, { json, ...options }: Options) => {
      const { client } = await findDesk(options, terminal)
      await client.testChannel(id, { signal: terminal.stop })
      if (json) return sayJson(terminal, { sent: id })
      say(terminal, 'Sent. Where it does not arrive, the desk that it was handed to knows why.')
    })
  addDeskOptions(channel.command('remove').description('Send nothing there any more.'))
    .argument('<id>', 'which one, as “baton channel list” says')
    .option('--json', 'as one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  $ baton channel remove 019ab2c4-7d1e-7c1a-9a55-3f0f2c1d9e77`,
    )
    .action(async (id: string, { json, ...options }: Options) => {
      const { client } = await findDesk(options, terminal)
      await client.removeChannel(id, { signal: terminal.stop })
      if (json) return sayJson(terminal, { removed: id })
      say(terminal, 'Nothing is sent there any more.')
    })
}

async function list({ everybody, json, ...desk }: Options, terminal: Terminal): Promise<void> {
  const { client } = await findDesk(desk, terminal)
  const given = { signal: terminal.stop }
  const { items } = everybody ? await client.listChannels(given) : await client.listMyChannels(given)
  if (json) {
    for (const item of items) sayJson(terminal, item)
    return
  }
  const rows = items.map(({ id, person, kind, label, use, provenAt, failingSince }) => [
    id,
    person,
    kind,
    label,
    use.urgencies.length === 0 ? 'off' : use.urgencies.join(', '),
    provenAt === null ? 'not proven' : failingSince === null ? 'works' : `failing since ${failingSince}`,
  ])
  for (const line of table([['ID', 'OF', 'KIND', 'ADDRESS', 'FOR', 'STATE'], ...rows])) say(terminal, line)
}

async function listKinds({ json, ...desk }: Options, terminal: Terminal): Promise<void> {
  const { client } = await findDesk(desk, terminal)
  const { items } = await client.listChannelKinds({ signal: terminal.stop })
  if (json) {
    for (const item of items) sayJson(terminal, item)
    return
  }
  const rows = items.map(({ kind, name, canSend, asks }) => [
    kind,
    name,
    canSend ? 'yes' : 'not set up here',
    asks ?? 'nothing: its person begins there',
  ])
  for (const line of table([['KIND', 'NAME', 'CAN SEND', 'ASKS FOR'], ...rows])) say(terminal, line)
}

async function add(
  { kind, address }: { kind: string; address: string | undefined },
  { json, ...as }: AsOptions,
  terminal: Terminal,
): Promise<void> {
  const added = await signInAs(as, terminal, (client) =>
    client.addChannel({ kind, ...(address !== undefined && { address }) }, { signal: terminal.stop }),
  )
  if (json) return sayJson(terminal, added)
  const { id, person, label, provenAt, invitation } = added
  say(terminal, `${person} ${provenAt ? 'is told at' : 'is to be told at'} ${label}  (${id})`)
  if (provenAt) return
  if (invitation) say(terminal, [invitation.words, invitation.url].filter(Boolean).join(' '))
  else say(terminal, `A code was sent there: baton channel prove ${id} <code> --person ${person}`)
}

async function prove(
  { id, code }: { id: string; code: string },
  { json, ...as }: AsOptions,
  terminal: Terminal,
): Promise<void> {
  const proven = await signInAs(as, terminal, (client) => client.changeChannel(id, { code }, { signal: terminal.stop }))
  if (json) return sayJson(terminal, proven)
  say(terminal, `${proven.person} is told at ${proven.label} from now on.`)
}

async function log(id: string, { json, ...desk }: Options, terminal: Terminal): Promise<void> {
  const { client } = await findDesk(desk, terminal)
  const { items } = await client.listSent(id, { signal: terminal.stop })
  if (json) {
    for (const item of items) sayJson(terminal, item)
    return
  }
  const rows = items.map((message) => [message.at, sayOutcome(message), sayWhat(message)])
  for (const line of table([['AT', 'CAME OF IT', 'TOLD'], ...rows])) say(terminal, line)
}

type Sent = AnswerOf<'listSent'>['items'][number]

function sayOutcome({ state, tries, error, handoffs }: Sent): string {
  if (state === 'failed') return `not sent: ${error ?? ''}`
  if (state === 'pending') return error === null ? 'on its way' : `tried ${tries}×, again soon: ${error}`
  return handoffs.some(({ openedAt }) => openedAt !== null) ? 'sent, opened' : 'sent'
}

const sayWhat = ({ handoffs, more, notices }: Sent): string =>
  [
    ...handoffs.slice(0, 1).map(({ id, says }) => `${id}: ${says}`),
    ...(handoffs.length + more > 1 ? [`and ${handoffs.length + more - 1} more`] : []),
    ...notices,
  ].join(' ')
