/**
 * Whom an event of a calendar puts on call: by the rota's own map, by address, by name, by id. A name within a longer one is
 * not meant by it; a room, somebody who said no or who is out of the office is nobody.
 */
import type { Attendee, CalendarEvent } from '../calendar/calendar-event.ts'
import type { PersonId } from '../ids.ts'
import { ABSENT, COVERED } from '../languages/en/calendars.ts'
import type { Playbook } from '../playbook/playbook.ts'
import { foldedName } from '../text.ts'

/** `people` empty: nobody known is named, or, with `because`, whoever is named is not there. */
export type OnCall = { people: PersonId[]; because?: string }

/** Reads events of one rota. */
export function peopleOnCall(playbook: Playbook, rota: string): (event: CalendarEvent) => OnCall {
  const names = namesIn(playbook, rota)
  return (event) => {
    const title = foldedName(event.title)
    const away = absenceIn(title)
    if (away !== undefined) return { people: [], because: `its title says "${away}"` }
    if (event.busy === 'OOF') return { people: [], because: 'it is marked as out of the office' }

    const invited = event.attendees.filter(({ kind }) => !kind || kind === 'INDIVIDUAL' || kind === 'UNKNOWN')
    const told = (coming: boolean) =>
      invited
        .filter((one) => isComing(one) === coming)
        .flatMap(({ address, name = '' }) => [foldedName(address), foldedName(name)])
    const no = new Set(told(false).flatMap((text) => meantBy(text, names)))
    const meant = new Set([title, ...told(true)].flatMap((text) => meantBy(text, names)))
    const people = [...meant].filter((person) => !no.has(person))
    if (people.length === 0 && no.size > 0) return { people, because: 'whoever it names said no' }
    return { people }
  }
}

const isComing = ({ answer, role }: Attendee): boolean =>
  answer !== 'DECLINED' && answer !== 'DELEGATED' && role !== 'NON-PARTICIPANT'

/** People by each way to name them, found by its first character; the longer names first. */
type Names = { mapped: NamesByStart; all: NamesByStart }
type NamesByStart = ReadonlyMap<string, readonly { name: string; people: PersonId[] }[]>

function namesIn({ people, rotas }: Playbook, rota: string): Names {
  const mapped = Object.entries(rotas[rota]?.people ?? {})
  const known = Object.entries(people).flatMap(([person, { name, email }]) =>
    [name, email ?? '', person].map((said): [string, PersonId] => [said, person]),
  )
  return { mapped: byStart(mapped), all: byStart([...mapped, ...known]) }
}

function byStart(named: readonly [name: string, person: PersonId][]): NamesByStart {
  const byName = Map.groupBy(named, ([name]) => foldedName(name))
  byName.delete('')
  const names = [...byName].map(([name, alike]) => ({ name, people: alike.map(([, person]) => person) }))
  return Map.groupBy(
    names.sort((a, b) => b.name.length - a.name.length),
    ({ name }) => name.charAt(0),
  )
}

/** What the rota maps itself is meant before all else. */
function meantBy(text: string, { mapped, all }: Names): PersonId[] {
  const byMap = namedIn(text, mapped)
  return byMap.length > 0 ? byMap : namedIn(text, all)
}

/** A name counts as words of its own, not as part of an address, of a longer word or of a longer name. */
function namedIn(text: string, names: NamesByStart): PersonId[] {
  const found = new Set<PersonId>()
  for (let at = 0; at < text.length; at += 1) {
    if (INSIDE_BEFORE.test(text.slice(Math.max(0, at - 3), at))) continue
    const named = names
      .get(text.charAt(at))
      ?.find(
        ({ name }) =>
          text.startsWith(name, at) && !INSIDE_AFTER.test(text.slice(at + name.length, at + name.length + 3)),
      )
    if (!named) continue
    for (const person of named.people) found.add(person)
    at += named.name.length - 1
  }
  return [...found]
}

const INSIDE_BEFORE = /[\p{L}\p{N}\p{M}_@]$|[\p{L}\p{N}_][.+-]$/u
const INSIDE_AFTER = /^[\p{L}\p{N}\p{M}_@]|^[.-][\p{L}\p{N}_]/u

function absenceIn(title: string): string | undefined {
  return COVERED.test(title) ? undefined : ABSENT.exec(title)?.[0]
}
