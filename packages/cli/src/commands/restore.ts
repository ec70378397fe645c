import { createReadStream, existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { DEFAULT_DATA } from '../desk/find-desk.ts'
import { onStoppedDesk } from '../desk/stopped-desk.ts'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import { say, sayJson, type Terminal } from '../terminal/terminal.ts'
import { sum } from './backup.ts'

type RestoreOptions = { data: string; erasures?: string; identity?: string; json?: boolean }

export const addRestore = (program: Command, terminal: Terminal): void => {
  program
    .command('restore')
    .description('Put a backup into an empty data folder or an empty PostgreSQL: all of it, or nothing.')
    .argument('<file>', 'a file that “baton backup” wrote')
    .option('--data <folder>', 'data folder to fill; made where there is none', DEFAULT_DATA)
    .option('--erasures <file>', 'list of who was erased (default: erasures.jsonl in the data folder to fill)')
    .option('--identity <file>', 'of an encrypted backup: the file that age-keygen made')
    .option('--json', 'how many rows of each table, as one JSON object')
    .addHelpText(
      'after',
      `
A backup of one kind of database may be restored into the other. Keys keep working; people sign in again, and clients of MCP connect again.
Who was erased since the backup was made is erased again: put the old folder's erasures.jsonl into the new one, or name it.
Webhooks keep working with the key that seals their secrets: put the old folder's seal.key into the new one, or set BATON_SEALING_KEYS.

Environment:
  DATABASE_URL   fill this PostgreSQL instead of the data folder

Examples:
  $ baton restore baton-2026-11-22.gz --data ./restored --erasures .baton/erasures.jsonl
  $ DATABASE_URL=postgres://baton:secret@localhost/baton baton restore baton-2026-11-22.gz`,
    )
    .action((file: string, options: RestoreOptions) => restore(file, options, terminal))
}

async function restore(file: string, options: RestoreOptions, terminal: Terminal): Promise<void> {
  if (!existsSync(file)) throw new Failure(`${file} cannot be read: there is no such file.`, EXIT.usage)
  if (options.erasures !== undefined && !existsSync(options.erasures))
    throw new Failure(`${options.erasures} cannot be read: there is no such file.`, EXIT.usage)
  const identity = options.identity === undefined ? undefined : await identityIn(options.identity)
  const { counts, erasures } = await onStoppedDesk({ data: options.data, mustExist: false }, terminal, (server, desk) =>
    server.restoreDesk(desk, createReadStream(file), { erasures: options.erasures, identity }),
  )
  if (options.json) return sayJson(terminal, counts)
  say(
    terminal,
    [
      `Restored ${counts.handoffs ?? 0} handoffs, ${sum(counts)} rows in all.`,
      erasures === null
        ? 'No list of erasures was there: whoever was erased since the backup was made is back. Put the old desk’s erasures.jsonl into the data folder before you start it.'
        : `Erasures of the list, done again: ${erasures}.`,
      `Start the desk with “baton start${terminal.env.DATABASE_URL ? '' : ` --data ${options.data}`}”.`,
    ].join('\n'),
  )
}

/** The line of the file that is no remark. */
async function identityIn(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '')
  const found = text.split(/\r?\n/).find((line) => line.startsWith('AGE-SECRET-KEY-'))
  if (!found) throw new Failure(`Expected a line AGE-SECRET-KEY-1… in ${file}, as age-keygen writes it.`, EXIT.usage)
  return found.trim()
}
