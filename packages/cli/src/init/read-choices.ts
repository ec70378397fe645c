import { parseDocument } from 'yaml'
import type { Receiver } from './answers.ts'

export type PackRule = { id: string; words: string }

/** What a pack asks about: its lanes, triggers, never-rules and the outcomes of its first lane. */
export function readChoices(pack: string): {
  name: string
  timeZone: string
  lanes: { id: string; name: string }[]
  triggers: PackRule[]
  never: PackRule[]
  outcomes: string[]
} {
  const { name, timeZone, lanes, triggers = [], never = [] } = parseDocument(pack).toJS() as WrittenPack
  const [first] = Object.values(lanes)
  return {
    name,
    timeZone,
    lanes: Object.entries(lanes).map(([id, lane]) => ({ id, name: lane.name })),
    triggers: triggers.map(({ id, why }) => ({ id, words: why })),
    never: never.map(({ id, what }) => ({ id, words: what })),
    outcomes: (first?.outcomes ?? []).map(({ label }) => label),
  }
}

type WrittenPack = {
  name: string
  timeZone: string
  lastResort?: string
  lanes: Record<string, { name: string; owners: { people: string[] }; outcomes?: { label: string }[] }>
  triggers?: { id: string; why: string }[]
  never?: { id: string; what: string }[]
}

/**
 * Who takes each lane where nobody says otherwise: the last resort what the pack's own last resort takes alone, everybody
 * else the rest.
 */
export function usualOwners(pack: string, people: readonly Receiver[]): Record<string, string[]> {
  const { lanes, lastResort } = parseDocument(pack).toJS() as WrittenPack
  const [first, ...others] = people.map(({ id }) => id)
  const usual = others.length > 0 || first === undefined ? others : [first]
  return Object.fromEntries(
    Object.entries(lanes).map(([id, { owners }]) => {
      const isForLastResort = owners.people.length === 1 && owners.people[0] === lastResort
      return [id, isForLastResort && first !== undefined ? [first] : usual]
    }),
  )
}
