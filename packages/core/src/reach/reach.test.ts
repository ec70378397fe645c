import { describe, expect, test } from 'vitest'
import { loadPlaybook } from '../playbook/load.ts'
import { hours, minutes } from '../time/instant.ts'
import type { Channel } from './channel.ts'
import { ALWAYS, channelsNow, nextUseOf, patienceWith } from './reach.ts'

const loaded = loadPlaybook({
  timeZone: 'UTC',
  lastResort: 'ana',
  people: { ana: { name: 'Ana', timeZone: 'Europe/Berlin' } },
  lanes: { support: { name: 'Support', owners: { people: ['ana'] } } },
})
if (!('playbook' in loaded)) throw new Error('the playbook of this test does not load')
const { playbook } = loaded

const channel = (id: string, parts: Partial<Channel> = {}): Channel => ({
  ...ALWAYS,
  id,
  kind: 'email',
  isProven: true,
  health: 'well',
  ...parts,
})
const workdays = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'] as const, from: '08:00', to: '18:00' }].map((shift) => ({
  ...shift,
  days: [...shift.days],
}))
// A Monday; Berlin is an hour ahead.
const NOON = '2026-11-30T11:00:00.000Z'
const NIGHT = '2026-11-30T22:00:00.000Z'
const used = (channels: Channel[], urgency: 'now' | 'today', at: string) =>
  channelsNow(channels, { person: 'ana', urgency }, playbook, at).map(({ id }) => id)

describe('channels to use now', () => {
  test('are those that are proven, for this urgency and this hour, in their order', () => {
    const all = [
      channel('by day', { hours: workdays }),
      channel('off', { urgencies: [] }),
      channel('not proven', { isProven: false }),
      channel('for now only', { urgencies: ['now'] }),
      channel('always'),
    ]
    expect(used(all, 'today', NOON)).toEqual(['by day', 'always'])
    expect(used(all, 'now', NOON)).toEqual(['by day', 'for now only', 'always'])
    expect(used(all, 'today', NIGHT)).toEqual(['always'])
  })

  test('what is `now` breaks through quiet hours, where the person lets it', () => {
    expect(used([channel('a', { hours: workdays })], 'now', NIGHT)).toEqual(['a'])
    expect(used([channel('a', { hours: workdays, nowAtAnyHour: false })], 'now', NIGHT)).toEqual([])
  })

  test('hours are by the clock of the person, not of the business', () => {
    const early = [{ days: [...(['mon'] as const)], from: '08:00', to: '09:00' }]
    const at = (time: string) => used([channel('a', { hours: early })], 'today', `2026-11-30T${time}:00.000Z`)
    expect([at('06:59'), at('07:00'), at('07:59'), at('08:00')]).toEqual([[], ['a'], ['a'], []])
  })

  test('what fails comes last, and where nobody is nothing is sent', () => {
    const all = [channel('failing', { health: 'failing' }), channel('bounced', { health: 'bounced' }), channel('well')]
    expect(used(all, 'today', NOON)).toEqual(['well', 'failing'])
  })
})

test('the next use of a channel is the beginning of its next hours; of one that is off there is none', () => {
  const next = (channels: Channel[], at: string) =>
    nextUseOf(channels, { person: 'ana', urgency: 'today' }, playbook, at)
  expect(next([channel('a', { hours: workdays })], NIGHT)).toBe('2026-12-01T07:00:00.000Z')
  expect(next([channel('a', { hours: workdays })], NOON)).toBe(NOON)
  expect(next([channel('a', { hours: workdays })], '2026-12-04T20:00:00.000Z')).toBe('2026-12-07T07:00:00.000Z')
  expect(next([channel('a', { urgencies: ['now'] })], NOON)).toBeNull()
})

test('channels share the time that is left, none has more than its urgency allows, and the last one has what is left', () => {
  expect(patienceWith('now', { left: minutes(5), channels: 2 })).toBe(minutes(2))
  expect(patienceWith('now', { left: minutes(3), channels: 3 })).toBe(minutes(1))
  expect(patienceWith('today', { left: hours(8), channels: 2 })).toBe(minutes(15))
  expect(patienceWith('now', { left: -5, channels: 2 })).toBe(0)
  expect(patienceWith('now', { left: minutes(5), channels: 1 })).toBeNull()
})
