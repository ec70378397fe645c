import { type Lane, loadPlaybook, type Playbook, type PlaybookProblem, RULES, starterPlaybook } from '@baton-desk/core'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import { readText } from '../terminal/input.ts'

const RULE_IDS = RULES.map(({ id }) => id)

/** The playbook of a file; without one, the starter that a desk has on its first day. */
export async function readPlaybook(file?: string): Promise<Playbook> {
  const loaded = await tryPlaybook(file)
  if ('playbook' in loaded) return loaded.playbook
  throw new Failure(
    `${file ?? 'The starter playbook'} does not load:\n${loaded.problems.map((problem) => `  ${inFile(problem, file)}`).join('\n')}`,
  )
}

/** The same, with what is wrong as a value. A file that cannot be read is a failure all the same. */
export async function tryPlaybook(file?: string): Promise<{ playbook: Playbook } | { problems: PlaybookProblem[] }> {
  const written =
    file === undefined
      ? starterPlaybook({ person: { id: 'owner', name: 'The owner' }, timeZone: 'UTC' })
      : await readText(file)
  return loadPlaybook(written, { ruleIds: RULE_IDS })
}

/** `playbook.yaml:12:5: what is wrong`, as editors and terminals make a link of it. */
export const inFile = ({ line, column, message }: PlaybookProblem, file = ''): string =>
  line === undefined ? message : `${file}:${line}:${column}: ${message}`

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
