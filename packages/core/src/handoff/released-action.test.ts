import { expect, test } from 'vitest'
import { noteOf } from '../../made-for-tests/desk.ts'
import { numberOf } from '../json/exact-number.ts'
import { releasedAction } from './released-action.ts'

const draft = {
  channel: 'email',
  to: 'amir@example.com',
  subject: 'Your order 4471',
  body: 'Hi Amir, we pay the second $180 back.\n\nBest, Ana',
}
const mail = (given: Record<string, unknown>) => noteOf({ draft, action: { tool: 'send_mail', arguments: given } })
const body = 'Hi Amir, we pay back $150.\n\nBest, Ana'

test('an edited body stands wherever the old one stood, whatever the argument is called', () => {
  const note = mail({
    to: draft.to,
    message: { html: false, parts: [`${draft.body}\n-- \nAcme`] },
    text: `  ${draft.body}\r\n`,
    account: numberOf('9007199254740993'),
  })
  expect(releasedAction(note, { draft: { body } })).toEqual({
    tool: 'send_mail',
    arguments: {
      to: draft.to,
      message: { html: false, parts: [`${body}\n-- \nAcme`] },
      text: body,
      account: note.action?.arguments.account,
    },
    draft: { ...draft, body },
    onlyInDraft: [],
  })
})

test('a short body is found as a whole only, and an address only where it is one of the message', () => {
  const note = noteOf({
    draft: { ...draft, body: 'Yes' },
    action: { tool: 'send_sms', arguments: { text: 'Yes', note: 'Yesterday', to: draft.to, customer: draft.to } },
  })
  expect(releasedAction(note, { draft: { body: 'No', to: 'a.haddad@example.com' } })?.arguments).toEqual({
    text: 'No',
    note: 'Yesterday',
    to: 'a.haddad@example.com',
    customer: draft.to,
  })
})

test('edited arguments are taken as they are, with the draft where they still hold its old words', () => {
  const note = mail({ text: draft.body, priority: 1 })
  const own = releasedAction(note, { draft: { body }, arguments: { text: 'Dear Amir', priority: 2 } })
  expect(own).toMatchObject({ arguments: { text: 'Dear Amir', priority: 2 }, onlyInDraft: ['body'] })
  const both = releasedAction(note, { draft: { body }, arguments: { text: draft.body, priority: 2 } })
  expect(both).toMatchObject({ arguments: { text: body, priority: 2 }, onlyInDraft: [] })
})

test('what no argument holds is told: only the draft itself shows it', () => {
  expect(releasedAction(mail({ ticket: 7 }), { draft: { body, subject: 'About 4471' } })?.onlyInDraft).toEqual([
    'body',
    'subject',
  ])
  expect(releasedAction(mail({ ticket: 7 }), { draft: { body: draft.body } })?.onlyInDraft).toEqual([])
  expect(releasedAction(mail({ ticket: 7 }), undefined)?.onlyInDraft).toEqual([])
  expect(releasedAction(noteOf({ action: undefined }), { draft: { body } })).toBeUndefined()
})
