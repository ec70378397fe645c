import { expect, test } from 'vitest'
import { loadPlaybook } from '../playbook/load.ts'
import type { WrittenPlaybook } from '../playbook/playbook.ts'
import { acceptByFor, assign, decideByFor, lastStepOf, rosterNeeds } from './assign.ts'
import type { Roster } from './assignment.ts'

type WrittenLane = WrittenPlaybook['lanes'][string]

const MONDAY_NOON = '2026-11-23T12:00:00.000Z'
const office = [{ days: ['mon' as const, 'tue' as const], from: '09:00', to: '17:00' }]

/** Ana, Ben and Cleo in support, Dana behind them, Sam last. Everybody works office hours but Sam. */
function team(lane: Partial<WrittenLane> = {}, people: Partial<WrittenPlaybook['people']> = {}) {
  const loaded = loadPlaybook({
    timeZone: 'UTC',
    lastResort: 'sam',
    people: {
      ana: { name: 'Ana', hours: office },
      ben: { name: 'Ben', hours: office },
      cleo: { name: 'Cleo', hours: office },
      dana: { name: 'Dana', hours: office },
      sam: { name: 'Sam', hours: [{ days: ['fri'], from: '09:00', to: '10:00' }] },
      ...people,
    },
    lanes: {
      support: {
        name: 'Support',
        owners: { people: ['ana', 'ben', 'cleo'] },
        escalation: [{ to: { people: ['dana'] }, accept: '10m' }],
        accept: { now: '5m', today: '2h working', this_week: '4h', fyi: '1d' },
        decide: { now: '15m', today: '8h working', this_week: '2d', fyi: '7d' },
        ...lane,
      },
    },
  })
  if ('problems' in loaded) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  return loaded.playbook
}

const everybody = ['ana', 'ben', 'cleo', 'dana', 'sam']
const roster = (facts: Partial<Roster> = {}): Roster => ({ reachable: everybody, openByOwner: {}, ...facts })
const support = { lane: 'support', urgency: 'now' as const, step: 0 }

test('the first on the list who is there owns it', () => {
  expect(assign(team(), support, roster(), MONDAY_NOON)).toEqual({
    owner: 'ana',
    step: 0,
    because: 'lane',
    skipped: [],
    acceptBy: '2026-11-23T12:05:00.000Z',
  })
})

test('whoever is passed over is named with the reason, in the order asked', () => {
  const playbook = team(
    {},
    {
      ben: { name: 'Ben', away: [{ from: '2026-11-23', to: '2026-11-23' }] },
      cleo: { name: 'Cleo', hours: [{ days: ['sun'], from: '09:00', to: '17:00' }] },
    },
  )
  const asked = { ...support, excluded: ['ana'] }
  expect(assign(playbook, asked, roster({ reachable: ['ana', 'ben', 'cleo', 'sam'] }), MONDAY_NOON)).toEqual({
    owner: 'sam',
    step: 2,
    because: 'last_resort',
    skipped: [
      { person: 'ana', step: 0, reason: 'excluded' },
      { person: 'ben', step: 0, reason: 'away' },
      { person: 'cleo', step: 0, reason: 'off_duty' },
      { person: 'dana', step: 1, reason: 'unreachable' },
    ],
    acceptBy: '2026-11-23T12:05:00.000Z',
  })
})

test('nobody of the lane there: the next step owns it, within its own time', () => {
  expect(assign(team(), support, roster({ reachable: ['dana', 'sam'] }), MONDAY_NOON)).toMatchObject({
    owner: 'dana',
    step: 1,
    because: 'escalation',
    acceptBy: '2026-11-23T12:10:00.000Z',
  })
})

test('the last resort owns at night, and also when nobody at all can be reached', () => {
  expect(assign(team(), support, roster({ reachable: [] }), '2026-11-23T03:00:00.000Z')).toMatchObject({
    owner: 'sam',
    step: 2,
  })
})

test('escalation begins on the step asked for', () => {
  expect(assign(team(), { ...support, step: 1 }, roster(), MONDAY_NOON)).toMatchObject({
    owner: 'dana',
    step: 1,
    skipped: [],
  })
  expect(assign(team(), { ...support, step: 2 }, roster(), MONDAY_NOON)).toMatchObject({
    owner: 'sam',
    step: 2,
    skipped: [],
  })
  expect(assign(team(), { ...support, step: 9 }, roster(), MONDAY_NOON)).toMatchObject({
    owner: 'sam',
    step: 2,
    skipped: [],
  })
})

test.each<[string, 'round_robin' | 'least_loaded' | 'recently_engaged', Partial<Roster>, string]>([
  ['round robin begins with the first', 'round_robin', {}, 'ana'],
  ['round robin goes on after the last one', 'round_robin', { lastAssigned: 'ana' }, 'ben'],
  ['round robin begins again behind the end', 'round_robin', { lastAssigned: 'cleo' }, 'ana'],
  [
    'round robin begins with the first when the last one is no longer on the list',
    'round_robin',
    { lastAssigned: 'dana' },
    'ana',
  ],
  [
    'round robin passes over who is not there',
    'round_robin',
    { lastAssigned: 'ana', reachable: ['ana', 'cleo', 'sam'] },
    'cleo',
  ],
  ['the least loaded owns it', 'least_loaded', { openByOwner: { ana: 3, ben: 2, cleo: 1 } }, 'cleo'],
  ['nothing open counts as none', 'least_loaded', { openByOwner: { ana: 3, cleo: 1 } }, 'ben'],
  ['equally loaded: as written', 'least_loaded', { openByOwner: { ana: 2, ben: 2, cleo: 2 } }, 'ana'],
  ['the most recently engaged owns it', 'recently_engaged', { lastEngaged: 'cleo' }, 'cleo'],
  ['never engaged: as written', 'recently_engaged', {}, 'ana'],
  ['engaged but not of this lane: as written', 'recently_engaged', { lastEngaged: 'dana' }, 'ana'],
  ['engaged but not there: as written', 'recently_engaged', { lastEngaged: 'cleo', reachable: ['ben', 'sam'] }, 'ben'],
])('%s', (_, order, facts, owner) => {
  const playbook = team({ owners: { people: ['ana', 'ben', 'cleo'], order } })
  expect(assign(playbook, support, roster(facts), MONDAY_NOON).owner).toBe(owner)
})

test('an excluded last resort is stood in for by somebody reachable, rather on duty', () => {
  const asked = { ...support, step: 2, excluded: ['sam', 'ana'] }
  const skipped = [{ person: 'sam', step: 2, reason: 'excluded' }]
  expect(assign(team(), asked, roster(), MONDAY_NOON)).toMatchObject({ owner: 'ben', because: 'last_resort', skipped })
  expect(assign(team(), asked, roster({ reachable: ['cleo'] }), '2026-11-23T03:00:00.000Z')).toMatchObject({
    owner: 'cleo',
    skipped,
  })
  expect(assign(team(), asked, roster({ reachable: ['sam', 'ana'] }), MONDAY_NOON)).toMatchObject({
    owner: 'sam',
    skipped,
  })
})

test('a lane may have a last resort of its own', () => {
  expect(assign(team({ lastResort: 'cleo' }), { ...support, step: 2 }, roster(), MONDAY_NOON).owner).toBe('cleo')
})

test('a handoff whose lane has left the playbook goes to the last resort', () => {
  for (const lane of ['gone', 'constructor', '__proto__']) {
    expect(assign(team(), { ...support, lane }, roster(), MONDAY_NOON)).toMatchObject({
      owner: 'sam',
      because: 'last_resort',
    })
  }
})

test('a handoff of somebody who has left the playbook is passed on', () => {
  const playbook = team()
  delete playbook.people.ana
  expect(assign(playbook, support, roster(), MONDAY_NOON)).toMatchObject({
    owner: 'ben',
    skipped: [{ person: 'ana', step: 0, reason: 'not_in_playbook' }],
  })
})

test('deadlines run in the working time of the owner where the playbook says so', () => {
  const late = '2026-11-23T16:00:00.000Z'
  expect(acceptByFor(team(), { lane: 'support', urgency: 'today', step: 0 }, 'ana', late)).toBe(
    '2026-11-24T10:00:00.000Z',
  )
  expect(decideByFor(team(), { lane: 'support', urgency: 'today' }, 'ana', late)).toBe('2026-11-24T16:00:00.000Z')
  expect(decideByFor(team(), { lane: 'support', urgency: 'now' }, 'ana', late)).toBe('2026-11-23T16:15:00.000Z')
})

test('a step without a time of its own takes the lane’s', () => {
  const playbook = team({ escalation: [{ to: { people: ['dana'] } }] })
  expect(acceptByFor(playbook, { lane: 'support', urgency: 'now', step: 1 }, 'dana', MONDAY_NOON)).toBe(
    '2026-11-23T12:05:00.000Z',
  )
  expect(lastStepOf(playbook, 'support')).toBe(2)
})

test('a lane says which facts its routing needs', () => {
  expect(rosterNeeds(team(), 'support')).toEqual({
    openByOwner: false,
    lastAssigned: false,
    lastEngaged: false,
  })
  const mixed = team({
    owners: { people: ['ana'], order: 'round_robin' },
    escalation: [{ to: { people: ['dana'], order: 'least_loaded' } }],
  })
  expect(rosterNeeds(mixed, 'support')).toEqual({
    openByOwner: true,
    lastAssigned: true,
    lastEngaged: false,
  })
})

test('who lacks a skill that the lane or the handoff asks for is passed over; the last resort is asked without', () => {
  const skilled = (skills: string[]) => ({ name: 'Skilled', hours: office, skills })
  const playbook = team({ skills: ['german'] }, { ben: skilled(['german']), dana: skilled(['german', 'refunds']) })
  expect(assign(playbook, support, roster(), MONDAY_NOON)).toMatchObject({
    owner: 'ben',
    skipped: [{ person: 'ana', step: 0, reason: 'lacks_skill' }],
  })
  expect(assign(playbook, { ...support, skills: ['refunds'] }, roster(), MONDAY_NOON)).toMatchObject({
    owner: 'dana',
    step: 1,
    skipped: [{ person: 'ana' }, { person: 'ben', reason: 'lacks_skill' }, { person: 'cleo' }],
  })
  expect(assign(playbook, { ...support, skills: ['law'] }, roster(), MONDAY_NOON)).toMatchObject({
    owner: 'sam',
    because: 'last_resort',
    skipped: Array.from({ length: 4 }, () => expect.objectContaining({ reason: 'lacks_skill' })),
  })
})
