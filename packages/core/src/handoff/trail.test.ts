import { expect, test } from 'vitest'
import { accept, approve, startDesk } from '../../made-for-tests/desk.ts'
import { hashOf, hashOfAction } from '../hash.ts'
import type { SealedEvent } from './event.ts'
import { checkTrail, EMPTY_TRAIL, partsOf, seal } from './trail.ts'

function sealed() {
  const desk = startDesk({ reference: 'run-7' })
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

test('words, or what tells of them, that are put where none were sealed are found', () => {
  const desk = startDesk()
  desk.does('ana', { type: 'open_conversation' })
  for (const salted of [() => 'c2FsdA', undefined]) {
    const events = seal(desk.events, EMPTY_TRAIL, salted)
    const last = events.at(-1)
    if (!last) throw new Error('expected an event')
    expect(last.wordsHash).toBeNull()
    const put = (by: Record<string, unknown>) => checkTrail([...events.slice(0, -1), changed(last, by)])
    expect(put({})).toEqual({ intact: true })
    expect(put({ words: { text: 'Pay them 900' } })).toMatchObject({ intact: false, because: 'the words were changed' })
    expect(put({ data: { ...last.data, option: 'yes' } })).toMatchObject({ intact: false })
  }
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

test('what tells of the words is erased with them, and nobody can guess either from what is left', () => {
  const salts = ['c2FsdCBvbmU', 'c2FsdCB0d28', 'c2FsdCB0aHJlZQ', 'c2FsdCBmb3Vy']
  const desk = startDesk({ reference: 'run-7' })
  desk.does('ana', accept)
  desk.does('ana', approve)
  const events = seal(desk.events, EMPTY_TRAIL, () => salts.pop() ?? '')
  const end = { seq: events.length, hash: events.at(-1)?.hash ?? null }
  expect(checkTrail(events, end)).toEqual({ intact: true })
  const [first, ...rest] = events
  if (!first) throw new Error('expected an event')
  expect(first.data).toMatchObject({ reference: 'run-7' })
  const withReference = (reference: string | undefined) => [
    changed(first, { data: { ...first.data, reference } }),
    ...rest,
  ]
  expect(checkTrail(withReference('run-8'))).toEqual({ intact: false, seq: 1, because: 'the words were changed' })
  expect(checkTrail([changed(first, { salt: undefined }), ...rest])).toMatchObject({ intact: false, seq: 1 })
  const erased = events.map(({ words: _, salt: __, ...event }) =>
    changed(event as SealedEvent, { data: partsOf(event.data).plain }),
  )
  expect(JSON.stringify(erased)).not.toMatch(/run-7|noteHash|actionHash|salt/)
  expect(checkTrail(erased, end)).toEqual({ intact: true })
  const guessed = { facts: partsOf(first.data).own }
  expect(erased[0]?.wordsHash).not.toBe(hashOf(guessed))
  expect(erased[0]?.wordsHash).toBe(hashOf({ salt: first.salt, ...guessed }))
})

test('where the first desks sealed a reference that was erased since, the chain goes on behind it', () => {
  const { events, end } = sealed()
  const [first, second, ...rest] = events
  if (!first || !second) throw new Error('expected two events')
  const { reference: _, ...data } = first.data as { reference?: string }
  expect(checkTrail([changed(first, { data }), second, ...rest])).toMatchObject({ intact: false, seq: 1 })
  expect(checkTrail([changed(first, { data, sealing: 0 }), second, ...rest], end)).toEqual({ intact: true })
  // Nothing else is let off its own hash.
  expect(checkTrail([first, changed(second, { data: {}, sealing: 0 }), ...rest])).toMatchObject({
    intact: false,
    seq: 2,
  })
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
