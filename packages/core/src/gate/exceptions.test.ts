// What a trigger does not stop: written as an exception of it, said in the verdict, and never by guessing.
import { expect, test } from 'vitest'
import { loadPlaybook } from '../playbook/load.ts'
import { judge, readGate } from './gate.ts'
import type { GateEvent } from './gate-event.ts'
import { toVerdictRecord } from './verdict-record.ts'

const playbookWith = (exception: string) => `
timeZone: UTC
lastResort: sam
people: { sam: { name: Sam } }
lanes: { money: { name: Money, owners: { people: [sam] } } }
triggers:
  - id: refund-over-limit
    when: action.tool == "refund" && action.amount > 100
    unless: [${exception}]
    then: review
    lane: money
    reason: authority_limit
    why: Refunds over $100 need a person.
never:
  - { id: no-crypto, what: Pay out in crypto, when: has(action.currency) && action.currency == "BTC", lane: money }
`
const SMALL = '{ id: small-ones, when: "action.amount <= 180.0", why: Small refunds are approved each time. }'
const NOW = '2026-11-23T10:00:00.000Z'

function asked(args: Record<string, unknown>, exception = SMALL) {
  const loaded = loadPlaybook(playbookWith(exception))
  if ('problems' in loaded) throw new Error(loaded.problems[0]?.message)
  const event: GateEvent = { kind: 'action', action: { tool: 'refund', arguments: args } }
  return { event, verdict: judge(readGate(loaded.playbook), event, NOW) }
}

test('what an exception covers goes on, with its id and its words', () => {
  expect(asked({ amount: 180 }).verdict).toMatchObject({
    verdict: 'proceed',
    why: 'Small refunds are approved each time.',
    excepted: [{ id: 'small-ones', trigger: 'refund-over-limit' }],
    matched: [],
  })
  expect(asked({ amount: 181 }).verdict).toMatchObject({ verdict: 'review', decidedBy: 'refund-over-limit' })
  expect(asked({ amount: 181 }).verdict.excepted).toBeUndefined()
})

test('the record of the verdict names the exception that applied', () => {
  const { event, verdict } = asked({ amount: 150 })
  expect(toVerdictRecord({ id: crypto.randomUUID(), judgedAt: NOW, playbook: 1, event, verdict }).excepted).toEqual([
    'small-ones',
  ])
})

test.each([
  ['an amount in a currency that it does not look at', { amount: 150, currency: 'KWD' }],
  ['an amount told twice, and not the same', { amount: '150' }],
])('what it cannot judge is no exception: %s', (_what, args) => {
  expect(asked(args).verdict.verdict).not.toBe('proceed')
})

test('a field that is missing is no exception', () => {
  const exception = '{ id: known-card, when: "action.reversible && action.amount <= 500.0", why: It can be undone. }'
  expect(asked({ amount: 150 }, exception).verdict.verdict).toBe('review')
  expect(asked({ amount: 150, reversible: true }, exception).verdict.verdict).toBe('proceed')
})

test('no exception lifts a never-rule', () => {
  const exception = '{ id: any-coin, when: "action.amount <= 500.0 && action.currency != \'\'", why: Small. }'
  expect(asked({ amount: 150, currency: 'BTC' }, exception).verdict).toMatchObject({
    verdict: 'never',
    decidedBy: 'no-crypto',
  })
})

test.each([
  ['{ id: refund-over-limit, when: "action.amount <= 180.0", why: Small. }', 'is the id of another trigger'],
  ['{ id: a, when: "action.ammount <= 180.0", why: Small. }', 'expected a field of `action`'],
  ['{ id: a, when: "action.amount > 100 && action.tool == \'refund\'", why: All. }', 'it would stop nothing'],
])('an exception that cannot be meant does not load: %s', (exception, message) => {
  const loaded = loadPlaybook(playbookWith(exception))
  expect('problems' in loaded && loaded.problems[0]?.message).toContain(message)
})
