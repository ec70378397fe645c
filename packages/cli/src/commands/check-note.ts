import { type Conversation, checkNote, type Finding, type Lane, Note, salvageNote, templateOf } from '@baton-desk/core'
import type { Command } from 'commander'
import { readSentNote } from '../notes/note-lines.ts'
import { countTransfers, readTransfers } from '../notes/read-transfers.ts'
import { findLane, readPlaybook } from '../playbook/read-playbook.ts'
import { Failure } from '../terminal/exit-code.ts'
import { readInput, readJsonValues } from '../terminal/input.ts'
import { progress, report, sayJson, type Terminal } from '../terminal/terminal.ts'

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
  const unheard: string[] = []
  let held = 0
  for (const [index, value] of values.entries()) {
    if (terminal.stop.aborted) break
    const { id, note: sent, lane: own } = readSentNote(value, index + 1)
    const { id: laneId, lane } = findLane(playbook, asked ?? own)
    const conversation = id === undefined ? undefined : conversations.get(id)
    if (conversation === undefined) unheard.push(id ?? String(index + 1))
    const context = {
      now,
      levels: lane.check,
      template: templateOf(playbook, laneId),
      ...(conversation && { conversation }),
    }
    const findings = findingsOn(sent, lane, context)
    if (findings.some(({ level }) => level === 'must')) held += 1
    sayJson(terminal, { ...(id && { id }), findings })
    bar.step()
  }
  bar.end()
  if (unheard.length > 0) report(terminal, sayUnheard(unheard, options.cases))
  if (held > 0) throw new Failure(`${held} of ${values.length} notes would be held until they are mended.`)
}

/** A note that lacks something is told what, like one that is whole. */
function findingsOn(sent: unknown, lane: Lane, context: Parameters<typeof checkNote>[1]): Finding[] {
  const whole = Note.safeParse(sent)
  if (whole.success) return checkNote(whole.data, context)
  const { supplied, findings } = salvageNote(sent)
  const { next, when, who, why, where, ...rest } = supplied
  const note = Note.parse({
    ask: '',
    what: '',
    ...rest,
    next: { ...next, decision: { kind: 'act', ...next?.decision } },
    when: { urgency: lane.urgency, ...when },
    who: { reach: [], identifiers: [], ...who },
    why: { code: lane.reason, sentence: '', ...why },
    where: { artifacts: [], ...where },
  })
  return [...findings, ...checkNote(note, { ...context, supplied })]
}

const NAMED = 5

function sayUnheard(unheard: string[], cases: string | undefined): string {
  const named = unheard.slice(0, NAMED).join(', ')
  const notes =
    unheard.length === 1 ? `note ${named}` : `${unheard.length} notes (${named}${unheard.length > NAMED ? ', …' : ''})`
  const give = cases === undefined ? 'Give them with --cases' : `${cases} has none of that id that ended in a transfer`
  return `No conversation for ${notes}: what it says is not checked against one. ${give}.`
}

async function conversationsOf(file?: string): Promise<Map<string, Conversation>> {
  const conversations = new Map<string, Conversation>()
  if (file === undefined) return conversations
  await countTransfers(file, 1)
  for await (const { id, conversation } of readTransfers(file)) conversations.set(id, conversation)
  return conversations
}
