import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { BatonError, BatonUnreachable } from '@baton-desk/sdk'
import type { Command } from 'commander'
import { DEFAULT_DATA } from '../desk/find-desk.ts'
import { findOperator, operatorFile } from '../desk/operator-file.ts'
import { onStoppedDesk } from '../desk/stopped-desk.ts'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import { say, sayJson, type Terminal } from '../terminal/terminal.ts'

type BackupOptions = { data: string; force?: boolean; recipient?: string; json?: boolean }

export const addBackup = (program: Command, terminal: Terminal): void => {
  program
    .command('backup')
    .description('Write everything the desk holds into one file, whether it runs or not. Changes nothing.')
    .argument('<file>', 'where to write it; readable by you alone')
    .option('--data <folder>', 'data folder of the desk', DEFAULT_DATA)
    .option('--force', 'write over a file that is there')
    .option('--recipient <age1…>', 'who alone can read it; make a pair of keys with age-keygen')
    .option('--json', 'how many rows of each table, as one JSON object')
    .addHelpText(
      'after',
      `
Environment:
  DATABASE_URL             back up this PostgreSQL instead of the data folder
  BATON_BACKUP_RECIPIENT   the same as --recipient

Examples:
  $ baton backup baton-2026-11-22.gz
  $ baton backup baton.gz.age --recipient age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p
  $ DATABASE_URL=postgres://baton:secret@localhost/baton baton backup /backups/baton.gz --force`,
    )
    .action((file: string, options: BackupOptions) => backup(file, options, terminal))
}

async function backup(file: string, options: BackupOptions, terminal: Terminal): Promise<void> {
  if (!options.force && existsSync(file))
    throw new Failure(`${file} is there already; choose another name, or say --force.`, EXIT.usage)
  const recipient = options.recipient ?? terminal.env.BATON_BACKUP_RECIPIENT
  const counts =
    (await ofRunning(file, { ...options, recipient }, terminal)) ??
    (await onStoppedDesk({ data: options.data, mustExist: true }, terminal, (server, desk) =>
      server.writeWholeFile(file, (output) => server.backUpDesk(desk, output, { ...(recipient && { recipient }) })),
    ))
  if (options.json) return sayJson(terminal, counts)
  const { size } = await stat(file)
  say(terminal, `${file}: ${counts.handoffs ?? 0} handoffs, ${sum(counts)} rows in all, ${Math.ceil(size / 1024)} kB.`)
}

/** The desk that has the folder open writes it itself; null where none does, or a PostgreSQL is named, which serves several. */
async function ofRunning(
  file: string,
  { data, recipient, force }: BackupOptions,
  terminal: Terminal,
): Promise<Record<string, number> | null> {
  if (terminal.env.DATABASE_URL || !existsSync(operatorFile(data))) return null
  try {
    const { client } = await findOperator({ data })
    return (await client.backUp({ file: resolve(file), recipient, mayReplace: force }, { signal: terminal.stop })).rows
  } catch (error) {
    // It ran once, and is another one's address or nobody's now: what it left behind names no desk.
    if (error instanceof BatonUnreachable || (error instanceof BatonError && error.code === 'wrong-key')) return null
    throw error
  }
}

export const sum = (counts: Record<string, number>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0)
