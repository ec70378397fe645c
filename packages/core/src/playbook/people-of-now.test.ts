import { expect, test } from 'vitest'
import { assign } from '../routing/assign.ts'
import { loadPlaybook } from './load.ts'
import { lastResortsOf, withPeopleOfNow } from './people-of-now.ts'
import type { WrittenPlaybook } from './playbook.ts'

const NOW = '2026-11-23T12:00:00.000Z'

function load(written: Pick<WrittenPlaybook, 'people' | 'lanes' | 'lastResort'>) {
  const loaded = loadPlaybook({ timeZone: 'UTC', ...written })
  if ('problems' in loaded) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  return loaded.playbook
}
const judgedBy = load({
  lastResort: 'sam',
  people: { ana: { name: 'Ana' }, ben: { name: 'Ben' }, sam: { name: 'Sam' }, tom: { name: 'Tom' } },
  lanes: {
    support: {
      name: 'Support',
      owners: { people: ['ana', 'ben'] },
      accept: { now: '5m', today: '1h', this_week: '1d', fyi: '2d' },
    },
    sales: { name: 'Sales', owners: { people: ['ana'] }, lastResort: 'tom' },
  },
})
const inForce = load({
  lastResort: 'eve',
  people: { ben: { name: 'Ben', away: [{ from: '2026-11-23', to: '2026-11-23' }] }, eve: { name: 'Eve' } },
  lanes: { support: { name: 'Support', owners: { people: ['ben'] } } },
})
const ask = (lane: string) =>
  assign(
    withPeopleOfNow(judgedBy, inForce),
    { lane, urgency: 'now', step: 0 },
    { reachable: ['ana', 'ben', 'sam', 'tom', 'eve'], openByOwner: {} },
    NOW,
  )

test('what was judged by an earlier version keeps its lanes and deadlines, and goes to nobody who has left or is away', () => {
  expect(ask('support')).toEqual({
    owner: 'eve',
    step: 1,
    because: 'last_resort',
    acceptBy: '2026-11-23T12:05:00.000Z',
    skipped: [
      { person: 'ana', step: 0, reason: 'not_in_playbook' },
      { person: 'ben', step: 0, reason: 'away' },
    ],
  })
})

test('a last resort who has left, the lane’s or the playbook’s, is replaced by the one of today', () => {
  expect(ask('sales').owner).toBe('eve')
  expect(lastResortsOf(judgedBy)).toEqual(['sam', 'tom'])
})

test('the version in force is judged by as it is', () => {
  expect(withPeopleOfNow(inForce, inForce)).toBe(inForce)
})
