import { expect, test } from 'vitest'
import { digestId, digestOf } from './digest.ts'
import { fixesOf } from './fixes.ts'
import type { CountedCell } from './fold.ts'
import { reportOf } from './report.ts'

const WEEK = { from: '2026-11-23', to: '2026-11-29' }
const cell = (day: string, person: string, counts: Record<string, number>): CountedCell => ({
  ...{ day, person, counts },
  lane: 'support',
  agent: 'robin',
})
const CELLS = [
  cell('2026-11-24', '', {
    handoffs: 41,
    'from_note.n': 38,
    'from_note.part': 35,
    'on_time.n': 19,
    'on_time.part': 17,
    'said_again.n': 3,
    'said_again.part': 1,
    'lacked.n': 41,
    'lacked=no-reason': 9,
  }),
  cell('2026-11-17', '', { handoffs: 12, 'from_note.n': 10, 'from_note.part': 4 }),
  cell('2026-12-01', '', { handoffs: 500 }),
]
const OWN = [
  cell('2026-11-24', 'ana', { 'from_note.n': 4, 'from_note.part': 3, 'decisions.n': 4, 'decisions=approve': 4 }),
]

const digest = (role: 'admin' | 'member' | 'viewer', cells = CELLS, own = OWN) =>
  digestOf({
    role,
    workspace: 'Front desk',
    report: reportOf(cells, WEEK),
    fixes: fixesOf(cells.slice(0, 1), { lane: () => 'Support', agent: () => 'Robin' }),
    own: reportOf(own, WEEK),
    origin: 'https://desk.example',
  })

test('says the week in numbers, of fewer than 20 cases a count and never a rate', () => {
  const { subject, body } = digest('member') ?? { subject: '', body: '' }
  expect(subject).toBe('Week of 23 Nov to 29 Nov: 41 handoffs')
  expect(body).toContain('Handed off: 41 (the week before: 12)')
  expect(body).toContain('Decided from the note: 92 % (35 of 38) (the week before: 4 of 10)')
  expect(body).toContain('On time: 17 of 19\n')
  expect(body).toContain('Had to repeat themselves: 1 of 3')
  for (const line of body.split('\n'))
    for (const [, n] of line.matchAll(/% \(\d+ of (\d+)\)/g)) expect(Number(n)).toBeGreaterThanOrEqual(20)
})

test('says to each what they decided themselves, and what to fix to whoever can', () => {
  expect(digest('member')?.body).toContain(
    'What you decided yourself. Nobody else is told this.\nDecisions: 4\nDecided from the note: 3 of 4',
  )
  expect(digest('member', CELLS, [])?.body).not.toContain('yourself')
  expect(digest('admin')?.body).toContain('What to fix:\n1. ')
  expect(digest('admin')?.body).toContain('https://desk.example/setup/')
  expect(digest('viewer')?.body).not.toContain('What to fix')
  expect(digest('viewer')?.body).toContain('Turn it off: https://desk.example/profile')
})

test('of a week in which nothing happened nobody is written to; each week has one name', () => {
  expect(digest('admin', [], [])).toBeNull()
  expect(digestId(WEEK)).toBe('digest-2026-11-23')
})
