import { describe, expect, test } from 'vitest'
import { redactText, secretsIn } from '../../secrets/secrets.ts'
import { BOILER_NOTE, DISCOUNT_NOTE, REFUND_NOTE } from '../examples.ts'
import { Note } from '../note.ts'
import { redactNote } from './redact.ts'

test.each([
  ['Paid with 4111 1111 1111 1111 in May', 'Paid with [card number ending in 1111 removed] in May'],
  ['card 5555-5555-5555-4444, cvv 123', 'card [card number ending in 4444 removed], cvv [card code removed]'],
  ['378282246310005', '[card number ending in 0005 removed]'],
  ['My password is: hunter2!', 'My password is: [password removed]'],
  ['{"password": "hunter2!", "cvv":"123"}', '{"password": "[password removed] "cvv":"[card code removed]"}'],
  ['Kennwort: geheim99', 'Kennwort: [password removed]'],
  ['PIN 4821', 'PIN [PIN removed]'],
  ['SSN 078-05-1120', 'SSN [social security number removed]'],
  ['the verification code is 482913', 'the verification code is [one-time code removed]'],
  ['the alarm is by the porch, the code’s 5518', 'the alarm is by the porch, the code’s [entry code removed]'],
  ['token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmN', 'token [access token removed]'],
  ['use sk-live-abcdefghijklmnop12345678', 'use [access key removed]'],
  ['key AKIAIOSFODNN7EXAMPLE', 'key [access key removed]'],
])('%s becomes %s', (text, redacted) => {
  expect(redactText(text)).toBe(redacted)
})

test.each([
  'Order 4471, tracking 1Z999AA10123456784',
  'Call +44 20 7946 0018 or +1 415 555 0134',
  'Reservation 4111111111111112',
  'IMEI 490154203237519 of the phone',
  'Password reset did not work; the password was wrong',
  'He pinned it on 2026-11-05 at 14:05',
  'She said her card code is not readable',
  'sk-ward and pk-line are product names',
])('%s is left as it is', (text) => {
  expect(secretsIn(text)).toEqual([])
})

describe('a note', () => {
  test('without secrets comes back as it is', () => {
    for (const note of [REFUND_NOTE, DISCOUNT_NOTE, BOILER_NOTE])
      expect(redactNote(note)).toEqual({ note, findings: [] })
  })

  test('loses its secrets wherever they stand, is still a note, and says where they stood', () => {
    const card = '4111 1111 1111 1111'
    const note = Note.parse({
      ...REFUND_NOTE,
      what: `Amir Haddad paid with ${card} twice.`,
      known: [{ text: 'Paid', source: { kind: 'customer', message: 0, words: `my card is ${card}` } }],
      who: { identifiers: [{ label: 'Card', value: card }] },
      draft: { channel: 'chat', body: `Your card ${card}` },
      fields: { card },
      action: { tool: 'refund', arguments: { card } },
    })
    const { note: redacted, findings } = redactNote(note)
    const { action, ...rest } = redacted
    expect(JSON.stringify(rest)).not.toContain('4111 1111')
    expect(action?.arguments).toEqual({ card })
    expect(findings.map(({ pointer }) => pointer)).toEqual([
      '/who/identifiers/0/value',
      '/what',
      '/known/0/source/words',
      '/draft/body',
      '/fields/card',
    ])
    expect(redactNote(redacted)).toEqual({ note: redacted, findings: [] })
  })

  test('loses no word beside its secrets, though what stands for them is longer', () => {
    const body = 'Dear Amir, your PIN 4821 is changed. We wire 9000 to the account you named on Monday.'
    const { note } = redactNote(Note.parse({ ...REFUND_NOTE, draft: { channel: 'chat', body } }))
    expect(note.draft?.body).toBe(body.replace('4821', '[PIN removed]'))
  })

  test('whose texts are full to the limit is still a note when its secrets are gone', () => {
    const label = 'PIN 4821 '.repeat(10).slice(0, 60)
    const note = Note.parse({
      ...REFUND_NOTE,
      who: {
        reach: [{ channel: 'PIN 4821 PIN 4821 PIN 4821 PIN 4821', address: 'x' }],
        identifiers: [{ label, value: 'x' }],
      },
    })
    const { note: redacted } = redactNote(note)
    expect(JSON.stringify(redacted.who)).not.toContain('4821')
  })
})
