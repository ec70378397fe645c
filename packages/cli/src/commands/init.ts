import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import type { Answers, Receiver } from '../init/answers.ts'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import { report, say, type Terminal } from '../terminal/terminal.ts'
import { writeText } from '../terminal/write-text.ts'
import { checkFile } from './check.ts'

type InitOptions = {
  pack?: string
  out: string
  name?: string
  timeZone?: string
  person: string[]
  hours?: string
  owner: Record<string, string[]>
  without: string[]
  never: string[]
  field: string[]
  outcome: string[]
  yes?: boolean
  force?: boolean
}

const add = (text: string, before: string[]): string[] => [...before, text]

export const addInit = (program: Command, terminal: Terminal): void => {
  program
    .command('init')
    .description(
      'Write a first playbook from a role pack: asks who receives, what triggers, what never, what success is.',
    )
    .option('--pack <role>', 'receptionist, sales, support, home-service or professional-services')
    .option('--out <file>', 'where to write it', 'playbook.yaml')
    .option('--name <words>', 'name of the business')
    .option('--time-zone <zone>', 'its IANA time zone (default: this machine’s)')
    .option(
      '--person <name>',
      'who receives, as “Ana Ruiz <ana@harbour.example>”; again for each, the last resort first',
      add,
      [],
    )
    .option('--hours <hours>', 'when they work: “mon-fri 09:00-17:00, sat 10:00-14:00”, or any', 'mon-fri 09:00-17:00')
    .option('--owner <lane=people>', 'who takes a lane, by name: reception=Ana,Ben; again for each lane', toOwner, {})
    .option('--without <id>', 'leave out this trigger or never-rule of the pack; may be said again', add, [])
    .option('--never <words>', 'what else the agent must never do; may be said again', add, [])
    .option('--field <label>', 'a fact that each note must have; may be said again', add, [])
    .option(
      '--outcome <label>',
      'what comes of a handoff that is done, in place of the pack’s; may be said again',
      add,
      [],
    )
    .option('--yes', 'ask nothing: what no option says stays as the pack has it')
    .option('--force', 'write over a file that is there')
    .addHelpText(
      'after',
      `
Asks at a terminal; in a script say --pack and --yes. Then checks the playbook, as “baton check” does.

Examples:
  $ baton init
  $ baton init --pack receptionist --yes --name "Harbour Dental" --time-zone Europe/London \\
      --person "Sam Okafor <sam@harbour.example>" --person "Ana Ruiz" --owner reception=Ana --field "Date of birth"`,
    )
    .action((options: InitOptions) => init(options, terminal))
}

function toOwner(text: string, before: Record<string, string[]>): Record<string, string[]> {
  const [, lane, people] = /^([^=]+)=(.+)$/.exec(text) ?? []
  if (!lane || !people) throw new InvalidArgumentError('Expected a lane and names, such as reception=Ana,Ben.')
  return { ...before, [lane.trim()]: people.split(',').map((name) => name.trim()) }
}

async function init(options: InitOptions, terminal: Terminal): Promise<void> {
  const { out, force } = options
  if (!force && existsSync(out))
    throw new Failure(`${out} is there already; choose another name with --out, or say --force.`, EXIT.usage)
  const { askerAt } = await import('../init/asker.ts')
  const { packRoles, readPack } = await import('../init/packs.ts')
  const { writePlaybook } = await import('../init/write-playbook.ts')
  const { interview } = await import('../init/interview.ts')

  const asker = options.yes ? undefined : await askerAt(terminal)
  if (!asker && !(options.pack && options.yes))
    throw new Failure(`Nobody is there to be asked: say --yes and --pack (${packRoles().join(', ')}).`, EXIT.usage)
  const role =
    options.pack ??
    (await asker?.choose({
      question: 'Which work does your agent do?',
      options: packRoles().map((id) => ({ id, words: id.replaceAll('-', ' ') })),
    })) ??
    ''
  const pack = await readPack(role)
  const said = await answersFrom(options, pack.text)
  const answers = asker ? await interview(asker, pack.text, said) : said
  await writeText(out, writePlaybook(pack.text, answers), { mayReplace: force === true })

  report(terminal, `Wrote ${out} from the pack ${role}.`)
  await checkFile(out, { days: 90, rota: {} }, terminal)
  say(terminal)
  if (answers.people.length === 0) say(terminal, `The people in ${out} are examples: put your own there first.`)
  say(terminal, 'Next:')
  say(terminal, `  npx @baton-desk/cli rehearse ${out} ${shortPath(pack.scenarios)}`)
  say(terminal, `  npx @baton-desk/cli check ${out}`)
  say(terminal, '  npx @baton-desk/cli start, then put it in force in the inbox or with PUT /v1/playbook')
}

const shortPath = (path: string): string => (relative('.', path).startsWith('..') ? path : relative('.', path))

/** What the options say; the pack's own where they say nothing. */
async function answersFrom(options: InitOptions, pack: string): Promise<Answers> {
  const { isTimeZone, readHours, readReceivers } = await import('../init/answers.ts')
  const { readChoices } = await import('../init/read-choices.ts')
  const choices = readChoices(pack)
  const timeZone = options.timeZone ?? (Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC')
  if (!isTimeZone(timeZone))
    throw new Failure(`Expected an IANA time zone such as Europe/Berlin in --time-zone, got “${timeZone}”.`, EXIT.usage)
  const people = readReceivers(options.person.join(','))
  if ('problem' in people) throw new Failure(people.problem, EXIT.usage)
  const hours = readHours(options.hours ?? '')
  if ('problem' in hours) throw new Failure(hours.problem, EXIT.usage)
  const rules = [...choices.triggers, ...choices.never].map(({ id }) => id)
  expectAll(options.without, rules, 'triggers and never-rules', '--without')
  expectAll(
    Object.keys(options.owner),
    choices.lanes.map(({ id }) => id),
    'lanes',
    '--owner',
  )
  return {
    name: options.name ?? choices.name,
    timeZone,
    people,
    hours: hours.hours,
    owners: Object.fromEntries(
      Object.entries(options.owner).map(([lane, names]) => [lane, names.map((name) => idOf(name, people))]),
    ),
    without: options.without,
    never: options.never,
    fields: options.field,
    outcomes: options.outcome,
  }
}

function expectAll(given: readonly string[], known: readonly string[], what: string, option: string): void {
  const other = given.find((id) => !known.includes(id))
  if (other !== undefined)
    throw new Failure(
      `Expected one of the pack’s ${what} (${known.join(', ')}) in ${option}, got “${other}”.`,
      EXIT.usage,
    )
}

function idOf(name: string, people: readonly Receiver[]): string {
  const found = people.find(
    (person) => person.id === name || person.name === name || person.name.split(/\s+/)[0] === name,
  )
  if (!found)
    throw new Failure(
      `Expected one of those named with --person (${people.map((person) => person.name).join(', ') || 'nobody yet'}) in --owner, got “${name}”.`,
      EXIT.usage,
    )
  return found.id
}
