import type { WrittenPlaybook } from './playbook.ts'
import { ROLE_LANES } from './role-lanes.ts'

export type StarterPerson = { id: string; name: string; email?: string }

/**
 * The playbook of a desk on its first day: one person, who owns everything, and a lane for each role and for what only
 * the owner of the business decides. Made to be changed.
 */
export function starterPlaybook({ person, timeZone }: { person: StarterPerson; timeZone: string }): WrittenPlaybook {
  const { id, name, email } = person
  const owners = { people: [id] }
  return {
    name: 'First playbook',
    timeZone,
    lastResort: id,
    people: { [id]: email ? { name, email } : { name } },
    lanes: Object.fromEntries(
      Object.entries(ROLE_LANES).map(([lane, { name, ...role }]) => [lane, { name, owners, ...role }]),
    ),
  }
}
