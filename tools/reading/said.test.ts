import { expect, test } from 'vitest'
import { isSaid } from './said.ts'

const says = (pattern: string | string[], line: string): boolean =>
  isSaid({ says: [[pattern].flat()], not: [] }, line).isTrue

test.each([
  ['180', 'Refund $180.00 for pay_2'],
  ['1200', 'They quoted $1,200 in May'],
  ['back door', 'The BACK  DOOR is open'],
  ['refund*', 'It was refunded'],
  ['cannot * moved', 'Saver fares cannot be moved'],
  ['2026-11-27', 'by Friday, 27th November'],
  ['2026-11-27', 'due Nov 27'],
  ['2026-11-27', 'bis 27.11. fertig'],
  ['14:30', 'call at 2:30 p.m.'],
  ['14:30', 'um 14.30 Uhr'],
  ['09:00', 'before 9 AM'],
  ['0151 2345678', '+49 (0)151 234-56-78 is wrong, 0151-234-5678 is right'],
])('%s is said in other words: %s', (pattern, line) => {
  expect(says(pattern, line)).toBe(true)
})

test.each([
  ['180', 'Refund $1,180'],
  ['180', 'Refund 180.50'],
  ['30', 'at 9:30'],
  ['Ann', 'Anna called'],
  ['2026-11-27', 'due on the 27th'],
  ['2026-11-27', 'due 2026-11-28'],
  ['14:30', 'at 2:30 am'],
  ['cannot * moved', 'cannot pay, and the people next door have long moved'],
])('%s is not said by what only looks like it: %s', (pattern, line) => {
  expect(says(pattern, line)).toBe(false)
})

test('words that belong together must stand in one line', () => {
  expect(says(['order 7', 'paid'], 'Order 7 was paid twice')).toBe(true)
  expect(says(['order 7', 'paid'], 'Order 7 was sent')).toBe(false)
})

const visit = { says: [['friday']], not: [['tuesday']] }

test('a value of before is false where it stands alone', () => {
  expect(isSaid(visit, 'Book the visit for Tuesday')).toEqual({ isTrue: false, isFalse: true })
})

test('a line that says both tells what changed', () => {
  expect(isSaid(visit, 'Moved from Tuesday to Friday')).toEqual({ isTrue: true, isFalse: false })
})

test('what is denied is not said by the words of the denial', () => {
  const refund = { says: [['a refund']], not: [['no longer wants a refund']] }
  expect(isSaid(refund, 'He no longer wants a refund')).toEqual({ isTrue: false, isFalse: true })
})
