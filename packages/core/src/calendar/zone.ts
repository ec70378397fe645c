/**
 * Time zones as calendars name them: by the name that everybody knows, with a maker's prefix before it, by the name that
 * Windows gives it, or by rules that stand in the calendar itself.
 */
import { Temporal } from 'temporal-polyfill'
import { findIana } from 'windows-iana'
import { days, hours, type Milliseconds, minutes, seconds } from '../time/instant.ts'
import { type Component, lineOf, linesOf, textOf } from './content-lines.ts'
import { type Spent, wallsOfRule } from './rule.ts'
import { shown, Unreadable } from './unreadable.ts'
import { readTime, type Wall } from './wall.ts'

export type Zone = {
  /** A time on the wall that a change of the clock leaves out is read later, one that comes twice is the earlier one. */
  toEpochMs(wall: Wall): Milliseconds
  toWall(ms: Milliseconds): Wall
}

export const UTC: Zone = { toEpochMs: (wall) => wall, toWall: (ms) => ms }

/** The time for which a calendar's own zones are worked out, and what its rules have cost so far. */
type Explaining = { span: { from: Milliseconds; to: Milliseconds }; spent: Spent }

/** Finds zones by name; throws `Unreadable` for one that nobody knows and the calendar does not explain. */
export function zonesOf(calendar: Component, by: Explaining): (name: string) => Zone {
  const explained = calendar.parts.filter(({ name }) => name === 'vtimezone')
  const found = new Map<string, Zone | undefined>()
  return (name) => {
    if (!found.has(name))
      found.set(name, zoneNamed(name) ?? explainedZone(explained, name, by) ?? windowsZone(name) ?? offsetZone(name))
    const zone = found.get(name)
    if (!zone) throw new Unreadable(`it names the time zone "${shown(name)}" and does not say what that is`)
    return zone
  }
}

/** `/example.com/20260101/Europe/Berlin` ends in the name that everybody knows. */
function zoneNamed(name: string): Zone | undefined {
  const parts = name.startsWith('/') ? name.split('/').filter((part) => part !== '') : [name]
  for (let from = Math.max(0, parts.length - 3); from < parts.length; from++) {
    const zone = knownZone(parts.slice(from).join('/'))
    if (zone) return zone
  }
  return undefined
}

function windowsZone(name: string): Zone | undefined {
  const [iana] = findIana(name)
  return iana === undefined ? undefined : knownZone(iana)
}

/** `UTC+01`, `GMT-3:30`. */
function offsetZone(name: string): Zone | undefined {
  const [, sign, ofHours = '', ofMinutes = '00'] = /^(?:UTC|GMT)([+-])(\d\d?)(?::?(\d\d))?$/i.exec(name) ?? []
  return sign === undefined ? undefined : knownZone(`${sign}${ofHours.padStart(2, '0')}:${ofMinutes}`)
}

function knownZone(name: string): Zone | undefined {
  const offsetAt = (ms: Milliseconds): Milliseconds =>
    Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(name).offsetNanoseconds / 1e6
  try {
    offsetAt(0)
  } catch {
    return undefined
  }
  return zoneOf(offsetAt)
}

/** Asking takes long; a day that begins and ends with the same offset has it throughout. */
function onceADay(offsetAt: (ms: Milliseconds) => Milliseconds): typeof offsetAt {
  const known = new Map<number, Milliseconds>()
  const atStartOf = (day: number): Milliseconds => {
    const offset = known.get(day) ?? offsetAt(day * days(1))
    known.set(day, offset)
    return offset
  }
  return (ms) => {
    const day = Math.floor(ms / days(1))
    const offset = atStartOf(day)
    return offset === atStartOf(day + 1) ? offset : offsetAt(ms)
  }
}

/** A clock is changed by less than a day at once, and not twice within two. */
function zoneOf(asked: (ms: Milliseconds) => Milliseconds): Zone {
  const offsetAt = onceADay(asked)
  return {
    toWall: (ms) => ms + offsetAt(ms),
    toEpochMs(wall) {
      const before = offsetAt(wall - days(1))
      const after = offsetAt(wall + days(1))
      for (const ms of [wall - Math.max(before, after), wall - Math.min(before, after)])
        if (ms + offsetAt(ms) === wall) return ms
      return wall - before
    },
  }
}

type Onset = { at: Milliseconds; before: Milliseconds; offset: Milliseconds }

/** The rules of a VTIMEZONE, worked out for the span and the year before it. */
function explainedZone(zones: readonly Component[], name: string, by: Explaining): Zone | undefined {
  const zone = zones.find((one) => textOf(lineOf(one, 'tzid')) === name)
  if (!zone) return undefined
  const onsets = zone.parts
    .filter((part) => part.name === 'standard' || part.name === 'daylight')
    .flatMap((observance) => onsetsOf(observance, by))
    .sort((a, b) => a.at - b.at)
  const [first] = onsets
  if (!first) throw new Unreadable(`its time zone "${shown(name)}" has no rule`)
  return zoneOf((ms) => onsets.findLast(({ at }) => at <= ms)?.offset ?? first.before)
}

function onsetsOf(observance: Component, { span, spent }: Explaining): Onset[] {
  const start = lineOf(observance, 'dtstart')
  if (!start) throw new Unreadable('its time zone has a rule without a beginning')
  const before = offsetIn(observance, 'tzoffsetfrom')
  const offset = offsetIn(observance, 'tzoffsetto')
  const begins = readTime(start.value).wall
  const near = { from: span.from - days(400), to: span.to + days(2) }
  const again = linesOf(observance, 'rrule').flatMap(({ value }) =>
    wallsOfRule({ written: value, begins }, near, spent),
  )
  const dates = linesOf(observance, 'rdate').flatMap(({ value }) => value.split(',').map((one) => readTime(one).wall))
  return [begins, ...again, ...dates].map((wall) => ({ at: wall - before, before, offset }))
}

function offsetIn(observance: Component, name: string): Milliseconds {
  const said = lineOf(observance, name)?.value.trim() ?? ''
  const [, sign, ofHours, ofMinutes, ofSeconds = '0'] = /^([+-])(\d\d):?(\d\d):?(\d\d)?$/.exec(said) ?? []
  if (ofHours === undefined)
    throw new Unreadable(`its time zone has the offset "${shown(said)}", expected one such as +0100`)
  return (sign === '-' ? -1 : 1) * (hours(Number(ofHours)) + minutes(Number(ofMinutes)) + seconds(Number(ofSeconds)))
}
