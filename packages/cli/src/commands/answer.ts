import { type BodyOf, DECISION_KINDS, type DecisionKind, malformedJson, readSentJson } from '@baton-desk/core'
import { Argument, type Command, InvalidArgumentError } from 'commander'
import { addDeskOptions, type DeskOptions, findDesk } from '../desk/find-desk.ts'
import { say, sayJson, type Terminal } from '../terminal/terminal.ts'
import { toCount } from '../terminal/to-count.ts'

type AnswerOptions = DeskOptions & {
  text?: string
  option?: string
  outcome?: string
  promised?: string
  body?: string
  arguments?: Record<string, unknown>
  noteVersion?: number
  json?: boolean
}

export const addAnswer = (program: Command, terminal: Terminal): void => {
  addDeskOptions(program.command('answer'))
    .description(
      'Decide a handoff. The first decision wins; one that nobody has accepted is yours by deciding it. Where two must agree, the first approval waits for a second.',
    )
    .argument('<id>', 'id of the handoff, from “baton list”')
    .addArgument(new Argument('<decision>', 'what you decide').choices([...DECISION_KINDS]))
    .option('--text <words>', 'the answer, the reason, or what to do now; needed for reject and return')
    .option('--option <id>', 'the option you pick, where the note offers some')
    .option('--outcome <id>', 'the outcome of the lane, for done')
    .option('--promised <words>', 'what you have promised the customer')
    .option('--body <words>', 'the draft as you want it sent, for approve_with_edits')
    .option(
      '--arguments <json>',
      'the arguments of the action as you want them used, for approve_with_edits',
      toArguments,
    )
    .option(
      '--note-version <number>',
      'version of the note that you read; refused if it has changed since (default: the newest)',
      toCount,
    )
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  $ baton answer 019ab2c4-7d1e-7c1a-9a55-3f0f2c1d9e77 approve
  $ baton answer 019ab2c4-7d1e-7c1a-9a55-3f0f2c1d9e77 reject --text "Only one of the two has cleared."
  $ baton answer 019ab2c4-7d1e-7c1a-9a55-3f0f2c1d9e77 answer --option nine
  $ baton answer 019ab2c4-7d1e-7c1a-9a55-3f0f2c1d9e77 done --outcome handled`,
    )
    .action((id: string, kind: DecisionKind, options: AnswerOptions) => answer(id, kind, options, terminal))
}

async function answer(id: string, kind: DecisionKind, options: AnswerOptions, terminal: Terminal): Promise<void> {
  const { client } = await findDesk(options, terminal)
  const { note, noteVersion, approvedFirst } = await client.getHandoff(id)
  const decided = await client.decide(id, {
    kind,
    // The second of two approvals is the first one again, which “baton show” shows with its edits.
    ...(kind === approvedFirst?.kind && { edits: approvedFirst.edits }),
    ...toAnswer(options),
    noteVersion: options.noteVersion ?? noteVersion,
    actionHash: note.action?.hash,
  })
  if (options.json) sayJson(terminal, decided)
  else say(terminal, `${kind}: ${note.ask}\n${decided.status}`)
}

function toAnswer({
  text,
  option,
  outcome,
  promised,
  body,
  arguments: args,
}: AnswerOptions): Partial<BodyOf<'decide'>> {
  const edits = { ...(body !== undefined && { draft: { body } }), ...(args && { arguments: args }) }
  return { text, option, outcome, promised, ...(Object.keys(edits).length > 0 && { edits }) }
}

function toArguments(text: string): Record<string, unknown> {
  const wanted = new InvalidArgumentError('Expected a JSON object such as {"amount": 120}.')
  const read = readSentJson(text)
  if ('fault' in read)
    throw read.fault.is === 'no-json' ? wanted : new InvalidArgumentError(malformedJson(read.fault).detail)
  if (!text.trimStart().startsWith('{')) throw wanted
  return read.value as Record<string, unknown>
}
