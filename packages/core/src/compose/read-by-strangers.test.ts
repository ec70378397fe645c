/** What people disliked who read notes without knowing how they were made, each from an example of its kind. */
import { describe, expect, test } from 'vitest'
import { agent, answer, call, conversation, customer } from '../../made-for-tests/conversations.ts'
import type { Note } from '../note/note.ts'
import { render } from '../note/render/render.ts'
import { salvageBrief } from '../note/salvage-brief.ts'
import { Lane } from '../playbook/playbook.ts'
import { composeNote } from './compose.ts'

const lane = Lane.parse({ name: 'Meters', owners: { people: ['ana'] } })
const now = '2026-11-20T09:06:00.000Z'
const clock = { now, timeZone: 'UTC', ownerName: 'Ana', laneName: 'Meters', stateLine: '' }

type Written = Parameters<typeof conversation>[number]
const noteOn = (messages: Written[], brief: unknown = {}): Note =>
  composeNote({
    conversation: conversation(...messages),
    lane,
    urgency: 'today',
    now,
    brief: salvageBrief(brief).brief,
  })
const shown = (note: Note): string => render(note, 'text', clock)

const asks = customer(
  'Ruth Okafor, my number is 0341 555 0142. The meter in the yard has been dead since Tuesday evening.',
)
const reads = (meter: string, phone: string) => [
  call('get_meter', { meter_id: meter }),
  answer({ meter_id: meter, phone, status: 'active' }),
]

describe('a record of somebody else', () => {
  const wrong = [asks, ...reads('M-3301', '0341 555 0199'), agent('Meter M-3301 is active.')]

  test('is no alarm where theirs was opened as well', () => {
    expect(shown(noteOn(wrong))).toContain('0199')
    const both = noteOn([...wrong, ...reads('M-3302', '0341 555 0142')])
    expect(both.unknown.filter(({ kind }) => kind === 'contradiction')).toEqual([])
  })

  test('is what the first step is about where nobody opened theirs', () => {
    expect(noteOn(wrong).next.action).toContain('Open the meter of 0341 555 0142 first')
  })

  test('is not the one to open where the brief says that it was worked on by mistake', () => {
    const told = [...wrong, customer('The list you sent names M-3302 and M-3303, which is it?')]
    const { artifacts } = noteOn(told, {
      ask: 'Find out why the meter in the yard is dead.',
      first_step: 'Open M-3302, then M-3303.',
      conflicts: 'Her number ends 0142; M-3301, which I read, ends 0199.',
    }).where
    expect(artifacts.map(({ label, openFirst }) => [label, openFirst])).toEqual([
      ['Record M-3302', true],
      ['Record M-3303', false],
    ])
  })
})

test('what a later change of a record has made stale is not told as known', () => {
  const read = [
    asks,
    call('get_meter', { meter_id: 'M-3302' }),
    answer({ meter_id: 'M-3302', phone: '0341 555 0142', status: 'suspended' }),
  ]
  const known = (messages: Written[]) => noteOn(messages).known.map(({ text }) => text)
  expect(known(read)).toContain('Status: suspended')
  const resumed = [
    ...read,
    call('resume_meter', { meter_id: 'M-3302' }),
    answer({ ok: true, message: 'Meter resumed' }),
  ]
  expect(known(resumed)).not.toContain('Status: suspended')
})

describe('figures that the agent worked out', () => {
  const prices = [
    customer('One lamp at $184.50 and a shade at $36.25, and I have a voucher over $40.'),
    agent('I see.'),
  ]
  const notFound = (decides: string) =>
    noteOn(prices, { ask: 'Say the price.', decides })
      .unknown.filter(({ kind }) => kind === 'unverified')
      .map(({ text }) => text)

  test('are no doubt where they follow from what was said', () => {
    expect(notFound('Together $220.75, with the voucher $180.75.')).toEqual([])
    expect(notFound('Two lamps are $369.')).toEqual([])
  })

  test('are told where they follow from nothing', () => {
    expect(notFound('Together $231.75.')).toEqual(['Not in the conversation, so reckoned or wrong: 231.75'])
  })
})

describe('who it is', () => {
  const opened = [
    customer('My tenant number is TN-4471, the lift is stuck.'),
    call('get_lift', { lift: 'L-9' }),
    answer({ lift: 'L-9', tenants: ['TN-4470', 'TN-4471'], state: 'stopped' }),
  ]
  const brief = {
    ask: 'Send a mechanic to lift L-9.',
    customer: { identifiers: [{ label: 'Tenant', value: 'TN-4471' }] },
  }

  test('is not called unchecked where a record that was opened bears what they gave', () => {
    expect(noteOn(opened, brief).brief?.identity?.text).toBe('The record that was opened bears the ID they gave')
  })

  test('is called unchecked where none does', () => {
    const other = [opened[0] as Written, call('get_lift', { lift: 'L-9' }), answer({ lift: 'L-9', state: 'stopped' })]
    expect(noteOn(other, brief).brief?.identity?.text).toBe('Identity not checked in any record')
  })

  test('is not called looked up by what the customer never said', () => {
    const found = [
      customer('The lift is stuck.'),
      call('find_tenant', { tenant_id: 'TN-4471' }),
      answer({ tenant_id: 'TN-4471' }),
    ]
    expect(noteOn(found, { ask: 'Send a mechanic.' }).brief?.identity?.text).not.toMatch(/looked up/i)
  })
})

test('a yes or no is decided where nothing is ready to be approved', () => {
  expect(shown(noteOn([asks], { ask: { text: 'Decide on a free reading.', kind: 'approve' } }))).toMatch(
    /^Decide today$/m,
  )
})

describe('the talk', () => {
  const messages = [
    agent('Good day, how can I help you?'),
    customer('Hello! My dryer broke on 3 June, two weeks after the warranty of two years ended.'),
    agent('Please provide your order number.'),
    customer('It is order 77120. I would take half of the price back, that is $210.'),
    agent('I am not able to pay back anything after the warranty has ended.'),
    agent('I can offer you 10% off a new one.'),
    customer('Ten percent is not enough for me. I want somebody to look at the photos that I sent on Monday.'),
  ]

  test('stands in the speakers’ own words and order, without what only keeps it going', () => {
    const { what, talk = [] } = noteOn(messages)
    const said = [`customer: ${what}`, ...talk.map(({ by, text }) => `${by}: ${text}`)]
    expect(said.join('\n')).toMatch(
      /customer: .*3 June.*\ncustomer: .*half of the price.*\$210[\s\S]*agent: .*not able to pay back[\s\S]*photos that I sent on Monday/,
    )
    expect(said.join('\n')).not.toMatch(/how can I help|provide your order number/)
  })

  test('is left out where the agent tells the case, by a brief or by a note that says what to do and why', () => {
    expect(noteOn(messages, { ask: 'Decide on half of the price.' }).talk).toBeUndefined()
    const note = composeNote({
      conversation: conversation(...messages),
      lane,
      urgency: 'today',
      now,
      supplied: {
        ask: 'Decide on half of the price',
        why: { code: 'authority_limit', sentence: 'The warranty has ended.' },
      },
    })
    expect(note.talk).toBeUndefined()
  })

  test('holds nothing that answers a question for a code', () => {
    const secret = [
      ...messages,
      agent('And your door code, please?'),
      customer('I think it is 77 21, but try 77 12 too.'),
    ]
    expect(JSON.stringify(noteOn(secret))).not.toContain('77 21')
  })
})

describe('confidence stands in every note, in words', () => {
  const confidence = (messages: Written[], brief?: unknown) => noteOn(messages, brief).confidence

  test('from the brief: what speaks against it, and what was not checked', () => {
    expect(confidence([asks], { ask: 'Read it.', conflicts: 'She says dead; the record says active.' })?.level).toBe(
      'unsure',
    )
    expect(confidence([asks], { ask: 'Read it.', not_tried: 'Nobody was sent.' })?.level).toBe('fairly_sure')
    const known = { ask: 'Read meter M-3301.', why_you: 'Readings are for people.', customer: 'Ruth Okafor' }
    expect(confidence([asks, ...reads('M-3301', '0341 555 0142')], known)?.level).toBe('sure')
    expect(confidence([asks, ...reads('M-3301', '0341 555 0142')])?.level).toBe('fairly_sure')
  })

  test('never more than the agent says of itself', () => {
    const note = composeNote({
      conversation: conversation(asks),
      lane,
      urgency: 'today',
      now,
      supplied: { confidence: { level: 'unsure', basis: 'two meters in one yard' } },
    })
    expect(note.confidence).toEqual({ level: 'unsure', basis: 'two meters in one yard' })
  })
})
