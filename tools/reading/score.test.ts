import { expect, test } from 'vitest'
import type { LineRead } from './note-of.ts'
import { score } from './score.ts'

const GOLD = {
  note: 'Move the visit to Friday; the gate is shut at noon.',
  facts: [
    { fact: 'The visit is on Friday', decides: true, handle: false, says: [['friday']], not: [['thursday']] },
    { fact: 'The gate is shut at noon', decides: true, handle: false, says: [['gate', 'noon']], not: [] },
  ],
  never: [],
}

const line = (text: string, given: Partial<LineRead> = {}): LineRead => ({
  text,
  band: 'above',
  isOfLane: false,
  isQuoted: false,
  ...given,
})
const scored = (...lines: LineRead[]) =>
  score('one', GOLD, { text: '', lines, deadline: 'Act by noon', unsupported: [], questions: [] })

test('words said before, word for word, are false only where the note does not say what is so', () => {
  const quoted = line('Customer: “Come on Thursday.”', { band: 'folded', isQuoted: true })
  expect(scored(quoted).untrue).toHaveLength(1)
  expect(scored(line('Move the visit to Friday'), quoted).untrue).toEqual([])
  expect(scored(line('Move the visit to Friday'), line('Thursday suits them')).untrue).toHaveLength(1)
})

test('what decides is counted by the band it stands in', () => {
  const { deciding } = scored(
    line('Move the visit to Friday', { band: 'below' }),
    line('Customer: “The gate is shut at noon.”', { band: 'folded', isQuoted: true }),
  )
  expect(deciding).toMatchObject({ absent: [], above: 0, shown: 1 })
})

test('a fact in two lines is said twice, a quotation of it is not', () => {
  const ask = line('Move the visit to Friday')
  expect(scored(ask, line('“On Friday, please.”', { isQuoted: true })).twice).toEqual([])
  expect(scored(ask, line('They wait on Friday')).twice).toEqual(['The visit is on Friday (2 lines)'])
})

test('words of use are those of lines with a fact, and what is the same in every note of the lane holds none', () => {
  const { words, aboveTheFold } = scored(
    line('Move the visit to Friday'),
    line('Nothing is moved to Friday until a person decides', { isOfLane: true }),
    line('Thanks', { band: 'below' }),
    line('On Friday', { band: 'folded' }),
  )
  expect(words).toEqual({
    above: { all: 14, useful: 5 },
    shown: { all: 15, useful: 5 },
    all: { all: 17, useful: 7 },
  })
  expect(aboveTheFold).toBe(17)
})
