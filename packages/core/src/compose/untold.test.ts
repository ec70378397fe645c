/** A talk that nobody told, or told in a few sentences only, is quoted, and nothing is concluded of it (decision 38). */
import { expect, test } from 'vitest'
import { agent, conversation, customer } from '../../made-for-tests/conversations.ts'
import type { Conversation, Message } from '../evidence/conversation.ts'
import { Lane } from '../playbook/playbook.ts'
import { composeNote } from './compose.ts'

const lane = Lane.parse({ name: 'Support', owners: { people: ['ana'] } })
const noteOn = (talk: Conversation, what?: string) =>
  composeNote({
    conversation: talk,
    ...(what && { supplied: { what } }),
    lane,
    urgency: 'today',
    now: '2026-11-20T09:06:00.000Z',
  })

const looked = (id: string, name: string, value: object, said: object): Message[] => [
  { role: 'agent', text: '', toolCall: { id, name, arguments: value as Record<string, unknown> } },
  { role: 'tool', text: JSON.stringify(said), callId: id },
]
const BEGAN =
  'Hello, you have taken the fee for the allotment twice and I would like one of them back, please. My sister and I share the plot, number 14, and the letter went to the old address again, which I have told you about before.'
const ENDED =
  'No, leave the refund now. Put it towards next year instead, but only if the plot stays ours, and do not ring my sister on 020 7946 0321: she is in hospital. I am here until six, after that send a text to 020 7946 0999.'

test('the title is the lane’s own, nobody is named and no number is picked', () => {
  const note = noteOn([...conversation(customer(BEGAN), agent('Let me look.')), ...conversation(customer(ENDED))])
  expect(note).toMatchObject({
    ask: lane.ask,
    who: { reach: [], identifiers: [] },
    wishes: [],
    confidence: { level: 'unsure' },
  })
  expect(note.next.action).not.toMatch(/\d/)
  expect(note.talk?.map(({ text }) => text)).toEqual([BEGAN, ENDED])
})

test('who they are and that they want help is no beginning; what they said last stands above the line', () => {
  const began =
    'Hello, I need some help with my plot. The fee for it was taken twice in May, and nobody answers my letters. My sister wrote to you in June and in July, and I rang in August, and each time somebody promised to look.'
  const note = noteOn(conversation(customer(began), agent('Let me look.'), customer(ENDED)))
  expect(note.what).toBe('“… The fee for it was taken twice in May, and nobody answers my letters. …”')
  expect(note.known[0]?.text).toContain('after that send a text to 020 7946 0999')
})

test('what was looked up stands at its place, with what it answered', () => {
  const note = noteOn([
    ...conversation(customer(BEGAN)),
    ...looked('c1', 'find_plot', { plot: 14 }, { holder: 'R. Pell', alerts: [], fee: 64 }),
    ...conversation(agent('That is the plot of R. Pell.'), customer(ENDED)),
  ])
  expect(note.talk?.map(({ by }) => by)).toEqual(['customer', 'tool', 'agent', 'customer'])
  expect(note.talk?.[1]?.text).toBe('find plot, plot 14: holder R. Pell; alerts none; fee 64')
  expect(note.known.filter(({ source }) => source?.kind === 'tool')).toEqual([])
})

test('where there are too many calls for that, what came of them stands as found', () => {
  const calls = Array.from({ length: 95 }, (_, n) =>
    looked(`c${n}`, 'find_plot', { plot: n }, { holder: `H ${n}`, fee: n }),
  ).flat()
  const note = noteOn([...conversation(customer(BEGAN)), ...calls, ...conversation(customer(ENDED))])
  expect(note.talk?.every(({ by }) => by !== 'tool')).toBe(true)
  expect(note.tried).not.toEqual([])
})

test('what an agent logged in an envelope is quoted without it', () => {
  const note = noteOn([
    ...conversation(customer(BEGAN)),
    ...conversation(agent('{"type": "message", "content": "The fee for plot 14 was taken twice, on 3 and 4 May."}')),
    ...conversation(customer(ENDED)),
  ])
  expect(note.talk?.[1]?.text).toBe('The fee for plot 14 was taken twice, on 3 and 4 May.')
})

test('a password that a look-up answered is not quoted', () => {
  const note = noteOn([
    ...conversation(customer(BEGAN)),
    ...looked('c1', 'get_account', { plot: 14 }, { password: 'hunter2secret', fee: 64 }),
    ...conversation(customer(ENDED)),
  ])
  expect(JSON.stringify(note)).not.toContain('hunter2secret')
  expect(JSON.stringify(note)).toContain('fee 64')
})

test('what the agent wrote in a few sentences stands as written, the first as the title, and the talk below it', () => {
  const note = noteOn(
    conversation(customer('Cancel my swimming course at 5, please. And my knee hurts.'), agent('I cannot.')),
    'Wants to cancel the course at 5. The knee hurts and the course is paid. Courses cannot be cancelled on the day.',
  )
  expect(note).toMatchObject({
    ask: 'Wants to cancel the course at 5',
    why: { sentence: 'Courses cannot be cancelled on the day.' },
    tried: [],
    wishes: [],
    confidence: { level: 'unsure' },
  })
  expect(JSON.stringify(note.known)).toContain('The knee hurts')
  expect(note.what).toMatch(/^“Cancel my swimming course/)
  expect(note.talk?.[0]?.text).toContain('Cancel my swimming course')
})

test('a first sentence too long for a title stands whole below it', () => {
  const long =
    'Mrs Lind asks that the fee she paid twice for plot 14 in spring is put towards next year, but only if the plot stays with her and her sister, who is in hospital.'
  const note = noteOn(conversation(customer(BEGAN), agent('Let me look.'), customer(ENDED)), long)
  expect(note.ask).toBe(lane.ask)
  expect(JSON.stringify(note.known)).toContain('is put towards next year')
})

test('where nothing bears out the first sentence, the second is no title', () => {
  const note = noteOn(
    conversation(customer(BEGAN), agent('Let me look.'), customer(ENDED)),
    'She paid $870 for plot 99. The sister is in hospital.',
  )
  expect(note.ask).toBe(lane.ask)
  expect(JSON.stringify(note.unknown)).toContain('$870')
})
