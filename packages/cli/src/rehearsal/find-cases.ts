import type { RehearsalCase } from '@baton-desk/core'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { CaseOptions } from './case-options.ts'
import { readCases } from './read-cases.ts'

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
