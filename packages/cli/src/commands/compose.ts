import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { type Conversation, type Gate, type Playbook, readGate } from '@baton-desk/core'
import type { Command } from 'commander'
import { openWriter } from '../notes/open-writer.ts'
import { readMessages } from '../notes/read-messages.ts'
import { countTransfers, readTransfers } from '../notes/read-transfers.ts'
import { type WriteNote, writeNote, writeWordedNote } from '../notes/write-note.ts'
import { findLane, readPlaybook } from '../playbook/read-playbook.ts'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import { readInput, readJsonValues } from '../terminal/input.ts'
import { progress, say, type Terminal } from '../terminal/terminal.ts'
import { toCount } from '../terminal/to-count.ts'
import { cannotWrite } from '../terminal/write-text.ts'

type ComposeOptions = {
  cases?: string
  playbook?: string
  lane?: string
  out?: string
  supplied?: boolean
  limit?: number
  writer?: boolean
}

export const addCompose = (program: Command, terminal: Terminal): void => {
  program
    .command('compose')
    .description(
      'Write the note for a conversation from what was said and what the tools answered; with no model, unless one is asked for.',
    )
    .argument(
      '[file]',
      'one conversation as JSON: its messages, or { messages, note, brief, lane }; - or left out: standard input',
    )
    .option('--cases <file>', 'a file of conversations, one a line: a note for each that ended in a transfer')
    .option('--playbook <file>', 'the playbook to judge by (default: the starter playbook)')
    .option('--lane <id>', 'lane of the playbook (default: as its triggers say, else support, else the first)')
    .option('--out <file>', 'write there instead of to standard output')
    .option('--supplied', 'also give it what the agent itself wrote for the transfer')
    .option('--writer', 'have a language model word it, as BATON_WRITER_URL and BATON_WRITER_MODEL say')
    .option('--limit <number>', 'at most so many transfers of --cases', toCount)
    .addHelpText(
      'after',
      `
Writes one line of JSON per conversation:
  { "id", "note", "findings", "words": { "core", "all", "whisper" }, "ms" }
A case gives only the messages before its transfer, and never what its reference says of it.
With --writer each conversation goes to the endpoint that is set, and the line says what became of
its words ("worded").
Where a trigger of the playbook holds, it gives lane, urgency and reason, and the line names the "lane".

Examples:
  $ baton compose conversation.json
  $ baton compose --cases transfers.jsonl --supplied --out notes.jsonl
  $ baton compose conversation.json | baton render --as markdown`,
    )
    .action((file: string | undefined, options: ComposeOptions) => compose(file, options, terminal))
}

async function compose(file: string | undefined, options: ComposeOptions, terminal: Terminal): Promise<void> {
  const { cases } = options
  if (cases !== undefined && file !== undefined)
    throw new Failure('Give either one conversation or --cases, not both.', EXIT.usage)
  const playbook = await readPlaybook(options.playbook)
  const judged = { playbook, gate: gateOf(playbook) }
  const lane = options.lane && findLane(playbook, options.lane).id
  const writer = options.writer ? await openWriter(terminal) : undefined
  const noteFor = async (given: Omit<WriteNote, 'playbook' | 'gate'>) =>
    writer ? writeWordedNote({ ...given, ...judged }, writer, terminal.stop) : writeNote({ ...given, ...judged })
  const output = options.out === undefined ? undefined : createWriteStream(options.out)
  // Rejects when the file cannot be written, now or at the end.
  const written =
    output &&
    finished(output).catch((error: NodeJS.ErrnoException) => {
      throw cannotWrite(options.out ?? '', error)
    })
  written?.catch(() => {})
  const write = async (line: string) => {
    if (!output) say(terminal, line)
    else if (!output.write(`${line}\n`)) await Promise.race([once(output, 'drain'), written])
  }

  if (cases === undefined) {
    for (const value of readJsonValues(await readInput(file, terminal))) {
      const { id, lane: own, ...given } = readConversation(value)
      await write(JSON.stringify({ ...(id && { id }), ...(await noteFor({ ...given, lane: own ?? lane })) }))
    }
  } else {
    const total = await countTransfers(cases, options.limit)
    const bar = progress(terminal, 'Composing', total, { answersTo: output ? 'file' : 'out' })
    let left = total
    for await (const { id, conversation, summary } of readTransfers(cases)) {
      if (left-- <= 0 || terminal.stop.aborted) break
      const note = options.supplied && summary ? { what: summary } : undefined
      await write(JSON.stringify({ id, ...(await noteFor({ conversation, note, lane })) }))
      bar.step()
    }
    bar.end()
  }
  output?.end()
  await written
}

/** Undefined where there is nothing to judge by. */
const gateOf = (playbook: Playbook): Gate | undefined =>
  playbook.triggers.length + playbook.never.length > 0 ? readGate(playbook) : undefined

function readConversation(value: unknown): {
  id?: string
  conversation: Conversation
  note?: unknown
  brief?: unknown
  lane?: string
} {
  const given = (Array.isArray(value) ? { messages: value } : value) as Record<string, unknown> | null
  const conversation = readMessages(
    given?.messages ?? given?.conversation,
    'Expected a list of messages, or { "messages": […] }',
  )
  const textOf = (name: string) => (typeof given?.[name] === 'string' ? given[name] : undefined)
  return { id: textOf('id'), lane: textOf('lane'), conversation, note: given?.note, brief: given?.brief }
}
