import { expect, test } from 'vitest'
import { loadPlaybook } from '../playbook/load.ts'
import type { WrittenPlaybook } from '../playbook/playbook.ts'
import { proofChanges } from './proof-changes.ts'
import { provePlaybook } from './prove-playbook.ts'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
const FROM = '2026-11-23T02:30:00.000Z'
const NOTHING = { worse: [], better: [] }

/** Support of Ana, on weekdays unless said otherwise, with Sam as last resort. */
function team(ana: Partial<WrittenPlaybook['people'][string]> = {}, more: Partial<WrittenPlaybook> = {}) {
  const loaded = loadPlaybook({
    timeZone: 'UTC',
    lastResort: 'sam',
    people: {
      ana: { name: 'Ana', hours: [{ days: [...weekdays], from: '09:00', to: '17:00' }], ...ana },
      sam: { name: 'Sam' },
    },
    lanes: { support: { name: 'Support', owners: { people: ['ana'] } } },
    ...more,
  })
  if ('problems' in loaded) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  return loaded.playbook
}
type Team = ReturnType<typeof team>
const prove = (playbook: Team, from = FROM, reachable = ['ana', 'sam']) => provePlaybook(playbook, { from, reachable })
const changes = (before: Team, after: Team, from = FROM, reachable?: string[]) =>
  proofChanges(after, prove(before), prove(after, from, reachable))

test('a gap that has come and one that has gone are told, and the same proof tells nothing', () => {
  const always = team({ hours: undefined })
  const away = team({ hours: undefined, away: [{ from: '2026-12-01', to: '2026-12-01' }] })
  const gap =
    'Support has nobody from Tuesday 2026-12-01 00:00 to Wednesday 2026-12-02 00:00; Sam (last resort) gets that.'
  expect(changes(always, away)).toEqual({ worse: [gap], better: [] })
  expect(changes(away, always)).toEqual({ worse: [], better: [`No longer so: ${gap}`] })
  expect(changes(away, away)).toEqual(NOTHING)
})

test('days that only go by are no news, in a gap, before it and behind it', () => {
  const playbook = team({ away: [{ from: '2026-11-25', to: '2026-11-26' }] })
  for (let day = 3; day < 30; day++) {
    const on = (n: number) => prove(playbook, `2026-11-${String(n).padStart(2, '0')}T02:30:00.000Z`)
    expect(proofChanges(playbook, on(day), on(day + 1))).toEqual(NOTHING)
  }
})

test('a day away far ahead is told once, in the night in which the proof first reaches it', () => {
  const playbook = team({}, { holidays: [{ from: '2027-02-23', to: '2027-02-23' }] })
  const told = Array.from({ length: 10 }, (_, night) => {
    const on = (n: number) => prove(playbook, `2026-11-${20 + n}T02:30:00.000Z`)
    return proofChanges(playbook, on(night), on(night + 1)).worse
  }).flat()
  expect(told.length).toBeGreaterThan(0)
  expect(told.length).toBeLessThan(3)
  expect(told.at(-1)).toContain('2027-02-2')
})

test('a gap that has opened just now is told from now on', () => {
  const before = team({ hours: undefined })
  const after = team({ hours: undefined, away: [{ from: '2026-11-23', to: '2026-11-24' }] })
  expect(changes(before, after, '2026-11-23T12:00:00.000Z').worse).toEqual([
    'Support has nobody from Monday 2026-11-23 12:00 to Wednesday 2026-11-25 00:00; Sam (last resort) gets that.',
  ])
})

test('somebody who cannot be reached any more is told, and that they can be again', () => {
  const playbook = team()
  const lost = proofChanges(playbook, prove(playbook), prove(playbook, FROM, ['sam']))
  expect(lost.worse).toContain(
    'Ana is named in Support and cannot be reached: no channel is proven. They are passed over until they sign in.',
  )
  const back = proofChanges(playbook, prove(playbook, FROM, ['sam']), prove(playbook))
  expect(back.worse).toEqual([])
  expect(back.better[0]).toContain('No longer so: Ana is named in Support and cannot be reached')
})
