import { expect, test } from 'vitest'
import { bucketOf } from './counts.ts'
import { fixesOf } from './fixes.ts'
import type { CountedCell } from './fold.ts'

const names = { lane: (id: string) => id.toUpperCase(), agent: (id: string) => id }
const cell = (counts: Record<string, number>, of: Partial<CountedCell> = {}): CountedCell => ({
  day: '2026-11-05',
  lane: 'support',
  agent: 'robin',
  person: '',
  counts,
  ...of,
})
const accepted = (hour: number, n: number, minutes: number) => {
  const key = `time_to_accept.b${bucketOf(minutes * 60_000)}`
  return { [key]: n, [`h${hour}/${key}`]: n }
}

test('where nothing is wrong, nothing is to be fixed', () => {
  expect(fixesOf([], names)).toEqual([])
  expect(fixesOf([cell({ 'from_note.n': 40, 'from_note.part': 38, 'not_needed.n': 40 })], names)).toEqual([])
})

test('notes that leave people looking: the lane’s template, with what lacked most and what it would bring', () => {
  const [fix, ...others] = fixesOf(
    [
      cell({
        'from_note.n': 84,
        'from_note.part': 60,
        'lacked.n': 84,
        'lacked=missing-who': 14,
        'lacked=no-reason': 2,
      }),
    ],
    names,
  )
  expect(others).toEqual([])
  expect(fix).toMatchObject({
    cases: 24,
    of: 84,
    says: 'In 24 of 84 decisions the conversation was opened or something was asked. What notes lacked most: “missing-who”, 14 times.',
    target: { kind: 'template', lane: 'support', rule: 'missing-who' },
    behind: { measure: 'from_note', which: 'rest', lane: 'support' },
  })
})

test('hours in which nobody is there, over midnight too', () => {
  const [fix] = fixesOf(
    [cell(accepted(10, 50, 3)), cell(accepted(23, 4, 40)), cell(accepted(1, 3, 31)), cell(accepted(14, 2, 5))],
    names,
  )
  expect(fix).toMatchObject({
    title: 'SUPPORT: few are there from 23:00 to 02:00',
    cases: 7,
    of: 59,
    target: { kind: 'cover', lane: 'support', fromHour: 23, toHour: 2 },
  })
})

test('what was not needed names the reason behind it', () => {
  const [fix] = fixesOf(
    [cell({ 'not_needed.n': 30, 'not_needed.part': 6, 'not_needed_by.n': 6, 'not_needed_by=authority_limit': 5 })],
    names,
  )
  expect(fix).toMatchObject({ cases: 6, target: { kind: 'trigger', lane: 'support', reason: 'authority_limit' } })
})

test('an agent whose notes hold what nothing bears out, whatever the lane', () => {
  const notes = { 'unsupported.n': 10, 'unsupported.part': 2 }
  const fixes = fixesOf([cell(notes), cell(notes, { lane: 'sales' })], names)
  expect(fixes).toMatchObject([{ cases: 4, of: 20, target: { kind: 'agent', agent: 'robin' } }])
})

test('five at most, those about most handoffs first, and what one person did is in none', () => {
  const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((lane, n) =>
    cell({ 'from_note.n': 50, 'from_note.part': 40 - n }, { lane }),
  )
  const own = cell({ 'from_note.n': 50 }, { person: 'ana' })
  expect(fixesOf([...many, own], names).map(({ cases }) => cases)).toEqual([16, 15, 14, 13, 12])
})
