import type { RehearsalCase } from '@baton-desk/core'
import type { Command } from 'commander'
import { EXIT, Failure } from '../exit-code.ts'
import { addDeskOptions, type DeskOptions } from '../find-desk.ts'
import type { Terminal } from '../terminal.ts'
import { toCount } from '../to-count.ts'
import { readCases } from './read-cases.ts'

export type CaseOptions = DeskOptions & { desk?: boolean; limit: number }

/** Where a command's conversations come from: files and folders, or what a running desk has kept. */
export const addCaseOptions = (command: Command): Command =>
  addDeskOptions(
    command
      .argument('[cases...]', 'files (.yaml, .json, .jsonl) and folders of conversations')
      .option('--desk', 'what the running desk has kept of closed handoffs; each opening is recorded there')
      .option('--limit <number>', 'at most so many of the desk, the newest first', toCount, 200),
  )

export async function findCases(
  paths: readonly string[],
  options: CaseOptions,
  terminal: Terminal,
): Promise<RehearsalCase[]> {
  if (paths.length === 0 && !options.desk)
    throw new Failure('Give files or folders of conversations, or --desk for what the desk has kept.', EXIT.usage)
  const given = paths.length > 0 ? await readCases(paths) : []
  if (!options.desk) return given
  const { keptCases } = await import('./kept-cases.ts')
  return [...given, ...(await keptCases(options, terminal))]
}
