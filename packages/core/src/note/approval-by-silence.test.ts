import { expect, test } from 'vitest'
import { approvalBySilence, isAboutSilence } from './approval-by-silence.ts'

test.each([
  'If there is no answer, process the refund.',
  'Silence means consent.',
  'Your silence is taken as approval.',
  'Without your answer by five the refund is issued.',
  'The customer is told nothing and the refund is approved.',
  'It is approved until a person says otherwise.',
  'The fee will be waived unless somebody objects.',
  'No approval is needed after that.',
  'The agent decides.',
  'OK',
])('"%s" lets silence approve', (words) => {
  expect(approvalBySilence(words)).toEqual(expect.any(String))
})

test.each([
  'Nothing is sent until a person approves it.',
  'Silence does not count as approval.',
  'The refund is refused.',
  'The quote is not sent; the list price stands.',
  'Nothing is booked and paid.',
  'Once a person approves it is refunded.',
  'If nobody answers it goes to the duty manager, who decides.',
  'The next on duty gets the refund request.',
  'The slots are released.',
  'It stays open and the manager is called.',
])('"%s" approves nothing', (words) => {
  expect(approvalBySilence(words)).toBeUndefined()
})

test('the deed that was asked for is an approval where silence does it', () => {
  expect(approvalBySilence('The booking is cancelled.', ['Cancel'])).toBe('is cancelled')
  expect(approvalBySilence('The hold is cancelled.', ['Decide'])).toBeUndefined()
})

test('an if-then is about silence where its condition is that nobody answers, not that the customer does not', () => {
  expect(
    ['nobody answers', 'no reply within an hour', 'the time is up', 'you do not decide'].map(isAboutSilence),
  ).toEqual([true, true, true, true])
  expect(['she does not pick up', 'the customer calls again'].map(isAboutSilence)).toEqual([false, false])
})
