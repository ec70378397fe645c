import { expect, test } from 'vitest'
import { hashOfAction } from '../hash.ts'
import { numberOf } from '../json/exact-number.ts'
import { loadPlaybook } from '../playbook/load.ts'
import type { WrittenPlaybook } from '../playbook/playbook.ts'
import { after } from '../time/instant.ts'
import { en } from '../words/en.ts'
import { type Saying, say } from '../words/saying.ts'
import { approvalIn, judge, judgeApproved, readGate, ruleReason, strongestMatch } from './gate.ts'
import { GateEvent } from './gate-event.ts'
import { GatePlaybook, gatePlaybookOf } from './gate-playbook.ts'

const SUNDAY_NIGHT = '2026-11-22T23:00:00.000Z'
const MONDAY_NOON = '2026-11-23T12:00:00.000Z'

const refund = {
  id: 'refund-over-limit',
  when: 'action.kind == "refund" && action.amount > 100.0',
  then: 'review' as const,
  lane: 'support',
  reason: 'authority_limit' as const,
  why: 'Refunds over $100 need a person’s approval.',
}

function gateOf(rules: Partial<Pick<WrittenPlaybook, 'triggers' | 'never' | 'fields' | 'hours'>>) {
  const loaded = loadPlaybook({
    timeZone: 'UTC',
    lastResort: 'sam',
    people: { sam: { name: 'Sam' } },
    lanes: {
      support: { name: 'Support', owners: { people: ['sam'] }, urgency: 'this_week' },
      legal: { name: 'Legal', owners: { people: ['sam'] } },
    },
    ...rules,
  })
  if ('problems' in loaded) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  return readGate(loaded.playbook)
}

const event = (given: Record<string, unknown>) => GateEvent.parse(given)
const refundOf = (amount: unknown) =>
  event({ kind: 'action', action: { tool: 'issue_refund', kind: 'refund', arguments: { amount, order: 'A-1' } } })

test('an action that a trigger names goes to a person first, and the verdict says why', () => {
  expect(judge(gateOf({ triggers: [refund] }), refundOf(180), MONDAY_NOON)).toMatchObject({
    verdict: 'review',
    decidedBy: 'refund-over-limit',
    lane: 'support',
    urgency: 'this_week',
    reason: 'authority_limit',
    why: 'Refunds over $100 need a person’s approval.',
    matched: [{ id: 'refund-over-limit' }],
    failed: [],
    actionHash: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
})

test.each([
  ['a smaller refund', refundOf(99)],
  ['another action', event({ kind: 'action', action: { tool: 'send_email' } })],
  ['a message', event({ kind: 'message', text: 'refund me' })],
])('%s may proceed', (_, given) => {
  expect(judge(gateOf({ triggers: [refund] }), given, MONDAY_NOON)).toMatchObject({
    verdict: 'proceed',
    matched: [],
    failed: [],
  })
})

test.each([
  ['no amount', event({ kind: 'action', action: { tool: 'issue_refund', kind: 'refund' } })],
  ['an amount in words', refundOf('180')],
  ['an amount that is no number', refundOf(Number.NaN)],
])('a refund with %s cannot be judged and goes to a person', (_, given) => {
  expect(judge(gateOf({ triggers: [refund] }), given, MONDAY_NOON)).toMatchObject({
    verdict: 'review',
    reason: 'missing_information',
    why: 'Whether "refund-over-limit" applies could not be judged: action.amount is missing or of another type.',
    matched: [],
    failed: [{ id: 'refund-over-limit', onFailure: 'person' }],
  })
})

test('why it is so is told as codes and facts too, sentence by sentence', () => {
  const gate = gateOf({ triggers: [refund], never: [neverAdvise] })
  const ask = (amount: unknown) => judge(gate, refundOf(amount), MONDAY_NOON)
  const approved = judgeApproved(gate, refundOf(181), decided({ kind: 'approve' }), MONDAY_NOON)
  const reasons = [{ missing: ['action.amount'] }]
  expect(ask('180')).toMatchObject({
    said: [{ code: 'unjudged', facts: { rule: refund.id, reasons } }],
    failed: [{ said: { code: 'because', facts: { reasons } } }],
  })
  expect(ask(20).said).toEqual([{ code: 'noTrigger', facts: {} }])
  const byTheTrigger = { code: 'asWritten', facts: { words: refund.why } }
  expect(ask(180).said).toEqual([byTheTrigger])
  expect(approved.said).toEqual([{ code: 'otherArguments', facts: {} }, byTheTrigger])
  for (const verdict of [ask('180'), ask(20), ask(180), approved])
    expect(verdict.said?.map((each) => say(en.gate, each as Saying<typeof en.gate>)).join(' ')).toBe(verdict.why)
})

test('a trigger may say that a failure lets the agent proceed; the failure is reported all the same', () => {
  const gate = gateOf({ triggers: [{ ...refund, onFailure: 'proceed' }] })
  expect(judge(gate, refundOf('180'), MONDAY_NOON)).toMatchObject({
    verdict: 'proceed',
    failed: [{ id: 'refund-over-limit', onFailure: 'proceed' }],
  })
})

test('what is asked about an action does not hold where nothing is proposed; what is missing of a customer is a failure', () => {
  const gate = gateOf({
    triggers: [
      { ...refund, when: 'action.amount > 100.0' },
      { ...refund, id: 'gold', when: 'customer.tier == "gold"', then: 'hand_off' },
    ],
  })
  expect(judge(gate, event({ kind: 'message', customer: { tier: 'basic' } }), MONDAY_NOON)).toMatchObject({
    verdict: 'proceed',
    failed: [],
  })
  expect(judge(gate, event({ kind: 'message' }), MONDAY_NOON)).toMatchObject({
    verdict: 'hand_off',
    decidedBy: 'gold',
    failed: [{ id: 'gold' }],
  })
})

test('the strongest answer decides, then the most urgent, then the first; all that matched are named', () => {
  const always = { ...refund, when: 'event.kind != ""' }
  const gate = gateOf({
    triggers: [
      { ...always, id: 'review-now', urgency: 'now' },
      { ...always, id: 'take-later', when: 'event.kind != "a"', then: 'hand_off', urgency: 'today' },
      { ...always, id: 'take-now', when: 'event.kind != "b"', then: 'hand_off', urgency: 'now' },
      { ...always, id: 'take-now-too', when: 'event.kind != "c"', then: 'hand_off', urgency: 'now' },
    ],
  })
  const verdict = judge(gate, event({ kind: 'message' }), MONDAY_NOON)
  expect(verdict).toMatchObject({ verdict: 'hand_off', decidedBy: 'take-now' })
  expect(verdict.matched.map(({ id }) => id)).toEqual(['review-now', 'take-later', 'take-now', 'take-now-too'])
})

const neverAdvise = {
  id: 'legal-advice',
  what: 'Give legal advice',
  when: 'action.tool == "advise"',
  instead: 'Say that a lawyer will call back.',
  lane: 'legal',
}
const reviewAdvice = { ...refund, id: 'review-advice', when: 'glob(action.tool, "adv*")' }

test('what the agent must not do cannot be approved away', () => {
  const gate = gateOf({
    triggers: [reviewAdvice],
    never: [neverAdvise, { id: 'in-words', what: 'Promise a date', lane: 'support' }],
  })
  const advice = event({ kind: 'action', action: { tool: 'advise', arguments: { topic: 'lease' } } })
  const verdict = judge(gate, advice, MONDAY_NOON)
  expect(verdict).toMatchObject({
    verdict: 'never',
    decidedBy: 'legal-advice',
    lane: 'legal',
    instead: 'Say that a lawyer will call back.',
    why: 'The agent must not give legal advice.',
  })
  expect(judgeApproved(gate, advice, { actionHash: verdict.actionHash ?? '' }, MONDAY_NOON)).toMatchObject({
    verdict: 'never',
  })
})

test('a verdict for a person says what the customer is told in that lane, and one to proceed says nothing', () => {
  const gate = gateOf({ never: [neverAdvise] })
  const advice = event({ kind: 'action', action: { tool: 'advise', arguments: {} } })
  expect(judge(gate, advice, MONDAY_NOON)).toMatchObject({
    lane: 'legal',
    tellCustomer: 'I am passing this to a person. Nothing is decided yet.',
  })
  expect(judge(gate, event({ kind: 'message' }), MONDAY_NOON)).not.toHaveProperty('tellCustomer')
})

test('a never-rule that cannot be judged is for a person to do, not to approve', () => {
  const gate = gateOf({ never: [{ ...neverAdvise, when: 'action.amount > 5.0' }] })
  expect(judge(gate, event({ kind: 'action', action: { tool: 'advise' } }), MONDAY_NOON)).toMatchObject({
    verdict: 'hand_off',
  })
})

test('an approval lifts the review of exactly what was approved, and nothing else', () => {
  const gate = gateOf({ triggers: [refund] })
  const { actionHash = '' } = judge(gate, refundOf(180), MONDAY_NOON)
  expect(judgeApproved(gate, refundOf(180), { actionHash }, MONDAY_NOON)).toMatchObject({
    verdict: 'proceed',
    why: 'A person approved exactly this.',
    matched: [{ id: 'refund-over-limit' }],
  })
  expect(judgeApproved(gate, refundOf(181), { actionHash }, MONDAY_NOON)).toMatchObject({
    verdict: 'review',
    why: expect.stringContaining('differ from those that were approved'),
  })
  const taking = gateOf({ triggers: [{ ...refund, then: 'hand_off' }] })
  expect(judgeApproved(taking, refundOf(180), { actionHash }, MONDAY_NOON)).toMatchObject({ verdict: 'hand_off' })
})

test('signals come from the conversation, from what the agent computed, or from the text', () => {
  const gate = gateOf({
    triggers: [
      { ...refund, id: 'wants-person', when: 'signals.asked_for_person', then: 'hand_off', reason: 'customer_asked' },
    ],
  })
  const asking = 'Can I talk to a real person?'
  for (const given of [
    { conversation: [{ role: 'customer', text: asking }] },
    { signals: { asked_for_person: true } },
    { text: asking },
  ]) {
    expect(judge(gate, event({ kind: 'message', ...given }), MONDAY_NOON)).toMatchObject({
      verdict: 'hand_off',
      decidedBy: 'wants-person',
    })
  }
  expect(judge(gate, event({ kind: 'message', text: 'Hello' }), MONDAY_NOON).verdict).toBe('proceed')
  expect(judge(gate, event({ kind: 'message' }), MONDAY_NOON)).toMatchObject({
    verdict: 'hand_off',
    reason: 'missing_information',
  })
})

test('the clock is the business’s own', () => {
  const hours = [{ days: ['mon' as const], from: '09:00', to: '17:00' }]
  const gate = gateOf({
    hours,
    triggers: [
      {
        ...refund,
        id: 'closed',
        when: 'clock.after_hours && signals.after_hours && clock.weekday == "sun" && clock.hour == 23.0',
      },
    ],
  })
  expect(judge(gate, event({ kind: 'call' }), SUNDAY_NIGHT)).toMatchObject({ decidedBy: 'closed' })
  expect(judge(gate, event({ kind: 'call' }), MONDAY_NOON)).toMatchObject({ verdict: 'proceed' })
})

test('fields of the team’s own are read where they are declared', () => {
  const gate = gateOf({
    fields: { action: { discount: 'number' }, customer: { segment: 'text' } },
    triggers: [{ ...refund, when: 'action.discount > 0.2 && customer.segment == "smb"' }],
  })
  const offer = (discount: number) =>
    event({ kind: 'action', action: { tool: 'offer', arguments: { discount } }, customer: { segment: 'smb' } })
  expect(judge(gate, offer(0.3), MONDAY_NOON).verdict).toBe('review')
  expect(judge(gate, offer(0.1), MONDAY_NOON).verdict).toBe('proceed')
})

test('names of JavaScript in an event reach nothing', () => {
  const gate = gateOf({ triggers: [{ ...refund, when: 'has(customer.name)' }] })
  const given = JSON.parse(
    '{"kind":"message","__proto__":{"name":"x"},"customer":{"__proto__":{"name":"x"},"constructor":"x"}}',
  )
  expect(judge(gate, { kind: 'message', customer: Object.create({ name: 'inherited' }) }, MONDAY_NOON).verdict).toBe(
    'proceed',
  )
  expect(judge(gate, event(given), MONDAY_NOON).verdict).toBe('proceed')
})

test('arguments that the hash would not cover are refused', () => {
  const given = JSON.parse('{"action":{"tool":"refund","arguments":{"amount":5,"__proto__":{"to":"X"}}}}')
  expect(GateEvent.safeParse(given)).toMatchObject({
    success: false,
    error: { issues: [{ path: ['action', 'arguments'], message: expect.stringContaining('without "__proto__"') }] },
  })
  const hashWith = (inner: string) =>
    judge(gateOf({}), event(JSON.parse(`{"action":{"tool":"refund","arguments":{"a":${inner}}}}`)), MONDAY_NOON)
      .actionHash
  expect(hashWith('{"__proto__":{"to":"X"}}')).not.toBe(hashWith('{}'))
})

test('a message that comes only with its conversation says what the customer said last', () => {
  const gate = gateOf({ triggers: [{ ...refund, when: 'has(event.text) && mentions(event.text, "refund")' }] })
  const conversation = [
    { role: 'customer' as const, text: 'I want a refund.' },
    { role: 'agent' as const, text: 'For which order?' },
  ]
  expect(judge(gate, event({ kind: 'message', conversation }), MONDAY_NOON).verdict).toBe('review')
  expect(judge(gate, event({ kind: 'schedule', conversation }), MONDAY_NOON).verdict).toBe('proceed')
})

test('a text too long to read is not judged: padding before the word lets nothing go on', () => {
  const gate = gateOf({ triggers: [{ ...refund, when: 'mentions(event.text, "refund")' }] })
  const padded = `${'so it goes '.repeat(2_000)} I want a refund`
  expect(judge(gate, event({ kind: 'message', text: padded }), MONDAY_NOON)).toMatchObject({
    verdict: 'hand_off',
    decidedBy: 'refund-over-limit',
    failed: [{ id: 'refund-over-limit', because: 'event.text is missing or of another type' }],
  })
})

test('a list too long to look at is not judged: the event goes to a person', () => {
  const gate = gateOf({ triggers: [{ ...refund, when: 'customer.tags.exists(tag, tag == "vip")' }] })
  const tagged = (count: number) =>
    event({ kind: 'message', customer: { tags: Array.from({ length: count }, (_, n) => `t${n}`) } })
  expect(judge(gate, tagged(100), MONDAY_NOON).verdict).toBe('proceed')
  expect(judge(gate, tagged(101), MONDAY_NOON)).toMatchObject({
    verdict: 'hand_off',
    failed: [{ because: 'customer.tags is missing or of another type' }],
  })
})

const wantsPerson = { ...refund, id: 'wants-person', when: 'signals.asked_for_person', then: 'hand_off' as const }
const saying = (...texts: string[]) => texts.map((text) => ({ role: 'customer', text }))
const padding = (characters: number) => 'and so on '.repeat(characters / 10)
const asks = 'I want to speak to a human. '

test.each([
  ['in the middle of a message of 18,000 characters', saying(`${padding(9_000)}${asks}${padding(9_000)}`)],
  ['first of 3,000 messages', saying(asks, ...Array.from({ length: 2_999 }, (_, n) => `ok ${n}`))],
  ['at the end of a message too long to be read whole', saying(`${padding(60_000)}${asks}`)],
])('a wish %s is heard', (_, conversation) => {
  const gate = gateOf({ triggers: [wantsPerson] })
  expect(judge(gate, event({ conversation }), MONDAY_NOON)).toMatchObject({ verdict: 'hand_off', failed: [] })
})

test.each([
  ['a message too long to be read whole', { conversation: saying(`${padding(30_000)}${asks}${padding(30_000)}`) }],
  ['a text too long to be read whole', { text: `${padding(30_000)}${asks}${padding(30_000)}` }],
  ['too many messages', { conversation: saying(asks, ...Array.from({ length: 160 }, () => padding(10_000))) }],
])(
  'where a signal may stand in what was not read (%s), a person gets it, unless the rule needs no signal',
  (_, given) => {
    const gate = gateOf({ triggers: [{ ...wantsPerson, when: 'event.kind == "message" && signals.asked_for_person' }] })
    expect(judge(gate, event({ kind: 'message', ...given }), MONDAY_NOON)).toMatchObject({
      verdict: 'hand_off',
      reason: 'missing_information',
      failed: [{ because: 'the conversation is too long to be read whole for signals.asked_for_person' }],
    })
    const guarded = gateOf({ triggers: [{ ...wantsPerson, when: 'has(signals.frustrated) && signals.frustrated' }] })
    expect(judge(guarded, event({ kind: 'message', ...given }), MONDAY_NOON)).toMatchObject({ verdict: 'hand_off' })
    const other = gateOf({
      triggers: [{ ...wantsPerson, when: 'event.kind == "call" || event.kind == "form" && signals.frustrated' }],
    })
    expect(judge(other, event({ kind: 'message', ...given }), MONDAY_NOON)).toMatchObject({ verdict: 'proceed' })
  },
)

test('an amount beside the arguments that is another than the one among them cannot be judged, whichever is larger', () => {
  const gate = gateOf({ triggers: [refund] })
  const both = (beside: unknown, among: unknown) =>
    judge(
      gate,
      event({ kind: 'action', action: { tool: 'refund', amount: beside, arguments: { amount: among } } }),
      MONDAY_NOON,
    )
  expect(both(50, 500)).toMatchObject({
    verdict: 'review',
    reason: 'missing_information',
    failed: [{ because: 'action.amount is not what `amount` among the arguments is' }],
  })
  expect(both(500, 50)).toMatchObject({ verdict: 'review', matched: [{ id: 'refund-over-limit' }] })
  expect(both('50', 50).failed).toHaveLength(1)
  expect(both(50, 50)).toMatchObject({ verdict: 'proceed', failed: [] })
  const guarded = gateOf({ triggers: [{ ...refund, when: 'has(action.amount) && action.amount > 100.0' }] })
  const given = event({ kind: 'action', action: { tool: 'refund', amount: 50, arguments: { amount: 500 } } })
  expect(judge(guarded, given, MONDAY_NOON).verdict).toBe('review')
})

test('an action that comes by itself has no words: rules about words alone do not hold, others cannot be judged', () => {
  const gate = gateOf({
    triggers: [wantsPerson, { ...wantsPerson, id: 'word', when: 'mentions(event.text, "lawyer")' }, refund],
  })
  const { actionHash = '', ...asked } = judge(gate, refundOf(180), MONDAY_NOON)
  expect(asked).toMatchObject({ verdict: 'review', decidedBy: 'refund-over-limit', failed: [] })
  expect(judgeApproved(gate, refundOf(180), { actionHash }, MONDAY_NOON).verdict).toBe('proceed')

  const mixed = gateOf({ triggers: [{ ...wantsPerson, when: 'action.kind == "refund" && signals.frustrated' }] })
  expect(judge(mixed, refundOf(180), MONDAY_NOON)).toMatchObject({ verdict: 'hand_off', failed: [{}] })
  const garbled = { ...refundOf(180), text: 5 }
  expect(judge(gate, garbled, MONDAY_NOON)).toMatchObject({ verdict: 'hand_off', reason: 'missing_information' })
})

const proposed = { tool: 'issue_refund', arguments: { amount: 180 } }
const claim = { runner: 'pod 1', since: MONDAY_NOON, until: after(MONDAY_NOON, 60_000) }
const held = { now: MONDAY_NOON, holds: true }
const decided = (decision: object, state = 'decided') =>
  approvalIn(
    { state, note: { action: { ...proposed, hash: '' } }, decision: decision as { kind: 'approve' }, claim },
    held,
  )

test('a decision approves the arguments that the person saw, or those they changed them to, until it was used', () => {
  const hash = (amount: number) => hashOfAction({ tool: 'issue_refund', arguments: { amount } })
  expect(decided({ kind: 'approve' })).toEqual({ actionHash: hash(180) })
  expect(decided({ kind: 'approve_with_edits', edits: { arguments: { amount: 150 } } })).toEqual({
    actionHash: hash(150),
  })
  expect(decided({ kind: 'approve_with_edits', edits: { draft: { body: 'Hi' } } })).toEqual({ actionHash: hash(180) })
  expect(decided({ kind: 'reject' })).toEqual({
    missing: 'It was not approved; the decision was reject.',
    said: { code: 'notApproved', facts: { kind: 'reject' } },
  })
  expect(decided({ kind: 'approve' }, 'closed')).toEqual({
    missing: 'The approval has been used; the handoff is closed.',
    said: { code: 'approvalUsed', facts: {} },
  })
  expect(approvalIn({ state: 'offered', note: {} }, held)).toEqual({
    missing: 'Nobody has decided on it; the handoff is offered.',
    said: { code: 'undecided', facts: { state: 'offered' } },
  })
  expect(approvalIn({ state: 'decided', note: {}, decision: { kind: 'approve' }, claim }, held)).toMatchObject({
    missing: expect.stringContaining('no proposed action'),
  })
})

test('an approval is good for the runner that holds its claim, and for nobody once that is over', () => {
  const handoff = { state: 'decided', note: { action: proposed }, decision: { kind: 'approve' as const } }
  expect(approvalIn({ ...handoff, claim }, held)).toEqual({ actionHash: hashOfAction(proposed) })
  expect(approvalIn(handoff, { now: MONDAY_NOON, holds: false })).toMatchObject({ said: { code: 'unclaimed' } })
  expect(approvalIn({ ...handoff, claim }, { now: MONDAY_NOON, holds: false })).toEqual({
    missing: `It is approved, and pod 1 has carried it out or is carrying it out since ${MONDAY_NOON}: it runs once.`,
    said: { code: 'claimedByAnother', facts: { runner: 'pod 1', since: MONDAY_NOON } },
  })
  for (const over of [
    approvalIn({ ...handoff, claim }, { now: claim.until, holds: true }),
    approvalIn({ ...handoff, state: 'in_doubt', claim }, held),
  ])
    expect(over).toEqual({
      missing:
        'It may have happened: pod 1 claimed it and did not say in time whether it was done. A person looks first.',
      said: { code: 'inDoubt', facts: { runner: 'pod 1' } },
    })
})

test('an approval ends with the time until which it was of use', () => {
  const until = (usefulUntil: string) =>
    approvalIn(
      { state: 'decided', note: { action: proposed }, decision: { kind: 'approve' }, claim, usefulUntil },
      held,
    )
  expect(until(after(MONDAY_NOON, 1))).toEqual({ actionHash: hashOfAction(proposed) })
  for (const over of [MONDAY_NOON, after(MONDAY_NOON, -1)])
    expect(until(over)).toEqual({
      missing: `The approval was of use until ${over}, which has passed; ask again.`,
      said: { code: 'approvalOver', facts: { usefulUntil: over } },
    })
})

const sending = { tool: 'send_mail', arguments: { to: 'amir@example.com', text: 'We pay you $180 back today, Amir.' } }
const written = { channel: 'email', to: 'amir@example.com', body: 'We pay you $180 back today, Amir.' }
const approvedMail = (action: typeof sending | object, edits?: object) =>
  approvalIn(
    {
      state: 'decided',
      note: { action: action as typeof sending, draft: written },
      decision: { kind: edits ? 'approve_with_edits' : 'approve', edits },
      claim,
    },
    held,
  )
const reviewsAll = () => gateOf({ triggers: [{ ...refund, when: 'action.tool != ""' }] })
const running = (action: object, more: object = {}) => event({ kind: 'action', action, ...more })

test('of an edited draft exactly the edited words go out, and the unedited ones do not', () => {
  const gate = reviewsAll()
  const body = 'We pay you $150 back today, Amir.'
  const approved = approvedMail(sending, { draft: { body } })
  const asked = (text: string, draft?: object) =>
    judgeApproved(
      gate,
      running({ ...sending, arguments: { ...sending.arguments, text }, ...(draft && { draft }) }),
      approved,
      MONDAY_NOON,
    ).verdict
  expect(asked(body)).toBe('proceed')
  expect(asked(body, { ...written, body })).toBe('proceed')
  expect(asked(written.body)).toBe('review')
  expect(asked('We pay you $151 back today, Amir.')).toBe('review')
  expect(asked(body, written)).toBe('review')
  expect(asked(body, { ...written, body, to: 'other@example.com' })).toBe('review')
})

test('a draft that no argument holds is shown beside them once it was edited', () => {
  const gate = reviewsAll()
  const reply = { tool: 'send_reply', arguments: { ticket: 7 } }
  const asked = (approved: ReturnType<typeof approvalIn>, draft?: object) =>
    judgeApproved(gate, running({ ...reply, ...(draft && { draft }) }), approved, MONDAY_NOON)
  expect(asked(approvedMail(reply)).verdict).toBe('proceed')
  expect(asked(approvedMail(reply), written).verdict).toBe('proceed')
  expect(asked(approvedMail(reply), { ...written, body: 'Changed.' }).verdict).toBe('review')
  const edited = approvedMail(reply, { draft: { body: 'We pay you $150 back.' } })
  expect(asked(edited)).toMatchObject({ verdict: 'review', why: expect.stringContaining('show the draft') })
  expect(asked(edited, written).verdict).toBe('review')
  expect(asked(edited, { ...written, body: 'We pay you $150 back.' }).verdict).toBe('proceed')
})

test('that the tool was refused does not stop what was approved because of it', () => {
  const gate = gateOf({
    triggers: [refund, { ...refund, id: 'tools-failed', when: 'signals.failed_tools >= 2', then: 'hand_off' }],
  })
  const refused = (name: string) => [
    { role: 'agent', text: '', toolCall: { name, arguments: { amount: 180, order: 'A-1' } } },
    { role: 'tool', name, text: '{"error": "above the limit of 100 for agents"}' },
  ]
  const ask = (conversation: object[], amount = 180) => {
    const asked = event({ ...refundOf(amount), conversation })
    const hash = refundOf(180).action
    return judgeApproved(gate, asked, { actionHash: hash && hashOfAction(hash) }, MONDAY_NOON).verdict
  }
  const twice = [...refused('issue_refund'), ...refused('issue_refund')]
  expect(ask(twice)).toBe('proceed')
  expect(ask(twice, 181)).toBe('hand_off')
  expect(ask([...refused('find_order'), ...refused('find_order')])).toBe('hand_off')
})

test('a number that would be rounded is judged by a person', () => {
  const long = numberOf('100.00000000000000001')
  const guarded = gateOf({ triggers: [{ ...refund, when: 'has(action.amount) && action.amount > 1000' }] })
  expect(judge(guarded, refundOf(long), MONDAY_NOON)).toMatchObject({
    verdict: 'review',
    failed: [{ because: 'action.amount has more digits than a condition can reckon with' }],
  })
  const about = gateOf({
    fields: { customer: { spent: 'number' } },
    triggers: [{ ...refund, when: 'has(customer.spent) && customer.spent < 5.0' }],
  })
  expect(judge(about, event({ kind: 'call', customer: { spent: long } }), MONDAY_NOON).verdict).toBe('hand_off')
  expect(judge(guarded, refundOf(100.5), MONDAY_NOON).verdict).toBe('proceed')
  // In the agent's own process a whole number may come as a bigint.
  const whole = (amount: bigint) => judge(guarded, refundOf(amount), MONDAY_NOON)
  expect([whole(1_000n).verdict, whole(1_001n).verdict]).toEqual(['proceed', 'review'])
  expect(whole(9_007_199_254_740_993n)).toMatchObject({ verdict: 'review', failed: [{ id: refund.id }] })
})

test('without an approval the review stands, and says what is missing', () => {
  const gate = gateOf({ triggers: [refund] })
  const missing = 'Nobody has decided on it; the handoff is offered.'
  expect(judgeApproved(gate, refundOf(180), { missing }, MONDAY_NOON)).toMatchObject({
    verdict: 'review',
    why: `${missing} Refunds over $100 need a person’s approval.`,
  })
})

test('what an agent downloads judges as the whole playbook does, and names nobody', () => {
  const hours = [{ days: ['mon' as const], from: '09:00', to: '17:00' }]
  const loaded = loadPlaybook({
    timeZone: 'Europe/Berlin',
    lastResort: 'sam',
    people: {
      sam: { name: 'Sam Okafor', email: 'sam@example.com' },
      ana: {
        name: 'Ana Pohl',
        email: 'ana@example.com',
        hours,
        away: [{ from: '2026-12-24', to: '2026-12-26', why: 'Surgery' }],
      },
    },
    lanes: { support: { name: 'Support', owners: { people: ['ana'] }, urgency: 'now' } },
    triggers: [refund, { ...refund, id: 'closed', when: 'clock.after_hours', then: 'hand_off' }],
    never: [{ ...neverAdvise, lane: 'support' }],
  })
  if ('problems' in loaded) throw new Error(loaded.problems[0]?.message)
  const sent = JSON.stringify(gatePlaybookOf(loaded.playbook))
  expect(sent).not.toMatch(/example\.com|Sam|Ana|ana|Surgery/)
  const [whole, downloaded] = [readGate(loaded.playbook), readGate(GatePlaybook.parse(JSON.parse(sent)))]
  const verdicts = [SUNDAY_NIGHT, MONDAY_NOON].map((now) => judge(downloaded, refundOf(180), now))
  expect(verdicts).toEqual([SUNDAY_NIGHT, MONDAY_NOON].map((now) => judge(whole, refundOf(180), now)))
  expect(verdicts).toMatchObject([{ verdict: 'hand_off' }, { verdict: 'review', urgency: 'now' }])
})

test('the reason for a handoff is a rule that holds, never one that could not be judged', () => {
  const gate = gateOf({
    triggers: [
      { ...refund, id: 'gold', when: 'customer.tier == "gold"', then: 'hand_off', urgency: 'now' },
      refund,
      { ...refund, id: 'small', when: 'action.amount > 1.0', urgency: 'today' },
      { ...refund, id: 'as-strong', when: 'action.amount > 2.0', urgency: 'today' },
    ],
  })
  const verdict = judge(gate, refundOf(180), MONDAY_NOON)
  expect(verdict).toMatchObject({ decidedBy: 'gold', reason: 'missing_information' })
  expect(strongestMatch(verdict)?.id).toBe('small')
  expect(strongestMatch(judge(gate, event({ kind: 'message' }), MONDAY_NOON))).toBeUndefined()
})

test('a rule’s lane and reason are found by its id', () => {
  const { playbook } = gateOf({ triggers: [refund], never: [neverAdvise] })
  expect(ruleReason(playbook, 'refund-over-limit')).toEqual({
    id: 'refund-over-limit',
    verdict: 'review',
    lane: 'support',
    urgency: undefined,
    reason: 'authority_limit',
    why: refund.why,
  })
  expect(ruleReason(playbook, 'legal-advice')).toMatchObject({
    verdict: 'never',
    lane: 'legal',
    why: 'The agent must not give legal advice.',
  })
  expect(ruleReason(playbook, 'another')).toBeUndefined()
})
