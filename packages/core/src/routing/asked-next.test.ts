import { expect, test } from 'vitest'
import { loadPlaybook } from '../playbook/load.ts'
import { askedNext } from './asked-next.ts'

const loaded = loadPlaybook({
  timeZone: 'UTC',
  people: { ana: { name: 'Ana' }, ben: { name: 'Ben' }, cleo: { name: 'Cleo' }, dan: { name: 'Dan' } },
  lastResort: 'dan',
  lanes: {
    support: {
      name: 'Support',
      owners: { people: ['ana'] },
      escalation: [{ to: { people: ['ben', 'ana'] } }, { to: { people: ['cleo', 'ben'] } }],
    },
  },
})
if (!('playbook' in loaded)) throw new Error(JSON.stringify(loaded))
const { playbook } = loaded

test('behind an owner stand the later steps and the last resort, each person once', () => {
  expect(askedNext(playbook, { lane: 'support', owner: 'ana', step: 0 })).toEqual(['ben', 'cleo', 'dan'])
  expect(askedNext(playbook, { lane: 'support', owner: 'ben', step: 1 })).toEqual(['cleo', 'dan'])
})

test('whoever may not own it is not asked, and nobody stands behind the last resort', () => {
  expect(askedNext(playbook, { lane: 'support', owner: 'ana', step: 0, excluded: ['ben'] })).toEqual(['cleo', 'dan'])
  expect(askedNext(playbook, { lane: 'support', owner: 'dan', step: 3 })).toEqual([])
  expect(askedNext(playbook, { lane: 'gone', owner: 'ana', step: 0 })).toEqual([])
})
