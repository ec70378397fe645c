import { expect, test } from 'vitest'
import { assign } from '../routing/assign.ts'
import { countWords } from '../text.ts'
import { loadPlaybook } from './load.ts'
import { starterPlaybook } from './starter.ts'

const starter = () =>
  loadPlaybook(starterPlaybook({ person: { id: 'ana', name: 'Ana Ruiz' }, timeZone: 'Europe/Berlin' }))

test('the starter playbook loads, and its one person owns every lane', () => {
  const loaded = starter()
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems))
  expect(Object.keys(loaded.playbook.lanes)).toEqual([
    'receptionist',
    'sales',
    'support',
    'home_service',
    'professional_services',
    'owner',
  ])
  for (const lane of Object.keys(loaded.playbook.lanes)) {
    const asked = { lane, urgency: 'now' as const, step: 0 }
    expect(
      assign(loaded.playbook, asked, { reachable: ['ana'], openByOwner: {} }, '2026-11-22T03:00:00.000Z'),
    ).toMatchObject({ owner: 'ana', step: 0 })
  }
})

test('each lane asks in at most twelve words', () => {
  const loaded = starter()
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems))
  for (const { ask } of Object.values(loaded.playbook.lanes)) expect(countWords(ask)).toBeLessThanOrEqual(12)
})

test('a person’s address is kept where there is one', () => {
  const written = starterPlaybook({ person: { id: 'ana', name: 'Ana', email: 'ana@example.com' }, timeZone: 'UTC' })
  expect(written.people).toEqual({ ana: { name: 'Ana', email: 'ana@example.com' } })
})
