import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { type Conversation, type Gate, type Playbook, readGate } from '@baton-desk/core'
import type { ReadMessages } from '@baton-desk/core/messages'
import type { Command } from 'commander'
import { openWriter } from '../notes/open-writer.ts'
import { countTransfers, readTransfers } from '../notes/read-transfers.ts'
import { renderNote } from '../notes/render-note.ts'
import { type WriteNote, type WrittenNote, writeNote, writeWordedNote } from '../notes/write-note.ts'
import { findLane, readPlaybook } from '../playbook/read-playbook.ts'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import { readInput, readJsonValues } from '../terminal/input.ts'
import { readAnyMessages, readConversation } from '../terminal/read-messages.ts'
import { progress, report, say, styled, type Terminal } from '../terminal/terminal.ts'
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
  json?: boolean
}

export const addCompose = (program: Command, terminal: Terminal): void => {
  program
    .command('compose')
    .description(
      'Write the note for a conversation from what was said and what the tools answered; with no model, unless one is asked for.',
    )
    .argument(
      '[file]',
      'one conversation: its messages in any common shape, or { messages, note, brief, lane }, as JSON; or a transcript as text; - or left out: standard input',
    )
    .option('--cases <file>', 'a file of conversations, one a line: a note for each that ended in a transfer')
    .option('--playbook <file>', 'the playbook to judge by (default: the starter playbook)')
    .option('--lane <id>', 'lane of the playbook (default: as its triggers say, else support, else the first)')
    .option('--out <file>', 'write there instead of to standard output')
    .option('--supplied', 'also give it what the agent itself wrote for the transfer')
    .option('--writer', 'have a language model word it, as BATON_WRITER_URL and BATON_WRITER_MODEL say')
    .option('--json', 'a line of JSON on a terminal too')
    .option('--limit <number>', 'at most so many transfers of --cases', toCount)
    .addHelpText(
      'after',
      `
On a terminal it writes the note as text. In a pipe, into a file, of --cases and with --json, one line of JSON per
conversation:
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
  const inWords = terminal.out.isTTY && !options.json && options.out === undefined && cases === undefined
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
    for (const value of valuesIn(await readInput(file, terminal))) {
      const { id, lane: own, read, ...given } = readGiven(value)
      if (read) sayUnread(read, terminal)
      const composed = await noteFor({ ...given, lane: own ?? lane })
      if (inWords) sayNote(composed, findLane(playbook, own ?? lane ?? composed.lane), terminal)
      else await write(JSON.stringify({ ...(id && { id }), ...composed }))
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

function sayNote({ note, findings }: WrittenNote, { lane }: ReturnType<typeof findLane>, terminal: Terminal): void {
  say(terminal, renderNote(note, { ownerName: lane.owners.people[0] ?? '', laneName: lane.name }, 'text'))
  for (const { rule, message } of findings)
    say(terminal, `${styled(terminal, 'dim', 'lacks')}      ${message} (${rule})`)
}

/** Undefined where there is nothing to judge by. */
const gateOf = (playbook: Playbook): Gate | undefined =>
  playbook.triggers.length + playbook.never.length > 0 ? readGate(playbook) : undefined

type Given = {
  id?: string
  lane?: string
  note?: unknown
  brief?: unknown
  conversation: Conversation
  read?: ReadMessages
}

/** A conversation by itself, in any shape; or with what the agent says of it, under `messages` or, strictly, `conversation`. */
function readGiven(value: unknown): Given {
  const given = Object(value) as Record<string, unknown>
  const isWhole =
    Array.isArray(value) ||
    typeof value === 'string' ||
    (given.messages === undefined && given.conversation === undefined)
  const textOf = (name: string) => (typeof given[name] === 'string' ? given[name] : undefined)
  const about = isWhole ? {} : { id: textOf('id'), lane: textOf('lane'), note: given.note, brief: given.brief }
  if (!isWhole && given.conversation !== undefined)
    return { ...about, conversation: readConversation(given.conversation, EXPECTED) }
  // The system's words of some formats stand beside the messages.
  const read = readAnyMessages(isWhole || 'system' in given ? value : given.messages, EXPECTED)
  return { ...about, conversation: read.messages, read }
}

const EXPECTED = 'Expected a list of messages, or { "messages": […] }'

/** JSON, one value or one a line; else a transcript as text. */
function valuesIn(input: { text: string; name: string }): unknown[] {
  const isJson = /^\s*[[{"]/.test(input.text) || input.text.trim() === ''
  return isJson ? readJsonValues(input) : [input.text]
}

function sayUnread({ unread }: ReadMessages, terminal: Terminal): void {
  for (const { at, why } of unread) report(terminal, at === '' ? why : `${at}: ${why}`)
}
