import { expect, test } from 'vitest'
import { giveStorage } from '../../../../made-for-tests/browser-storage.ts'
import { htmlOf, textOf } from '../../../../made-for-tests/drawn.tsx'
import { at, ben, handoff, NOW, workspace } from '../../../../made-for-tests/handoffs.ts'
import type { Step } from '../step.ts'
import { proposeReadBack } from './accept.tsx'
import { AnswerStep } from './answer.tsx'
import { sayWhatFollows } from './approve.tsx'
import { DoneStep } from './done.tsx'
import { EditStep } from './edit.tsx'
import { MoveStep, targetsFor } from './move.tsx'
import { RejectStep, sayWhatIsRefused } from './reject.tsx'
import { snoozeTimes } from './snooze.tsx'

const step = (of = handoff(), parts: Partial<Step> = {}): Step => ({
  handoff: of,
  workspace: workspace(),
  send: () => {},
  isSending: false,
  onCancel: () => {},
  ...parts,
})

test('the read-back proposes what the note asks for, by its deadline', () => {
  const note = { next: { action: 'Refund the second charge.', decision: { kind: 'approve' } } }
  expect(proposeReadBack(handoff({ note, by: at('15:00') }), NOW)).toMatch(
    /^I will refund the second charge by .*3:00.*\.$/,
  )
  expect(proposeReadBack(handoff({ note, by: at('14:00') }), NOW)).toBe('I will refund the second charge.')
  expect(proposeReadBack(handoff(), NOW)).toBe('I will see to this: Refund $180.')
  // What the agent would answer is not what the person will do.
  const advice = { next: { action: 'I would answer no, as the rule is plain.', decision: { kind: 'approve' } } }
  expect(proposeReadBack(handoff({ note: advice }), NOW)).toBe('I will see to this: Refund $180.')
})

test('a rejection says what it says no to, where nothing waits to be run or sent', () => {
  const next = { action: 'I would refuse the refund.', decision: { kind: 'approve' } }
  expect(sayWhatIsRefused(handoff({ note: { next, draft: undefined } }).note)).toBe(
    'You say no to what the agent would do: “I would refuse the refund”.',
  )
  expect(
    sayWhatIsRefused(handoff({ note: { next, draft: undefined, action: { tool: 'refund' } } }).note),
  ).toBeUndefined()
})

test('a read-back is never longer than the desk takes, and not cut inside a character', () => {
  const long = { next: { action: `${'👍'.repeat(190)} ok`, decision: { kind: 'approve' } }, ask: 'x' }
  const note = handoff({ note: long })
  const said = proposeReadBack(
    { ...note, note: { ...note.note, next: { ...note.note.next, action: '👍'.repeat(300) } } },
    NOW,
  )
  expect(said.length).toBeLessThanOrEqual(500)
  expect(said.isWellFormed()).toBe(true)
})

test.each([
  [
    { draft: { channel: 'email', to: 'amir@example.com', body: 'Hi' } },
    'Robin will send the draft to amir@example.com by email.',
  ],
  [{ draft: undefined, action: { tool: 'refund' } }, 'Robin will run refund with the arguments shown.'],
  [
    { draft: { channel: 'sms', body: 'Hi' }, action: { tool: 'refund' } },
    'Robin will send the draft by sms and run refund with the arguments shown.',
  ],
  [{ draft: undefined }, 'Robin will go on as proposed.'],
])('an approval says first what it sets going (%#)', (note, says) => {
  expect(sayWhatFollows(handoff({ note }).note, 'Robin')).toBe(says)
})

test('people on duty are offered first, then lanes; who cannot be reached is not', () => {
  const targets = targetsFor(handoff(), workspace())
  expect(targets.map(({ label, about }) => `${label}: ${about}`)).toEqual([
    'Ben Katz: on duty',
    'Abe Roy: off duty',
    'Cara Lund: off duty',
    'Lane Sales: Ben Katz is on duty',
    'Lane Legal: nobody is on duty',
  ])
  expect(targets.filter(({ unavailable }) => unavailable).map(({ label }) => label)).toEqual(['Abe Roy'])
})

test('what is on the move can be taken back by its owner', () => {
  const ids = targetsFor(handoff({ offeredTo: ben }), workspace()).map(({ id }) => id)
  expect(ids).toContain('person ana')
})

test('more people and lanes than digits get a filter', () => {
  giveStorage()
  const people = Array.from({ length: 12 }, (_, n) => ({ ...workspace().people[3], id: `p${n}`, name: `Person ${n}` }))
  expect(htmlOf(<MoveStep {...step()} />)).not.toContain('Filter')
  const crowded = { ...workspace(), people: people as ReturnType<typeof workspace>['people'] }
  expect(htmlOf(<MoveStep {...step(handoff(), { workspace: crowded })} />)).toContain('Filter')
})

test('ready times lie in the future, the last of them at nine tomorrow', () => {
  const times = snoozeTimes(NOW).map((one) => Date.parse(one.at))
  expect(times.every((time, index) => time > (times[index - 1] ?? NOW))).toBe(true)
  const tomorrow = new Date(times.at(-1) ?? 0)
  expect([tomorrow.getHours(), tomorrow.getMinutes()]).toEqual([9, 0])
  expect(tomorrow.getDate()).not.toBe(new Date(NOW).getDate())
})

test('an answer shows the agent’s question, its options, and which one the agent proposes', () => {
  giveStorage()
  const decision = {
    kind: 'choose',
    question: 'Which discount?',
    options: [
      { id: 'match', label: 'Match 12%' },
      { id: 'standard', label: 'Stay at 5%' },
    ],
    recommended: 'standard',
  }
  const text = textOf(<AnswerStep {...step(handoff({ note: { next: { decision } } }))} />)
  expect(text[0]).toBe('Which discount?')
  expect(text.indexOf('the agent’s proposal')).toBeGreaterThan(text.indexOf('Stay at 5%'))
})

test('done asks how it ended, in the words of the lane', () => {
  giveStorage()
  expect(textOf(<DoneStep {...step()} />)).toContain('Refunded')
  const sales = handoff({ lane: { id: 'sales', name: 'Sales' } })
  expect(textOf(<DoneStep {...step(sales)} />)).not.toContain('Refunded')
})

test('an argument that one line cannot hold is edited in a field of several lines', () => {
  giveStorage()
  const action = { tool: 'send_mail', arguments: { amount: 180, to: 'amir', message: 'Hi Amir,\n\nwe are sorry.' } }
  const html = htmlOf(<EditStep {...step(handoff({ note: { draft: undefined, action } }))} />)
  expect(html).toMatch(/<input [^>]*value="180"/)
  expect(html).toMatch(/<textarea[^>]*>Hi Amir,\n\nwe are sorry\.<\/textarea>/)
  expect(html).not.toMatch(/<input [^>]*value="amir"/)
})

test('ready reasons have a digit each, and the text that was typed is still there', () => {
  giveStorage().set('baton.typed.h1.reject', 'Not twice.')
  const text = textOf(<RejectStep {...step()} />)
  expect(text).toEqual(expect.arrayContaining(['The facts are not right', '2', 'Reason, for Robin', 'Not twice.']))
})

test('what is on its way cannot be sent twice, and says so', () => {
  giveStorage()
  expect(textOf(<RejectStep {...step(handoff(), { isSending: true })} />)).toContain('Sending …')
})
