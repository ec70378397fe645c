import { expect, test } from 'vitest'
import { numberedAsRead } from './numbered-as-read.ts'
import { readMessages } from './read-messages.ts'

const SENT = {
  system: 'You answer for a ferry line.',
  messages: [
    { role: 'user', content: 'Move both crossings to Sunday please' },
    {
      role: 'assistant',
      content: [
        { type: 'text', text: 'One moment.' },
        { type: 'tool_use', id: 'a', name: 'move', input: { crossing: 'F-1' } },
        { type: 'tool_use', id: 'b', name: 'move', input: { crossing: 'F-2' } },
      ],
    },
    {
      role: 'user',
      content: [
        { type: 'tool_result', tool_use_id: 'b', content: 'moved' },
        { type: 'tool_result', tool_use_id: 'a', content: 'full' },
      ],
    },
    { role: 'user', content: 'And the first one?' },
  ],
}

const placesIn = (sent: unknown) => {
  const read = readMessages(sent)
  if ('expected' in read) throw new Error(read.expected)
  return read
}

test('a line that names a message as it was sent rests on all that was read of it', () => {
  const { messages, sentAs = [] } = placesIn(SENT)
  const { tried } = numberedAsRead({ tried: [{ step: 'Moved', m: [1, '3'] }] }, sentAs) as { tried: { m: number[] }[] }
  const said = tried[0]?.m.map((at) => messages[at]?.text || messages[at]?.toolCall?.arguments)
  expect(said).toEqual(['One moment.', { crossing: 'F-2' }, 'And the first one?'])
})

test('a number beyond what was sent points nowhere, and what is no number stays as it came', () => {
  const { messages, sentAs = [] } = placesIn(SENT)
  const read = numberedAsRead({ ask: { text: 'Move it', m: [4, -1, 'x', 0.5] } }, sentAs) as { ask: { m: unknown[] } }
  expect(read.ask.m.slice(1)).toEqual([-1, 'x', 0.5])
  expect(read.ask.m[0]).toBeGreaterThanOrEqual(messages.length)
})

test('messages that are read one for one need no other numbers', () => {
  expect(
    placesIn([
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'Hi' },
    ]).sentAs,
  ).toBeUndefined()
})
