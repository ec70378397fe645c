import { expect, test } from 'vitest'
import { customer, conversation as talk } from '../../made-for-tests/conversations.ts'
import type { Conversation } from '../evidence/conversation.ts'
import type { Note } from '../note/note.ts'
import { MEDIA, render } from '../note/render/render.ts'
import { salvageBrief } from '../note/salvage-brief.ts'
import { Lane } from '../playbook/playbook.ts'
import { composeNote } from './compose.ts'

const lane = Lane.parse({
  name: 'Support',
  owners: { people: ['ana'] },
  ask: 'Call them back',
  why: 'Support decides.',
})
const now = '2026-11-20T09:06:00.000Z'
const clock = { now, timeZone: 'UTC', ownerName: 'Ana', laneName: 'Support', stateLine: 'Not accepted · Ana' }

/** A kitchen shop, an oven, and a customer who leaves for the coast. */
const conversation: Conversation = [
  {
    role: 'customer',
    text: 'Joran Peeters here. Oven VT-6610 of order 88213 arrived with a cracked door. I want another one by Friday, else my $640 back.',
  },
  { role: 'agent', text: 'I am sorry. Let me see.' },
  { role: 'agent', text: '', toolCall: { name: 'get_order', arguments: { order: '88213' } } },
  {
    role: 'tool',
    name: 'get_order',
    text: '{"order":"88213","item":"VT-6610","price":640,"delivered":"2026-11-14","clearance":true}',
  },
  { role: 'agent', text: '', toolCall: { name: 'create_replacement', arguments: { order: '88213' } } },
  { role: 'tool', name: 'create_replacement', text: '{"error":"clearance items cannot be replaced"}' },
  {
    role: 'customer',
    text: 'Your man in the shop promised me a new one. Mail me at joran@example.com, do not ring: I sleep in the day.',
  },
]

const compose = (brief: unknown, given: Partial<Parameters<typeof composeNote>[0]> = {}): Note =>
  composeNote({ conversation, lane, urgency: 'today', now, brief: salvageBrief(brief).brief, ...given })

const whole = {
  ask: {
    text: 'Replace oven VT-6610 of order 88213 or pay $640 back',
    kind: 'choose',
    options: ['Replace', 'Pay back'],
  },
  first_step: { text: 'Ask the shop whether a replacement was promised.', m: [6] },
  why_you: ['Clearance items cannot be replaced by the system.', 'The promise cannot be looked up.'],
  open: [{ text: 'A new oven by Friday', otherwise: 'the money back', m: [0] }],
  decides: [{ text: 'Delivered on 2026-11-14 as a clearance item.', m: ['3'] }],
  tried: [{ step: 'Ordered a replacement', result: 'refused', m: [4, 5] }],
  not_tried: 'No photo of the door was asked for.',
  customer: {
    name: 'Joran Peeters',
    identifiers: [{ label: 'Order', value: '88213' }],
    reach: ['joran@example.com'],
    not_reach: 'By phone: he sleeps in the day.',
    others: 'A man in the shop, whose name was not given.',
  },
  told: [{ text: 'He says that the shop promised a new one; not checked.', m: [6] }],
  by: { text: 'Friday', m: [0] },
  care: [],
  own_errors: 'The price was not told to him.',
}

test('what the agent says stands word for word, and the desk’s own reading only where it said nothing', () => {
  const note = compose(whole)
  expect(note.ask).toBe(whole.ask.text)
  expect(note.next).toMatchObject({ action: whole.first_step.text, decision: { kind: 'choose' } })
  expect(note.next.decision.options.map(({ label }) => label)).toEqual(['Replace', 'Pay back'])
  expect(note.why.sentence).toBe(whole.why_you[0])
  expect(note.brief?.why.map(({ text }) => text)).toEqual([whole.why_you[1]])
  expect(note.who).toMatchObject({
    name: 'Joran Peeters',
    identifiers: [{ label: 'Order', value: '88213' }],
    reach: [{ channel: 'email', address: 'joran@example.com' }],
  })
  expect(note.known).toEqual([])
  const fromTalk = compose({ ask: whole.ask })
  expect(fromTalk.who.name).toBe('Joran Peeters')
  expect(fromTalk.filledIn).toContain('/who/name')
  expect(fromTalk.tried.map(({ outcome }) => outcome)).toContain('refused')
})

test('what the agent sent in its note stays beside its brief', () => {
  const known = [
    { text: 'The oven cost 640.', source: { kind: 'tool' as const, message: 3, words: '"price":640' } },
    { text: 'He works at night.' },
  ]
  const note = compose(whole, { supplied: { known, unknown: [{ text: 'Who sold it', kind: 'missing', sources: [] }] } })
  expect(note.known.map(({ text }) => text)).toEqual(known.map(({ text }) => text))
  expect(note.unknown.map(({ text }) => text)).toEqual(['Who sold it'])
})

test('each line names the messages it rests on, by whoever said them', () => {
  const note = compose(whole)
  expect(note.brief?.decides[0]?.sources).toMatchObject([{ kind: 'tool', message: 3 }])
  expect(note.brief?.told[0]?.sources).toMatchObject([{ kind: 'customer', message: 6 }])
  expect(note.sources['/next/action']).toMatchObject([{ kind: 'customer', message: 6 }])
  expect(compose({ decides: [{ text: 'Nothing', m: [99] }] }).brief?.decides[0]?.sources).toEqual([])
})

test('a step has the outcome of its call, and one that says otherwise stands beside what the system answered', () => {
  expect(compose(whole).tried).toMatchObject([{ step: 'Ordered a replacement', outcome: 'refused' }])
  const boasts = compose({ ...whole, tried: [{ step: 'Ordered a replacement', result: 'Done.', m: [4] }] })
  expect(boasts.tried[0]).toMatchObject({ result: 'Done.', outcome: 'refused' })
  expect(boasts.unknown).toContainEqual(
    expect.objectContaining({
      kind: 'contradiction',
      text: expect.stringContaining('clearance items cannot be replaced'),
    }),
  )
})

test('a refused call that the brief passes over is told all the same', () => {
  const silent = compose({ ...whole, tried: [{ step: 'Opened the order', result: 'clearance', m: [2, 3] }] })
  expect(silent.tried.map(({ outcome }) => outcome)).toEqual(['unknown', 'refused'])
  expect(silent.filledIn).toContain('/tried/1')
})

test('a number that nobody said stands, and the person is told that it was not found', () => {
  const note = compose({ ...whole, decides: ['The warranty number is 55-19873.'] })
  expect(note.brief?.decides[0]?.text).toBe('The warranty number is 55-19873.')
  expect(note.unknown.map(({ text }) => text).join(' ')).toContain('55-19873')
  expect(compose(whole).unknown).toEqual([])
})

test('a name that the talk does not bear stays, with the other beside it', () => {
  const note = compose({ ...whole, customer: { name: 'Anna Visser' } })
  expect(note.who.name).toBe('Anna Visser')
  expect(note.unknown).toContainEqual(expect.objectContaining({ text: expect.stringContaining('Joran Peeters') }))
})

test('a long sentence is never cut', () => {
  const long = `The door ${'and the hinge '.repeat(25)}are broken.`
  const other = `Call ${'the shop, the carrier and '.repeat(20)}the customer.`
  const note = compose({ ...whole, decides: [long], first_step: other })
  expect(note.brief?.decides[0]?.text).toBe(long)
  expect(note.next.action).toBe(other)
})

test.each(['text', 'markdown', 'email', 'slack', 'teams', 'card'] as const)(
  'all of a brief is told as %s, in the order in which it is read',
  (medium) => {
    const shown = JSON.stringify(render(compose(whole), medium, clock)).replaceAll('\\\\', '')
    const parts = [
      'Replace oven VT-6610',
      'Joran Peeters',
      'cannot be replaced by the system',
      'Ask the shop whether',
      'No photo of the door',
      'A man in the shop',
    ]
    const places = parts.map((part) => shown.indexOf(part))
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    for (const said of [
      'money back',
      'Friday',
      'cannot be looked up',
      'clearance item',
      'sleeps in the day',
      'promised',
    ])
      expect(shown).toContain(said)
  },
)

test('about sixty words stand open, in whole lines, and what may change the decision is among them', () => {
  const card = render(compose(whole), 'card', clock)
  const open = card.rows.filter(({ band }) => band === 'above')
  const words = open.flatMap(({ lines }) => lines).flatMap(({ text }) => text.split(' ')).length
  expect(words).toBeLessThan(60)
  expect(open.map(({ id }) => id)).toEqual(expect.arrayContaining(['why', 'next', 'theirDeadline', 'ownErrors']))
  expect(JSON.stringify(open)).toContain('sleeps in the day')
})

test('a team’s template gives its labels, and stands nowhere before the reason', () => {
  expect(MEDIA).toContain('text')
  const note = compose(whole)
  const template = {
    name: 'Ours',
    rows: [
      { label: 'Log', shows: 'tried', required: false },
      { label: 'Why us', shows: 'why', required: false },
    ],
  }
  const rows = render(note, 'card', { ...clock, template }).rows.map(({ label }) => label)
  expect(rows.indexOf('Why us')).toBeGreaterThanOrEqual(0)
  expect(rows.indexOf('Log')).toBeGreaterThan(rows.indexOf('Why us'))
})

test('that a person was asked for is told where the brief passes over it, and once where it does not', () => {
  const asks = customer('I would like to speak to a manager about this.')
  const reasons = (why: string) =>
    composeNote({
      conversation: talk(customer('The oven is broken again, order K-4471.'), asks),
      brief: salvageBrief({ ask: 'Decide on a new oven, order K-4471.', why_you: why }).brief,
      lane: Lane.parse({ name: 'Support', owners: { people: ['ana'] } }),
      urgency: 'today',
      now: '2026-11-20T09:06:00.000Z',
    }).brief?.why.map(({ text }) => text)
  expect(reasons('Third repair in a year.')).toEqual([
    'The customer asked for a person: “I would like to speak to a manager about this.”',
  ])
  expect(reasons('He asks for a manager.')).toEqual([])
})

test('when it is too late, and how to reach them, stand above the line however much else there is', () => {
  const brief = {
    ...whole,
    by: 'Friday noon, the coach leaves',
    why_you: ['Clearance items cannot be replaced by the system, and the shop that sold it keeps no list of promises.'],
    conflicts: ['The customer says a new one was promised; the shop has written down nothing about it at all.'],
  }
  const [above] = render(compose(brief), 'text', clock).split('----')
  expect(above).toContain('Friday noon')
  expect(above).toContain('joran@example.com')
})
