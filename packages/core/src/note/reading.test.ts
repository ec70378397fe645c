import { expect, test } from 'vitest'
import {
  BOILER_CONVERSATION,
  BOILER_NOTE,
  DISCOUNT_CONVERSATION,
  DISCOUNT_NOTE,
  REFUND_CONVERSATION,
  REFUND_NOTE,
} from './examples.ts'
import { Note } from './note.ts'
import { allWords, conversationWords, coreWords, READING_LIMITS, readingOf } from './reading.ts'

test.each([
  ['refund', REFUND_NOTE, REFUND_CONVERSATION],
  ['discount', DISCOUNT_NOTE, DISCOUNT_CONVERSATION],
  ['boiler', BOILER_NOTE, BOILER_CONVERSATION],
])('the %s example is read in 10 s and 30 s, and is shorter than its conversation', (_name, note, conversation) => {
  expect(coreWords(note)).toBeLessThanOrEqual(READING_LIMITS.core)
  expect(allWords(note)).toBeLessThanOrEqual(READING_LIMITS.all)
  expect(allWords(note)).toBeLessThan(conversationWords(conversation))
})

test('the core counts ask, when, who and what as they are shown', () => {
  // Refund $180 for a double charge / Approve by 9:42 AM (in 15 min) / Amir Haddad was charged twice …
  expect(coreWords(REFUND_NOTE)).toBe(6 + 7 + 13)
})

test('the length does not depend on the draft, the action or what is folded away', () => {
  const plain = Note.parse({ ...REFUND_NOTE, draft: undefined, action: undefined })
  expect(allWords(plain)).toBe(allWords(REFUND_NOTE))
  const known = Array.from({ length: 40 }, (_, n) => ({ text: `Fact number ${n}` }))
  expect(allWords(Note.parse({ ...REFUND_NOTE, known }))).toBeLessThanOrEqual(READING_LIMITS.all)
})

test('the record to open first is read, further records are not', () => {
  const withRecords = (first: string, second: string) =>
    allWords(
      Note.parse({
        ...REFUND_NOTE,
        where: { artifacts: [{ label: first, openFirst: true }, { label: second }] },
      }),
    )
  expect(withRecords('Order 4471 of Amir Haddad', 'Payment') - withRecords('Order 4471', 'Payment')).toBe(3)
  expect(withRecords('Order 4471', 'Payment') - withRecords('Order 4471', 'Payment of 3 November')).toBe(0)
})

test('seconds follow from words at 238 a minute', () => {
  expect(readingOf(REFUND_NOTE)).toMatchObject({ core: 26, coreSeconds: 7 })
})
