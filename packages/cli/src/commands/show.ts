import type { HandoffView, TrailEvent } from '@baton-desk/core'
import type { Command } from 'commander'
import { addDeskOptions, type DeskOptions, findDesk } from '../desk/find-desk.ts'
import { findHandoff, HANDOFF_ARGUMENT } from '../desk/find-handoff.ts'
import { renderNote } from '../notes/render-note.ts'
import { clockTime } from '../terminal/clock-time.ts'
import { say, sayJson, styled, type Terminal, table } from '../terminal/terminal.ts'

type ShowOptions = DeskOptions & { history?: boolean; conversation?: boolean; json?: boolean }

export const addShow = (program: Command, terminal: Terminal): void => {
  addDeskOptions(program.command('show'))
    .description('Show one handoff: where it stands, and its note.')
    .argument('<id>', HANDOFF_ARGUMENT)
    .option('--history', 'also every change, who made it and why')
    .option('--conversation', 'also the conversation; opening it is recorded')
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  $ baton show last
  $ baton show 2c1d9e77 --history
  $ baton show 019ab2c4-7d1e-7c1a-9a55-3f0f2c1d9e77`,
    )
    .action((id: string, options: ShowOptions) => show(id, options, terminal))
}

async function show(meant: string, options: ShowOptions, terminal: Terminal): Promise<void> {
  const { client } = await findDesk(options, terminal)
  const id = await findHandoff(client, meant, terminal.stop)
  const handoff = await client.getHandoff(id)
  const trail = options.history ? await client.history(id) : undefined
  const opened = options.conversation ? await client.openConversation(id) : undefined
  if (options.json)
    return sayJson(terminal, {
      ...handoff,
      ...(trail && { history: trail }),
      ...(opened && { messages: opened.messages }),
    })

  for (const [label, value] of standing(handoff)) say(terminal, `${styled(terminal, 'dim', label.padEnd(10))} ${value}`)
  say(terminal)
  say(
    terminal,
    renderNote(
      handoff.note,
      {
        ownerName: handoff.owner.name,
        laneName: handoff.lane.name,
        state: handoff.state,
        next: handoff.next && { names: handoff.next.map(({ name }) => name), at: handoff.due ?? undefined },
      },
      'text',
    ),
  )
  for (const { rule, message } of handoff.findings)
    say(terminal, `${styled(terminal, 'dim', 'lacks')}      ${message} (${rule})`)
  if (trail) {
    say(terminal)
    say(
      terminal,
      trail.intact
        ? 'History (the hash chain is whole)'
        : `History: the hash chain is broken, ${trail.because ?? 'somebody changed it'}`,
    )
    for (const line of table(trail.events.map(toCells))) say(terminal, line)
  }
  if (opened) {
    say(terminal)
    say(terminal, opened.erased ? 'The conversation was erased.' : 'Conversation')
    for (const { role, name, text, toolCall } of opened.messages)
      say(
        terminal,
        `${name ?? role}: ${[text, toolCall && `→ ${toolCall.name} ${JSON.stringify(toolCall.arguments)}`].filter(Boolean).join(' ')}`,
      )
  }
}

function standing(handoff: HandoffView): [string, string][] {
  const { decision, effect, approvedFirst, claim, state } = handoff
  return [
    ['Handoff', `${handoff.id}${handoff.practice ? ' (practice)' : ''}`],
    ['State', handoff.status],
    ['Owner', `${handoff.owner.name}${handoff.by ? `, by ${clockTime(handoff.by)}` : ''}`],
    ...(handoff.mayDecide
      ? [['May decide', handoff.mayDecide.map(({ name }) => name).join(', ') || 'nobody'] as [string, string]]
      : []),
    ...(approvedFirst
      ? [
          [
            'Approved',
            `${approvedFirst.kind} by ${approvedFirst.by.name}, waits for a second${approvedFirst.edits ? `: ${JSON.stringify(approvedFirst.edits)}` : ''}`,
          ] as [string, string],
        ]
      : []),
    ['Lane', `${handoff.lane.name}, from ${handoff.agent.name}`],
    ['Version', String(handoff.noteVersion)],
    ...(handoff.question ? [['Asked', handoff.question] as [string, string]] : []),
    ...(decision
      ? [
          [
            'Decision',
            `${decision.kind} by ${decision.approvedFirst ? `${decision.approvedFirst.byName} and ` : ''}${decision.byName}, ${clockTime(decision.at)}${decision.text ? `: ${decision.text}` : ''}`,
          ] as [string, string],
        ]
      : []),
    ...(claim
      ? [
          [
            state === 'in_doubt' ? 'In doubt' : 'Claimed',
            `by ${claim.runner} since ${clockTime(claim.since)}${state === 'in_doubt' ? '. It may have happened: look before doing it again' : `, until ${clockTime(claim.until)}`}`,
          ] as [string, string],
        ]
      : []),
    ...(effect
      ? [
          [
            'Effect',
            `${effect.outcome}${effect.by ? `, as ${effect.by.name} saw` : ''}${effect.text ? `: ${effect.text}` : ''}`,
          ] as [string, string],
        ]
      : []),
  ]
}

const toCells = ({ at, by, sentence }: TrailEvent): string[] => [clockTime(at), by.name, sentence]
