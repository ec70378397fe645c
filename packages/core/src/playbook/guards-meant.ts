import type { PersonId } from '../ids.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { foldedName } from '../text.ts'
import { type KnownPeople, personMeant } from './person-meant.ts'
import type { Playbook } from './playbook.ts'

export type Guards = { excluded?: PersonId[]; skills?: string[] }

/**
 * Whom an agent keeps a handoff from, and what it asks of whoever gets it: names that mean somebody, or a refusal with those
 * that do. `others` are known without being in the playbook: they have left it, and may come back.
 */
export function guardsMeant(
  { excluded, skills }: { excluded?: readonly string[] | undefined; skills?: readonly string[] | undefined },
  { people }: Playbook,
  others: KnownPeople,
): Guards | Refusal {
  const meant = excluded?.map((said) => personMeant({ ...others, ...people }, said)) ?? []
  const known = [...new Set(Object.values(people).flatMap((person) => person.skills))]
  const held = skills?.map((said) => skillMeant(known, said)) ?? []
  const refused = [...meant, ...held].find(isRefusal)
  if (refused) return refused
  const once = (names: unknown[]): string[] => [...new Set(names as string[])]
  return { ...(excluded && { excluded: once(meant) }), ...(skills && { skills: once(held) }) }
}

const skillMeant = (skills: readonly string[], said: string): string | Refusal =>
  skills.find((one) => foldedName(one) === foldedName(said)) ??
  refuse('unknown-skill', { code: 'unknownSkill', facts: { skill: said } }, { skills })
