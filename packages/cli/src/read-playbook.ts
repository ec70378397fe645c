import { readFile } from 'node:fs/promises'
import { type Lane, loadPlaybook, type Playbook, starterPlaybook } from '@baton/core'
import { EXIT, Failure } from './exit-code.ts'

/** The playbook of a file; without one, the starter that a desk has on its first day. */
export async function readPlaybook(file?: string): Promise<Playbook> {
  const written =
    file === undefined
      ? starterPlaybook({ person: { id: 'owner', name: 'The owner' }, timeZone: 'UTC' })
      : await readText(file)
  const loaded = loadPlaybook(written)
  if ('playbook' in loaded) return loaded.playbook
  const problems = loaded.problems.map(({ line, message }) => `  ${line ? `line ${line}: ` : ''}${message}`)
  throw new Failure(`${file ?? 'The starter playbook'} does not load:\n${problems.join('\n')}`)
}

/** The lane of this name; without one, support where there is one, otherwise the first. */
export function findLane(playbook: Playbook, id?: string): { id: string; lane: Lane } {
  const [first = ''] = Object.keys(playbook.lanes)
  const wanted = id ?? (playbook.lanes.support ? 'support' : first)
  const lane = playbook.lanes[wanted]
  if (!lane)
    throw new Failure(
      `Expected one of the lanes ${Object.keys(playbook.lanes).join(', ')} in --lane, got “${wanted}”.`,
      EXIT.usage,
    )
  return { id: wanted, lane }
}

const readText = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Failure(
      `${file} cannot be read: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}.`,
      EXIT.usage,
    )
  })
