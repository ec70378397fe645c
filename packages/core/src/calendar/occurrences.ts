/**
 * What takes place in a calendar between two moments. Versions, series, exceptions and changes of single dates are brought
 * together as calendar programs do; an event of which something cannot be told costs itself, with its title and line, and
 * the rest is read.
 */
import type { Milliseconds } from '../time/instant.ts'
import { titleOf } from './calendar-event.ts'
import { isCancelled } from './cancelled.ts'
import { type Component, componentsIn, lineOf, textOf } from './content-lines.ts'
import { epochOf, type Moment, readMoment } from './moment.ts'
import type { Spent } from './rule.ts'
import { type Occurrence, occurrenceOf, occurrencesOfSeries, readTimeOf } from './series.ts'
import { TooMuch, Unreadable } from './unreadable.ts'
import { newest, numberOf, type Version } from './versions.ts'
import { zonesOf } from './zone.ts'

/** An event that cannot be told, and why: "it ends before it begins". */
export type CalendarFault = { title: string; at: number; why: string }

export const CALENDAR_LIMITS = { characters: 2_000_000, occurrences: 20_000 } as const

type Window = { from: Milliseconds; to: Milliseconds }
type Found = { occurrences: Occurrence[]; faults: CalendarFault[] }

/**
 * Everything that touches the window, in no order. Times without a zone are those of the calendar's own zone, or else of
 * `timeZone`; whole days are those of `timeZone`. Throws `Unreadable` where there is no calendar, or one that costs too much.
 */
export function occurrencesIn(text: string, window: Window, timeZone: string): Found {
  if (text.trim() === '') throw new Unreadable('it is empty')
  const outermost = componentsIn(text)
  const calendars = calendarsIn(outermost)
  if (calendars.length === 0)
    throw new Unreadable(outermost[0] ? `it holds a ${outermost[0].name}` : 'it holds no BEGIN:VCALENDAR')
  if (calendars.some(({ whole }) => !whole)) throw new Unreadable('it ends in the middle')
  const spent: Spent = { rules: 0, givenUp: 0, times: 0 }
  const versions = calendars.flatMap((calendar) => versionsIn(calendar, { window, timeZone, spent }))
  const found: Found = { occurrences: [], faults: [] }
  // Without an id an event stands alone.
  for (const same of Map.groupBy(versions, ({ component }) => textOf(lineOf(component, 'uid')) || component).values())
    readEvent(same, { found, spent })
  return found
}

/** Also those that stand in another one. */
const calendarsIn = (components: readonly Component[]): Component[] =>
  components
    .filter(({ name }) => name === 'vcalendar')
    .flatMap((calendar) => [calendar, ...calendarsIn(calendar.parts)])

function versionsIn(
  calendar: Component,
  { window, timeZone, spent }: { window: Window; timeZone: string; spent: Spent },
): Version[] {
  const own = textOf(lineOf(calendar, 'x-wr-timezone')) || timeZone
  const by = { zoneOf: zonesOf(calendar, { span: window, spent }), own, ofDays: timeZone, window }
  const takesBack = textOf(lineOf(calendar, 'method')).toUpperCase() === 'CANCEL'
  return calendar.parts.filter(({ name }) => name === 'vevent').map((component) => ({ component, by, takesBack }))
}

/** All versions of one event. */
function readEvent(versions: readonly Version[], { found, spent }: { found: Found; spent: Spent }): void {
  const costs = <T>({ component }: Version, read: () => T[]): T[] => {
    try {
      return read()
    } catch (thrown) {
      if (!(thrown instanceof Unreadable) || thrown instanceof TooMuch) throw thrown
      found.faults.push({ title: titleOf(component), at: component.at, why: thrown.message })
      return []
    }
  }
  const ofSeries = newest(versions.filter(({ component }) => !lineOf(component, 'recurrence-id')))
  const endedBy = ofSeries.every(isOff) ? Math.max(...ofSeries.map(numberOf)) : Number.NEGATIVE_INFINITY
  const dated = versions
    .filter(({ component }) => lineOf(component, 'recurrence-id'))
    .filter((version) => numberOf(version) > endedBy)
    .flatMap((version) => costs(version, () => [{ version, ...changedDateOf(version) }]))
  const changes = newestOfEachDate(dated).map((dated) => {
    const { version } = dated
    const [becomes] = isOff(version) ? [] : costs(version, () => [readTimeOf(version.component, version.by)])
    return { ...dated, becomes }
  })
  for (const version of ofSeries.filter((version) => !isOff(version)))
    add(
      found,
      costs(version, () => occurrencesOfSeries(version, { changes, spent })),
    )
  for (const { version, becomes } of changes)
    if (becomes)
      add(
        found,
        costs(version, () => occurrenceOf(becomes, version.by)),
      )
}

const isOff = ({ component, takesBack }: Version): boolean => takesBack || isCancelled(component)

type ChangedDate = { version: Version; of: Moment; andLater: boolean }

function changedDateOf({ component, by }: Version): Omit<ChangedDate, 'version'> {
  const line = lineOf(component, 'recurrence-id')
  if (!line) throw new Unreadable('it does not say what it changes')
  return { of: readMoment(line, by), andLater: line.parameters.range?.toUpperCase() === 'THISANDFUTURE' }
}

function newestOfEachDate(dated: readonly ChangedDate[]): ChangedDate[] {
  const byDate = Map.groupBy(dated, ({ of }) => (of.isDay ? `day ${of.wall}` : epochOf(of)))
  return [...byDate.values()].map((same) => {
    const last = newest(same.map(({ version }) => version)).at(-1)
    return same.find(({ version }) => version === last) as ChangedDate
  })
}

function add({ occurrences }: Found, more: readonly Occurrence[]): void {
  if (occurrences.length + more.length > CALENDAR_LIMITS.occurrences)
    throw new TooMuch(`its events come again more than ${CALENDAR_LIMITS.occurrences} times`)
  occurrences.push(...more)
}
