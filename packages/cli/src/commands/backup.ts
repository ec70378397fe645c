import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import type { Command } from 'commander'
import { DEFAULT_DATA } from '../desk/find-desk.ts'
import { onStoppedDesk } from '../desk/stopped-desk.ts'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import { say, sayJson, type Terminal } from '../terminal/terminal.ts'

type BackupOptions = { data: string; force?: boolean; json?: boolean }

export const addBackup = (program: Command, terminal: Terminal): void => {
  program
    .command('backup')
    .description(
      'Write everything the desk holds into one file. The embedded desk must be stopped; PostgreSQL may go on.',
    )
    .argument('<file>', 'where to write it; readable by you alone')
    .option('--data <folder>', 'data folder of the desk', DEFAULT_DATA)
    .option('--force', 'write over a file that is there')
    .option('--json', 'how many rows of each table, as one JSON object')
    .addHelpText(
      'after',
      `
Environment:
  DATABASE_URL   back up this PostgreSQL instead of the data folder

Examples:
  $ baton backup baton-2026-11-22.gz
  $ DATABASE_URL=postgres://baton:secret@localhost/baton baton backup /backups/baton.gz --force`,
    )
    .action((file: string, options: BackupOptions) => backup(file, options, terminal))
}

async function backup(file: string, options: BackupOptions, terminal: Terminal): Promise<void> {
  if (!options.force && existsSync(file))
    throw new Failure(`${file} is there already; choose another name, or say --force.`, EXIT.usage)
  // Written beside and renamed: a backup cut short never looks like one, and the old one stays until the new one is whole.
  const draft = `${file}.part`
  try {
    const counts = await onStoppedDesk({ data: options.data, mustExist: true }, terminal, (server, desk) =>
      server.backUpDesk(desk, createWriteStream(draft, { mode: 0o600 })),
    )
    await rename(draft, file)
    if (options.json) return sayJson(terminal, counts)
    const { size } = await stat(file)
    say(
      terminal,
      `${file}: ${counts.handoffs ?? 0} handoffs, ${sum(counts)} rows in all, ${Math.ceil(size / 1024)} kB.`,
    )
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

export const sum = (counts: Record<string, number>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0)
