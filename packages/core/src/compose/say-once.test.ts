import { expect, test } from 'vitest'
import type { Note } from '../note/note.ts'
import { salvageBrief } from '../note/salvage-brief.ts'
import { Lane } from '../playbook/playbook.ts'
import { composeNote } from './compose.ts'

const lane = Lane.parse({ name: 'Front desk', owners: { people: ['ana'] } })
const compose = (brief: unknown): Note =>
  composeNote({
    conversation: [],
    lane,
    urgency: 'today',
    now: '2026-11-20T09:06:00.000Z',
    brief: salvageBrief(brief).brief,
  })
const texts = (lines: { text: string }[] = []) => lines.map(({ text }) => text)

test('a request that the ask makes already is said once, and what should happen otherwise stays', () => {
  const note = compose({
    ask: 'Decide whether to move the piano lesson of 12 May to 19 May',
    open: [
      { text: 'Move the lesson of 12 May to 19 May.', otherwise: 'give back the $45', m: [1] },
      { text: 'A receipt for April' },
    ],
  })
  expect(note.brief?.open).toMatchObject([
    { text: '', otherwise: 'give back the $45' },
    { text: 'A receipt for April' },
  ])
})

test('a sentence told elsewhere goes, and the rest of its line stays', () => {
  const note = compose({
    ask: 'Open the gate of plot 14',
    why_you: 'Gates are opened by a ranger only.',
    decides: ['A gate is opened by rangers only. The camper has paid for two nights.'],
    own_errors: ['Gates are only opened by a ranger.', 'I named the wrong plot first.'],
  })
  expect(texts(note.brief?.decides)).toEqual(['The camper has paid for two nights.'])
  expect(texts(note.brief?.ownErrors)).toEqual(['I named the wrong plot first.'])
})

test('of two that say the same the weightier stays, with the sources of both', () => {
  const note = composeNote({
    conversation: [
      { role: 'customer', text: 'The choir room was promised to us for June.' },
      { role: 'customer', text: 'For June, I said: the choir room was promised.' },
    ],
    lane,
    urgency: 'today',
    now: '2026-11-20T09:06:00.000Z',
    brief: salvageBrief({
      ask: 'Find the choir another place',
      told: [{ text: 'The choir room was promised for June.', m: [0] }],
      decides: [{ text: 'For June the choir room was promised.', m: [1] }],
    }).brief,
  })
  expect(texts(note.brief?.decides)).toEqual([])
  expect(note.brief?.told[0]?.sources.map(({ message }) => message)).toEqual([0, 1])
})

test.each([
  ['another number', 'The deposit is $300.', 'The deposit is $350.'],
  ['the other way round', 'He moves from flat 12 to flat 14.', 'He moves from flat 14 to flat 12.'],
  ['a denial', 'The deposit of flat 12 was paid.', 'The deposit of flat 12 was not paid.'],
  ['a claim', 'The deposit of flat 12 was paid.', 'He says the deposit of flat 12 was paid.'],
  ['somebody else’s', 'The key of flat 12 is lost.', 'The key of his sister’s flat 12 is lost.'],
])('%s is no repetition', (_what, first, second) => {
  const note = compose({ ask: 'Help the tenant with the keys', decides: [first], told: [second] })
  expect([...texts(note.brief?.decides), ...texts(note.brief?.told)].toSorted()).toEqual([first, second].toSorted())
})

test('what is done or no longer wanted is never taken for the ask', () => {
  const note = compose({
    ask: 'Refund $80 for ticket 5519',
    open: [{ text: 'Refund $80 for ticket 5519', state: 'dropped' }],
  })
  expect(note.brief?.open).toHaveLength(1)
})

test('nothing of the reason or the ask goes, however often it is said', () => {
  const same = 'Pianos above 300 kg need two movers.'
  const note = compose({ ask: same, why_you: same, first_step: same, decides: same, told: same, care: same })
  expect([note.ask, note.why.sentence]).toEqual([same, same])
  expect(JSON.stringify(note.brief)).not.toContain('Pianos')
})
