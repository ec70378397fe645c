/**
 * Working hours: who is on duty at a moment, and when a stretch of working time ends. A person is on duty when the clock
 * on their wall shows a time within their hours; so a clock change shortens or lengthens the shift it falls into. A shift
 * that begins on a day away does not take place, and one that runs into a day away ends at midnight.
 */
import { Temporal } from 'temporal-polyfill'
import type { PersonId } from '../ids.ts'
import { personIn } from '../playbook/person-in.ts'
import type { Playbook, PlaybookPerson } from '../playbook/playbook.ts'
import type { Weekday } from '../playbook/working-hours.ts'
import { fromEpochMs, type Instant, type Milliseconds, toEpochMs } from '../time/instant.ts'

const DAY: Milliseconds = 86_400_000
/** How far ahead working time is counted; what does not end within it ends there. */
const HORIZON: Milliseconds = 366 * DAY
const WEEKDAYS = ['thu', 'fri', 'sat', 'sun', 'mon', 'tue', 'wed'] as const satisfies (typeof Weekday.options)[number][]

/** A stretch of time in epoch milliseconds, without its end. */
export type Stretch = { from: Milliseconds; to: Milliseconds }

/** The part of a playbook that says who works when. */
export type Timetable = Pick<Playbook, 'timeZone' | 'hours' | 'holidays'> & {
  people: Readonly<Record<PersonId, Worker>>
}
type Worker = Pick<PlaybookPerson, 'timeZone' | 'hours' | 'away'>

type Hours = NonNullable<PlaybookPerson['hours']>
/** When somebody works, with the days off that concern them; without hours: at any time. */
type Work = { zone: string; hours?: Hours; away: readonly Stretch[] }

export function isOnDuty(person: PersonId, playbook: Timetable, now: Instant): boolean {
  return whyOffDuty(person, playbook, now) === null
}

/** Why a person is not on duty; null when they are. Somebody who is not in the playbook never is. */
export function whyOffDuty(person: PersonId, playbook: Timetable, now: Instant): 'off_duty' | 'away' | null {
  const who = personIn(playbook, person)
  return who ? whyNotWorking(workOf(who, playbook), toEpochMs(now)) : 'off_duty'
}

/** Whether a person is away themselves; holidays and hours do not matter to somebody on call. */
export function isAwayFromCall(person: PersonId, playbook: Playbook, now: Instant): boolean {
  const who = personIn(playbook, person)
  return !who || whyNotWorking(onCallWork(who, playbook), toEpochMs(now)) !== null
}

/** When a person could be on call between two moments: always, but for their days away. */
export const onCallStretches = (
  who: PlaybookPerson,
  playbook: Playbook,
  from: Milliseconds,
  to: Milliseconds,
): Generator<Stretch> => workingPieces(onCallWork(who, playbook), from, to)

/** Whether the business is open: within its hours, or where it has none, while somebody with working hours is on duty. */
export function isBusinessOpen(playbook: Timetable, now: Instant): boolean {
  const { hours, holidays, timeZone } = playbook
  if (hours) return whyNotWorking({ zone: timeZone, hours, away: daysOff(holidays) }, toEpochMs(now)) === null
  const withHours = Object.entries(playbook.people).filter(([, who]) => who.hours)
  return withHours.length === 0 || withHours.some(([id]) => isOnDuty(id, playbook, now))
}

/** When `length` of the person's working time has passed after `from`; at most 366 days later. */
export function addWorkingTime(person: PersonId, playbook: Playbook, from: Instant, length: Milliseconds): Instant {
  const begin = toEpochMs(from)
  const who = personIn(playbook, person)
  if (!who || (!who.hours && who.away.length === 0)) return fromEpochMs(begin + length)
  let left = length
  for (const piece of workingPieces(workOf(who, playbook), begin, begin + HORIZON)) {
    const here = piece.to - piece.from
    if (left <= here) return fromEpochMs(piece.from + left)
    left -= here
  }
  return fromEpochMs(begin + HORIZON)
}

/** The first moment from `from` on at which the person is on duty; null when there is none within 366 days. */
export function nextOnDuty(person: PersonId, playbook: Playbook, from: Instant): Instant | null {
  const begin = toEpochMs(from)
  const who = personIn(playbook, person)
  if (!who) return null
  const first = workingPieces(workOf(who, playbook), begin, begin + HORIZON).next()
  return first.done ? null : fromEpochMs(first.value.from)
}

/** When a person is on duty between two moments: stretches in order that neither overlap nor touch. */
export function* onDutyStretches(
  who: Worker,
  playbook: Timetable,
  from: Milliseconds,
  to: Milliseconds,
): Generator<Stretch> {
  let open: Stretch | undefined
  for (const piece of workingPieces(workOf(who, playbook), from, to)) {
    if (open && piece.from === open.to) open = { from: open.from, to: piece.to }
    else {
      if (open) yield open
      open = piece
    }
  }
  if (open) yield open
}

/** The next time after `from` at which the clock of the business shows this hour. */
export function nextBusinessHour(playbook: Playbook, hour: number, from: Instant): Instant {
  const now = zoned(playbook.timeZone, toEpochMs(from))
  const today = now.withPlainTime({ hour })
  const next = today.epochMilliseconds > now.epochMilliseconds ? today : today.add({ days: 1 })
  return fromEpochMs(next.epochMilliseconds)
}

/** The local date and time of the business: `{ date: '2026-11-22', weekday: 'sun', hour: 14, minute: 5 }`. */
export function businessClock(playbook: Pick<Playbook, 'timeZone'>, now: Instant) {
  const at = toEpochMs(now)
  const local = at + offsetAt(playbook.timeZone, at)
  const shown = fromEpochMs(local)
  return {
    date: shown.slice(0, 10),
    weekday: weekdayOf(startOfDay(local)),
    hour: Number(shown.slice(11, 13)),
    minute: Number(shown.slice(14, 16)),
  }
}

const onCallWork = (who: PlaybookPerson, playbook: Playbook): Work => ({
  zone: who.timeZone ?? playbook.timeZone,
  away: daysOff(who.away),
})

/** Days off on the wall clock, as if it were UTC. */
const daysOff = (days: PlaybookPerson['away']): Stretch[] =>
  days.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) + DAY }))

/** Holidays concern whoever has working hours; somebody who is there at any time is there on holidays too. */
function workOf(who: Worker, playbook: Timetable): Work {
  const zone = who.timeZone ?? playbook.timeZone
  if (!who.hours) return { zone, away: daysOff(who.away) }
  return { zone, hours: who.hours, away: [...daysOff(who.away), ...daysOff(playbook.holidays)] }
}

function whyNotWorking(work: Work, at: Milliseconds): 'off_duty' | 'away' | null {
  if (!work.hours && work.away.length === 0) return null
  const local = at + offsetAt(work.zone, at)
  if (isAway(work, local)) return 'away'
  if (!work.hours) return null
  const today = startOfDay(local)
  for (const day of [today, today - DAY]) {
    for (const shift of shiftsOn(work.hours, day)) {
      if (local < shift.from || local >= shift.to) continue
      return isAway(work, day) ? 'away' : null
    }
  }
  return 'off_duty'
}

/** Stretches of work without looking ahead: they may touch, and never overlap. */
function* workingPieces(work: Work, from: Milliseconds, to: Milliseconds): Generator<Stretch> {
  let covered = from
  for (const { from: begin, to: end, offset } of offsetStretches(work.zone, from, to)) {
    // Within one offset the wall clock runs evenly: reckon on the wall clock and shift the result.
    for (const local of wallClockPieces(work, begin + offset, end + offset)) {
      const piece = { from: Math.max(local.from - offset, covered), to: local.to - offset }
      if (piece.from >= piece.to) continue
      covered = piece.to
      yield piece
    }
  }
}

/** Stretches of work on the wall clock, as if it were UTC; in order, possibly overlapping. */
function* wallClockPieces(work: Work, from: Milliseconds, to: Milliseconds): Generator<Stretch> {
  // The day before may hold a shift that runs into the first day.
  for (let day = startOfDay(from) - DAY; day < to; day += DAY) {
    if (isAway(work, day)) continue
    const last = isAway(work, day + DAY) ? day + DAY : Number.POSITIVE_INFINITY
    const shifts = work.hours ? shiftsOn(work.hours, day) : [{ from: day, to: day + DAY }]
    for (const shift of shifts) {
      const begin = Math.max(shift.from, from)
      const end = Math.min(shift.to, last, to)
      if (begin < end) yield { from: begin, to: end }
    }
  }
}

/** The shifts that begin on a day of the wall clock, earliest first. */
function shiftsOn(hours: Hours, day: Milliseconds): Stretch[] {
  const weekday = weekdayOf(day)
  const shifts: Stretch[] = []
  for (const { days, from, to } of hours) {
    if (!days.includes(weekday)) continue
    const begin = clockTime(from)
    const end = clockTime(to)
    shifts.push({ from: day + begin, to: day + (end <= begin ? end + DAY : end) })
  }
  return shifts.length > 1 ? shifts.sort((a, b) => a.from - b.from) : shifts
}

const weekdayOf = (day: Milliseconds) => WEEKDAYS[mod(day / DAY, 7)] ?? 'thu'

const isAway = ({ away }: Work, local: Milliseconds): boolean =>
  away.some(({ from, to }) => from <= local && local < to)

/** Stretches between two moments within which a zone keeps its offset to UTC. */
function* offsetStretches(
  zone: string,
  from: Milliseconds,
  to: Milliseconds,
): Generator<Stretch & { offset: Milliseconds }> {
  let at = from
  while (at < to) {
    const here = zoned(zone, at)
    const change = here.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY
    const end = Math.min(change, to)
    yield { from: at, to: end, offset: here.offsetNanoseconds / 1e6 }
    at = end
  }
}

const offsetAt = (zone: string, at: Milliseconds): Milliseconds => zoned(zone, at).offsetNanoseconds / 1e6

const zoned = (zone: string, at: Milliseconds) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)

const startOfDay = (local: Milliseconds): Milliseconds => local - mod(local, DAY)

/** `09:30` → milliseconds after midnight. */
const clockTime = (written: string): Milliseconds =>
  Number(written.slice(0, 2)) * 3_600_000 + Number(written.slice(3)) * 60_000

const mod = (value: number, by: number): number => ((value % by) + by) % by
