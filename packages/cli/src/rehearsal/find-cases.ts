import type { RehearsalCase } from '@baton/core'
import type { Command } from 'commander'
import { EXIT, Failure } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { readCases } from './read-cases.ts'

export type CaseOptions = object

/** Where a command's conversations come from. */
export const addCaseOptions = (command: Command): Command =>
  command.argument('[cases...]', 'files (.yaml, .json, .jsonl) and folders of conversations')

export async function findCases(paths: readonly string[], _: CaseOptions, __: Terminal): Promise<RehearsalCase[]> {
  if (paths.length === 0) throw new Failure('Give files or folders of conversations.', EXIT.usage)
  return readCases(paths)
}
