import type { HandoffView } from '@baton-desk/core'
import { expect, test } from 'vitest'
import { ana, ben, handoff, person } from '../../../made-for-tests/handoffs.ts'
import { type Offers, offeredActions, offersFor } from './offers.ts'

const offers = (view: HandoffView, role?: 'admin' | 'member' | 'viewer'): Offers =>
  offersFor(view, person(role), () => '14:02')
const ids = (all: Offers) => offeredActions(all).map(({ id }) => id)

test('what is offered to me is first accepted; the answer asked for stands beside it', () => {
  const all = offers(handoff())
  expect(all.primary?.id).toBe('accept')
  expect(all.answers.map(({ id }) => id)).toEqual(['approve', 'edit', 'reject'])
  expect(ids(all)).toContain('decline')
})

test.each([
  ['approve', 'approve'],
  ['answer', 'answer'],
  ['choose', 'answer'],
  ['act', 'done'],
  ['take_over', 'take_over'],
] as const)('once accepted, the filled button of a note that asks to %s is %s', (kind, primary) => {
  const all = offers(handoff({ state: 'accepted', note: { next: { decision: { kind } } } }))
  expect(all.primary?.id).toBe(primary)
  expect(ids(all).filter((id) => id === primary)).toHaveLength(1)
  expect(ids(all)).toEqual(expect.arrayContaining(['move', 'return', 'done', 'ask', 'snooze', 'not_needed']))
})

test('without a draft or arguments there is nothing to edit', () => {
  expect(ids(offers(handoff({ note: { draft: undefined } })))).not.toContain('edit')
})

test('what somebody else has accepted nobody else can decide, and the bar says who has it since when', () => {
  const taken = handoff({
    state: 'accepted',
    owner: ben,
    readBack: { text: 'I will.', by: ben, at: '2026-11-05T14:02:00.000Z' },
  })
  expect(ids(offers(taken))).toEqual([])
  expect(offers(taken).because).toBe('Ben Katz has it since 14:02. Nobody else can decide it now.')
  expect(ids(offers(taken, 'admin'))).toEqual(['move', 'step_in'])
})

test('who may not decide is told who may, and an admin can step in', () => {
  const words = 'Ana Pohl is not among those who may decide this in Support. Who may: Ben Katz.'
  const theirs = handoff({ owner: ben, mayNotDecide: { because: 'not_named', words } })
  expect(offers(theirs)).toMatchObject({ because: words, others: [], answers: [] })
  expect(ids(offers(theirs))).toEqual(['escalate'])
  expect(ids(offers(theirs, 'admin'))).toEqual(['move', 'step_in', 'escalate'])
})

test('the second of two approves the same or says no, and the first may only think again', () => {
  const approvedFirst = { by: ben, at: '2026-11-05T14:02:00.000Z', kind: 'approve' } as const
  const second = offers(handoff({ approvedFirst, twoMustAgree: true }))
  expect(second.answers.map(({ id }) => id)).toEqual(['approve', 'reject'])
  expect(second.because).toBe('Approved by Ben Katz at 14:02, waits for a second. Approve the same, or say no.')
  const mayNotDecide = { because: 'approved_first', words: 'Somebody else has to.' }
  const first = offers(handoff({ owner: ben, approvedFirst: { ...approvedFirst, by: ana }, mayNotDecide }))
  expect(ids(first)).toEqual(['reject', 'escalate'])
  expect(offers(handoff({ twoMustAgree: true })).because).toBe('Two must agree: somebody else is asked after you.')
})

test('an offer to somebody else can be accepted, but neither declined nor moved', () => {
  const all = offers(handoff({ owner: ben }))
  expect(all.primary?.id).toBe('accept')
  expect(ids(all)).not.toContain('decline')
  expect(ids(all)).not.toContain('move')
})

test('while a question is out, the owner may still decide, or take it up again', () => {
  const all = offers(handoff({ state: 'waiting', waitingFor: 'agent', question: 'Which card?' }))
  expect(all.because).toBe('Asked the agent: “Which card?” No answer yet.')
  expect(ids(all)).toEqual(expect.arrayContaining(['approve', 'accept']))
  expect(ids(all)).not.toContain('ask')
})

test('a viewer reads, and is told why there is nothing to press', () => {
  expect(ids(offers(handoff(), 'viewer'))).toEqual([])
  expect(offers(handoff(), 'viewer').because).toBe('You may read here, not decide. An admin can change that.')
})

test('what is over can be reopened once the agent has heard; before, it says that the agent has not', () => {
  const decision = {
    id: 'd',
    kind: 'reject',
    by: 'ben',
    byName: 'Ben Katz',
    at: '2026-11-05T14:02:00.000Z',
    noteVersion: 1,
    fromNote: true,
  } as const
  const decided = offers(handoff({ state: 'decided', decision }))
  expect(ids(decided)).toEqual([])
  expect(decided.because).toBe('Ben Katz rejected this at 14:02. Robin has not heard yet.')
  expect(ids(offers(handoff({ state: 'closed', decision, acknowledgedAt: decision.at })))).toEqual(['reopen'])
})

test('of what is in doubt whoever may decide it says that it happened, has it done, or decides anew; nobody else does', () => {
  const doubtful = offers(handoff({ state: 'in_doubt' }))
  expect(ids(doubtful)).toEqual(['it_happened', 'do_it_now', 'reopen', 'escalate'])
  expect(doubtful.primary).toMatchObject({ id: 'it_happened', key: 'I' })
  const mayNotDecide = { because: 'not_named', words: 'Dana is not among those who may decide this.' }
  expect(ids(offers(handoff({ state: 'in_doubt', mayNotDecide })))).toEqual(['escalate'])
})
