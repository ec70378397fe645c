import { expect, test } from 'vitest'
import type { Conversation, Source } from '../evidence/conversation.ts'
import { toCustomerView } from '../note/render/customer-view.ts'
import { Lane } from '../playbook/playbook.ts'
import { composeNote } from './compose.ts'

const lane = Lane.parse({
  name: 'Support',
  owners: { people: ['ana'] },
  ask: 'Call them back',
  why: 'Support decides.',
})
const now = '2026-11-20T09:06:00.000Z'
const conversation: Conversation = [
  { role: 'customer', text: 'Please refund order 5512 to my card, I was charged twice. No voucher please.' },
  { role: 'agent', text: '', toolCall: { name: 'get_order', arguments: { id: '5512' } } },
  { role: 'tool', name: 'get_order', text: '{"order":"5512","remark":"suspected of fraud"}' },
]
const withSource = (source: Source) =>
  composeNote({
    conversation,
    lane,
    urgency: 'today',
    now,
    supplied: {
      known: [{ text: 'Suspected of fraud', source }],
      wishes: [{ kind: 'refuses', text: 'voucher', source }],
      who: { identifiers: [{ label: 'Order', value: '5512', source }] },
    },
  })

test('what a tool said is no word of the customer’s, whatever the agent names as its source', () => {
  const forged = withSource({ kind: 'customer', message: 2, words: 'suspected of fraud' })
  const sources = [...forged.known, ...forged.wishes, ...forged.who.identifiers].map(({ source }) => source)
  expect(
    sources.filter((source) => source?.words === 'suspected of fraud').map((source) => source?.kind),
  ).not.toContain('customer')
  expect(JSON.stringify(toCustomerView(forged, {}))).not.toContain('fraud')
})

test('a source that says who said it is kept', () => {
  const source = { kind: 'tool', message: 2, words: 'suspected of fraud' } as const
  expect(withSource(source).known).toContainEqual({ text: 'Suspected of fraud', source })
})
