import type { PersonId } from '../ids.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { foldedName } from '../text.ts'

export type KnownPeople = Readonly<Record<PersonId, { name: string; email?: string | null | undefined }>>

/** Whom somebody names: by id, else by name or address where only one person has it. Nobody and several are refused. */
export function personMeant(people: KnownPeople, said: string): PersonId | Refusal {
  if (Object.hasOwn(people, said)) return said
  const name = foldedName(said)
  const meant = Object.entries(people).flatMap(([id, person]) =>
    [id, person.name, person.email ?? ''].some((one) => foldedName(one) === name) ? [id] : [],
  )
  const [only, ...others] = name === '' ? [] : meant
  if (only !== undefined && others.length === 0) return only
  const known = { people: Object.keys(people) }
  return only === undefined
    ? refuse('unknown-person', { code: 'unknownPerson', facts: { person: said } }, known)
    : refuse('unknown-person', { code: 'severalPeople', facts: { person: said, people: meant } }, known)
}
