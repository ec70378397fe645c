import {
  GateEvent,
  type GateVerdict,
  type Instant,
  judge,
  judgeApproved,
  type Playbook,
  readGate,
  toInstant,
} from '@baton-desk/core'
import type { Command } from 'commander'
import { readPlaybook } from '../playbook/read-playbook.ts'
import { VERDICT_WORDS } from '../playbook/verdict-words.ts'
import { Ended, EXIT, Failure } from '../terminal/exit-code.ts'
import { firstIssue } from '../terminal/first-issue.ts'
import { readInput, readJsonValues } from '../terminal/input.ts'
import { say, sayJson, styled, type Terminal } from '../terminal/terminal.ts'
import { toMoment } from '../terminal/to-moment.ts'

type GateOptions = { at?: Instant; approved?: string; json?: boolean }

const VERDICTS = ['proceed', 'review', 'hand_off', 'never'] as const
const ENDS_WITH = { proceed: EXIT.ok, review: EXIT.review, hand_off: EXIT.hand_off, never: EXIT.never } as const

export const addGate = (program: Command, terminal: Terminal): void => {
  program
    .command('gate')
    .description(
      'Ask a playbook about one event, or a file of them: may the agent go on, or is a person needed, and why.',
    )
    .argument('<playbook>', 'the playbook, as YAML or JSON')
    .argument('[event]', 'events as JSON, one or one a line; - or left out: standard input')
    .option('--at <time>', 'when it happens (default: the event’s own “at”, else now)', toMoment)
    .option('--approved <hash>', 'hash of the action that a person has approved')
    .option('--json', 'one JSON object an event, with every trigger that matched or could not be judged')
    .addHelpText(
      'after',
      `
An event: { "kind": "action", "action": { "tool": "refund", "arguments": { "amount": 180 } }, "conversation": […] };
every field may be left out but those that the triggers look at.

Exit codes: 0 proceed, 10 review, 11 hand_off, 12 never; of several events the strongest. 1 and 2 as everywhere: no verdict.

Examples:
  $ baton gate playbook.yaml event.json
  $ echo '{"kind":"action","action":{"tool":"refund","arguments":{"amount":180}}}' | baton gate playbook.yaml
  $ baton gate playbook.yaml events.jsonl --json | jq -r 'select(.verdict == "never") | .decidedBy'`,
    )
    .action((file: string, events: string | undefined, options: GateOptions) => ask(file, events, options, terminal))
}

async function ask(file: string, events: string | undefined, options: GateOptions, terminal: Terminal): Promise<void> {
  const playbook = await readPlaybook(file)
  const gate = readGate(playbook)
  const { approved } = options
  let strongest = 0
  for (const [index, value] of readJsonValues(await readInput(events, terminal)).entries()) {
    const event = readEvent(value, index + 1)
    const now = options.at ?? timeOf(event, index + 1) ?? new Date().toISOString()
    const verdict = approved ? judgeApproved(gate, event, { actionHash: approved }, now) : judge(gate, event, now)
    strongest = Math.max(strongest, VERDICTS.indexOf(verdict.verdict))
    const id = typeof event.id === 'string' ? event.id : undefined
    if (options.json) sayJson(terminal, { ...(id && { id }), ...verdict })
    else tell(verdict, id, playbook, terminal)
  }
  const exitCode = ENDS_WITH[VERDICTS[strongest] ?? 'proceed']
  if (exitCode !== EXIT.ok) throw new Ended(exitCode)
}

function readEvent(value: unknown, number: number): GateEvent {
  const read = GateEvent.safeParse(value)
  if (read.success) return read.data
  throw new Failure(
    `Event ${number}: ${firstIssue(read.error)}. Expected { "kind", "action", "customer", "conversation" }, each of which may be left out.`,
    EXIT.usage,
  )
}

function timeOf({ at }: GateEvent, number: number): Instant | undefined {
  if (at === undefined) return undefined
  const time = typeof at === 'string' ? toInstant(at) : undefined
  if (time === undefined)
    throw new Failure(
      `Event ${number}: /at: expected a time such as 2026-12-24T18:00:00+01:00, got ${JSON.stringify(at)}. Correct it, or leave it out for now.`,
      EXIT.usage,
    )
  return time
}

function tell(verdict: GateVerdict, id: string | undefined, playbook: Playbook, terminal: Terminal): void {
  const { matched, failed, actionHash, why } = verdict
  const label = (text: string) => styled(terminal, 'dim', text.padEnd(9))
  say(
    terminal,
    `${styled(terminal, 'bold', verdict.verdict)}: ${VERDICT_WORDS[verdict.verdict]}${id ? ` (${id})` : ''}`,
  )
  say(terminal, `  ${label('Why')} ${why}`)
  if (verdict.verdict !== 'proceed') {
    const { decidedBy, lane, urgency, reason, instead } = verdict
    say(terminal, `  ${label('Trigger')} ${decidedBy}`)
    say(
      terminal,
      `  ${label('Goes to')} ${playbook.lanes[lane]?.name ?? lane}, ${urgency.replace('_', ' ')} (${reason})`,
    )
    if (instead) say(terminal, `  ${label('Instead')} ${instead}`)
  }
  for (const other of matched)
    if (verdict.verdict === 'proceed' || other.id !== verdict.decidedBy)
      say(terminal, `  ${label('Also')} ${other.id} (${other.verdict}): ${other.why}`)
  for (const { id: trigger, because, onFailure } of failed)
    say(
      terminal,
      `  ${label('Unjudged')} ${trigger}: ${because}; ${onFailure === 'person' ? 'a person gets it' : 'passed over'}`,
    )
  if (verdict.verdict === 'review' && actionHash) say(terminal, `  ${label('Approve')} --approved ${actionHash}`)
}
