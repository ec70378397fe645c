import { templateById } from '@baton/core'
import { type Command, Option } from 'commander'
import { EXIT, Failure } from '../exit-code.ts'
import { readInput, readJsonValues } from '../input.ts'
import { readNoteLine } from '../note-lines.ts'
import { findLane, readPlaybook } from '../read-playbook.ts'
import { MEDIA, type Medium, renderNote } from '../render-note.ts'
import { say, type Terminal } from '../terminal.ts'

type RenderCommandOptions = { as: Medium; playbook?: string; lane?: string; template?: string; owner?: string }

export const addRender = (program: Command, terminal: Terminal): void => {
  program
    .command('render')
    .description('Show notes the way a person gets them.')
    .argument('[file]', 'notes, one JSON object a line, as “baton compose” writes them; - or left out: standard input')
    .addOption(new Option('--as <medium>', 'the medium').choices([...MEDIA]).default('text'))
    .option('--playbook <file>', 'playbook with the lane and its template (default: the starter playbook)')
    .option('--lane <id>', 'lane of the playbook (default: support, else the first)')
    .option(
      '--template <id>',
      'template in place of the lane’s own: quick_intake, outbound_reply, internal_task or one of the playbook',
    )
    .option('--owner <name>', 'name to show as the owner (default: the lane’s first)')
    .addHelpText(
      'after',
      `
Examples:
  $ baton render notes.jsonl
  $ baton compose conversation.json | baton render --as markdown
  $ baton render notes.jsonl --template internal_task --owner "Dana Reyes"`,
    )
    .action((file: string | undefined, options: RenderCommandOptions) => render(file, options, terminal))
}

async function render(file: string | undefined, options: RenderCommandOptions, terminal: Terminal): Promise<void> {
  const playbook = await readPlaybook(options.playbook)
  const { lane } = findLane(playbook, options.lane)
  const template = templateById(options.template ?? lane.template, playbook.templates)
  if (!template) throw new Failure(`There is no template “${options.template ?? lane.template}”.`, EXIT.usage)
  const [first = ''] = lane.owners.people
  const ownerName = options.owner ?? playbook.people[first]?.name ?? first
  for (const [index, value] of readJsonValues(await readInput(file, terminal)).entries()) {
    const { note, findings } = readNoteLine(value, index + 1)
    if (index > 0 && options.as !== 'card') say(terminal)
    say(terminal, renderNote(note, { ownerName, laneName: lane.name, template, findings }, options.as))
  }
}
