import { expect, test } from 'vitest'
import { loadPlaybook } from '../playbook/load.ts'
import type { WrittenPlaybook } from '../playbook/playbook.ts'
import { backtest } from './backtest.ts'
import { RehearsalCase, rehearse } from './rehearse.ts'
import { scoreOf } from './score.ts'

const NOW = '2026-11-23T12:00:00.000Z'
type WrittenTrigger = NonNullable<WrittenPlaybook['triggers']>[number]

const wantsPerson: WrittenTrigger = {
  id: 'wants-person',
  when: 'signals.asked_for_person',
  then: 'hand_off',
  lane: 'reception',
  reason: 'customer_asked',
  why: 'The customer asked for a person.',
}
const bigRefund: WrittenTrigger = {
  id: 'big-refund',
  when: 'action.tool == "refund" && action.amount > 100',
  then: 'review',
  lane: 'support',
  urgency: 'now',
  reason: 'authority_limit',
  why: 'Refunds over $100 need a person’s approval.',
}

function playbookOf(triggers: WrittenTrigger[], owner = 'ana') {
  const loaded = loadPlaybook({
    timeZone: 'UTC',
    lastResort: 'sam',
    people: { ana: { name: 'Ana' }, ben: { name: 'Ben' }, sam: { name: 'Sam' } },
    lanes: {
      support: { name: 'Support', owners: { people: [owner] } },
      reception: { name: 'Reception', owners: { people: ['ben'] } },
    },
    triggers,
  })
  if ('problems' in loaded) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  return loaded.playbook
}

const says = (text: string, at?: string) => ({ role: 'customer', text, at })
const calls = (amount: number) => ({
  role: 'agent',
  toolCall: { name: 'refund', arguments: { amount, order: 'A-1044' } },
})
const cases = [
  {
    id: 'small',
    conversation: [says('Please refund $40 for order A-1044.'), calls(40), { role: 'tool', text: '{"ok":true}' }],
    expected: { handOff: false },
  },
  {
    id: 'big',
    conversation: [
      says('Please refund $180 for order A-1044, I was charged twice.'),
      { role: 'agent', text: 'One moment.' },
      calls(180),
      { role: 'tool', text: '{"ok":true}' },
    ],
    expected: { handOff: true, lane: 'support', urgency: 'now', trigger: 'big-refund' },
  },
  {
    id: 'person',
    conversation: [
      says('Hello'),
      { role: 'agent', text: 'Hi! How can I help?' },
      says('Can I talk to a real person?'),
      { role: 'agent', text: 'Sure.' },
    ],
    expected: { handOff: true, lane: 'support' },
  },
  { id: 'quiet', conversation: [says('What are your hours?')], expected: { handOff: true } },
  { id: 'unjudged', conversation: [says('Thanks, bye')] },
].map((one) => RehearsalCase.parse(one))

const options = { now: NOW }

test('each conversation is played until a person is needed, and says whose it is and what they read', () => {
  const [small, big, person] = [...rehearse(playbookOf([wantsPerson, bigRefund]), cases, options)]
  expect(small).toMatchObject({ id: 'small', verdict: { verdict: 'proceed' } })
  expect(small?.handoff).toBeUndefined()
  expect(big).toMatchObject({
    verdict: { verdict: 'review', decidedBy: 'big-refund' },
    handoff: {
      after: 2,
      owner: 'ana',
      // Now, so within the lane's quarter of an hour: the note is the one the desk would write.
      note: { why: { code: 'authority_limit', trigger: 'big-refund' }, when: { by: '2026-11-23T12:15:00.000Z' } },
      findings: expect.any(Array),
    },
  })
  expect(big?.handoff?.reading?.allSeconds).toBeGreaterThan(0)
  expect(person).toMatchObject({
    verdict: { verdict: 'hand_off', lane: 'reception' },
    handoff: { after: 3, owner: 'ben' },
  })
})

test('the score counts what came out as expected and what did not', () => {
  expect(scoreOf([...rehearse(playbookOf([wantsPerson, bigRefund]), cases, options)])).toMatchObject({
    cases: 5,
    handedOff: 2,
    byLane: { support: 1, reception: 1 },
    byTrigger: { 'big-refund': 1, 'wants-person': 1 },
    expected: {
      cases: 4,
      right: { handedOff: 2, kept: 1 },
      wrong: { handedOff: 0, kept: 1 },
      precision: 1,
      recall: 2 / 3,
      lane: 1 / 2,
      urgency: 1,
      trigger: 1,
    },
    notes: { count: 2, secondsP50: expect.any(Number) },
    missed: ['person', 'quiet'],
  })
})

test.each([
  ['another trigger', { trigger: 'wants-person' }],
  ['another urgency', { urgency: 'fyi' }],
  ['another lane', { lane: 'reception' }],
  ['nobody', { handOff: false }],
])('a case that was expected of %s is missed', (_, expected) => {
  const big = cases
    .filter(({ id }) => id === 'big')
    .map((one) => RehearsalCase.parse({ ...one, expected: { handOff: true, ...expected } }))
  expect(
    scoreOf([...rehearse(playbookOf([wantsPerson, bigRefund]), big, { ...options, notes: false })]).missed,
  ).toEqual(['big'])
})

test('nothing played has no shares', () => {
  expect(scoreOf([])).toMatchObject({
    cases: 0,
    expected: { precision: null, recall: null, lane: null },
    notes: { secondsP50: null, clean: null },
  })
})

test('a rehearsal without notes decides the same', () => {
  const playbook = playbookOf([wantsPerson, bigRefund])
  const bare = [...rehearse(playbook, cases, { ...options, notes: false })]
  expect(bare.map(({ handoff }) => handoff?.note)).toEqual([undefined, undefined, undefined, undefined, undefined])
  expect(bare.map(({ verdict }) => verdict)).toEqual(
    [...rehearse(playbook, cases, options)].map(({ verdict }) => verdict),
  )
})

test('a case takes place at the time of its messages, else at its own, else now', () => {
  const playbook = playbookOf([{ ...wantsPerson, id: 'late', when: 'clock.hour >= 20.0' }])
  const played = (at?: string, messageAt?: string) =>
    [
      ...rehearse(playbook, [RehearsalCase.parse({ id: 'x', at, conversation: [says('Hello', messageAt)] })], options),
    ][0]?.verdict.verdict
  expect(played()).toBe('proceed')
  expect(played('2026-11-23T21:00:00Z')).toBe('hand_off')
  expect(played('2026-11-23T21:00:00Z', '2026-11-23T09:00:00Z')).toBe('proceed')
})

test('two playbooks are compared on the same conversations, each difference named by its weightiest', () => {
  const changes = (before: WrittenTrigger[], after: WrittenTrigger[], owner?: string) =>
    backtest({ before: playbookOf(before), after: playbookOf(after, owner) }, cases, {
      ...options,
      notes: false,
    }).differences.map(({ id, change }) => [id, change])
  expect(changes([bigRefund], [bigRefund])).toEqual([])
  expect(changes([bigRefund], [bigRefund, wantsPerson])).toEqual([['person', 'newly_handed_off']])
  expect(changes([bigRefund], [])).toEqual([['big', 'no_longer_handed_off']])
  expect(changes([bigRefund], [{ ...bigRefund, then: 'hand_off', lane: 'reception' }])).toEqual([
    ['big', 'other_verdict'],
  ])
  expect(changes([bigRefund], [{ ...bigRefund, lane: 'reception' }])).toEqual([['big', 'other_lane']])
  expect(changes([bigRefund], [bigRefund], 'ben')).toEqual([['big', 'other_owner']])
  expect(changes([bigRefund], [{ ...bigRefund, urgency: 'today' }])).toEqual([['big', 'other_urgency']])
  expect(changes([bigRefund], [{ ...bigRefund, id: 'renamed' }])).toEqual([['big', 'other_trigger']])
  expect(
    changes([wantsPerson], [{ ...wantsPerson, when: 'signals.customer_messages >= 1' }]).find(
      ([id]) => id === 'person',
    ),
  ).toEqual(['person', 'other_moment'])
})
