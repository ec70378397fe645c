import { personIn } from '../playbook/person-in.ts'
import type { Playbook } from '../playbook/playbook.ts'
import { businessClock, isOnDuty, nextOnDuty } from '../routing/hours.ts'
import { days, fromEpochMs, type Instant, toEpochMs } from '../time/instant.ts'
import { proof } from '../words/en/proof.ts'
import { type Saying, say } from '../words/saying.ts'
import type { Words } from '../words/words.ts'
import type { Gap } from './gap.ts'

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
type Day = (typeof WEEKDAYS)[number]
/** A gap by the clock of the business: which day and time it begins and ends. */
type Told = {
  gap: Gap
  fromDay: Day
  toDay: Day
  from: string
  to: string
  fromDate: string
  toDate: string
  span: number
  gets: string
  duty: 'on' | 'partly' | 'off'
}

/** Alike gaps on certain weekdays, without a date between `first` and `last` on which that is not so. */
type Habit = {
  gaps: readonly Told[]
  first: string
  last: string
  /** The nearest dates on which it is not so; none within the time looked at: `EARLIEST`, `LATEST`. */
  notBefore: string
  notFrom: string
}
const EARLIEST = ''
const LATEST = '~'

/** So many alike gaps are told in one sentence and not each with its date. */
const OFTEN = 3

type GapSaying = Saying<Words['proof'], 'gapOnWeekdays' | 'gapOverDays' | 'gapOnDates' | 'gapOnce'>

/** The gaps of one lane and one kind in sentences. */
export const gapsInWords = (
  playbook: Playbook,
  gaps: readonly Gap[],
  window: { from: Instant; to: Instant },
  said: Words['proof'] = proof,
): string[] => tellGaps(playbook, gaps, window).map((saying) => say(said, saying))

/** What is told about the gaps of one lane and one kind: those that come every week at once, with the dates between which they do. */
export function tellGaps(
  playbook: Playbook,
  gaps: readonly Gap[],
  window: { from: Instant; to: Instant },
): GapSaying[] {
  const { name, skills = [] } = playbook.lanes[gaps[0]?.lane ?? ''] ?? {}
  if (name === undefined) return []
  const lacks = gaps[0]?.lacks
  const lane = { lane: name, skills, ...(lacks && { lacks }) }
  const told = gaps.map((gap) => tell(playbook, gap))
  const looked = { from: wallClock(playbook, window.from), to: wallClock(playbook, window.to) }
  const found = [...Map.groupBy(told, shapeOf).values()].flatMap((alike) => habitsOf(alike, told, looked))
  const habits = found.filter(({ gaps }) => gaps.length >= OFTEN)
  const seldom = found
    .filter(({ gaps }) => gaps.length < OFTEN)
    .flatMap(({ gaps }) => gaps)
    .filter((one) => !isCutHabit(one, habits, window))
    .toSorted((a, b) => toEpochMs(a.gap.from) - toEpochMs(b.gap.from))
  return [
    ...[...Map.groupBy(habits, weeklyShapeOf).values()].flatMap((alike) => weekly(lane, alike)),
    ...[...Map.groupBy(seldom, shapeOf).values()].flatMap((alike) => dated(lane, alike)),
  ]
}

/** Gaps that differ in nothing but their day. */
const shapeOf = ({ from, to, span, gets, duty }: Told): string => [from, to, span, gets, duty].join()

/** Gaps that differ in nothing but their dates. */
const weeklyShapeOf = ({ gaps }: Habit): string =>
  [...new Set(gaps.map(({ fromDay }) => fromDay)), ...gaps.slice(0, 1).map(shapeOf)].sort().join()

/** Gaps of one shape, by the weekdays and dates between which they come every week. */
function habitsOf(alike: readonly Told[], told: readonly Told[], looked: { from: string; to: string }): Habit[] {
  const often = Map.groupBy(told, (one) => `${one.fromDay},${shapeOf(one)}`)
  // What is told as a habit of its own does not make this one longer, though it holds this one in it.
  const seldom = told.filter((one) => (often.get(`${one.fromDay},${shapeOf(one)}`) ?? []).length < OFTEN)
  const runs = [...Map.groupBy(alike, ({ fromDay }) => fromDay).values()].flatMap((ofDay) =>
    runsOf(ofDay, seldom, looked),
  )
  const habits: Habit[] = []
  for (const run of runs.toSorted((a, b) => a.first.localeCompare(b.first))) {
    const at = habits.findIndex((habit) => joined(habit, run))
    const habit = at < 0 ? undefined : joined(habits[at] as Habit, run)
    if (habit) habits[at] = habit
    else habits.push(run)
  }
  return habits
}

/** One habit of two, unless it would not be so on some date. */
function joined(one: Habit, other: Habit): Habit | undefined {
  const both = {
    gaps: [...one.gaps, ...other.gaps],
    first: earlier(one.first, other.first),
    last: later(one.last, other.last),
    notBefore: later(one.notBefore, other.notBefore),
    notFrom: earlier(one.notFrom, other.notFrom),
  }
  return both.notBefore < both.first && both.last < both.notFrom ? both : undefined
}

/** Alike gaps of one weekday, parted where a week goes by without. A longer gap on that day has this one in it. */
function runsOf(alike: readonly Told[], longer: readonly Told[], looked: { from: string; to: string }): Habit[] {
  const [shape] = alike
  if (!shape) return []
  const onDate = new Map(alike.map((one) => [one.fromDate, one]))
  const runs: (Habit & { gaps: Told[] })[] = []
  let open: (typeof runs)[number] | undefined
  let notBefore = EARLIEST
  for (const date of datesAlike(shape, looked)) {
    const gap = onDate.get(date)
    if (gap && open) {
      open.gaps.push(gap)
      open.last = date
    } else if (gap) {
      open = { gaps: [gap], first: date, last: date, notBefore, notFrom: LATEST }
      runs.push(open)
    } else if (!longer.some((other) => holds(other, shape, date))) {
      if (open) open.notFrom = date
      open = undefined
      notBefore = date
    }
  }
  return runs
}

/** Each date, a week apart, on which a gap like this would lie within the time looked at. */
function datesAlike({ fromDate, from, to, span }: Told, looked: { from: string; to: string }): string[] {
  const fits = (date: string) => `${date} ${from}` >= looked.from && `${daysAfter(date, span)} ${to}` <= looked.to
  const dates = [fromDate]
  for (let date = daysAfter(fromDate, -7); fits(date); date = daysAfter(date, -7)) dates.unshift(date)
  for (let date = daysAfter(fromDate, 7); fits(date); date = daysAfter(date, 7)) dates.push(date)
  return dates
}

const holds = (other: Told, { from, to, span }: Told, date: string): boolean =>
  `${other.fromDate} ${other.from}` <= `${date} ${from}` &&
  `${daysAfter(date, span)} ${to}` <= `${other.toDate} ${other.to}`

/** The part of a weekly gap that the edge of the time looked at has left: told with the others, it changes every night. */
function isCutHabit(one: Told, habits: readonly Habit[], window: { from: Instant; to: Instant }): boolean {
  const atStart = one.gap.from === window.from
  const atEnd = one.gap.to === window.to
  if (!atStart && !atEnd) return false
  return habits.some(({ gaps, notBefore, notFrom }) => {
    if ((atStart && notBefore !== EARLIEST) || (atEnd && notFrom !== LATEST)) return false
    return gaps.some((habit) => {
      const beginsAlike = habit.fromDay === one.fromDay && habit.from === one.from
      const endsAlike = habit.toDay === one.toDay && habit.to === one.to
      return (atStart || beginsAlike) && (atEnd || endsAlike)
    })
  })
}

function tell(playbook: Playbook, gap: Gap): Told {
  const from = businessClock(playbook, gap.from)
  const to = businessClock(playbook, gap.to)
  return {
    gap,
    fromDay: from.weekday,
    toDay: to.weekday,
    from: clock(from),
    to: clock(to),
    fromDate: from.date,
    toDate: to.date,
    span: (Date.parse(to.date) - Date.parse(from.date)) / days(1),
    ...lastResortIn(playbook, gap),
  }
}

/** Who gets it, and whether they are on duty themselves. */
function lastResortIn(playbook: Playbook, { gets, from, to }: Gap): Pick<Told, 'gets' | 'duty'> {
  const name = personIn(playbook, gets)?.name ?? gets
  if (isOnDuty(gets, playbook, from)) return { gets: name, duty: 'on' }
  const next = nextOnDuty(gets, playbook, from)
  return { gets: name, duty: next !== null && toEpochMs(next) < toEpochMs(to) ? 'partly' : 'off' }
}

type NamedLane = { lane: string; skills: readonly string[]; lacks?: NonNullable<Gap['lacks']> }

/** "Support has nobody on Mondays to Thursdays from 17:00 to 09:00 the next day, until 2027-03-28; Sam (last resort) gets those." */
function weekly(lane: NamedLane, alike: readonly Habit[]): GapSaying[] {
  const gaps = alike.flatMap(({ gaps }) => gaps)
  const [shape] = gaps
  if (!shape) return []
  const facts = { ...lane, ...clockOf(shape), during: alike.flatMap(during) }
  const onDay = new Map(gaps.map((one) => [one.fromDay, one]))
  const days = WEEKDAYS.filter((day) => onDay.has(day))
  if (shape.span <= 1)
    return [{ code: 'gapOnWeekdays', facts: { ...facts, ...inOrder(days), endsNextDay: shape.span === 1 } }]
  const spans = days.flatMap((day) => onDay.get(day) ?? []).map(({ fromDay, toDay }) => ({ fromDay, toDay }))
  return [{ code: 'gapOverDays', facts: { ...facts, spans } }]
}

const clockOf = ({ from, to, gets, duty }: Told): Pick<Told, 'from' | 'to' | 'gets' | 'duty'> => ({
  from,
  to,
  gets,
  duty,
})

function during({ first, notBefore, notFrom }: Habit): { from?: string; until?: string }[] {
  const from = notBefore === EARLIEST ? undefined : first
  const until = notFrom === LATEST ? undefined : daysAfter(notFrom, -1)
  return from === undefined && until === undefined ? [] : [{ ...(from && { from }), ...(until && { until }) }]
}

/** Alike gaps that come on no certain weekdays: with their dates. */
function dated(lane: NamedLane, alike: readonly Told[]): GapSaying[] {
  const [shape] = alike
  if (shape && alike.length >= OFTEN && shape.span <= 1) {
    const dates = alike.map(({ fromDate }) => fromDate).sort()
    return [{ code: 'gapOnDates', facts: { ...lane, ...clockOf(shape), dates, endsNextDay: shape.span === 1 } }]
  }
  return alike.map((one) => {
    const { fromDay, fromDate, toDay, toDate } = one
    return { code: 'gapOnce', facts: { ...lane, ...clockOf(one), fromDay, fromDate, toDay, toDate } }
  })
}

/** Weekdays that follow one another begin with the first of them, be it in the middle of the week. */
function inOrder(days: readonly Day[]): { days: readonly Day[]; inARow: boolean } {
  const begins = days.filter((day) => !days.includes(neighbour(day, -1)))
  const [first] = begins
  if (days.length < 3 || begins.length > 1 || !first) return { days, inARow: false }
  const at = days.indexOf(first)
  return { days: [...days.slice(at), ...days.slice(0, at)], inARow: true }
}

const neighbour = (day: Day, by: number): Day => WEEKDAYS.at((WEEKDAYS.indexOf(day) + by) % WEEKDAYS.length) ?? day

const clock = ({ hour, minute }: { hour: number; minute: number }): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`

const wallClock = (playbook: Playbook, at: Instant): string => {
  const shown = businessClock(playbook, at)
  return `${shown.date} ${clock(shown)}`
}
const daysAfter = (date: string, count: number): string => fromEpochMs(Date.parse(date) + days(count)).slice(0, 10)
const earlier = (a: string, b: string): string => (a < b ? a : b)
const later = (a: string, b: string): string => (a > b ? a : b)
