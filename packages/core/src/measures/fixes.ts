/**
 * What to fix this week: at most five places to change, made from the numbers alone. Each says how many handoffs it is about,
 * where to change something and what that would bring at most. It proposes; it changes nothing.
 */
import { type Counts, histogramOf, quantileOf } from './counts.ts'
import { figureOf } from './figures.ts'
import { type CountedCell, sumOf, sumsOfHours } from './fold.ts'
import type { Measure } from './measure.ts'
import { measureOf } from './measures.ts'

/** The one place to change. */
export type FixTarget =
  | { kind: 'template'; lane: string; rule?: string }
  | { kind: 'cover'; lane: string; fromHour: number; toHour: number }
  | { kind: 'trigger'; lane: string; reason: string }
  | { kind: 'agent'; agent: string; rule?: string }
  | { kind: 'channels'; lane: string }

export type Fix = {
  title: string
  says: string
  brings: string
  /** Handoffs that it is about, of how many. */
  cases: number
  of: number
  /** The measure, and which part of it, behind which they stand. */
  behind: { measure: string; which: 'all' | 'part' | 'rest'; lane?: string; agent?: string }
  target: FixTarget
}

const MOST = 5
/** Fewer may be chance. */
const WORTH_IT = 3

/** `nameOf`: what a lane or an agent is called. */
export type Naming = { lane: (id: string) => string; agent: (id: string) => string }

export function fixesOf(cells: readonly CountedCell[], names: Naming): Fix[] {
  const all = cells.filter(({ person }) => person === '')
  const byLane = [...Map.groupBy(all, ({ lane }) => lane)]
  const byAgent = [...Map.groupBy(all, ({ agent }) => agent)]
  const found = [
    ...byLane.flatMap(([lane, own]) => ofLane({ lane, name: names.lane(lane) }, own)),
    ...byAgent.flatMap(([agent, own]) => ofAgent({ agent, name: names.agent(agent) }, sumOf(own))),
  ]
  return found.sort((a, b) => b.cases - a.cases || (a.title < b.title ? -1 : 1)).slice(0, MOST)
}

const figure = (id: string, counts: Counts) => {
  const measure = measureOf(id) as Measure
  return figureOf(measure, counts)
}
const rest = (id: string, counts: Counts) => {
  const { n, count } = figure(id, counts)
  return { cases: n - count, of: n }
}
const part = (id: string, counts: Counts) => {
  const { n, count } = figure(id, counts)
  return { cases: count, of: n }
}

function ofLane({ lane, name }: { lane: string; name: string }, cells: readonly CountedCell[]): Fix[] {
  const counts = sumOf(cells)
  const looked = rest('from_note', counts)
  const lacked = figure('lacked', counts).mix[0]
  const notNeeded = part('not_needed', counts)
  const reason = figure('not_needed_by', counts).mix[0]
  const unheard = rest('reached', counts)
  return [
    ...(looked.cases >= WORTH_IT
      ? [
          {
            title: `${name}: notes leave people looking elsewhere`,
            says: `In ${looked.cases} of ${looked.of} decisions the conversation was opened or something was asked.${lacked ? ` What notes lacked most: “${lacked.name}”, ${lacked.n} times.` : ''}`,
            brings: `Up to ${looked.cases} decisions from the note alone.`,
            ...looked,
            behind: { measure: 'from_note', which: 'rest' as const, lane },
            target: { kind: 'template' as const, lane, ...(lacked && { rule: lacked.name }) },
          },
        ]
      : []),
    ...hoursOf({ lane, name }, counts, sumsOfHours(cells)),
    ...(notNeeded.cases >= WORTH_IT && reason
      ? [
          {
            title: `${name}: some of these need nobody`,
            says: `${notNeeded.cases} of ${notNeeded.of} were not needed, most of them (${reason.n}) for “${reason.name}”.`,
            brings: `Up to ${reason.n} handoffs less, if the trigger behind that reason asked for more.`,
            ...notNeeded,
            behind: { measure: 'not_needed', which: 'part' as const, lane },
            target: { kind: 'trigger' as const, lane, reason: reason.name },
          },
        ]
      : []),
    ...(unheard.cases >= WORTH_IT
      ? [
          {
            title: `${name}: messages do not arrive`,
            says: `${unheard.cases} of ${unheard.of} messages to people could not be sent.`,
            brings: 'People hear of it before their time to accept is over.',
            ...unheard,
            behind: { measure: 'reached', which: 'rest' as const, lane },
            target: { kind: 'channels' as const, lane },
          },
        ]
      : []),
  ]
}

/** Hours that stand together in which it takes much longer than over the day: nobody is there. */
const LONGER = 3
const AT_LEAST_MS = 10 * 60_000

function hoursOf({ lane, name }: { lane: string; name: string }, counts: Counts, hours: readonly Counts[]): Fix[] {
  const usual = quantileOf(histogramOf(counts, 'time_to_accept.b'), 0.5)
  if (usual === null) return []
  const slow = hours
    .map((own, hour) => {
      const { n, p50 } = figure('time_to_accept', own)
      return { hour, n, p50, isSlow: p50 !== null && p50 >= usual * LONGER && p50 >= AT_LEAST_MS }
    })
    .filter(({ isSlow }) => isSlow)
  const cases = slow.reduce((all, { n }) => all + n, 0)
  const first = slow[0]
  const last = slow.at(-1)
  if (cases < WORTH_IT || !first || !last) return []
  const [fromHour, toHour] = aroundTheClock(slow.map(({ hour }) => hour))
  const waited = Math.max(...slow.map(({ p50 }) => p50 ?? 0))
  const of = figure('time_to_accept', counts).n
  return [
    {
      title: `${name}: few are there from ${clock(fromHour)} to ${clock(toHour)}`,
      says: `${cases} handoffs of these hours waited up to ${minutesIn(waited)} min (median of an hour); over the day half are taken within ${minutesIn(usual)} min.`,
      brings: `Up to ${cases} taken as soon as those of the day.`,
      cases,
      of,
      behind: { measure: 'time_to_accept', which: 'all', lane },
      target: { kind: 'cover', lane, fromHour, toHour },
    },
  ]
}

/** The shortest stretch that holds all of them, which may go over midnight: 22, 23, 1 is 22 to 2. */
function aroundTheClock(hours: readonly number[]): [from: number, to: number] {
  const widest = hours
    .map((hour, n) => {
      const next = hours[(n + 1) % hours.length] ?? hour
      return { from: next, to: (hour + 1) % 24, gap: (next - hour + 24) % 24 || 24 }
    })
    .reduce((a, b) => (b.gap > a.gap ? b : a))
  return [widest.from, widest.to]
}

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`
const minutesIn = (ms: number): number => Math.max(1, Math.round(ms / 60_000))

function ofAgent({ agent, name }: { agent: string; name: string }, counts: Counts): Fix[] {
  const unsupported = part('unsupported', counts)
  const unanswered = rest('desk_answered', counts)
  return [
    ...(unsupported.cases >= WORTH_IT
      ? [
          {
            title: `${name} says what stands nowhere`,
            says: `${unsupported.cases} of ${unsupported.of} of its notes said something that the evidence does not hold.`,
            brings: 'Its brief names the messages that each line rests on, and people trust it.',
            ...unsupported,
            behind: { measure: 'unsupported', which: 'part' as const, agent },
            target: { kind: 'agent' as const, agent, rule: 'unsupported-fact' },
          },
        ]
      : []),
    ...(unanswered.cases >= WORTH_IT
      ? [
          {
            title: `${name} does not answer the desk`,
            says: `For ${unanswered.cases} of ${unanswered.of} handoffs it left what the desk asked unanswered until a person was asked.`,
            brings: `Up to ${unanswered.cases} notes that hold the answer when a person opens them.`,
            ...unanswered,
            behind: { measure: 'desk_answered', which: 'rest' as const, agent },
            target: { kind: 'agent' as const, agent },
          },
        ]
      : []),
  ]
}
