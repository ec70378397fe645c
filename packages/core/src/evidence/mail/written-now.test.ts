import { describe, expect, test } from 'vitest'
import type { Message } from '../conversation.ts'
import { writtenNow } from './written-now.ts'

const read = (text: string, role: Message['role'] = 'customer') => writtenNow([{ role, text }])[0]

describe('markup goes, words stay', () => {
  test.each([
    ['<p>My <b>boiler</b> leaks</p><style>p{color:red}</style>', 'My boiler leaks'],
    [
      '<html><head><title>Re</title></head><body>Hello<br>My boiler&nbsp;leaks &amp; drips</body></html>',
      'Hello\nMy boiler leaks & drips',
    ],
    ['<table><tr><td>Order</td><td>A-7</td></tr><tr><td>Due</td><td>May</td></tr></table>', 'Order A-7\nDue May'],
    ['<div>Write to <ana@example.com><o:p></o:p></div>', 'Write to <ana@example.com>'],
    ['<script>alert(1)</script><div>Help</div>', 'Help'],
    [`${'<div>'.repeat(20_000)}deep down`, 'deep down'],
  ])('%s', (text, words) => {
    expect(read(text)?.text).toBe(words)
  })

  test.each(['I <3 you', 'a < b and c > d', 'Use <name> here', '5 > 3'])('%s is no markup', (text) => {
    expect(read(text)).toEqual({ role: 'customer', text })
  })

  test('what a tool answers is data and stays', () => {
    expect(read('<p>Booked</p>', 'tool')?.text).toBe('<p>Booked</p>')
  })
})

describe('what is repeated is known as quoted, what was written now is what is said', () => {
  const old = 'We will send a plumber on Monday.\nBen'
  const marked = '> We will send a plumber on Monday.\n> Ben'
  test.each([
    ['marked lines', `It still drips.\n\nOn Tue, 24 Nov 2026 at 09:00, Ben <ben@example.com> wrote:\n${marked}`],
    [
      'a header that is broken in two',
      `It still drips.\n\nOn Tue, 24 Nov 2026 at 09:00, Ben Katz\n<ben@example.com> wrote:\n\n${marked}`,
    ],
    ['German', `It still drips.\n\nAm 24.11.2026 um 09:00 schrieb Ben Katz:\n${marked}`],
    ['French', `It still drips.\n\nLe mar. 24 nov. 2026 à 09:00, Ben Katz a écrit :\n${marked}`],
    ['no marks', `It still drips.\n\nOn 24 Nov 2026, at 09:00, Ben Katz <ben@example.com> wrote:\n\n${old}`],
    ['a rule', `It still drips.\n\n-----Original Message-----\nFrom: Ben\nSubject: Tap\n\n${old}`],
    ['Outlook', `It still drips.\n\nFrom: Ben Katz\nSent: Tuesday\nTo: Mia\nSubject: RE: Tap\n\n${old}`],
    [
      'Outlook in German',
      `It still drips.\n\n*Von:* Ben Katz\n*Gesendet:* Dienstag\n*An:* Mia\n*Betreff:* AW: Tap\n\n${old}`,
    ],
    [
      'Gmail as HTML',
      `<div>It still drips.</div><div class="gmail_quote"><div>On Tue, 24 Nov 2026, Ben wrote:<br></div><blockquote>${old}</blockquote></div>`,
    ],
    ['Outlook as HTML', `<p>It still drips.</p><div><b>From:</b> Ben<br><b>Subject:</b> Tap</div><p>${old}</p>`],
  ])('under %s', (_, text) => {
    const message = read(text)
    expect(message?.text).toBe('It still drips.')
    expect(message?.quoted).toContain('We will send a plumber on Monday.')
  })

  test('answers between the lines are what was said', () => {
    const message = read('> Shall we come on Monday?\nNo, on Friday.\n> Or do you want to cancel?\nNo.')
    expect(message).toMatchObject({
      text: 'No, on Friday.\nNo.',
      quoted: '> Shall we come on Monday?\n> Or do you want to cancel?',
    })
  })

  test.each([
    'On Monday Ben wrote:\nwe come at nine. Nobody came.',
    'From: Berlin\nTo: Munich\nDate: 3 May',
    'Two things:\n> 500 pages printed\n> 3 days late',
    'He wrote me:\nnothing',
  ])('%s is said now', (text) => {
    expect(read(text)).toEqual({ role: 'customer', text })
  })

  test('a text of hostile lines is read in one go', () => {
    const hostile = 'On 2026 at 10:00 Ben wrote wrote wrote\n'.repeat(20_000)
    expect(read(hostile)?.text).toBe(hostile)
  })
})
