import { expect, test } from 'vitest'
import { draftDiffers } from './draft-differs.ts'

const draft = { channel: 'email', to: 'amir@example.com', subject: 'Your refund', body: 'Hi Amir,\nit is on its way.' }
const sends = (args: Record<string, unknown>) => ({ draft, action: { tool: 'send_mail', arguments: args, hash: 'h' } })

test('a draft that goes to somebody else than the action sends to is said, with both', () => {
  expect(draftDiffers(sends({ to: 'tom@example.com', subject: 'Your refund' }))).toEqual([
    { field: 'recipient', draft: 'amir@example.com', argument: 'tom@example.com', name: 'to' },
  ])
})

test('another subject and another text are said, each by itself', () => {
  const said = draftDiffers(sends({ subject: 'Refused', message: 'No.' }))
  expect(said.map(({ field, name }) => [field, name])).toEqual([
    ['subject', 'subject'],
    ['text', 'message'],
  ])
})

test('the same in other white space or capitals is the same, and other arguments are no part of a draft', () => {
  expect(
    draftDiffers(sends({ to: 'Amir@Example.com', body: 'Hi Amir, it is on its way.', amount: 180, order: 'x' })),
  ).toEqual([])
})

test('without a draft, or without an action, nothing differs', () => {
  expect(draftDiffers({ draft })).toEqual([])
  expect(draftDiffers({ ...sends({ to: 'x' }), draft: undefined })).toEqual([])
})
