/** Moments of a calendar: a time on a wall, and the zone that the wall stands in. */
import type { Milliseconds } from '../time/instant.ts'
import type { ContentLine } from './content-lines.ts'
import { shown, Unreadable } from './unreadable.ts'
import { readTime, type Wall } from './wall.ts'
import { UTC, type Zone } from './zone.ts'

/** By which clocks a calendar is read, and for which time. */
export type Reading = {
  zoneOf: (name: string) => Zone
  /** The zone of times that name none. */
  own: string
  /** The zone of whole days: the business's, wherever the calendar is kept. */
  ofDays: string
  window: { from: Milliseconds; to: Milliseconds }
}

export type Moment = { wall: Wall; zone: Zone; isDay: boolean }

/** `floats` is the zone of a time that names none; the calendar's own unless given. */
export function readMoment(
  line: Pick<ContentLine, 'value' | 'type' | 'parameters'>,
  by: Reading,
  floats?: Zone,
): Moment {
  const { value, type, parameters } = line
  const { wall, isDay, isUtc } = readTime(value)
  if (type === 'date' && !isDay) throw new Unreadable(`it calls "${shown(value.trim())}" a date, and that has a time`)
  if (type === 'date-time' && isDay) throw new Unreadable(`it calls "${value.trim()}" a time, and that is a date`)
  if (isDay) return { wall, isDay, zone: by.zoneOf(by.ofDays) }
  if (isUtc) return { wall, isDay, zone: UTC }
  const named = parameters.tzid?.trim()
  return { wall, isDay, zone: named ? by.zoneOf(named) : (floats ?? by.zoneOf(by.own)) }
}

export const epochOf = ({ wall, zone }: Moment): Milliseconds => zone.toEpochMs(wall)

/** What the wall of a zone shows then; a whole day is the same day everywhere. */
export const wallIn = (zone: Zone, moment: Moment): Wall =>
  moment.zone === zone || moment.isDay ? moment.wall : zone.toWall(epochOf(moment))

/** The values of a line that may hold several. */
export const valuesOf = ({ value }: ContentLine): string[] => value.split(',').filter((one) => one.trim() !== '')
