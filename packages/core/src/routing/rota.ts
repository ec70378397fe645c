/**
 * Rotas: who is on call, read from an iCalendar (RFC 5545) that a team keeps elsewhere. A calendar that cannot be read, or
 * names somebody nobody knows, gives problems and no shifts: the desk goes on with the copy it last could read. The only
 * file that knows the calendar library.
 */
import ICAL from 'ical.js'
import { Temporal } from 'temporal-polyfill'
import type { PersonId } from '../ids.ts'
import type { Playbook } from '../playbook/playbook.ts'
import { mentions } from '../playbook/triggers/text-match.ts'
import { fromEpochMs, type Instant, type Milliseconds, toEpochMs } from '../time/instant.ts'

/** Somebody is on call from a moment until another, whatever their working hours. */
export type RotaShift = { person: PersonId; from: Instant; to: Instant }

export const ROTA_LIMITS = { characters: 2_000_000, occurrences: 20_000 } as const

/** The shifts of one rota that touch the time between two moments, earliest first. */
export function readRota(
  calendar: string,
  { playbook, rota, from, to }: { playbook: Playbook; rota: string; from: Instant; to: Instant },
): { shifts: RotaShift[] } | { problems: string[] } {
  if (calendar.length > ROTA_LIMITS.characters) {
    return {
      problems: [
        `Expected a calendar of at most ${ROTA_LIMITS.characters} characters, got ${calendar.length}. Export a shorter time.`,
      ],
    }
  }
  const window = { from: toEpochMs(from), to: toEpochMs(to) }
  const shifts: RotaShift[] = []
  const unknown: Unknown[] = []
  try {
    for (const { start, end, event } of occurrencesIn(calendar, window, playbook.timeZone)) {
      if (end <= window.from || start >= window.to || end <= start) continue
      const people = peopleOf(event, playbook, rota)
      if (people.length === 0) unknown.push({ name: event.summary ?? '', start })
      for (const person of people) shifts.push({ person, from: fromEpochMs(start), to: fromEpochMs(end) })
    }
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown)
    return {
      problems: [
        `Expected an iCalendar (BEGIN:VCALENDAR …), got one that cannot be read: ${why}. Check the address and what it answers.`,
      ],
    }
  }
  if (unknown.length > 0) {
    const byName = [...Map.groupBy(unknown, ({ name }) => name).values()]
    return { problems: byName.slice(0, 20).map((alike) => unknownInWords(alike, rota)) }
  }
  return { shifts: shifts.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)) }
}

type Unknown = { name: string; start: Milliseconds }

function unknownInWords(alike: readonly Unknown[], rota: string): string {
  const first = fromEpochMs(alike.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY))
  const when = alike.length === 1 ? `on ${first.slice(0, 10)}` : `${alike.length} times, first on ${first.slice(0, 10)}`
  return `The calendar names "${alike[0]?.name}" ${when}, which is nobody in the playbook. Add the person, or map the name in \`rotas.${rota}.people\`.`
}

/** Who is on call at a moment, in the calendar's order. */
export const onCallAt = (shifts: readonly RotaShift[], now: Instant): PersonId[] => [
  ...new Set(shifts.filter(({ from, to }) => from <= now && now < to).map(({ person }) => person)),
]

type Occurrence = { start: Milliseconds; end: Milliseconds; event: ICAL.Event }

function* occurrencesIn(
  calendar: string,
  window: { from: Milliseconds; to: Milliseconds },
  zone: string,
): Generator<Occurrence> {
  if (calendar.trim() === '') throw new Error('it is empty')
  const root = new ICAL.Component(ICAL.parse(calendar))
  if (root.name !== 'vcalendar') throw new Error(`it holds a ${root.name}`)
  const components = root
    .getAllSubcomponents('vevent')
    .filter((event) => event.getFirstPropertyValue('status') !== 'CANCELLED')
  const byUid = Map.groupBy(components, (event) => String(event.getFirstPropertyValue('uid') ?? ''))
  let left: number = ROTA_LIMITS.occurrences
  for (const events of byUid.values()) {
    const changed = events.filter((event) => event.hasProperty('recurrence-id'))
    const masters = events.filter((event) => !event.hasProperty('recurrence-id'))
    // A change of a series that is not there is an event like any other.
    const single = masters.length === 0 ? changed : []
    for (const component of [...masters, ...single]) {
      const event = new ICAL.Event(component, { exceptions: single.length > 0 ? [] : changed })
      if (!component.hasProperty('rrule') && !component.hasProperty('rdate')) {
        yield { ...timesOf(event, event.startDate, event.endDate, zone), event }
        continue
      }
      const dates = event.iterator()
      for (let date = dates.next(); date; date = dates.next()) {
        if (left-- <= 0) throw new Error(`its events come again more than ${ROTA_LIMITS.occurrences} times`)
        const { item, startDate, endDate } = event.getOccurrenceDetails(date)
        const times = timesOf(item, startDate, endDate, zone)
        if (instantOf(date, zoneNameOf(event, 'dtstart'), zone) >= window.to) break
        yield { ...times, event: item }
      }
    }
  }
}

function timesOf(
  event: ICAL.Event,
  start: ICAL.Time,
  end: ICAL.Time,
  zone: string,
): { start: Milliseconds; end: Milliseconds } {
  const startZone = zoneNameOf(event, 'dtstart')
  const endZone = event.component.hasProperty('dtend') ? zoneNameOf(event, 'dtend') : startZone
  return { start: instantOf(start, startZone, zone), end: instantOf(end, endZone, zone) }
}

const zoneNameOf = (event: ICAL.Event, property: 'dtstart' | 'dtend'): string | undefined => {
  const named = event.component.getFirstProperty(property)?.getParameter('tzid')
  return typeof named === 'string' ? named : undefined
}

/** Whole days and times without a zone are the business's own; a zone that has a name everybody knows goes by that name. */
function instantOf(time: ICAL.Time, named: string | undefined, zone: string): Milliseconds {
  if (!time.isDate && time.zone?.tzid === 'UTC') return time.toUnixTime() * 1_000
  const { year, month, day, hour, minute, second } = time
  const wall = Temporal.PlainDateTime.from({ year, month, day, ...(!time.isDate && { hour, minute, second }) })
  if (time.isDate || named === undefined) return wall.toZonedDateTime(zone).epochMilliseconds
  try {
    return wall.toZonedDateTime(named).epochMilliseconds
  } catch {
    // "W. Europe Standard Time": the calendar itself says what it means.
    if (time.zone && time.zone.tzid !== 'floating') return time.toUnixTime() * 1_000
    throw new Error(`it names the time zone "${named}" and does not say what that is`)
  }
}

/** Whom an event names: by the rota's own map, by address, by name, by id. */
function peopleOf(event: ICAL.Event, playbook: Playbook, rota: string): PersonId[] {
  const summary = event.summary ?? ''
  const attendees = event.attendees
    .flatMap((attendee) => [attendee.getFirstValue(), attendee.getParameter('cn')])
    .filter((said) => typeof said === 'string')
  const addresses = attendees.map((said) => said.replace(/^mailto:/i, '').toLowerCase())
  const said = [summary, ...addresses]
  const mapped = Object.entries(playbook.rotas[rota]?.people ?? {})
    .filter(([name]) => said.some((text) => mentions(text, name)))
    .map(([, id]) => id)
  if (mapped.length > 0) return [...new Set(mapped)]
  const named = Object.entries(playbook.people).filter(
    ([id, { name, email }]) =>
      (email !== undefined && said.some((text) => mentions(text, email))) ||
      said.some((text) => mentions(text, name)) ||
      summary.trim() === id,
  )
  return named.map(([id]) => id)
}
