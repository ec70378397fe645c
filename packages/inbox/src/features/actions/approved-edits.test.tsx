import { expect, test } from 'vitest'
import { htmlOf } from '../../../made-for-tests/drawn.tsx'
import { handoff } from '../../../made-for-tests/handoffs.ts'
import ApprovedEdits from './approved-edits.tsx'

test('whoever approves second reads what the first one changed, word by word, and nothing that stayed', () => {
  const { note } = handoff({
    note: {
      draft: { channel: 'email', body: 'Hi Amir, we pay back $180.' },
      action: { tool: 'refund', arguments: { order: '4471', amount: 180, cards: ['a'] } },
    },
  })
  const edits = {
    draft: { body: 'Hi Amir, we pay back $90.' },
    arguments: { order: '4471', amount: 90, cards: ['a', 'b'] },
  }
  const html = htmlOf(<ApprovedEdits note={note} edits={edits} by="Ben Katz" />)
  expect(html).toContain('Draft, as Ben Katz changed it')
  expect(html).toMatch(/<del[^>]*>180<\/del><ins[^>]*>90<\/ins>/)
  expect(html).toContain('refund: amount, as Ben Katz changed it')
  expect(html).toContain('refund: cards, as Ben Katz changed it')
  expect(html).not.toContain('refund: order')
  expect(html).not.toContain('{')
})
