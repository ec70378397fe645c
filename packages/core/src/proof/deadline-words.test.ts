import { expect, test } from 'vitest'
import { loadPlaybook } from '../playbook/load.ts'
import type { WrittenPlaybook } from '../playbook/playbook.ts'
import { acceptByFor, decideByFor } from '../routing/assign.ts'
import { provePlaybook } from './prove-playbook.ts'

const office = [
  {
    days: ['mon' as const, 'tue' as const, 'wed' as const, 'thu' as const, 'fri' as const],
    from: '09:00',
    to: '17:00',
  },
]
const FROM = '2027-02-01T00:00:00.000Z'

/** Sales of Max, in office hours unless said otherwise, with Kim as last resort, who is there at any time. */
function team({
  max,
  kim,
  lane,
}: {
  max?: object
  kim?: object
  lane?: Partial<WrittenPlaybook['lanes'][string]>
} = {}) {
  const loaded = loadPlaybook({
    timeZone: 'UTC',
    lastResort: 'kim',
    people: { kim: { name: 'Kim', ...kim }, max: { name: 'Max', hours: office, ...max } },
    lanes: {
      sales: {
        name: 'Sales',
        owners: { people: ['max'] },
        accept: { now: '1h working', today: '2h working', this_week: '1d', fyi: '160h working' },
        ...lane,
      },
    },
  })
  if ('problems' in loaded) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  return loaded.playbook
}
const deadlinesIn = (playbook: ReturnType<typeof team>) =>
  provePlaybook(playbook, { from: FROM, reachable: ['kim', 'max'] }).remarks.filter((said) =>
    said.includes('would take'),
  )
const awayUntil2099 = { away: [{ from: '2026-01-01', to: '2099-01-01' }] }
const threeWeeks = { away: [{ from: '2027-03-01', to: '2027-03-20' }] }

test('a deadline in working time that would take more than two weeks runs by the clock', () => {
  const at = (urgency: 'now' | 'today' | 'fyi', playbook: ReturnType<typeof team>, now: string) =>
    acceptByFor(playbook, { lane: 'sales', urgency }, 'max', now)
  const friday = '2027-02-26T16:30:00.000Z'
  expect(at('now', team(), friday)).toBe('2027-03-01T09:30:00.000Z')
  expect(at('now', team({ max: threeWeeks }), friday)).toBe('2027-02-26T17:30:00.000Z')
  expect(acceptByFor(team({ kim: awayUntil2099 }), { lane: 'sales', urgency: 'now' }, 'kim', friday)).toBe(
    '2027-02-26T17:30:00.000Z',
  )
  // Four working weeks are what was asked for.
  expect(at('fyi', team(), '2027-02-01T09:00:00.000Z')).toBe('2027-02-26T17:00:00.000Z')
})

test('and never longer than two weeks by the clock either, for accepting or deciding', () => {
  const minute = { hours: [{ days: ['mon' as const], from: '09:00', to: '09:01' }] }
  const long = { now: '500h working', today: '500h working', this_week: '500h working', fyi: '1d' }
  const playbook = team({ max: minute, lane: { accept: long, decide: long } })
  expect(acceptByFor(playbook, { lane: 'sales', urgency: 'today' }, 'max', FROM)).toBe('2027-02-15T00:00:00.000Z')
  expect(decideByFor(playbook, { lane: 'sales', urgency: 'now' }, 'max', FROM)).toBe('2027-02-15T00:00:00.000Z')
  expect(decideByFor(playbook, { lane: 'sales', urgency: 'this_week' }, 'max', FROM)).toBe('2027-02-21T20:00:00.000Z')
})

test('the proof says which deadlines, for whom and when', () => {
  expect(deadlinesIn(team())).toEqual([])
  expect(deadlinesIn(team({ max: { away: [{ from: '2027-03-01', to: '2027-03-05' }] } }))).toEqual([])
  expect(deadlinesIn(team({ max: threeWeeks }))).toEqual([
    'Sales: accept.now (1h working), accept.today (2h working) would take Max more than 14 days when it begins on 2027-02-26: the desk counts by the clock then. Write it by the clock, or name somebody who is there.',
  ])
})

test('the last resort is asked off duty too: the proof names the days in which that takes too long', () => {
  const away = { away: [{ from: '2027-02-10', to: '2027-03-10' }] }
  expect(
    deadlinesIn(team({ kim: away, lane: { accept: { now: '1h working', today: '1d', this_week: '1d', fyi: '1d' } } })),
  ).toEqual([
    'Sales: accept.now (1h working) would take Kim more than 14 days when it begins from 2027-02-10 to 2027-02-25: the desk counts by the clock then. Write it by the clock, or name somebody who is there.',
  ])
})

test('a step with a time of its own is looked at for its people', () => {
  const lane = {
    owners: { people: ['kim'] },
    accept: { now: '5m', today: '5m', this_week: '5m', fyi: '5m' },
    escalation: [{ to: { people: ['max'] }, accept: '30m working' }],
  }
  expect(deadlinesIn(team({ max: threeWeeks, lane }))).toEqual([
    expect.stringContaining('Sales: escalation[0].accept (30m working) would take Max more than 14 days'),
  ])
})
