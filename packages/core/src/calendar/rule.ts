/**
 * Rules by which something comes again (RRULE), worked out on the clock of a wall in bounded time. The only file that knows
 * the library for it, which ends by itself after a number of steps; what it would pass over in silence is refused here.
 */
import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { days, seconds } from '../time/instant.ts'
import { type Plain, plainRule, type RuleParts } from './plain-rule.ts'
import { shown, TooMuch, Unreadable } from './unreadable.ts'
import { readTime, type Wall } from './wall.ts'

/** Steps that one rule may take: hundreds of years of days, half a day of seconds. */
const STEPS = 20_000
const CANDIDATES = 200_000
/** Steps until it comes for the first time. */
const STEPS_TO_FIRST = 4_000
/** Over a whole file. A rule that is given up takes as long as thousands of others. */
const AT_MOST: Spent = { rules: 2_000, givenUp: 5, times: 100_000 }

/** What the rules of one file have cost so far: those that are not plain, those that were given up, and their times. */
export type Spent = { rules: number; givenUp: number; times: number }

export type Rule = {
  /** As written: `FREQ=WEEKLY;BYDAY=MO`. */
  written: string
  begins: Wall
  /** Turns a last time in UTC into one on the wall of the series; without it, the last time is on that wall. */
  untilOnWall?: (utc: Wall) => Wall
}

/** When it comes again between two times, both included. Its beginning is not among them unless the rule says so. */
export function wallsOfRule(rule: Rule, { from, to }: Span, spent: Spent): Wall[] {
  const { parts, until } = readRule(rule)
  const near = { from: Math.max(from, rule.begins), to: Math.min(to, until ?? to) }
  if (near.from > near.to) return []
  const plain = plainRule(parts, rule.begins)
  const walls = plain ? wallsOfPlainRule(plain, near) : wallsByLibrary({ ...rule, parts, until }, near, spent)
  spend(spent, 'times', walls.length)
  return walls
}

type Span = { from: Wall; to: Wall }

function wallsOfPlainRule({ firsts, step, last }: Plain, { from, to }: Span): Wall[] {
  const end = Math.min(to, last)
  if ((firsts.length * (end - from)) / step > STEPS) throw new Unreadable(`it comes again more than ${STEPS} times`)
  const walls: Wall[] = []
  for (const first of firsts)
    for (let wall = first + Math.max(0, Math.ceil((from - first) / step)) * step; wall <= end; wall += step)
      walls.push(wall)
  return walls
}

function wallsByLibrary({ parts, until, ...rule }: Rule & ReadRule, { from, to }: Span, spent: Spent): Wall[] {
  const written = [...parts].map(
    ([name, value]) => `${name}=${name === 'UNTIL' && until !== undefined ? inBasicForm(until) : value}`,
  )
  const inSteps = (maxIterations: number) =>
    new RRuleTemporal({
      rruleString: written.join(';'),
      dtstart: onClock(rule.begins),
      maxIterations,
      maxCandidateEvaluations: CANDIDATES,
      cache: false,
      temporal: Temporal,
    })
  spend(spent, 'rules', 1)
  const found = followed(rule, () => inSteps(STEPS).between(onClock(from), onClock(to), true))
  if (found && (found.length > 0 || until !== undefined)) return found.map(({ epochMilliseconds }) => epochMilliseconds)

  // Nothing: either not within this time, or never, which nobody can have meant.
  const first = followed(rule, () => inSteps(STEPS_TO_FIRST).next(onClock(rule.begins), true))
  if (found && first) return []
  spend(spent, 'givenUp', 1)
  throw new Unreadable(
    first
      ? `it comes again more than ${STEPS} times`
      : `its rule "${shown(rule.written)}" never comes, as far as it was followed`,
  )
}

function spend(spent: Spent, what: keyof Spent, more: number): void {
  spent[what] += more
  if (spent[what] > AT_MOST[what]) throw new TooMuch('its rules take too long to follow')
}

const onClock = (wall: Wall) => Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC')

/** What the library found; undefined where it gave up. */
function followed<T>({ written }: Rule, follow: () => T): T | undefined {
  try {
    return follow()
  } catch (thrown) {
    if (thrown instanceof Error && /exceeded/.test(thrown.message)) return undefined
    throw new Unreadable(`its rule "${shown(written)}" cannot be followed`)
  }
}

const WHOLE = /^\d{1,9}$/
const WEEKDAY = /^[+-]?\d{0,2}(MO|TU|WE|TH|FR|SA|SU)$/
const numbers =
  (least: number, most: number) =>
  (value: string): boolean =>
    value.split(',').every((one) => /^[+-]?\d{1,3}$/.test(one) && inRange(Number(one), least, most))
const inRange = (n: number, least: number, most: number): boolean => n >= least && n <= most && (least >= 0 || n !== 0)

/** What each part of a rule may say. */
const PARTS: Readonly<Record<string, (value: string) => boolean>> = {
  FREQ: (value) => /^(YEARLY|MONTHLY|WEEKLY|DAILY|HOURLY|MINUTELY|SECONDLY)$/.test(value),
  INTERVAL: (value) => WHOLE.test(value) && Number(value) > 0,
  COUNT: (value) => WHOLE.test(value) && Number(value) > 0,
  UNTIL: (value) => /^\d{8}(T\d{6}Z?)?$/.test(value),
  WKST: (value) => /^(MO|TU|WE|TH|FR|SA|SU)$/.test(value),
  BYDAY: (value) => value.split(',').every((one) => WEEKDAY.test(one)),
  BYMONTH: (value) =>
    value.split(',').every((one) => /^\d{1,2}L?$/.test(one) && inRange(Number.parseInt(one, 10), 1, 13)),
  BYMONTHDAY: numbers(-31, 31),
  BYYEARDAY: numbers(-366, 366),
  BYWEEKNO: numbers(-53, 53),
  BYHOUR: numbers(0, 23),
  BYMINUTE: numbers(0, 59),
  BYSECOND: numbers(0, 60),
  BYSETPOS: numbers(-366, 366),
  RSCALE: (value) => /^[A-Z-]+$/.test(value),
  SKIP: (value) => /^(OMIT|BACKWARD|FORWARD)$/.test(value),
}

type ReadRule = { parts: RuleParts; until?: Wall }

/** The rule in capitals, each part looked at: one that is wrong makes the rule mean something else. */
function readRule({ written, untilOnWall }: Rule): ReadRule {
  const parts = new Map<string, string>()
  for (const part of written.toUpperCase().replaceAll(/\s/g, '').split(';')) {
    if (part === '' || part.startsWith('X-')) continue
    const [name = '', value = ''] = part.split('=')
    const fits = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined
    if (!fits?.(value)) throw new Unreadable(`its rule says "${shown(part)}", which no rule can`)
    if (parts.has(name)) throw new Unreadable(`its rule says ${name} twice`)
    parts.set(name, value)
  }
  if (!parts.has('FREQ')) throw new Unreadable(`its rule "${shown(written)}" does not say how often`)
  const last = parts.get('UNTIL')
  if (last === undefined) return { parts }
  const { wall, isDay, isUtc } = readTime(last)
  // A whole day counts to its end.
  return { parts, until: isDay ? wall + days(1) - seconds(1) : isUtc && untilOnWall ? untilOnWall(wall) : wall }
}

/** `20261019T090000Z`. */
const inBasicForm = (wall: Wall): string => new Date(wall).toISOString().replaceAll(/[-:]|\.\d{3}/g, '')
