import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadPlaybook } from '../playbook/load.ts'
import { type Gate, judge, judgeApproved, readGate } from './gate.ts'
import { GateEvent } from './gate-event.ts'

const kind = fc.constantFrom('message', 'action', 'call')
const tool = fc.constantFrom('refund', 'credit', 'email')

/** Conditions of all sorts: bound to a kind, to one of several, to none; some fail where a field is missing. */
const condition = fc.oneof(
  kind.map((name) => `event.kind == "${name}"`),
  tool.map((name) => `action.kind == "${name}" && action.amount > 100.0`),
  fc.tuple(tool, tool).map(([a, b]) => `action.tool in ["${a}", "${b}"]`),
  fc.tuple(kind, tool).map(([a, b]) => `event.kind == "${a}" || action.kind == "${b}"`),
  fc.tuple(kind, kind).map(([a, b]) => `(event.kind == "${a}" || event.kind == "${b}") && customer.tier == "gold"`),
  tool.map((name) => `!(action.kind == "${name}")`),
  fc.constantFrom(
    'customer.tier == "gold"',
    'signals.failed_tools > 1',
    'action.amount > 50.0',
    'clock.hour > 12 && event.kind == "call"',
  ),
)

const rules = fc
  .uniqueArray(
    fc.record({
      when: condition,
      then: fc.constantFrom('review' as const, 'hand_off' as const),
      urgency: fc.constantFrom('now' as const, 'today' as const, 'fyi' as const),
      onFailure: fc.constantFrom('person' as const, 'proceed' as const),
    }),
    { maxLength: 12, selector: ({ when }) => when },
  )
  .map((made) =>
    made.map((rule, index) => ({
      ...rule,
      id: `t${index}`,
      lane: 'support',
      reason: 'complaint' as const,
      why: 'Because.',
    })),
  )

const gate = fc.tuple(rules, fc.array(tool, { maxLength: 2 })).map(([triggers, forbidden]) => {
  const never = [...new Set(forbidden)].map((name) => ({
    id: `never-${name}`,
    what: name,
    when: `action.kind == "${name}"`,
    lane: 'support',
  }))
  const loaded = loadPlaybook({
    timeZone: 'UTC',
    lastResort: 'sam',
    people: { sam: { name: 'Sam' } },
    lanes: { support: { name: 'Support', owners: { people: ['sam'] } } },
    triggers,
    never,
  })
  // Two conditions may be the same written otherwise: such a playbook does not load, and is no case here.
  return 'problems' in loaded ? undefined : readGate(loaded.playbook)
})

const event = fc
  .record(
    {
      kind,
      action: fc.record({ tool, amount: fc.constantFrom(10, 75, 500), kind: tool }, { requiredKeys: ['tool'] }),
      customer: fc.record({ tier: fc.constantFrom('gold', 'basic') }, { requiredKeys: [] }),
      signals: fc.record({ failed_tools: fc.nat(3) }, { requiredKeys: [] }),
    },
    { requiredKeys: ['kind'] },
  )
  .map((given) => GateEvent.parse(given))

const NOW = '2026-11-23T12:30:00.000Z'

/** The same gate that tries every rule on every event. */
const withoutIndex = (gate: Gate): Gate => ({
  ...gate,
  always: [...new Set([...gate.always, ...[...gate.byValue.values()].flat()])].sort((a, b) => a.order - b.order),
  byValue: new Map(),
})

test('looking only at the rules of this kind gives the verdict that looking at all of them gives', () => {
  fc.assert(
    fc.property(gate, event, (gate, event) => {
      fc.pre(gate !== undefined)
      expect(judge(gate, event, NOW)).toEqual(judge(withoutIndex(gate), event, NOW))
    }),
    { numRuns: 400 },
  )
})

test('nothing proceeds that a rule matched, or that a rule which asks for a person could not judge', () => {
  fc.assert(
    fc.property(gate, event, (gate, event) => {
      fc.pre(gate !== undefined)
      const { verdict, matched, failed } = judge(gate, event, NOW)
      const needsPerson = matched.length > 0 || failed.some(({ onFailure }) => onFailure === 'person')
      expect(verdict === 'proceed').toBe(!needsPerson)
      if (matched.some((rule) => rule.verdict === 'never')) expect(verdict).toBe('never')
    }),
    { numRuns: 400 },
  )
})

test('an approval lifts a review of its own hash and changes nothing else', () => {
  const approval = fc.oneof(
    fc.constant('its own' as const),
    fc.constant({ actionHash: 'another' }),
    fc.constant({ missing: 'Nobody has decided on it.' }),
  )
  fc.assert(
    fc.property(gate, event, approval, (gate, event, approval) => {
      fc.pre(gate !== undefined)
      const before = judge(gate, event, NOW)
      const isOwn = approval === 'its own' && before.actionHash !== undefined
      const shown = approval === 'its own' ? { actionHash: before.actionHash ?? '' } : approval
      const after = judgeApproved(gate, event, shown, NOW)
      expect(after.verdict).toBe(before.verdict === 'review' && isOwn ? 'proceed' : before.verdict)
      expect(after).toMatchObject({ matched: before.matched, failed: before.failed })
    }),
    { numRuns: 400 },
  )
})
