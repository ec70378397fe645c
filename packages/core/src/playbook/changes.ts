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
      const was = placed(path, before)
      const is = placed(path, after)
      if (type === 'CREATE')
        return { pointer: pointerOf(is), kind: 'added', words: `${nameOf(path, after)} was added${said(after, is)}.` }
      if (type === 'REMOVE')
        return {
          pointer: pointerOf(was),
          kind: 'removed',
          words: `${nameOf(path, before)} was removed${said(before, was)}.`,
        }
      const words = `${nameOf(path, after)} was ${shown(before, was)} and is ${shown(after, is)}.`
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

/** "Support, accept, now": what a path leads to, as the pages of set-up name it. */
function nameOf([part, id, ...rest]: (string | number)[], playbook: Playbook): string {
  if (id === undefined) return wordsOfKey(String(part))
  const held = valueAt(playbook, [part ?? '', id])
  const name = isRecord(held) && typeof held.name === 'string' ? held.name : undefined
  const first = name ?? `${PARTS[String(part)] ?? wordsOfKey(String(part))} ${id}`
  return [first, ...rest.map((key) => (typeof key === 'number' ? `${key + 1}.` : wordsOfKey(key).toLowerCase()))].join(
    ', ',
  )
}
const PARTS: Record<string, string> = {
  triggers: 'Trigger',
  never: 'Never-rule',
  templates: 'Template',
  people: 'Person',
  lanes: 'Lane',
}

/** `lastResort` reads "Last resort". */
function wordsOfKey(key: string): string {
  const words = key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const valueAt = (playbook: Playbook, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (inner, part) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, part) : undefined),
    playbook,
  )

/** A value as a person reads it: people by their names, lists by commas, nothing that is empty. */
function inWords(value: unknown, playbook: Playbook, key?: string): string {
  if (Array.isArray(value))
    return value.map((each) => inWords(each, playbook, key)).join(isRecord(value[0]) ? '; ' : ', ')
  if (isRecord(value))
    return Object.entries(value)
      .map(([name, inner]) => [name, inWords(inner, playbook, name)] as const)
      .filter(([, words]) => words !== '')
      .map(([name, words]) => `${wordsOfKey(name).toLowerCase()} ${words}`)
      .join(', ')
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const text = value === undefined || value === null ? '' : String(value)
  const isPerson = key !== undefined && NAMES_PEOPLE.has(key)
  return (isPerson && personIn(playbook, text)?.name) || text
}
const NAMES_PEOPLE: ReadonlySet<string> = new Set(['people', 'lastResort', 'person'])

function shown(playbook: Playbook, path: readonly (string | number)[]): string {
  const words = inWords(
    valueAt(playbook, path),
    playbook,
    String(path.findLast((key) => typeof key === 'string') ?? ''),
  )
  return words === '' ? 'empty' : cutText(words, SHOWN)
}

/** ": skills german"; what was named already is not said again. */
function said(playbook: Playbook, path: readonly (string | number)[]): string {
  const value = valueAt(playbook, path)
  const words = isRecord(value)
    ? inWords({ ...value, id: undefined, name: undefined }, playbook)
    : shown(playbook, path)
  return words === '' ? '' : `: ${cutText(words, SHOWN)}`
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
      : [{ pointer: pointerOf([list]), kind: 'changed' as const, words: `${wordsOfKey(list)} stand in another order.` }]
  })
}
