import { expect, test } from 'vitest'
import { createSeal } from './seal.ts'

const [OLD, NEW] = ['the-key-of-last-year-0123456789abcd', 'the-key-of-this-year-0123456789abcd']
const SECRET = 'whsec_c2VjcmV0'

test('what is sealed is opened by its key alone, and never twice the same', () => {
  const seal = createSeal([OLD])
  const kept = seal.seal(SECRET)
  expect(kept).not.toContain(SECRET)
  expect(seal.seal(SECRET)).not.toBe(kept)
  expect(seal.open(kept)).toBe(SECRET)
  expect(createSeal([NEW]).open(kept)).toBeNull()
  expect(createSeal([]).open(kept)).toBeNull()
})

test('keys rotate with overlap: the first seals, all open, and what an older one sealed is known', () => {
  const before = createSeal([OLD]).seal(SECRET)
  const both = createSeal([NEW, OLD])
  expect(both.open(before)).toBe(SECRET)
  expect(both.isOld(before)).toBe(true)
  const after = both.seal(SECRET)
  expect(both.isOld(after)).toBe(false)
  expect(createSeal([NEW]).open(after)).toBe(SECRET)
})

test('what was never sealed is read as it is, and sealed where there is a key', () => {
  expect(createSeal([NEW]).open(SECRET)).toBe(SECRET)
  expect(createSeal([NEW]).isOld(SECRET)).toBe(true)
  expect(createSeal([]).seal(SECRET)).toBe(SECRET)
  expect(createSeal([]).isOld(SECRET)).toBe(false)
})

test('what somebody changed in the database opens nothing', () => {
  const seal = createSeal([NEW])
  const kept = seal.seal(SECRET)
  const at = kept.lastIndexOf(':') - 2
  expect(seal.open(kept.slice(0, at) + (kept[at] === 'A' ? 'B' : 'A') + kept.slice(at + 1))).toBeNull()
})
