import { personIn } from './person-in.ts'
import type { MayDecide, Playbook } from './playbook.ts'

/**
 * The rules a handoff was judged by, with the people of the version in force. Lanes, steps and deadlines stay as they
 * were; when somebody works, what they can do and who has left are facts of today, and a last resort who has left is
 * replaced by the one of today.
 */
export function withPeopleOfNow(judgedBy: Playbook, inForce: Playbook): Playbook {
  if (judgedBy === inForce) return judgedBy
  const { people, holidays } = inForce
  const stillHere = (person: string | undefined) =>
    person !== undefined && personIn(inForce, person) ? person : undefined
  return {
    ...judgedBy,
    people,
    holidays,
    lastResort: stillHere(judgedBy.lastResort) ?? lastResortsOf(inForce)[0],
    lanes: Object.fromEntries(
      Object.entries(judgedBy.lanes).map(([id, lane]) => {
        const lastResort = stillHere(lane.lastResort)
        const isReplaced = stillHere(lane.lastResort ?? judgedBy.lastResort) === undefined
        // Whoever is the last resort in their place may decide what they might.
        const mayDecide = lane.mayDecide && isReplaced ? [...lane.mayDecide, LAST_RESORT] : lane.mayDecide
        return [id, { ...lane, lastResort, ...(mayDecide && { mayDecide }) }]
      }),
    ),
  }
}

const LAST_RESORT: MayDecide = { roles: ['last_resort'] }

/** Everybody who is the last resort of something, the playbook's own first. */
export const lastResortsOf = ({ lastResort, lanes }: Playbook): string[] => [
  ...new Set(
    [lastResort, ...Object.values(lanes).map((lane) => lane.lastResort)].filter((person) => person !== undefined),
  ),
]
