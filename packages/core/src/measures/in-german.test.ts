import { expect, test } from 'vitest'
import { de } from '../words/de.ts'
import { MEASURES } from './measures.ts'

test('each measure has its words in German, and no other has', () => {
  expect(Object.keys(de.measures).sort()).toEqual(MEASURES.map(({ id }) => id).sort())
})
