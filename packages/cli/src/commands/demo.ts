import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { type Command, Option } from 'commander'
import { addDeskOptions, type DeskOptions, findDesk } from '../desk/find-desk.ts'
import { readFirstRun, writeFirstRun } from '../desk/first-run.ts'
import { openDesk } from '../desk/open-desk.ts'
import { countTransfers, readTransfers, type TransferCase } from '../notes/read-transfers.ts'
import { type Played, playCases } from '../practice/play-cases.ts'
import { practicePlaybook } from '../practice/playbook.ts'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import { progress, report, say, sayJson, type Terminal, table } from '../terminal/terminal.ts'
import { toCount } from '../terminal/to-count.ts'

type DemoOptions = DeskOptions & {
  agentKey?: string
  cases?: string
  limit?: number
  lane: string
  supplied?: boolean
  remove?: boolean
  yes?: boolean
  json?: boolean
}

export const addDemo = (program: Command, terminal: Terminal): void => {
  addDeskOptions(program.command('demo'))
    .description('Say what the practice workspace holds, remove it, or play real transfers through a desk.')
    .addOption(new Option('--agent-key <key>', 'agent key for --cases on a running desk (default: first-run.json)'))
    .option('--cases <file>', 'play the transfers of this file: an agent hands off, a scripted person decides')
    .option('--limit <number>', 'at most so many of them', toCount)
    .option('--lane <id>', 'lane to hand off to', 'support')
    .option('--supplied', 'also give the desk what the agent itself wrote for the transfer')
    .option('--remove', 'remove the practice workspace and start an empty one')
    .option('--yes', 'with --remove: do not ask')
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
--cases starts a desk of its own in a temporary folder, or on DATABASE_URL, and stops it at the end; with --url it uses
that one. The desk is given only what was said before the transfer. Ends with 1 when a handoff was not recorded, owned,
decided, delivered and its effect reported.

Examples:
  $ baton demo
  $ baton demo --remove --yes
  $ baton demo --cases transfers.jsonl --limit 10
  $ DATABASE_URL=postgres://baton:secret@localhost/baton baton demo --cases transfers.jsonl --json`,
    )
    .action((options: DemoOptions) => demo(options, terminal))
}

function demo(options: DemoOptions, terminal: Terminal): Promise<void> {
  if (options.cases !== undefined) return demoCases(options.cases, options, terminal)
  return options.remove ? removePractice(options, terminal) : sayWhatThereIs(options, terminal)
}

async function sayWhatThereIs(options: DemoOptions, terminal: Terminal): Promise<void> {
  const { client, url } = await findDesk(options, terminal)
  const desk = await client.desk()
  const { rows } = await client.listHandoffs({ view: 'all', limit: 200 })
  if (options.json)
    return sayJson(terminal, { url, workspace: desk.workspace, people: desk.people.length, open: rows.length })
  if (!desk.workspace.practice)
    return say(terminal, `“${desk.workspace.name}” at ${url} is a real workspace; there is no practice to remove.`)
  say(terminal, `“${desk.workspace.name}” at ${url} is a practice workspace.`)
  say(terminal, `People  ${desk.people.map(({ name }) => name).join(', ')}`)
  say(terminal, `Lanes   ${desk.lanes.map(({ name }) => name).join(', ')}`)
  say(terminal, `Open    ${rows.length}`)
  for (const { owner, ask } of rows) say(terminal, `        ${ask} (${owner.name})`)
  say(terminal, 'Remove it with “baton demo --remove”.')
}

async function removePractice(options: DemoOptions, terminal: Terminal): Promise<void> {
  const { client, url } = await findDesk(options, terminal)
  const { workspace } = await client.desk()
  if (!workspace.practice) throw new Failure(`“${workspace.name}” at ${url} is a real workspace; nothing was removed.`)
  if (!options.yes && !(await isSure(`Remove “${workspace.name}” at ${url} with all it holds? [y/N] `, terminal)))
    throw new Failure('Nothing was removed.')
  const removed = await client.removePractice()
  const firstRun = await readFirstRun(options.data)
  // Only the desk that the file names has new keys.
  if (firstRun?.url === url)
    await writeFirstRun(options.data, { ...firstRun, agentKey: removed.agentKey, personKey: removed.personKey })
  if (options.json) sayJson(terminal, removed)
  else
    say(
      terminal,
      `Removed, with ${removed.removedHandoffs} handoffs. The workspace is empty now; its new keys stand in first-run.json.`,
    )
}

async function isSure(question: string, terminal: Terminal): Promise<boolean> {
  if (!terminal.stdin.isTTY)
    throw new Failure(
      'This cannot be undone: say --yes to remove the practice workspace without being asked.',
      EXIT.usage,
    )
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^y(es)?$/i.test((await asking.question(question, { signal: terminal.stop })).trim())
  } finally {
    asking.close()
  }
}

async function demoCases(file: string, options: DemoOptions, terminal: Terminal): Promise<void> {
  const total = await countTransfers(file, options.limit)
  const desk = options.url ? await deskAt(options, terminal) : await ownDesk(terminal)
  const bar = progress(terminal, 'Playing', total)
  let played: Played[]
  try {
    played = await playCases({
      ...desk,
      lane: options.lane,
      supplied: options.supplied ?? false,
      run: `demo/${new Date().toISOString()}`,
      cases: firstOf(readTransfers(file), total),
      signal: terminal.stop,
      onPlayed: bar.step,
    })
  } finally {
    bar.end()
    await desk.stop()
  }
  const sums = sumUp(played, total)
  if (options.json) sayJson(terminal, sums)
  else sayTable(sums, terminal)
  for (const { id, failed } of sums.unfinished) report(terminal, `${id}: ${failed ?? 'did not come to its end'}`)
  if (sums.unfinished.length > 0) throw new Failure(`${sums.unfinished.length} of ${total} did not come to their end.`)
}

type PlayedDesk = { url: string; agentKey: string; personKey: string; stop: () => Promise<void> }

async function deskAt(options: DemoOptions, terminal: Terminal): Promise<PlayedDesk> {
  const person = await findDesk(options, terminal)
  const agent = await findDesk({ ...options, key: options.agentKey }, { ...terminal, env: {} }, 'agent')
  return { url: person.url, agentKey: agent.key, personKey: person.key, stop: async () => {} }
}

async function ownDesk(terminal: Terminal): Promise<PlayedDesk> {
  const dataDir = await mkdtemp(join(tmpdir(), 'baton-demo-'))
  const removeFolder = () => rm(dataDir, { recursive: true, force: true })
  try {
    const desk = await openDesk({
      dataDir,
      databaseUrl: terminal.env.DATABASE_URL || undefined,
      port: 0,
      host: '127.0.0.1',
      demo: { playbook: casesPlaybook() },
      onProgress: (words) => report(terminal, words),
    })
    const { url, agentKey, personKey } = desk
    const stop = async () => {
      await desk.stop()
      await removeFolder()
    }
    if (agentKey && personKey) return { url, agentKey, personKey, stop }
    await stop()
    throw new Failure(
      'This database holds a desk already, whose keys are not known here: give an empty database, or --url, --key and --agent-key.',
    )
  } catch (error) {
    await removeFolder()
    throw error
  }
}

/** A held note goes to its owner after a second instead of thirty: no agent is there to mend it. */
function casesPlaybook() {
  const playbook = practicePlaybook('UTC')
  return {
    ...playbook,
    lanes: Object.fromEntries(Object.entries(playbook.lanes).map(([id, lane]) => [id, { ...lane, grace: '1s' }])),
  }
}

async function* firstOf(cases: AsyncIterable<TransferCase>, count: number): AsyncGenerator<TransferCase> {
  let left = count
  for await (const each of cases) {
    yield each
    if (--left === 0) return
  }
}

type Sums = {
  cases: number
  recorded: number
  owned: number
  decided: number
  delivered: number
  effectReported: number
  ownerlessSeconds: number
  unfinished: Played[]
}

function sumUp(played: Played[], cases: number): Sums {
  const count = (what: (each: Played) => boolean) => played.filter(what).length
  const isWhole = (each: Played) => each.recorded && each.owned && each.decided && each.delivered && each.effectReported
  return {
    cases,
    recorded: count((each) => each.recorded),
    owned: count((each) => each.owned),
    decided: count((each) => each.decided),
    delivered: count((each) => each.delivered),
    effectReported: count((each) => each.effectReported),
    ownerlessSeconds: played.reduce((sum, each) => sum + each.ownerlessSeconds, 0),
    unfinished: played.filter((each) => !isWhole(each)),
  }
}

function sayTable({ cases, unfinished: _, ownerlessSeconds, ...counts }: Sums, terminal: Terminal): void {
  const labels: Record<keyof typeof counts, string> = {
    recorded: 'recorded',
    owned: 'owned',
    decided: 'decided',
    delivered: 'delivered',
    effectReported: 'effect reported',
  }
  const rows = (Object.keys(labels) as (keyof typeof counts)[]).map((name) => [
    labels[name],
    `${counts[name]} of ${cases}`,
  ])
  for (const line of table([...rows, ['ownerless seconds', String(ownerlessSeconds)]])) say(terminal, line)
}
