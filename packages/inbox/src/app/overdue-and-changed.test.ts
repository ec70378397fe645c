import { expect, test } from 'vitest'
import { at, ben, handoff, NOW, row } from '../../made-for-tests/handoffs.ts'
import { sayChanged } from './note-pane.tsx'
import { overdueOf } from './overdue-alert.ts'

test('only what this person has accepted, and is late, may interrupt them', () => {
  const late = { by: at('14:00'), state: 'accepted' as const }
  const rows = [
    row({ id: 'mine', ...late }),
    row({ id: 'bens', ...late, owner: ben }),
    row({ id: 'offered', by: at('14:00') }),
    row({ id: 'in time', ...late, by: at('15:00') }),
  ]
  expect(overdueOf(rows, 'ana', NOW).map(({ id }) => id)).toEqual(['mine'])
})

test('a changed note says which of its parts changed', () => {
  const before = handoff()
  const after = (note: object) => handoff({ note, changedAt: at('14:20') })
  expect(sayChanged(before, after({ ask: 'Refund $99', draft: { channel: 'email', body: 'Hello' } }))).toMatch(
    /^The note changed at .*: the ask, the draft\.$/,
  )
  expect(sayChanged(before, after({}))).toMatch(/: small things\.$/)
})
