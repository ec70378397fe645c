/** What differs between two versions of a playbook, in words and with its place: who has which lanes, which triggers. */
import microdiff from 'microdiff'
import type { LaneId, PersonId } from '../ids.ts'
import { cutText } from '../text.ts'
import { personIn } from './person-in.ts'
import type { Playbook } from './playbook.ts'
import { pointerOf } from './position.ts'

export type PlaybookChange = {
  /** JSON pointer into the later version, or into the earlier one where it was removed. */
  pointer: string
  kind: 'added' | 'removed' | 'changed'
  /** "Ana Ruiz no longer takes handoffs of Support." */
  words: string
}

// Longer values are compared, and shown cut.
const SHOWN = 160

export function playbookChanges(before: Playbook, after: Playbook): PlaybookChange[] {
  return [
    ...laneChanges(before, after),
    ...microdiff(byName(before), byName(after)).map(({ type, path }): PlaybookChange => {
      const name = `\`${path.join('.')}\``
      const was = placed(path, before)
      const is = placed(path, after)
      if (type === 'CREATE')
        return { pointer: pointerOf(is), kind: 'added', words: `${name} was added: ${shown(after, is)}.` }
      if (type === 'REMOVE')
        return { pointer: pointerOf(was), kind: 'removed', words: `${name} was removed; it was ${shown(before, was)}.` }
      const words = `${name} was ${shown(before, was)} and is ${shown(after, is)}.`
      return { pointer: pointerOf(is), kind: 'changed', words }
    }),
    ...orderChanges(before, after),
  ]
}

/** Who takes handoffs of a lane now and did not before, and the other way round. */
function laneChanges(before: Playbook, after: Playbook): PlaybookChange[] {
  return Object.entries({ ...before.lanes, ...after.lanes }).flatMap(([id, { name }]) => {
    const had = peopleOf(before, id)
    const has = peopleOf(after, id)
    const say = (person: PersonId) => personIn(after, person)?.name ?? personIn(before, person)?.name ?? person
    const pointer = pointerOf(['lanes', id])
    return [
      ...has
        .filter((person) => !had.includes(person))
        .map((person) => ({
          pointer,
          kind: 'added' as const,
          words: `${say(person)} takes handoffs of ${name} now.`,
        })),
      ...had
        .filter((person) => !has.includes(person))
        .map((person) => ({
          pointer,
          kind: 'removed' as const,
          words: `${say(person)} no longer takes handoffs of ${name}.`,
        })),
    ]
  })
}

function peopleOf({ lanes, lastResort }: Playbook, id: LaneId): PersonId[] {
  const lane = Object.hasOwn(lanes, id) ? lanes[id] : undefined
  if (!lane) return []
  const asked = [lane.owners, ...lane.escalation.map(({ to }) => to)].flatMap(({ people }) => people)
  const last = lane.lastResort ?? lastResort
  return [...new Set([...asked, ...(last ? [last] : [])])]
}

/** Lists whose items have an id, by that id: one trigger put first does not change all the others. */
const LISTS = ['triggers', 'never'] as const

/** Plain lists are one value each: "from [ana] to [ana, ben]" says more than what stands at which place. */
function byName(playbook: Playbook): Record<string, unknown> {
  const keyed = Object.fromEntries(
    LISTS.map((list) => [list, Object.fromEntries(playbook[list].map((item) => [item.id, whole(item)]))]),
  )
  return { ...(whole(playbook) as Record<string, unknown>), ...keyed }
}

function whole(value: unknown): unknown {
  if (Array.isArray(value)) return JSON.stringify(value)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, whole(inner)]))
}

function placed([list, id, ...rest]: (string | number)[], playbook: Playbook): (string | number)[] {
  const known = LISTS.find((name) => name === list)
  if (!known || id === undefined) return [list, id, ...rest].filter((part) => part !== undefined)
  return [known, playbook[known].findIndex((item) => item.id === id), ...rest]
}

function shown(playbook: Playbook, path: readonly (string | number)[]): string {
  const value = path.reduce<unknown>(
    (inner, part) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, part) : undefined),
    playbook,
  )
  return cutText(typeof value === 'string' ? value : JSON.stringify(value), SHOWN)
}

/** The same triggers in another order: where two match, the first one is named. */
function orderChanges(before: Playbook, after: Playbook): PlaybookChange[] {
  return LISTS.flatMap((list) => {
    const had = before[list].map(({ id }) => id)
    const has = after[list].map(({ id }) => id)
    const wasOrder = had.filter((id) => has.includes(id)).join()
    const isOrder = has.filter((id) => had.includes(id)).join()
    return wasOrder === isOrder
      ? []
      : [{ pointer: pointerOf([list]), kind: 'changed' as const, words: `\`${list}\` stand in another order.` }]
  })
}
