import { expect, test } from 'vitest'
import { accept, approve, startDesk } from '../../made-for-tests/desk.ts'
import { hashOf, hashOfAction } from '../hash.ts'
import type { SealedEvent } from './event.ts'
import { checkTrail, EMPTY_TRAIL, seal } from './trail.ts'

function sealed() {
  const desk = startDesk()
  desk.does('ana', accept)
  desk.does('ana', approve)
  const events = seal(desk.events, EMPTY_TRAIL)
  return { events, end: { seq: events.length, hash: events.at(-1)?.hash ?? null } }
}

/** An event as nobody writes it: only the hashes say what it was. */
const changed = (event: SealedEvent, by: Record<string, unknown>) => ({ ...event, ...by }) as SealedEvent

test('events are numbered from one and each is chained to the one before it', () => {
  const { events } = sealed()
  expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
  expect(events.map(({ previousHash }) => previousHash)).toEqual([null, ...events.slice(0, -1).map(({ hash }) => hash)])
  expect(checkTrail(events)).toEqual({ intact: true })
})

test('what was changed, where, is named', () => {
  const { events, end } = sealed()
  const [first, second, third, fourth] = events
  if (!first || !second || !third || !fourth) throw new Error('expected four events')
  expect(checkTrail([first, third, fourth])).toEqual({ intact: false, seq: 2, because: 'an event is missing' })
  expect(checkTrail([first, { ...second, previousHash: 'x' }])).toEqual({
    intact: false,
    seq: 2,
    because: 'the chain is broken',
  })
  expect(checkTrail([first, second, changed(third, { words: { readBack: 'No.' } })])).toEqual({
    intact: false,
    seq: 3,
    because: 'the words were changed',
  })
  expect(checkTrail([first, changed(second, { data: {} })])).toEqual({
    intact: false,
    seq: 2,
    because: 'the event was changed',
  })
  expect(checkTrail([first, second, third], end)).toEqual({ intact: false, seq: 4, because: 'the end is missing' })
})

test('words can be erased, the chain stays whole', () => {
  const { events, end } = sealed()
  expect(events.some(({ words }) => words)).toBe(true)
  expect(
    checkTrail(
      events.map(({ words: _, ...event }) => event),
      end,
    ),
  ).toEqual({ intact: true })
})

test('equal values have equal hashes whatever the order of their keys, and others have not', () => {
  expect(hashOf({ a: 1, b: [2, { c: 3, d: 4 }] })).toBe(hashOf({ b: [2, { d: 4, c: 3 }], a: 1 }))
  expect(hashOf({ a: 1 })).not.toBe(hashOf({ a: 2 }))
  // SHA-256 of the four letters `null`, from the standard's own test tools.
  expect(hashOf(undefined)).toBe('74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b')
})

test('the hash of an action is over tool and arguments and nothing else', () => {
  const action = { tool: 'refund', arguments: { amount: 180 } }
  expect(hashOfAction({ ...action, hash: 'claimed' } as typeof action)).toBe(hashOfAction(action))
  expect(hashOfAction({ ...action, tool: 'pay' })).not.toBe(hashOfAction(action))
  expect(hashOfAction({ ...action, arguments: { amount: 181 } })).not.toBe(hashOfAction(action))
})
