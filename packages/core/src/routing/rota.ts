/**
 * Rotas: who is on call, read from an iCalendar (RFC 5545) that a team keeps elsewhere. A calendar that cannot be read, or
 * names nobody whom the playbook knows, gives problems and no shifts: the desk goes on with the copy it last could read.
 */
import type { CalendarEvent } from '../calendar/calendar-event.ts'
import { CALENDAR_LIMITS, type CalendarFault, occurrencesIn } from '../calendar/occurrences.ts'
import { shown, Unreadable } from '../calendar/unreadable.ts'
import type { PersonId } from '../ids.ts'
import type { Playbook } from '../playbook/playbook.ts'
import { fromEpochMs, type Instant, type Milliseconds, toEpochMs } from '../time/instant.ts'
import { type OnCall, peopleOnCall } from './people-on-call.ts'

/** Somebody is on call from a moment until another, whatever their working hours. */
export type RotaShift = { person: PersonId; from: Instant; to: Instant }

export const ROTA_LIMITS = CALENDAR_LIMITS

/**
 * The shifts of one rota that touch the time between two moments, earliest first. An event that cannot be told costs itself
 * and is named among the remarks; where no event can, there are only problems.
 */
export function readRota(calendar: string, { playbook, rota, from, to }: AskedRota): RotaReading {
  if (calendar.length > ROTA_LIMITS.characters) {
    return {
      problems: [
        `Expected a calendar of at most ${ROTA_LIMITS.characters} characters, got ${calendar.length}. Export a shorter time.`,
      ],
    }
  }
  const whoIsOnCall = oncePerEvent(peopleOnCall(playbook, rota))
  const shifts: RotaShift[] = []
  const unknown: Unknown[] = []
  try {
    const { occurrences, faults } = occurrencesIn(
      calendar,
      { from: toEpochMs(from), to: toEpochMs(to) },
      playbook.timeZone,
    )
    for (const { start, end, event } of occurrences) {
      const { people, because } = whoIsOnCall(event)
      if (because !== undefined) faults.push({ ...event, why: because })
      else if (people.length === 0) unknown.push({ name: event.title, start })
      for (const person of people) shifts.push({ person, from: fromEpochMs(start), to: fromEpochMs(end) })
    }
    const byName = [...Map.groupBy(unknown, ({ name }) => name).values()]
    const remarks = fewOf([...faults.map(faultInWords), ...byName.map((alike) => unknownInWords(alike, rota))])
    if (shifts.length === 0 && remarks.length > 0) return { problems: remarks }
    return { shifts: shifts.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)), remarks }
  } catch (thrown) {
    if (!(thrown instanceof Unreadable)) throw thrown
    return {
      problems: [
        `Expected an iCalendar (BEGIN:VCALENDAR …), got one that cannot be read: ${thrown.message}. Check the address and what it answers.`,
      ],
    }
  }
}

/** Whose shifts are asked for, and for which time. */
export type AskedRota = { playbook: Playbook; rota: string; from: Instant; to: Instant }

/** `remarks` name events that put nobody on call, although somebody may have meant them to. */
export type RotaReading = { shifts: RotaShift[]; remarks: string[] } | { problems: string[] }

function oncePerEvent(read: (event: CalendarEvent) => OnCall): typeof read {
  const known = new Map<CalendarEvent, OnCall>()
  return (event) => {
    const onCall = known.get(event) ?? read(event)
    known.set(event, onCall)
    return onCall
  }
}

const REMARKS = 20

/** The same thing once, and no more than somebody reads. */
function fewOf(remarks: readonly string[]): string[] {
  const different = [...new Set(remarks)]
  const left = different.length - REMARKS
  return left > 0 ? [...different.slice(0, REMARKS), `And ${left} more like these.`] : different
}

const faultInWords = ({ title, at, why }: CalendarFault): string =>
  `The event ${title === '' ? '' : `"${shown(title)}" `}in line ${at} of the calendar puts nobody on call: ${why}.`

type Unknown = { name: string; start: Milliseconds }

function unknownInWords(alike: readonly Unknown[], rota: string): string {
  const first = fromEpochMs(alike.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY))
  const when = alike.length === 1 ? `on ${first.slice(0, 10)}` : `${alike.length} times, first on ${first.slice(0, 10)}`
  return `The calendar names "${shown(alike[0]?.name ?? '')}" ${when}, which is nobody in the playbook. Add the person, or map the name in \`rotas.${rota}.people\`.`
}

/** Who is on call at a moment, in the calendar's order. */
export const onCallAt = (shifts: readonly RotaShift[], now: Instant): PersonId[] => [
  ...new Set(shifts.filter(({ from, to }) => from <= now && now < to).map(({ person }) => person)),
]
