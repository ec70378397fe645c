import { expect, test } from 'vitest'
import { loadPlaybook } from '../playbook/load.ts'
import type { WrittenPlaybook } from '../playbook/playbook.ts'
import { minutes } from '../time/instant.ts'
import { type SimulationOptions, simulate } from './simulate.ts'

const MONDAY = '2026-11-23T00:00:00.000Z'
const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const never = { now: '366d', today: '366d', this_week: '366d', fyi: '366d' }

/** A support lane of these people, with Sam as last resort, who is away unless said otherwise. */
function team(people: WrittenPlaybook['people'], lane: Partial<WrittenPlaybook['lanes'][string]> = {}) {
  const loaded = loadPlaybook({
    timeZone: 'UTC',
    lastResort: 'sam',
    people: { ...people, sam: { name: 'Sam', away: [{ from: '2020-01-01', to: '2060-01-01' }], ...people.sam } },
    lanes: {
      support: {
        name: 'Support',
        owners: { people: Object.keys(people).filter((id) => id !== 'sam') },
        accept: never,
        ...lane,
      },
    },
  })
  if ('problems' in loaded) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  return loaded.playbook
}

const crew = (size: number) => Object.fromEntries(Array.from({ length: size }, (_, n) => [`p${n}`, { name: `P${n}` }]))
const run = (playbook: ReturnType<typeof team>, options: Partial<SimulationOptions>) => {
  const { lanes, people } = simulate(playbook, {
    from: MONDAY,
    days: 28,
    seed: 42,
    load: { support: { perHour: 2, handleMinutes: 10 } },
    ...options,
  })
  if (!lanes.support) throw new Error('the load names support')
  return { ...lanes.support, people }
}

/** Erlang C: the chance to wait, and the mean wait in minutes, for `servers` people of `load` erlangs. */
function erlangC(servers: number, load: number, handleMinutes: number) {
  let term = 1
  let sum = 0
  for (let k = 0; k < servers; k++) {
    sum += term
    term = (term * load) / (k + 1)
  }
  const queueing = (term * servers) / (servers - load)
  const waits = queueing / (sum + queueing)
  return { waits, meanWait: (waits * handleMinutes) / (servers - load) }
}

test.each([
  [1, 0.5],
  [3, 2.1],
  [5, 3.5],
])('steady load: %i people under %f erlangs wait as the Erlang C formula says, within 5 %%', (servers, erlangs) => {
  const handleMinutes = 10
  const perHour = (erlangs * 60) / handleMinutes
  const { waited, meanWait, handoffs } = run(team(crew(servers)), {
    queue: 'shared',
    days: 150_000 / perHour / 24,
    warmUpDays: 10,
    load: { support: { perHour, handleMinutes } },
  })
  const formula = erlangC(servers, erlangs, handleMinutes)
  console.info(
    `${servers} people, ${erlangs} erlangs, ${handoffs} handoffs: waited ${waited.toFixed(4)} (formula ${formula.waits.toFixed(4)}), mean wait ${(meanWait / minutes(1)).toFixed(3)} min (formula ${formula.meanWait.toFixed(3)})`,
  )
  expect(Math.abs(waited / formula.waits - 1)).toBeLessThan(0.05)
  expect(Math.abs(meanWait / minutes(1) / formula.meanWait - 1)).toBeLessThan(0.05)
})

/**
 * Whoever has fewest takes the next one and keeps it, so one person may be free while another has two: fewer wait than
 * Erlang C says, and longer. The chance to wait and the mean wait in minutes, from the steady state of that queue.
 */
function shortestQueue(servers: number, load: number, handleMinutes: number) {
  const longest = 25
  const states: number[][] = []
  const grow = (state: number[]) => {
    if (state.length === servers) return void states.push(state)
    for (let n = state.at(-1) ?? 0; n <= longest; n++) grow([...state, n])
  }
  grow([])
  const at = new Map(states.map((state, index) => [state.join(), index]))
  const inState = (state: number[]) => at.get(state.toSorted((a, b) => a - b).join()) ?? 0
  const flows = states.map((state, from) => [
    { to: state[0] === longest ? from : inState(state.with(0, (state[0] ?? 0) + 1)), rate: load },
    ...state.map((n, who) => ({ to: n === 0 ? from : inState(state.with(who, n - 1)), rate: 1 })),
  ])
  let share: number[] = states.map((state) => (state.every((n) => n === 0) ? 1 : 0))
  for (let round = 0; round < 1_500; round++) {
    const next = states.map(() => 0)
    for (const [from, ways] of flows.entries())
      for (const { to, rate } of ways) next[to] = (next[to] ?? 0) + ((share[from] ?? 0) * rate) / (load + servers)
    share = next
  }
  const mean = (of: (state: number[]) => number) =>
    states.reduce((sum, state, index) => sum + of(state) * (share[index] ?? 0), 0)
  const present = mean((state) => state.reduce((sum, n) => sum + n, 0))
  return { waits: mean((state) => (state[0] === 0 ? 0 : 1)), meanWait: (present / load - 1) * handleMinutes }
}

test.each([
  [2, 1],
  [3, 1],
  [3, 2.1],
])(
  'least loaded: %i people under %f erlangs wait as in a queue of whoever has fewest open, within 5 %%',
  (servers, erlangs) => {
    const handleMinutes = 10
    const perHour = (erlangs * 60) / handleMinutes
    const seeds = [1, 2, 3]
    const runs = seeds.map((seed) =>
      run(team(crew(servers), { owners: { people: Object.keys(crew(servers)), order: 'least_loaded' } }), {
        queue: 'owned',
        seed,
        days: 50_000 / perHour / 24,
        warmUpDays: 10,
        load: { support: { perHour, handleMinutes } },
      }),
    )
    const waited = runs.reduce((sum, one) => sum + one.waited, 0) / seeds.length
    const meanWait = runs.reduce((sum, one) => sum + one.meanWait, 0) / seeds.length / minutes(1)
    const exact = shortestQueue(servers, erlangs, handleMinutes)
    console.info(
      `${servers} people, ${erlangs} erlangs: waited ${waited.toFixed(4)} (exact ${exact.waits.toFixed(4)}), mean wait ${meanWait.toFixed(3)} min (exact ${exact.meanWait.toFixed(3)})`,
    )
    expect(Math.abs(waited / exact.waits - 1)).toBeLessThan(0.05)
    expect(Math.abs(meanWait / exact.meanWait - 1)).toBeLessThan(0.05)
    expect(waited).toBeLessThan(erlangC(servers, erlangs, handleMinutes).waits)
  },
)

test('one person who owns everything waits like a queue of one, shared or not', () => {
  const load = { support: { perHour: 3, handleMinutes: 10 } }
  const owned = run(team(crew(1)), { queue: 'owned', load })
  expect(owned).toEqual(run(team(crew(1)), { queue: 'shared', load }))
  expect(owned.waited).toBeGreaterThan(0.3)
})

test('the same seed gives the same answer, another one does not', () => {
  const playbook = team(crew(2))
  expect(run(playbook, { seed: 7 })).toEqual(run(playbook, { seed: 7 }))
  expect(run(playbook, { seed: 8 }).meanWait).not.toBe(run(playbook, { seed: 7 }).meanWait)
})

test('a rota with a gap shows the late share it causes, in the hours of the gap', () => {
  const hours = (from: string, to: string) => [{ days: [...everyDay], from, to }]
  const accept = { now: '30m', today: '30m', this_week: '30m', fyi: '30m' }
  const load = { support: { perHour: 4, handleMinutes: 0.1 } }
  const options = { load, days: 90, queue: 'owned' as const }
  const sam = { name: 'Sam', hours: hours('08:00', '20:00'), away: [] }
  const gapped = run(
    team(
      {
        ana: { name: 'Ana', hours: hours('08:00', '12:00') },
        ben: { name: 'Ben', hours: hours('14:00', '20:00') },
        sam: { ...sam, hours: [...hours('08:00', '12:00'), ...hours('14:00', '20:00')] },
      },
      { accept },
    ),
    options,
  )
  const whole = run(
    team(
      {
        ana: { name: 'Ana', hours: hours('08:00', '14:00') },
        ben: { name: 'Ben', hours: hours('14:00', '20:00') },
        sam,
      },
      { accept },
    ),
    options,
  )
  // Closed from 20:00 to 08:00: all that comes more than half an hour before the morning is late, in both.
  const night = 11.5 / 24
  expect(whole.lateShare).toBeCloseTo(night, 1)
  // And of the two hours of the gap, the first one and a half.
  expect(gapped.lateShare - whole.lateShare).toBeGreaterThan(0.9 * (1.5 / 24))
  expect(gapped.lateShare - whole.lateShare).toBeLessThan(1.1 * (1.5 / 24))
  const lateIn = (hour: number) => gapped.byHour[hour]
  expect(lateIn(12)?.late).toBe(lateIn(12)?.handoffs)
  expect(lateIn(9)?.late).toBe(0)
})

test('what nobody accepts in time passes to the next step, and is counted as late', () => {
  const playbook = team(
    { ana: { name: 'Ana' }, ben: { name: 'Ben' } },
    {
      owners: { people: ['ana'] },
      escalation: [{ to: { people: ['ben'] } }],
      accept: { now: '5m', today: '5m', this_week: '5m', fyi: '5m' },
    },
  )
  const alone = run(playbook, { load: { support: { perHour: 12, handleMinutes: 10 } } })
  expect(alone.escalated).toBeGreaterThan(0)
  expect(alone.late).toBeGreaterThanOrEqual(alone.escalated)
  expect(alone.people.ben?.handled).toBeGreaterThan(0)
  expect(alone.people.ana?.busy).toBeGreaterThan(alone.people.ben?.busy ?? 1)
})

test('urgent ones are taken before others', () => {
  const lane = { name: 'Lane', owners: { people: ['ana'] }, accept: never }
  const loaded = loadPlaybook({
    timeZone: 'UTC',
    lastResort: 'sam',
    people: { ana: { name: 'Ana' }, sam: { name: 'Sam' } },
    lanes: { urgent: { ...lane, urgency: 'now' }, patient: { ...lane, urgency: 'fyi' } },
  })
  if ('problems' in loaded) throw new Error('must load')
  const half = { perHour: 2.5, handleMinutes: 10 }
  const { lanes } = simulate(loaded.playbook, {
    from: MONDAY,
    days: 60,
    seed: 42,
    load: { patient: half, urgent: half },
  })
  expect(lanes.urgent?.handoffs).toBeGreaterThan(1_000)
  expect(lanes.urgent?.meanWait).toBeLessThan((lanes.patient?.meanWait ?? 0) / 2)
})

test('load by the hour comes in those hours', () => {
  const perHour = Array.from({ length: 24 }, (_, hour) => (hour === 9 ? 20 : hour === 10 ? 10 : 0))
  const { byHour } = run(team(crew(5)), { load: { support: { perHour, handleMinutes: 1 } } })
  expect(byHour.filter(({ handoffs }) => handoffs > 0).map(({ hour }) => hour)).toEqual([9, 10])
  expect((byHour[9]?.handoffs ?? 0) / (byHour[10]?.handoffs ?? 1)).toBeGreaterThan(1.5)
})

test('who is not reachable takes nothing, and what nobody takes is said', () => {
  const nobody = run(team(crew(2)), { reachable: [], days: 1 })
  expect(nobody).toMatchObject({ neverAccepted: nobody.handoffs, lateShare: 1 })
  const one = run(team(crew(2)), { reachable: ['p1'], days: 1 })
  expect(one.people).toMatchObject({ p0: { handled: 0 }, p1: { handled: one.handoffs } })
})

test('a load for a lane that is not there is refused', () => {
  expect(() => run(team(crew(1)), { load: { sales: { perHour: 1, handleMinutes: 1 } } })).toThrow(
    'The load names the lane "sales"',
  )
})
