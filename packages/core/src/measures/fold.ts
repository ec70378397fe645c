/**
 * Events → counts. The same whether it is done event by event as they come or a year later over all of them, whatever is
 * counted apart and added.
 */

import { assertNever } from '../assert-never.ts'
import type { HandoffEvent } from '../handoff/event.ts'
import type { AgentId, LaneId, PersonId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'
import { begin, follow } from './case.ts'
import { addTo, bucketOf } from './counts.ts'
import { localTime } from './local-time.ts'
import type { Measure, Step } from './measure.ts'
import { MEASURES } from './measures.ts'

/** Where counts are kept: a day on the workspace's wall, a lane, an agent; `person` is empty but for what is their own. */
export type Cell = { day: string; lane: LaneId; agent: AgentId; person: PersonId | '' }
export type CountedCell = Cell & { counts: Record<string, number> }

export type Folding = {
  /** What was counted before: only events behind this one are. */
  afterSeq?: number
  /** Time zone of a version of the playbook. */
  zoneOf: (playbook: number) => string
}

/** Of one handoff, all its events in order. */
export function foldTrail(
  events: readonly (HandoffEvent & { seq: number })[],
  { afterSeq = 0, zoneOf }: Folding,
): CountedCell[] {
  const cells = gatherCells()
  let before: Step['before'] = null
  for (const event of events) {
    const after: Step['before'] = before ? follow(before, event) : begin(event)
    if (!after) continue
    if (event.seq > afterSeq) count({ event, before, after })
    before = after
  }
  return cells.cells()

  function count(step: Step): void {
    const { event, after } = step
    const { lane, agent, playbook } = after
    const zone = zoneOf(playbook)
    const { day } = localTime(event.at, zone)
    const all = { day, lane, agent }
    const own = event.by.kind === 'person' ? event.by.id : undefined
    for (const measure of MEASURES as readonly Measure[]) {
      const counts = countsOf(measure, step)
      if (!counts) continue
      add({ ...all, person: '' }, counts)
      const hour = hourOf(measure, step)
      if (hour) add({ ...all, person: '' }, byHour(localTime(hour, zone).hour, counts))
      if (measure.own && own !== undefined) add({ ...all, person: own }, counts)
    }
  }

  function add(cell: Cell, counts: Record<string, number>): void {
    cells.add([{ ...cell, counts }])
  }
}

const cellKey = ({ day, lane, agent, person }: Cell): string => JSON.stringify([day, lane, agent, person])

export function addCells(...all: readonly (readonly CountedCell[])[]): CountedCell[] {
  const sum = gatherCells()
  for (const cells of all) sum.add(cells)
  return sum.cells()
}

/** Adds part after part in place: to copy a year anew for each part of it takes longer than to count it. */
export function gatherCells() {
  const sum = new Map<string, CountedCell>()
  return {
    add(cells: readonly CountedCell[]): void {
      for (const cell of cells) {
        const key = cellKey(cell)
        const known = sum.get(key)
        if (known) addTo(known.counts, cell.counts)
        else sum.set(key, { ...cell, counts: { ...cell.counts } })
      }
    },
    cells: (): CountedCell[] => [...sum.values()],
  }
}

/** What one event counts for one measure; null: nothing. */
export function countsOf(measure: Measure, step: Step): Record<string, number> | null {
  const { id } = measure
  switch (measure.kind) {
    case 'count':
    case 'sum': {
      const n = measure.of(step)
      return n ? { [id]: n } : null
    }
    case 'share': {
      const isPart = measure.of(step)
      return isPart === undefined ? null : { [`${id}.n`]: 1, ...(isPart && { [`${id}.part`]: 1 }) }
    }
    case 'spread': {
      const value = measure.of(step)
      return value === undefined ? null : { [`${id}.b${bucketOf(value)}`]: 1 }
    }
    case 'mix': {
      const names = measure.of(step)
      return names ? { [`${id}.n`]: 1, ...Object.fromEntries(names.map((name) => [`${id}=${name}`, 1])) } : null
    }
    default:
      return assertNever(measure)
  }
}

function hourOf({ byHour }: Measure, step: Step): Instant | null {
  if (byHour === undefined) return null
  return byHour === true ? step.event.at : (byHour(step) as Instant | null)
}

const byHour = (hour: number, counts: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).map(([key, n]) => [`h${hour}/${key}`, n]))

const isOfHour = (key: string): boolean => key[0] === 'h' && HOUR.test(key)
const HOUR = /^h\d+\//

/** All that was counted, without what is told by the hour. */
export function sumOf(cells: readonly Pick<CountedCell, 'counts'>[]): Record<string, number> {
  const sum: Record<string, number> = {}
  for (const { counts } of cells)
    for (const key in counts) if (!isOfHour(key)) sum[key] = (sum[key] ?? 0) + (counts[key] ?? 0)
  return sum
}

/** What was counted for each hour of the day, from 0 to 23. */
export function sumsOfHours(cells: readonly Pick<CountedCell, 'counts'>[]): Record<string, number>[] {
  const sums = Array.from({ length: 24 }, (): Record<string, number> => ({}))
  for (const { counts } of cells)
    for (const key in counts) {
      if (!isOfHour(key)) continue
      const end = key.indexOf('/')
      const sum = sums[Number(key.slice(1, end))]
      const own = key.slice(end + 1)
      if (sum) sum[own] = (sum[own] ?? 0) + (counts[key] ?? 0)
    }
  return sums
}
