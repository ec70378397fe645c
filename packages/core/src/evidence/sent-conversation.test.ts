import { describe, expect, test } from 'vitest'
import { SentConversation } from './sent-conversation.ts'

const read = (...messages: unknown[]) => SentConversation.parse(messages)
const refused = (...messages: unknown[]) => {
  const { error } = SentConversation.safeParse(messages)
  return error?.issues.map(({ path, message }) => `/${path.join('/')} ${message}`) ?? []
}

describe('what is plain is read', () => {
  test.each([
    ['our own name', { role: 'customer', text: 'My tap drips' }],
    ['content', { role: 'user', content: 'My tap drips' }],
    ['an empty text beside it', { role: 'customer', text: '', content: 'My tap drips' }],
    ['content in parts', { role: 'human', content: [{ type: 'input_text', text: 'My tap drips' }] }],
    ['parts', { role: 'customer', parts: [{ type: 'text', text: 'My tap drips' }] }],
    ['the same words twice', { role: 'USER', text: 'My tap drips', content: 'My tap drips' }],
    [
      'what a format leaves empty',
      { role: 'user', content: 'My tap drips', refusal: null, annotations: [], audio: null },
    ],
    ['what a format marks', { type: 'message', role: 'user', content: 'My tap drips', status: 'completed' }],
  ])('words under %s', (_, message) => {
    expect(read(message)).toEqual([{ role: 'customer', text: 'My tap drips' }])
  })

  test('what a model refused is what it said', () => {
    expect(read({ role: 'assistant', content: null, refusal: 'I cannot do that' })).toEqual([
      { role: 'agent', text: 'I cannot do that' },
    ])
  })

  test('calls of models become calls, each with its own answer behind it, whatever the order of answers', () => {
    const call = (id: string, name: string, given: string) => ({
      id,
      type: 'function',
      function: { name, arguments: given },
    })
    const calls = [call('a', 'find_visit', '{"day":"Mon"}'), call('b', 'find_visit', '{"day":"Tue"}')]
    const answers = [
      { role: 'tool', tool_call_id: 'b', content: 'none' },
      { role: 'tool', tool_call_id: 'a', content: [{ type: 'text', text: '9:00' }] },
    ]
    expect(read({ role: 'assistant', content: 'Let me look', tool_calls: calls }, ...answers)).toEqual([
      { role: 'agent', text: 'Let me look', toolCall: { id: 'a', name: 'find_visit', arguments: { day: 'Mon' } } },
      { role: 'tool', text: '9:00', name: 'find_visit', callId: 'a' },
      { role: 'agent', text: '', toolCall: { id: 'b', name: 'find_visit', arguments: { day: 'Tue' } } },
      { role: 'tool', text: 'none', name: 'find_visit', callId: 'b' },
    ])
  })

  test('arguments keep every digit of their numbers', () => {
    const calls = [{ function: { name: 'pay', arguments: '{"to":9007199254740993}' } }]
    expect(JSON.stringify(read({ role: 'assistant', content: '', tool_calls: calls }))).toContain('9007199254740993')
  })

  test('an old call of one function, and an answer that is data', () => {
    expect(
      read(
        { role: 'assistant', content: '', function_call: { name: 'book', arguments: '' } },
        { role: 'function', name: 'book', content: { error: 'locked' } },
      ),
    ).toEqual([
      { role: 'agent', text: '', toolCall: { name: 'book', arguments: {} } },
      { role: 'tool', text: '{"error":"locked"}', name: 'book' },
    ])
  })

  test.each([
    ['2026-11-23 09:00:00+00:00', 'at'],
    ['2026-11-23T10:00:00.123456+01:00', 'at'],
    ['2026-11-23T09:00:00', 'timestamp'],
    ['Mon, 23 Nov 2026 10:00:00 +0100', 'date'],
    [1_795_424_400, 'created_at'],
    [1_795_424_400_000, 'ts'],
    ['1795424400.000200', 'ts'],
  ])('the time %s', (time, key) => {
    expect(read({ role: 'customer', text: 'Hello', [key]: time })[0]?.at).toMatch(/^2026-11-23T09:00:00\.(000|123)Z$/)
  })

  test('a time that is none stays as it came', () => {
    expect(read({ role: 'customer', text: 'Hello', at: 'turn 5' })).toEqual([
      { role: 'customer', text: 'Hello', at: 'turn 5' },
    ])
  })

  test('an id is kept exactly', () => {
    const id = ' a/b%20c 🧾\u00a0ü '
    expect(read({ role: 'customer', text: 'Hello', id })[0]?.id).toBe(id)
  })
})

describe('what is not plain is refused, with its place and the field to use', () => {
  test.each([
    [
      'words under another name',
      { role: 'customer', message: 'My tap drips' },
      '/0/message Expected what was said as `text`',
    ],
    [
      'more words under another name',
      { role: 'customer', text: 'Hi', note: 'angry' },
      '/0/note Expected what was said as `text`',
    ],
    ['words deep under another name', { role: 'customer', data: { body: ['My tap drips'] } }, '/0/data Expected'],
    [
      'two different sets of words',
      { role: 'customer', text: 'Yes', content: 'No' },
      '/0/content Expected what was said once',
    ],
    [
      'words in the place of the id of a call',
      { role: 'agent', text: '', toolCall: { name: 'find_visit', arguments: {}, id: ['My tap drips'] } },
      '/0/toolCall/id',
    ],
    ['who spoke under another name', { speaker: 'customer', text: 'Hi' }, '/0/speaker Expected `role`, got `speaker`'],
    ['a second speaker', { role: 'agent', from: 'Ana Pohl', text: 'Hi' }, '/0/from Expected who spoke as `role`'],
    [
      'a part that is no text',
      {
        role: 'user',
        content: [
          { type: 'text', text: 'Look' },
          { type: 'image_url', image_url: { url: 'x' } },
        ],
      },
      '/0/content/1 Expected words, or parts',
    ],
    [
      'words beside the text of a part',
      { role: 'user', content: [{ type: 'text', text: 'a', title: 'b' }] },
      '/0/content/0 Expected',
    ],
    ['words as an object', { role: 'customer', content: { body: 'My tap drips' } }, '/0/content Expected words'],
    [
      'arguments under another name',
      { role: 'agent', toolCall: { name: 'book', input: { day: 'Mon' } } },
      '/0/toolCall/input Expected `id`, `name`, `arguments`',
    ],
    [
      'arguments that are no JSON',
      { role: 'agent', tool_calls: [{ function: { name: 'book', arguments: '{"day' } }] },
      '/0/tool_calls/0/function/arguments Expected arguments as a JSON object',
    ],
    [
      'NUL in arguments',
      { role: 'agent', toolCall: { name: 'book', arguments: { day: 'M\u0000n' } } },
      '/0/toolCall/arguments Expected text without NUL',
    ],
    [
      'NUL in an id',
      { role: 'customer', id: 'a\u0000b', text: 'Hi' },
      '/0/id Expected text without control characters',
    ],
    ['calls of no known shape', { role: 'agent', tool_calls: [{ name: 'book' }] }, '/0/tool_calls/0 Expected calls as'],
    ['a role that nobody has', { role: 'narrator', text: 'Hi' }, '/0/role Invalid option'],
  ])('%s', (_, message, says) => {
    expect(refused(message).join('\n')).toContain(says)
  })
})
