import { expect, test } from 'vitest'
import { ago, fromNow, timeWords } from './human-time.ts'

const now = '2026-11-05T14:27:00.000Z'

test.each([
  ['2026-11-05T19:42:00.000Z', 'America/New_York', '2:42 PM'],
  ['2026-11-05T19:42:00.000Z', 'Asia/Kolkata', 'Fri 1:12 AM'],
  ['2026-11-05T23:30:00.000Z', 'Europe/Paris', 'Fri 12:30 AM'],
  ['2026-11-01T09:00:00.000Z', 'Europe/Paris', 'Sun 10:00 AM'],
  ['2026-12-03T14:42:00.000Z', 'UTC', 'Dec 3, 2:42 PM'],
  ['2027-01-03T14:42:00.000Z', 'UTC', 'Jan 3, 2027, 2:42 PM'],
])('%s in %s is said as %s', (at, timeZone, said) => {
  expect(timeWords(at, { now, timeZone })).toBe(said)
})

test('a day is the day of the reader, not of UTC', () => {
  const at = '2026-11-06T02:00:00.000Z'
  expect(timeWords(at, { now, timeZone: 'America/New_York' })).toBe('9:00 PM')
  expect(timeWords(at, { now, timeZone: 'UTC' })).toBe('Fri 2:00 AM')
})

test('the locale writes the clock its own way', () => {
  expect(timeWords('2026-11-05T19:42:00.000Z', { now, timeZone: 'Europe/Berlin', locale: 'de-DE' })).toBe('20:42')
})

test.each([
  ['2026-11-05T14:27:30.000Z', 'in under a minute'],
  ['2026-11-05T14:42:59.000Z', 'in 15 min'],
  ['2026-11-05T15:57:00.000Z', 'in 1 h 30 min'],
  ['2026-11-05T20:00:00.000Z', 'in 5 h'],
  ['2026-11-07T14:27:00.000Z', 'in 2 days'],
  ['2026-11-05T14:19:00.000Z', '8 min over'],
  ['2026-11-04T14:26:00.000Z', '1 day over'],
])('from now to %s is "%s"', (at, said) => {
  expect(fromNow(at, now)).toBe(said)
})

test('the past is said in full steps', () => {
  expect(ago('2026-11-05T13:20:00.000Z', now)).toBe('1 h 7 min ago')
})
