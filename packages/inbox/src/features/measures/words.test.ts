import { expect, test } from 'vitest'
import { type Figure, type Measured, sayChange, sayFigure, sayLength } from './words.ts'

const figure = (parts: Partial<Figure>): Figure => ({
  id: 'from_note',
  kind: 'share',
  unit: 'share',
  n: 40,
  count: 30,
  share: 0.75,
  p50: null,
  p90: null,
  interval: null,
  mix: [],
  ...parts,
})
const measured = (parts: Partial<Measured>): Measured => ({
  title: 'Decided from the note',
  says: '',
  cannotSee: '',
  better: 'more',
  figure: figure({}),
  before: null,
  difference: null,
  trend: [],
  ...parts,
})

test('under 20 cases the count stands there, and no rate', () => {
  expect(sayFigure(figure({ n: 11, count: 10, share: null }))).toEqual({ value: '10 of 11', of: '' })
  expect(sayFigure(figure({}))).toEqual({ value: '75 %', of: '30 of 40' })
  expect(sayFigure(figure({ n: 0, count: 0, share: null })).value).toBe('–')
})

test('a change is told only where it is clear, and as worse only where it is', () => {
  const difference = { by: -0.1, interval: { from: -0.2, to: -0.02 }, isClear: true }
  expect(sayChange(measured({ difference }))).toEqual({ words: '10 points less than before', isWorse: true })
  expect(sayChange(measured({ difference, better: 'less' })).isWorse).toBe(false)
  expect(sayChange(measured({ difference: { ...difference, isClear: false }, goal: 0.8 }))).toEqual({
    words: 'goal 80 %',
    isWorse: false,
  })
  expect(sayChange(measured({ figure: figure({ n: 0, count: 0, share: null }), goal: 0.8 })).words).toBe(
    'none in these days',
  )
  const unsure = { ...difference, isClear: false }
  expect(sayChange(measured({ difference: unsure, before: figure({}) })).words).toBe('no clear change')
  expect(sayChange(measured({ before: figure({ n: 0 }) })).words).toBe('nothing before to compare')
})

test('a length has the unit that fits it', () => {
  expect([4_000, 180_000, 10_800_000, 260_000_000].map(sayLength)).toEqual(['4 s', '3 min', '3 h', '3 days'])
})
