import { expect, test } from 'vitest'
import { htmlOf, textOf } from '../../../made-for-tests/drawn.tsx'
import { Messages } from './messages.tsx'

const shown = (messages: Parameters<typeof Messages>[0]['opened']['messages'], erased = false) => (
  <Messages opened={{ messages, erased }} agent="Robin" />
)

test('each message says who spoke, a colleague by name where there is one', () => {
  const text = textOf(
    shown([
      { role: 'customer', text: 'You charged me twice.' },
      { role: 'agent', text: 'Let me look.' },
      { role: 'person', text: 'I take over.', name: 'Ben Katz' },
      { role: 'person', text: 'Me too.' },
      { role: 'system', text: 'Call ended.' },
    ]),
  )
  expect(text).toEqual([
    ...['Customer', 'You charged me twice.', 'Robin', 'Let me look.', 'Ben Katz', 'I take over.'],
    ...['Colleague', 'Me too.', 'System', 'Call ended.'],
  ])
})

test('what a tool was given and what it answered is folded under its name', () => {
  const html = htmlOf(
    shown([
      { role: 'agent', text: '', toolCall: { name: 'find_order', arguments: { id: '4471' } } },
      { role: 'tool', name: 'find_order', text: '{"id":"4471"}' },
    ]),
  )
  expect(html.match(/<details/g)).toHaveLength(2)
  expect(html).toContain('Robin used find_order')
  expect(html).toContain('Tool find_order answered')
  expect(html).toContain('&quot;id&quot;: &quot;4471&quot;')
})

test('what was erased says so', () => {
  expect(textOf(shown([], true))).toEqual(['The conversation has been erased.'])
})
