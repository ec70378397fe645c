import { businessClock, isOnDuty, nextOnDuty, personIn } from '../routing/hours.ts'
import { days, type Instant, toEpochMs } from '../time/instant.ts'
import type { Gap } from './check.ts'
import type { Playbook } from './playbook.ts'

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const NAMES = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
} as const
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
}

/** So often a gap comes again before it is told as a habit of the week and not with its date. */
const OFTEN = 3

/** The gaps of one lane in sentences, those that come every week in one. */
export function gapsInWords(
  playbook: Playbook,
  gaps: readonly Gap[],
  window: { from: Instant; to: Instant },
): string[] {
  const { name, skills } = playbook.lanes[gaps[0]?.lane ?? ''] ?? {}
  if (name === undefined) return []
  const nobody = `${name} has nobody${skills?.length ? ` with ${skills.join(' and ')}` : ''}`
  const told = gaps.map((gap) => tell(playbook, gap))
  const byHabit = Map.groupBy(told, ({ fromDay, from, to, span, gets }) => [fromDay, from, to, span, gets].join())
  const habits = [...byHabit.values()].filter((alike) => alike.length >= OFTEN)
  const once = [...byHabit.values()].filter((alike) => alike.length < OFTEN).flat()

  const weekly = Map.groupBy(habits, ([first]) => [first?.from, first?.to, first?.span, first?.gets].join())
  return [
    ...[...weekly.values()].map((alike) => weeklyWords(nobody, alike)),
    ...once
      .filter((one) => !isCutHabit(one, habits, window))
      .map(
        (one) =>
          `${nobody} from ${dated(one.fromDay, one.fromDate, one.from)} to ${dated(one.toDay, one.toDate, one.to)}; ${one.gets} gets that.`,
      ),
  ]
}

/** The part of a weekly gap that the edge of the time looked at has left: told with the others, it changes every night. */
function isCutHabit(one: Told, habits: readonly Told[][], window: { from: Instant; to: Instant }): boolean {
  const atStart = one.gap.from === window.from
  const atEnd = one.gap.to === window.to
  if (!atStart && !atEnd) return false
  return habits.some(([habit]) => {
    const beginsAlike = habit?.fromDay === one.fromDay && habit.from === one.from
    const endsAlike = habit?.toDay === one.toDay && habit.to === one.to
    return (atStart || beginsAlike) && (atEnd || endsAlike)
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
    gets: lastResortWords(playbook, gap),
  }
}

/** `Sam (last resort)`, and whether they are on duty themselves. */
function lastResortWords(playbook: Playbook, { gets, from, to }: Gap): string {
  const name = `${personIn(playbook, gets)?.name ?? gets} (last resort)`
  if (isOnDuty(gets, playbook, from)) return name
  const next = nextOnDuty(gets, playbook, from)
  return next !== null && toEpochMs(next) < toEpochMs(to)
    ? `${name}, off duty for some of it,`
    : `${name}, off duty too,`
}

/** "Support has nobody on Mondays to Thursdays from 17:00 to 09:00 the next day; Sam (last resort) gets those." */
function weeklyWords(nobody: string, alike: readonly Told[][]): string {
  const told = alike[0]?.[0]
  if (!told) return ''
  const weekdays = WEEKDAYS.filter((day) => alike.some(([first]) => first?.fromDay === day))
  if (told.span <= 1) {
    const until = told.span === 0 ? told.to : told.to === '00:00' ? 'midnight' : `${told.to} the next day`
    return `${nobody} on ${list(weekdays)} from ${told.from} to ${until}; ${told.gets} gets those.`
  }
  return alike
    .map(
      ([first]) =>
        first &&
        `${nobody} on ${NAMES[first.fromDay]}s ${first.from} to ${NAMES[first.toDay]}s ${first.to}; ${first.gets} gets those.`,
    )
    .join(' ')
}

/** "Mondays to Thursdays", "Saturdays and Sundays". */
function list(weekdays: readonly Day[]): string {
  const names = weekdays.map((day) => `${NAMES[day]}s`)
  const isRun =
    weekdays.length > 2 &&
    weekdays.every((day, at) => at === 0 || WEEKDAYS.indexOf(day) === WEEKDAYS.indexOf(weekdays[at - 1] ?? day) + 1)
  if (weekdays.length === 7) return 'every day'
  if (isRun) return `${names[0]} to ${names.at(-1)}`
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

const dated = (day: Day, date: string, time: string): string => `${NAMES[day]} ${date} ${time}`
const clock = ({ hour, minute }: { hour: number; minute: number }): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
