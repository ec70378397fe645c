import { randomUUID } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Client } from '@baton-desk/sdk'
import type { Command } from 'commander'
import { addDeskOptions, type DeskOptions, findDesk } from '../desk/find-desk.ts'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import { say, sayJson, type Terminal, table } from '../terminal/terminal.ts'
import { headerLine, lastLine, pageLines, signedLine } from '../trail/export-file.ts'

type Options = DeskOptions & { json?: boolean }
type FileOptions = Options & { force?: boolean }

export const addTrail = (program: Command, terminal: Terminal): void => {
  const trail = program
    .command('trail')
    .description(
      'What was done: to the workspace, and in every handoff; exported and signed, so that it can be verified.',
    )
  const part = (command: Command) => addDeskOptions(command).option('--json', 'as JSON')
  const toFile = (command: Command) =>
    part(command).argument('<file>', 'where to write it').option('--force', 'write over a file that is there')

  part(trail.command('show').description('What was done to the workspace, the newest first.'))
    .option('--limit <number>', 'how many', '60')
    .addHelpText('after', '\nExamples:\n  $ baton trail show --limit 10')
    .action((options: Options & { limit: string }) => show(options, terminal))
  toFile(trail.command('export').description('All trails of the workspace as they are sealed, for admins.'))
    .addHelpText(
      'after',
      `
Examples:
  $ baton trail export trail-2026-11.jsonl
  $ baton verify trail-2026-11.jsonl --heads heads-2026-10.jsonl`,
    )
    .action((file: string, options: FileOptions) => write(file, exportLines, options, terminal))
  toFile(
    trail
      .command('heads')
      .description('Where each trail ends now, signed. Keep it where nobody of the desk can write.'),
  )
    .addHelpText('after', '\nExamples:\n  $ baton trail heads heads-$(date +%F).jsonl')
    .action((file: string, options: FileOptions) => write(file, headLines, options, terminal))
  part(trail.command('key').description('The public key by which signed heads are verified. Keep it elsewhere.'))
    .addHelpText('after', '\nExamples:\n  $ baton trail key > baton-desk.pem')
    .action((options: Options) => key(options, terminal))
}

async function show({ limit, json, ...desk }: Options & { limit: string }, terminal: Terminal): Promise<void> {
  const { client } = await findDesk(desk, terminal)
  const { items, intact, because } = await client.workspaceTrail({ limit: Number(limit) }, { signal: terminal.stop })
  if (json) for (const item of items) sayJson(terminal, item)
  else for (const line of table(items.map(({ at, sentence }) => [at.slice(0, 16), sentence]))) say(terminal, line)
  if (!intact) throw new Failure(`The trail of the workspace is not whole: ${because}.`)
}

type Lines = (client: Client, terminal: Terminal, counts: Counts) => AsyncGenerator<string>
type Counts = { events: number; workspaceEvents: number; heads: number }

async function* exportLines(client: Client, terminal: Terminal, counts: Counts): AsyncGenerator<string> {
  for (let after: number | null = 0; after !== null; ) {
    const page: Awaited<ReturnType<Client['exportTrail']>> = await client.exportTrail(
      { after },
      { signal: terminal.stop },
    )
    if (after === 0) yield headerLine(page.workspace)
    yield pageLines(page)
    counts.events += page.events.length
    counts.workspaceEvents += page.workspaceEvents.length
    after = page.next
  }
  yield lastLine({ events: counts.events, workspaceEvents: counts.workspaceEvents })
}

async function* headLines(client: Client, terminal: Terminal, counts: Counts): AsyncGenerator<string> {
  for (let after: string | null = ''; after !== null; ) {
    const page: Awaited<ReturnType<Client['trailHeads']>> = await client.trailHeads(
      { after },
      { signal: terminal.stop },
    )
    yield signedLine(page.signed)
    counts.heads += page.signed.heads.handoffs.length
    after = page.next
  }
}

async function write(
  file: string,
  lines: Lines,
  { force, json, ...desk }: FileOptions,
  terminal: Terminal,
): Promise<void> {
  if (!force && existsSync(file))
    throw new Failure(`${file} is there already; choose another name, or say --force.`, EXIT.usage)
  const { client } = await findDesk(desk, terminal)
  const counts: Counts = { events: 0, workspaceEvents: 0, heads: 0 }
  const draft = `${file}.${randomUUID()}.part`
  try {
    await pipeline(
      Readable.from(lines(client, terminal, counts)),
      createWriteStream(draft, { flags: 'wx', mode: 0o600 }),
    )
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  if (json) return sayJson(terminal, { file, ...counts })
  const { events, workspaceEvents, heads } = counts
  say(
    terminal,
    heads > 0 || events === 0
      ? `${file}: the signed ends of ${heads} handoffs and of the workspace.`
      : `${file}: ${events} events of handoffs, ${workspaceEvents} of the workspace.`,
  )
}

async function key({ json, ...desk }: Options, terminal: Terminal): Promise<void> {
  const { client } = await findDesk(desk, terminal)
  const { signed } = await client.trailHeads({ limit: 1 }, { signal: terminal.stop })
  if (json) return sayJson(terminal, { key: signed.key, publicKey: signed.publicKey })
  say(terminal, signed.publicKey.trimEnd())
}
