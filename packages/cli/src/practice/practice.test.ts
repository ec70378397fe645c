import { loadPlaybook, type Playbook, type TrailEvent } from '@baton-desk/core'
import { expect, test } from 'vitest'
import { writeNote } from '../notes/write-note.ts'
import { practiceCases } from './cases.ts'
import { ownerlessSeconds } from './play-cases.ts'
import { practicePlaybook } from './playbook.ts'
import { answerTo } from './run-practice-agent.ts'

const NOW = new Date('2026-11-05T14:30:00Z')
const cases = practiceCases(NOW)

function playbook(): Playbook {
  const loaded = loadPlaybook(practicePlaybook('Europe/Paris'))
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems))
  return loaded.playbook
}

test('the practice workspace has five people, a lane for each role and one for the owner, and a case in each', () => {
  const { people, lanes, lastResort } = playbook()
  expect(Object.keys(people)).toHaveLength(5)
  expect(lastResort).toBe('erin')
  expect(cases.map(({ lane }) => lane).toSorted()).toEqual(Object.keys(lanes).toSorted())
})

test('the cases ask for different decisions, at different urgencies', () => {
  const asked = cases.map(({ note }) => note.next?.decision?.kind)
  expect(new Set(asked)).toEqual(new Set(['approve', 'choose', 'answer', 'act', 'take_over']))
  expect(new Set(cases.map(({ urgency }) => urgency))).toEqual(new Set(['now', 'today', 'this_week']))
})

test.each(cases)('the note of $id passes the check and can be read in half a minute', (practiceCase) => {
  const { conversation, note, lane, urgency } = practiceCase
  const written = writeNote({
    conversation,
    note: { ...note, when: { ...note.when, urgency } },
    lane,
    playbook: playbook(),
  })
  expect(written.findings).toEqual([])
  expect(written.words.core).toBeLessThanOrEqual(39)
  expect(written.words.all).toBeLessThanOrEqual(119)
})

test('the agent answers what it knows, and says so where it does not', () => {
  const refund = cases.find(({ id }) => id === 'charged-twice')
  if (!refund) throw new Error('no such case')
  expect(answerTo('Would he take a voucher?', refund)).toBe('He said he does not want credit.')
  expect(answerTo('What is his shoe size?', refund)).toContain('has not said')
})

const event = (type: TrailEvent['type'], second: number, data: TrailEvent['data'] = {}): TrailEvent => ({
  seq: second + 1,
  type,
  at: new Date(NOW.getTime() + second * 1_000).toISOString(),
  by: { kind: 'person', id: 'ana', name: 'Ana' },
  sentence: '',
  data,
  words: null,
  hash: '',
})

test('a trail that names an owner from its first event on has no ownerless second', () => {
  expect(
    ownerlessSeconds([
      event('submitted', 0, { owner: 'ana' }),
      event('escalated', 60, { to: 'ben' }),
      event('decided', 90),
    ]),
  ).toBe(0)
})

test('seconds before the first owner, and in any gap, are counted', () => {
  const late = [event('submitted', 0), event('held', 1), event('offered', 31, { to: 'ana' })]
  expect(ownerlessSeconds(late)).toBe(31)
  const gap = [
    event('submitted', 0, { owner: 'ana' }),
    event('escalated', 60, { to: '' }),
    event('accepted', 70),
    event('closed', 80),
  ]
  expect(ownerlessSeconds(gap)).toBe(10)
  expect(ownerlessSeconds([event('submitted', 0), event('commented', 5)])).toBe(5)
})
