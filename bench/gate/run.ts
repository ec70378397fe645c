/**
 * The gate beside other engines on the same rules in one run, its growth from 10 to 1,000 triggers, what hostile events cost,
 * and the proof of a large team. Ratios count, times do not.
 *
 *   npm run bench -- gate [--rounds 21]
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { provePlaybook } from '@baton-desk/core'
import { twentyLanes } from '@baton-desk/core/testing'
import { median, rounded, timeOf } from '../figures.ts'
import { ENGINES, type Judge } from './engines.ts'
import { hostileEvents } from './hostile.ts'
import { type AnyEvent, EVENTS, eventsOfKinds, RULES, rulesOfKinds } from './rules.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '21' } } })
const rounds = Number(values.rounds)
/** Milliseconds that one engine runs in one round. */
const TURN = 40
/** How many rules, each for a kind of its own. */
const SIZES = [10, 100, 1000]

const result = {
  node: process.version,
  rounds,
  engines: compareEngines(),
  growth: compareGrowth(),
  hostile: hostileEvents().map(({ input, rule, judge }) => ({ input, rule, ms: rounded(longest(judge)) })),
  proof: proveLargeTeam(),
}
writeFileSync(new URL('../results/gate.json', import.meta.url), `${JSON.stringify(result, null, 2)}\n`)
console.log(JSON.stringify(result, null, 2))

/** All engines must find the same rules; then each has its turn in every round, and the median round counts. */
function compareEngines() {
  const engines = ENGINES.map((engine) => ({ ...engine, judge: engine.load(RULES) }))
  sameAnswers(engines, EVENTS)
  const events = eventsPerSecond(engines.map(({ judge }) => ({ judge, events: EVENTS })))
  const [gate = 0] = events
  return engines.map(({ name, types }, index) => {
    const perSecond = events[index] ?? 0
    return {
      name,
      types,
      eventsPerSecond: Math.round(perSecond),
      evaluationsPerSecond: Math.round(perSecond * RULES.length),
      gateIsTimesAsFast: rounded(gate / perSecond),
    }
  })
}

/** Microseconds an event takes against few and many rules. */
function compareGrowth() {
  const contestants = ENGINES.flatMap(({ load }) =>
    SIZES.map((count) => ({ judge: load(rulesOfKinds(count)), events: eventsOfKinds(count) })),
  )
  const perSecond = eventsPerSecond(contestants)
  return ENGINES.map(({ name }, engine) => {
    const own = perSecond.slice(engine * SIZES.length, (engine + 1) * SIZES.length)
    const microseconds = Object.fromEntries(SIZES.map((count, size) => [count, rounded(1e6 / (own[size] ?? 1))]))
    return { name, microsecondsByRules: microseconds, growth: rounded((own[0] ?? 0) / (own.at(-1) ?? 1)) }
  })
}

function sameAnswers(engines: { name: string; judge: Judge }[], events: readonly AnyEvent[]): void {
  let held = 0
  for (const event of events) {
    const answers = engines.map(({ judge }) => judge(event).join(' '))
    held += answers[0] ? 1 : 0
    const other = answers.findIndex((answer) => answer !== answers[0])
    if (other >= 0)
      throw new Error(
        `${engines[other]?.name} says "${answers[other]}" where ${engines[0]?.name} says "${answers[0]}": ${JSON.stringify(event)}`,
      )
  }
  if (held < events.length / 4) throw new Error(`Only ${held} events meet a rule: this compares nothing.`)
}

type Contestant = { judge: Judge; events: readonly AnyEvent[] }

/** The median over the rounds, for each; they take turns, so that a busy moment hits all of them. */
function eventsPerSecond(contestants: readonly Contestant[]): number[] {
  for (const contestant of contestants) turn(contestant)
  const rates = contestants.map((): number[] => [])
  for (let round = 0; round < rounds; round++)
    for (const [index, contestant] of contestants.entries()) rates[index]?.push(turn(contestant))
  return rates.map(median)
}

function turn({ judge, events }: Contestant): number {
  const began = performance.now()
  let count = 0
  let found = 0
  do {
    for (const event of events) found += judge(event).length
    count += events.length
  } while (performance.now() - began < TURN)
  if (found < 0) throw new Error('Looks at what was found, so that no engine is optimised away.')
  return (1000 * count) / (performance.now() - began)
}

function longest(work: () => unknown): number {
  return Math.max(...Array.from({ length: 5 }, () => timeOf(work)))
}

function proveLargeTeam() {
  const { playbook, people } = twentyLanes()
  const prove = () => provePlaybook(playbook, { from: '2026-11-23T00:00:00.000Z', reachable: people })
  const times = Array.from({ length: rounds }, () => timeOf(prove))
  return {
    lanes: Object.keys(playbook.lanes).length,
    people: people.length,
    days: 90,
    gaps: prove().gaps.length,
    firstMs: rounded(times[0] ?? 0),
    medianMs: rounded(median(times)),
    longestMs: rounded(Math.max(...times)),
  }
}
