import {
  type BodyOf,
  DECISION_KINDS,
  type DecisionKind,
  type HandoffView,
  malformedJson,
  readSentJson,
} from '@baton-desk/core'
import { Argument, type Command, InvalidArgumentError } from 'commander'
import { addDeskOptions, type DeskOptions, findDesk } from '../desk/find-desk.ts'
import { findHandoff, HANDOFF_ARGUMENT } from '../desk/find-handoff.ts'
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

/** What is in doubt is no decision: somebody looked, and says what became of the one that stands. */
const LOOKED = ['it_happened', 'do_it_now'] as const
type Answered = DecisionKind | (typeof LOOKED)[number]

export const addAnswer = (program: Command, terminal: Terminal): void => {
  addDeskOptions(program.command('answer'))
    .description(
      'Decide a handoff. The first decision wins; one that nobody has accepted is yours by deciding it. Where two must agree, the first approval waits for a second. Of one in doubt say what you saw: it_happened closes it, do_it_now lets the agent do it again.',
    )
    .argument('<id>', HANDOFF_ARGUMENT)
    .addArgument(new Argument('<decision>', 'what you decide').choices([...DECISION_KINDS, ...LOOKED]))
    .option('--text <words>', 'the answer, the reason, what you saw, or what to do now; needed for reject and return')
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
  $ baton answer last approve
  $ baton answer 2c1d9e77 reject --text "Only one of the two has cleared."
  $ baton answer 019ab2c4-7d1e-7c1a-9a55-3f0f2c1d9e77 answer --option nine
  $ baton answer 019ab2c4-7d1e-7c1a-9a55-3f0f2c1d9e77 done --outcome handled
  $ baton answer 019ab2c4-7d1e-7c1a-9a55-3f0f2c1d9e77 it_happened --text "The bank shows it."`,
    )
    .action((id: string, kind: Answered, options: AnswerOptions) => answer(id, kind, options, terminal))
}

async function answer(meant: string, kind: Answered, options: AnswerOptions, terminal: Terminal): Promise<void> {
  const { client } = await findDesk(options, terminal)
  const id = await findHandoff(client, meant, terminal.stop)
  const tell = (after: HandoffView) =>
    options.json ? sayJson(terminal, after) : say(terminal, `${kind}: ${after.note.ask}\n${after.status}`)
  if (kind === 'it_happened') return tell(await client.itHappened(id, { text: options.text }))
  if (kind === 'do_it_now') return tell(await client.doItNow(id, { text: options.text }))
  const { note, noteVersion, approvedFirst } = await client.getHandoff(id)
  const decided = await client.decide(id, {
    kind,
    // The second of two approvals is the first one again, which “baton show” shows with its edits.
    ...(kind === approvedFirst?.kind && { edits: approvedFirst.edits }),
    ...toAnswer(options),
    noteVersion: options.noteVersion ?? noteVersion,
    actionHash: note.action?.hash,
  })
  tell(decided)
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
