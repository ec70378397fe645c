import { type Conversation, checkNote, templateOf } from '@baton/core'
import type { Command } from 'commander'
import { readTransfers } from '../case-file.ts'
import { Failure } from '../exit-code.ts'
import { readInput, readJsonValues } from '../input.ts'
import { readNoteLine } from '../note-lines.ts'
import { findLane, readPlaybook } from '../read-playbook.ts'
import { progress, sayJson, type Terminal } from '../terminal.ts'

type CheckOptions = { cases?: string; playbook?: string; lane?: string }

export const addCheckNote = (program: Command, terminal: Terminal): void => {
  program
    .command('check-note')
    .description('Check notes: what is missing, vague, too long, or decided for the person.')
    .argument('[file]', 'notes, one JSON object a line, as “baton compose” writes them; - or left out: standard input')
    .option('--cases <file>', 'the conversations behind the notes, found by id')
    .option('--playbook <file>', 'playbook whose lane says how strict to be (default: the starter playbook)')
    .option('--lane <id>', 'lane of the playbook (default: the one the note came with, else support, else the first)')
    .addHelpText(
      'after',
      `
Writes one line of JSON per note: { "id", "findings": [{ "rule", "level", "pointer", "message" }] }.
Ends with 1 when a note has a finding of level must.

Examples:
  $ baton check-note notes.jsonl
  $ baton compose --cases transfers.jsonl | baton check-note --cases transfers.jsonl`,
    )
    .action((file: string | undefined, options: CheckOptions) => check(file, options, terminal))
}

async function check(file: string | undefined, options: CheckOptions, terminal: Terminal): Promise<void> {
  const playbook = await readPlaybook(options.playbook)
  const asked = options.lane && findLane(playbook, options.lane).id
  const values = readJsonValues(await readInput(file, terminal))
  const conversations = await conversationsOf(options.cases)
  const now = new Date().toISOString()
  const bar = progress(terminal, 'Checking', values.length, { answersTo: 'out' })
  let held = 0
  for (const [index, value] of values.entries()) {
    if (terminal.stop.aborted) break
    const { id, note, lane: own } = readNoteLine(value, index + 1)
    const { id: laneId, lane } = findLane(playbook, asked ?? own)
    const conversation = (id && conversations.get(id)) || []
    const findings = checkNote(note, { conversation, now, levels: lane.check, template: templateOf(playbook, laneId) })
    if (findings.some(({ level }) => level === 'must')) held += 1
    sayJson(terminal, { ...(id && { id }), findings })
    bar.step()
  }
  bar.end()
  if (held > 0) throw new Failure(`${held} of ${values.length} notes would be held until they are mended.`)
}

async function conversationsOf(file?: string): Promise<Map<string, Conversation>> {
  const conversations = new Map<string, Conversation>()
  if (file !== undefined)
    for await (const { id, conversation } of readTransfers(file)) conversations.set(id, conversation)
  return conversations
}
