/** Which answer is whose, where one tool is called twice. */
import { expect, test } from 'vitest'
import { SentConversation } from '../sent-conversation.ts'
import { pairToolCalls } from './tool-calls.ts'

const pay = (amount: number, id?: string) => ({
  role: 'agent',
  toolCall: { name: 'pay_out', arguments: { amount }, ...(id && { id }) },
})
const outcomes = (...messages: object[]) =>
  pairToolCalls(SentConversation.parse(messages)).map(({ arguments: { amount }, outcome, unpaired }) => [
    amount,
    unpaired ? 'not known' : outcome,
  ])

test('an answer belongs to the call whose id it names, in whatever order', () => {
  expect(
    outcomes(
      pay(90, 'a'),
      pay(7, 'b'),
      { role: 'tool', callId: 'b', text: 'Error: no account' },
      { role: 'tool', callId: 'a', text: 'paid' },
    ),
  ).toEqual([
    [90, 'done'],
    [7, 'refused'],
  ])
})

test('without ids it belongs to the call of which it speaks', () => {
  expect(
    outcomes(pay(90), pay(7), { role: 'tool', text: 'paid 7' }, { role: 'tool', text: 'Error: above the limit' }),
  ).toEqual([
    [90, 'refused'],
    [7, 'done'],
  ])
})

test('where nothing tells, and the answers differ, it is not known', () => {
  expect(outcomes(pay(90), pay(7), { role: 'tool', text: 'paid' }, { role: 'tool', text: 'Error: no' })).toEqual([
    [90, 'not known'],
    [7, 'not known'],
  ])
  expect(outcomes(pay(90), pay(7), { role: 'tool', text: 'paid' }, { role: 'tool', text: 'paid' })).toEqual([
    [90, 'done'],
    [7, 'done'],
  ])
})
