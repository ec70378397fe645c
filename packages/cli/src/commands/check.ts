import {
  after,
  days,
  type Instant,
  type Playbook,
  type PlaybookProblem,
  type Proof,
  provePlaybook,
  type RotaShift,
  readRota,
} from '@baton-desk/core'
import { type Command, InvalidArgumentError } from 'commander'
import { inFile, tryPlaybook } from '../playbook/read-playbook.ts'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import { readText } from '../terminal/input.ts'
import { percentDown } from '../terminal/percent-down.ts'
import { say, sayJson, styled, type Terminal, table } from '../terminal/terminal.ts'
import { toDays } from '../terminal/to-count.ts'
import { toMoment } from '../terminal/to-moment.ts'

type CheckOptions = { at?: Instant; days: number; rota: Record<string, string>; reachable?: string[]; json?: boolean }

export const addCheck = (program: Command, terminal: Terminal): void => {
  program
    .command('check')
    .description('Prove a playbook: it loads, and every lane has an owner for every minute of the days ahead.')
    .argument('<playbook>', 'the playbook, as YAML or JSON')
    .option('--at <time>', 'day or time from which to look ahead (default: now)', toMoment)
    .option('--days <number>', 'how many days to look ahead', toDays, 90)
    .option('--rota <id=file>', 'calendar of a rota as a file (.ics); may be said again', toRota, {})
    .option('--reachable <ids>', 'people who have signed in, between commas (default: everybody)', toIds)
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
Says where the playbook is wrong, with file, line and column; else which times nobody of a lane covers and who
gets those. Who has signed in only a desk knows: without --reachable everybody is taken to have.
Ends with 1 when the playbook does not load or the proof does not hold. Gaps that a last resort covers are no failure.

Examples:
  $ baton check playbook.yaml
  $ baton check playbook.yaml --at 2026-12-20 --days 14
  $ baton check playbook.yaml --rota weekend=on-call.ics --json | jq .proof.gaps`,
    )
    .action((file: string, options: CheckOptions) => checkFile(file, options, terminal))
}

const toIds = (text: string): string[] => text.split(',').map((id) => id.trim())

function toRota(text: string, before: Record<string, string>): Record<string, string> {
  const [, id, file] = /^([^=]+)=(.+)$/.exec(text) ?? []
  if (!id || !file) throw new InvalidArgumentError('Expected the id of a rota and its file: weekend=on-call.ics.')
  return { ...before, [id]: file }
}

/** Also how `baton init` ends. */
export async function checkFile(file: string, options: CheckOptions, terminal: Terminal): Promise<void> {
  const from = options.at ?? new Date().toISOString()
  const loaded = await tryPlaybook(file)
  if ('problems' in loaded) return refuse(file, loaded.problems, options, terminal)

  const { playbook } = loaded
  const window = { from, to: after(from, days(options.days)) }
  const { rotas, remarks } = await readRotas(playbook, options.rota, window)
  const reachable = reachableIn(playbook, options.reachable)
  const proof = provePlaybook(playbook, { from, days: options.days, reachable, rotas })
  if (options.json) sayJson(terminal, { file, loads: true, from, days: options.days, calendars: remarks, proof })
  else tell(playbook, proof, { ...options, from, calendars: remarks }, terminal)
  if (!proof.holds) throw new Failure(`${file} does not keep the promise that everything is owned; see above.`)
}

function refuse(file: string, problems: PlaybookProblem[], { json }: CheckOptions, terminal: Terminal): never {
  if (json) sayJson(terminal, { file, loads: false, problems })
  else for (const problem of problems) say(terminal, inFile(problem, file))
  throw new Failure(`${file} does not load: ${countOf(problems.length, 'problem')}.`)
}

function reachableIn({ people }: Playbook, ids = Object.keys(people)): string[] {
  const unknown = ids.find((id) => !Object.hasOwn(people, id))
  if (unknown === undefined) return ids
  throw new Failure(
    `Expected ids of people (${Object.keys(people).join(', ')}) in --reachable, got “${unknown}”.`,
    EXIT.usage,
  )
}

async function readRotas(
  playbook: Playbook,
  files: Record<string, string>,
  window: { from: Instant; to: Instant },
): Promise<{ rotas: Record<string, RotaShift[]>; remarks: Record<string, string[]> }> {
  const rotas: Record<string, RotaShift[]> = {}
  const remarks: Record<string, string[]> = {}
  for (const [rota, file] of Object.entries(files)) {
    const known = Object.keys(playbook.rotas)
    if (!known.includes(rota))
      throw new Failure(
        `Expected one of the rotas ${known.join(', ') || '(the playbook has none)'} in --rota, got “${rota}”.`,
        EXIT.usage,
      )
    const read = readRota(await readText(file), { playbook, rota, ...window })
    if ('problems' in read) throw new Failure(`${file}:\n${read.problems.map((problem) => `  ${problem}`).join('\n')}`)
    rotas[rota] = read.shifts
    remarks[rota] = read.remarks
  }
  return { rotas, remarks }
}

type Told = {
  from: Instant
  days: number
  reachable?: string[]
  /** What puts nobody on call in the calendar of each rota. */
  calendars: Record<string, string[]>
}

function tell(
  playbook: Playbook,
  { holds, problems, remarks, covered }: Proof,
  { from, days: length, reachable, calendars }: Told,
  terminal: Terminal,
): void {
  const { name, lanes, people, triggers, never } = playbook
  const counts = [
    countOf(Object.keys(lanes).length, 'lane'),
    countOf(Object.keys(people).length, 'person', 'people'),
    countOf(triggers.length, 'trigger'),
    countOf(never.length, 'never-rule'),
  ]
  say(terminal, `${styled(terminal, 'bold', name)} loads: ${counts.join(', ')}.`)
  say(terminal)
  const shares = Object.entries(covered).map(([id, share]) => [lanes[id]?.name ?? id, percentDown(share)])
  for (const line of table([['LANE', 'COVERED BY ITS OWN PEOPLE'], ...shares])) say(terminal, line)
  const ofCalendars = Object.entries(calendars).flatMap(([rota, said]) =>
    said.map((remark) => `rotas.${rota}: ${remark}`),
  )
  const all = [...remarks, ...ofCalendars]
  if (problems.length + all.length > 0) say(terminal)
  for (const problem of problems) say(terminal, `${styled(terminal, 'red', '✗')} ${problem}`)
  for (const remark of all) say(terminal, `${styled(terminal, 'dim', '–')} ${remark}`)
  say(terminal)
  const span = `${countOf(length, 'day')} from ${from.slice(0, 16).replace('T', ' ')} UTC`
  say(
    terminal,
    holds
      ? `${styled(terminal, 'green', '✓')} Proven for ${span}: every minute of every lane has an owner${reachable ? '' : ', if everybody can be reached'}.`
      : `Not proven for ${span}.`,
  )
}

const countOf = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`
