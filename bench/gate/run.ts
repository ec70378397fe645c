/**
 * The gate beside other engines on the same rules in one run, its growth from 10 to 1,000 triggers, what hostile events cost,
 * and the proof of a large team. Ratios count, times do not.
 *
 *   npm run bench -- gate [--rounds 21]
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { checkPlaybook } from '@baton/core'
import { twentyLanes } from '../../packages/core/src/playbook/twenty-lanes.case.ts'
import { type AnyEvent, ENGINES, type Judge } from './engines.ts'
import { hostileEvents } from './hostile.ts'
import { EVENTS, eventsOfKinds, RULES, rulesOfKinds } from './rules.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '21' } } })
const rounds = Number(values.rounds)
/** Milliseconds that one engine runs in one round. */
const TURN = 40

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
  const events = eventsPerSecond(
    engines.map(({ judge }) => judge),
    EVENTS,
  )
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

/** Microseconds an event takes against 10, 100 and 1,000 rules, each for a kind of its own. */
function compareGrowth() {
  const sizes = [10, 100, 1000]
  return ENGINES.map(({ name, load }) => {
    const loaded = sizes.map((count) => ({ judge: load(rulesOfKinds(count)), events: eventsOfKinds(count) }))
    const perSecond = loaded.map(({ judge, events }) => eventsPerSecond([judge], events)[0] ?? 0)
    const microseconds = perSecond.map((events) => rounded(1e6 / events))
    return {
      name,
      microsecondsByRules: Object.fromEntries(sizes.map((count, index) => [count, microseconds[index]])),
      growth: rounded((perSecond[0] ?? 0) / (perSecond.at(-1) ?? 1)),
    }
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

/** The median over the rounds, for each judge; they take turns, so that a busy moment hits all of them. */
function eventsPerSecond(judges: readonly Judge[], events: readonly AnyEvent[]): number[] {
  for (const judge of judges) turn(judge, events)
  const rates = judges.map((): number[] => [])
  for (let round = 0; round < rounds; round++)
    for (const [index, judge] of judges.entries()) rates[index]?.push(turn(judge, events))
  return rates.map(median)
}

function turn(judge: Judge, events: readonly AnyEvent[]): number {
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
  const prove = () => checkPlaybook(playbook, { from: '2026-11-23T00:00:00.000Z', reachable: people })
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

function timeOf(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
