import { describe, expect, test } from 'vitest'
import { accept, decide, LACKING, moveTo, noteOf, reword, START, startDesk } from '../../../made-for-tests/desk.ts'
import { days } from '../../time/instant.ts'
import { customerLinkOf } from '../customer-link.ts'

const corrects = { type: 'customer_say', text: 'It was the blue one.', instead: 'The red one' } as const
const adds = { type: 'customer_say', text: 'Please call before six.' } as const

describe('what a customer says on their page', () => {
  test('is a new version of the note, in their words, and its owner is told', () => {
    const desk = startDesk()
    desk.does('customer', corrects)
    expect(desk.handoff).toMatchObject({
      state: 'offered',
      noteVersion: 2,
      note: { customerSaid: [{ text: 'It was the blue one.', instead: 'The red one', at: START }] },
    })
    expect(desk.told).toEqual(['ana: customer_said'])
    expect(desk.refuses('ana', decide({ kind: 'approve' }, { noteVersion: 1 }))).toMatchObject({
      refused: 'note-changed',
    })
  })

  test('is told to nobody while the note is held, and is there when somebody is asked', () => {
    const desk = startDesk({ findings: LACKING })
    desk.does('customer', adds)
    expect(desk.told).toEqual([])
    expect(desk.handoff).toMatchObject({ state: 'held', noteVersion: 2 })
  })

  test('stays when a model words the note anew', () => {
    const desk = startDesk()
    desk.does('customer', adds)
    desk.does('desk', reword(2))
    expect(desk.handoff.note.customerSaid).toMatchObject([{ text: 'Please call before six.' }])
  })

  test('ends the wait of an owner who had asked the customer', () => {
    const desk = startDesk()
    desk.does('ana', accept)
    desk.does('ana', { type: 'ask', of: 'customer', question: 'Which one?' })
    desk.does('customer', adds)
    expect(desk.handoff.state).toBe('accepted')
  })

  test('sent twice by one press is there once, and so often and no more', () => {
    const desk = startDesk()
    desk.does('customer', adds)
    desk.does('customer', adds)
    expect(desk.handoff.noteVersion).toBe(2)
    for (let n = 1; n < 8; n += 1) desk.does('customer', { type: 'customer_say', text: `And ${n} more.` })
    expect(desk.refuses('customer', corrects)).toMatchObject({ refused: 'wrong-state' })
    expect(desk.refuses('customer', { type: 'customer_say', text: ' ' })).toMatchObject({ refused: 'invalid-request' })
  })

  test('comes from nobody else, and a customer does nothing else', () => {
    const desk = startDesk({ note: noteOf() })
    for (const who of ['ana', 'bot', 'desk']) expect(desk.refuses(who, adds)).toMatchObject({ refused: 'not-allowed' })
    for (const command of [accept, moveTo('ben'), { type: 'escalate', reason: 'Now.' } as const])
      expect(desk.refuses('customer', command)).toMatchObject({ refused: 'not-allowed' })
  })
})

test('the page works while it is open and two weeks afterwards, 90 days at most, and not once it is taken back', () => {
  const desk = startDesk()
  const at = (length: number) => new Date(Date.parse(START) + length).toISOString()
  expect(customerLinkOf(desk.handoff, at(days(89)))).toBe('works')
  expect(customerLinkOf(desk.handoff, at(days(90)))).toBe('expired')
  desk.does('ana', decide({ kind: 'approve' }))
  expect(customerLinkOf(desk.handoff, at(days(13)))).toBe('works')
  expect(customerLinkOf(desk.handoff, at(days(14)))).toBe('expired')
  desk.does('ana', { type: 'revoke_customer_link' })
  expect(customerLinkOf(desk.handoff, at(0))).toBe('revoked')
  expect(desk.refuses('customer', { type: 'customer_answer', repeated: true })).toMatchObject({
    refused: 'not-allowed',
  })
})
