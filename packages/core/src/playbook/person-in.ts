import type { PersonId } from '../ids.ts'

export const personIn = <Who>(
  { people }: { people: Readonly<Record<PersonId, Who>> },
  id: PersonId,
): Who | undefined => (Object.hasOwn(people, id) ? people[id] : undefined)
