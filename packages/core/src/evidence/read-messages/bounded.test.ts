/**
 * Whoever writes to an agent may write what takes a reader longest. As much as a body may hold is read in a second; should the work
 * grow with the square of the length, these tests do not end: they would take an hour.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMessages } from './read-messages.ts'

/** Read, or refused with a reason. */
const outcomeOf = (sent: string): string => {
  const result = readMessages(sent)
  return 'expected' in result ? result.expected : result.format
}

const CUE = 'WEBVTT\n\n00:01.000 --> 00:02.000\n'
const HOSTILE: Record<string, (times: number) => string> = {
  'blanks after a time': (n) => `Customer: hi\n12:34${' '.repeat(n)}1`,
  'blanks after a name': (n) => `Customer: hi\nAnn${' '.repeat(n)}1`,
  'blanks after a colon': (n) => `Customer: hi\nAnn:${' '.repeat(n)}`,
  'blanks before a time': (n) => `Customer: hi\n${' '.repeat(n)}12:34`,
  'lines without words': (n) => `Customer: hi${'\r\n'.repeat(n)}`,
  'quotes that close nothing': (n) => `role,text\ncustomer,"${'a"'.repeat(n)}${' '.repeat(2 * n)},\nagent,ok\n`,
  'quotes and blanks by turns': (n) => `role,text\ncustomer,"${'a" '.repeat(n)},\nagent,ok\n`,
  'a quote that nothing closes': (n) => `role,text\ncustomer,"${'a,\n'.repeat(n)}`,
  'quotes written twice': (n) => `role,text\ncustomer,"${'""'.repeat(n)}"`,
  'cells without end': (n) => `role,text\n${'customer,'.repeat(n)}`,
  'voices that nothing closes': (n) => `${CUE}${'<v.'.repeat(n)}`,
  'voices with blanks': (n) => `${CUE}<v${' '.repeat(n)}${'<v '.repeat(n)}`,
  'voices by turns': (n) => `${CUE}${'<v Agent>a<v Customer>b'.repeat(n)}`,
  'times without end': (n) => `${CUE}${'0'.repeat(n)}:00:00.000 ${' '.repeat(n)}-->${' '.repeat(n)}`,
  'cues without words': (n) => `WEBVTT${'\n \t'.repeat(n)}`,
}

test.each(Object.entries(HOSTILE))('%s: the work grows with the length', (_, write) => {
  expect(outcomeOf(write(300_000))).not.toBe('')
})

const OPENINGS = [
  '',
  'Customer: hi\n',
  'Customer: hi\n12:34',
  'WEBVTT\n\n',
  CUE,
  `${CUE}<v Agent>`,
  '1\n00:00:01,000 -->',
]
const marks = fc
  .array(
    fc.constantFrom(
      ...' |\n|\r|\t|,|;|"|""|:|-|–|.|[|]|<|>|<v|<v |</v>|<c.|&|&amp;|-->|1|12:34|00:01.000|2026-01-02T|a|Customer|é'.split(
        '|',
      ),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((all) => all.join(''))

test('whatever marks repeat, behind whatever opening: the work grows with the length', () => {
  const opening = fc.constantFrom(...OPENINGS, 'role,text\n', 'role,text\ncustomer,', 'role,text\ncustomer,"')
  fc.assert(
    fc.property(opening, marks, marks, marks, (first, one, other, last) => {
      expect(outcomeOf(`${first}${one.repeat(100_000)}${other.repeat(100_000)}${last}`)).not.toBe('')
    }),
    { numRuns: 40 },
  )
})
