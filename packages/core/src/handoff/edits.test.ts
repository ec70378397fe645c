import { expect, test } from 'vitest'
import { typedNumber } from '../json/exact-number.ts'
import { REFUND_NOTE } from '../note/examples.ts'
import { Note } from '../note/note.ts'
import { argumentFields, editsOf } from './edits.ts'

type Parts = { draft?: object; arguments?: Record<string, unknown> }

const note = ({ draft, arguments: given }: Parts): Note =>
  Note.parse({
    ...REFUND_NOTE,
    draft: draft && { channel: 'email', body: '', ...draft },
    action: given && { tool: 'send_mail', arguments: given },
  })

const kinds = (given: Record<string, unknown>) =>
  Object.fromEntries(argumentFields(note({ arguments: given }).action).map(({ name, kind }) => [name, kind]))
const edits = (of: Note, { subject = '', body = '', texts = {} }: Partial<Parameters<typeof editsOf>[1]>) =>
  editsOf(of, { subject, body, texts })

test('texts and numbers can be edited; lists, objects and yes or no are for the agent to change', () => {
  expect(Object.keys(kinds({ order: '4471', amount: 180, lines: ['a'], to: { id: 1 }, urgent: true }))).toEqual([
    'order',
    'amount',
  ])
})

test('what one line cannot hold has a field of several lines', () => {
  expect(
    kinds({
      order: '4471',
      amount: 180,
      message: 'Hi Amir,\nwe are sorry.',
      mailed: 'Hi Amir,\r\nwe are sorry.',
      table: 'order\t4471',
      essay: 'word '.repeat(30),
    }),
  ).toEqual({
    order: 'one line',
    amount: 'number',
    message: 'long text',
    mailed: 'long text',
    table: 'long text',
    essay: 'long text',
  })
})

test('an edited argument keeps its line breaks, of its own kind, and the arguments beside it stay as they were', () => {
  const given = { to: 'amir@example.com', message: 'Hi Amir,\r\n\r\nwe are sorry.\r\n', lines: ['a\nb'] }
  const [, message] = argumentFields(note({ arguments: given }).action)
  expect(message?.text).toBe('Hi Amir,\n\nwe are sorry.\n')
  expect(edits(note({ arguments: given }), { texts: { message: 'Hello Amir,\n\nwe are sorry.\n' } })).toEqual({
    arguments: { ...given, message: 'Hello Amir,\r\n\r\nwe are sorry.\r\n' },
  })
  expect(edits(note({ arguments: { message: 'a\nb\tc' } }), { texts: { message: 'A\nb\tc' } })).toEqual({
    arguments: { message: 'A\nb\tc' },
  })
})

test('a text with line breaks that was opened and left as it was is no edit', () => {
  const given = { message: 'Hi Amir,\r\nwe are sorry.' }
  expect(edits(note({ arguments: given }), { texts: { message: 'Hi Amir,\nwe are sorry.' } })).toBeUndefined()
})

test('a number stays a number while it is one', () => {
  const amount = (typed: string) => edits(note({ arguments: { amount: 180 } }), { texts: { amount: typed } })
  expect(amount('150.5')).toEqual({ arguments: { amount: 150.5 } })
  expect(amount('all of it')).toEqual({ arguments: { amount: 'all of it' } })
  expect(amount('180')).toBeUndefined()
  const text = note({ arguments: { order: '180' } })
  expect(edits(text, { texts: { order: '150' } })).toEqual({ arguments: { order: '150' } })
})

test('a number of any length is edited to the digit', () => {
  const account = typedNumber('9007199254740993')
  const of = note({ arguments: { account, rate: typedNumber('0.10000000000000000001') } })
  expect(argumentFields(of.action).map(({ text, kind }) => [text, kind])).toEqual([
    ['9007199254740993', 'number'],
    ['0.10000000000000000001', 'number'],
  ])
  const sent = (texts: Record<string, string>) => JSON.stringify(edits(of, { texts })?.arguments)
  expect(sent({ rate: '0.10000000000000000002' })).toBe('{"account":9007199254740993,"rate":0.10000000000000000002}')
  expect(sent({ account: ' +09007199254740995 ', rate: '.5' })).toBe('{"account":9007199254740995,"rate":0.5}')
  expect(edits(of, { texts: { account: '9007199254740993' } })).toBeUndefined()
})

test('what was typed for an argument that the note no longer has is not sent', () => {
  expect(edits(note({ arguments: { order: '4471' } }), { texts: { gone: 'x' } })).toBeUndefined()
})

test('of the draft only what differs is sent, and a subject only where the draft has one', () => {
  const draft = { subject: 'Your order', body: 'Hi Amir,\n\n\twe are sorry.' }
  const of = note({ draft })
  expect(edits(of, draft)).toBeUndefined()
  expect(edits(of, { ...draft, body: `${draft.body}\n` })).toEqual({ draft: { body: `${draft.body}\n` } })
  expect(edits(of, { ...draft, subject: 'Your refund' })).toEqual({ draft: { subject: 'Your refund' } })
  expect(edits(note({ draft: { body: 'Hi' } }), { subject: 'Your refund', body: 'Hi' })).toBeUndefined()
})

test('a note without draft and arguments has nothing to edit', () => {
  expect(edits(note({}), { subject: 'x', body: 'y', texts: { z: 'z' } })).toBeUndefined()
})

test('what holds signs that no eye sees is in no field, whatever it looks like', () => {
  const action = {
    tool: 'pay',
    arguments: { account: '\u202e54321\u202c', 'hid\u200bden': 'a', amount: 50, remark: 'two\nlines' },
  }
  expect(argumentFields({ ...action, hash: 'h' }).map(({ name }) => name)).toEqual(['amount', 'remark'])
})
