import { MEDIA, type Medium, type Playbook, SHIPPED_TEMPLATES, type Template, templateById } from '@baton-desk/core'
import { type Command, Option } from 'commander'
import { readNoteLine } from '../notes/note-lines.ts'
import { renderNote } from '../notes/render-note.ts'
import { findLane, readPlaybook } from '../playbook/read-playbook.ts'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import { readInput, readJsonValues } from '../terminal/input.ts'
import { progress, say, type Terminal } from '../terminal/terminal.ts'

type RenderCommandOptions = { as: Medium; playbook?: string; lane?: string; template?: string; owner?: string }

export const addRender = (program: Command, terminal: Terminal): void => {
  program
    .command('render')
    .description('Show notes the way a person gets them.')
    .argument('[file]', 'notes, one JSON object a line, as “baton compose” writes them; - or left out: standard input')
    .addOption(new Option('--as <medium>', 'the medium').choices([...MEDIA]).default('text'))
    .option('--playbook <file>', 'playbook with the lane and its template (default: the starter playbook)')
    .option('--lane <id>', 'lane of the playbook (default: the one the note came with, else support, else the first)')
    .option(
      '--template <id>',
      'template in place of the lane’s own: quick_intake, outbound_reply, internal_task or one of the playbook',
    )
    .option('--owner <name>', 'name to show as the owner (default: the lane’s first)')
    .addHelpText(
      'after',
      `
Media that are data give one line of JSON a note: card, slack and teams as the desk sends them,
email as { "subject", "html", "text" }, sms as { "text", "segments", "encoding" }.
customer is what the customer may see of what is passed on.

Examples:
  $ baton render notes.jsonl
  $ baton compose conversation.json | baton render --as markdown
  $ baton render notes.jsonl --template internal_task --owner "Dana Reyes"
  $ baton render notes.jsonl --playbook playbook.yaml --template our_intake
  $ baton render notes.jsonl --as email | head -1 | jq -r .html > note.html`,
    )
    .action((file: string | undefined, options: RenderCommandOptions) => render(file, options, terminal))
}

async function render(file: string | undefined, options: RenderCommandOptions, terminal: Terminal): Promise<void> {
  const playbook = await readPlaybook(options.playbook)
  const asked = options.lane && findLane(playbook, options.lane).id
  if (options.template) findTemplate(options.template, playbook)
  const values = readJsonValues(await readInput(file, terminal))
  const bar = progress(terminal, 'Rendering', values.length, { answersTo: 'out' })
  for (const [index, value] of values.entries()) {
    if (terminal.stop.aborted) break
    const { note, findings, lane: own } = readNoteLine(value, index + 1)
    const { lane } = findLane(playbook, asked ?? own)
    const [first = ''] = lane.owners.people
    const shown = renderNote(
      note,
      {
        ownerName: options.owner ?? playbook.people[first]?.name ?? first,
        laneName: lane.name,
        template: findTemplate(options.template ?? lane.template, playbook),
        findings,
      },
      options.as,
    )
    if (index > 0 && !shown.startsWith('{')) say(terminal)
    say(terminal, shown)
    bar.step()
  }
  bar.end()
}

function findTemplate(id: string, { templates }: Playbook): Template {
  const template = templateById(id, templates)
  if (template) return template
  const known = [...Object.keys(SHIPPED_TEMPLATES), ...Object.keys(templates)].join(', ')
  throw new Failure(`Expected one of the templates ${known} in --template, got “${id}”.`, EXIT.usage)
}
