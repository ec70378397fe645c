/** What people disliked who read notes without knowing how they were made, each from an example of its kind. */
import { describe, expect, test } from 'vitest'
import { agent, answer, call, conversation, customer } from '../../made-for-tests/conversations.ts'
import { checkNote } from '../note/check/check-note.ts'
import type { Note } from '../note/note.ts'
import { render } from '../note/render/render.ts'
import { salvageBrief } from '../note/salvage-brief.ts'
import { SHIPPED_TEMPLATES } from '../note/templates/shipped.ts'
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

  test('and where nobody opened any of those that the account lists, that is the first step on a fault', () => {
    const account = [
      asks,
      call('find_account', { phone: '0341 555 0142' }),
      answer({ customer_id: 'K-9', phone: '0341 555 0142', meter_ids: ['M-3301', 'M-3302'] }),
      agent('Please press the reset knob twice.'),
      { role: 'tool' as const, name: 'reset_meter', by: 'customer' as const, text: 'Reset. Display: none' },
      { role: 'tool' as const, name: 'check_display', by: 'customer' as const, text: 'Display: none' },
      customer('The meter still shows nothing.'),
    ]
    const note = noteOn(account)
    expect(note.next.action).toContain('Open the meter that is meant (M-3301, M-3302), which nobody opened')
    expect(note.unknown.map(({ text }) => text)).toContain('No meter was opened: M-3301, M-3302.')
    expect(
      noteOn([...account.slice(0, 3), ...reads('M-3302', '0341 555 0142'), ...account.slice(3)]).next.action,
    ).not.toContain('nobody opened')
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
    expect(noteOn(opened, brief).brief?.identity?.text).toBe(
      '“TN-4471”, which they gave, stands in the record that was opened',
    )
  })

  test('is not spoken of where none does', () => {
    const other = [opened[0] as Written, call('get_lift', { lift: 'L-9' }), answer({ lift: 'L-9', state: 'stopped' })]
    expect(noteOn(other, brief).brief?.identity).toBeUndefined()
  })

  test('is not spoken of where the customer never said it', () => {
    const found = [
      customer('The lift is stuck.'),
      call('find_tenant', { tenant_id: 'TN-4471' }),
      answer({ tenant_id: 'TN-4471' }),
    ]
    expect(noteOn(found, { ask: 'Send a mechanic.' }).brief?.identity).toBeUndefined()
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
    const { what, why, talk = [] } = noteOn(messages)
    const said = [`customer: ${what}`, ...talk.map(({ by, text }) => `${by}: ${text}`)]
    expect(said.join('\n')).toMatch(
      /customer: .*3 June.*\ncustomer: .*half of the price.*\$210[\s\S]*photos that I sent on Monday/,
    )
    expect(said.join('\n')).not.toMatch(/how can I help|provide your order number/)
    // A short talk has no holes: what stands elsewhere too is what the rest of it answers.
    expect(why.sentence).toContain('not able to pay back')
    expect(said.join('\n')).toContain('agent: I am not able to pay back')
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

describe('what is asked about', () => {
  const looked = [
    customer('This is Ruth Okafor. Which of your pumps is free, 5521?'),
    call('get_pump', { pump_id: 'P-5521' }),
    answer({ pump_id: 'P-5521', status: 'free' }),
    customer('Sorry, I mean P-5571.'),
  ]

  test('is never the record that the ask rules out', () => {
    const brief = { ask: 'Reserve pump P-5571 for Ruth Okafor, not P-5521.' }
    expect(noteOn(looked, brief).where.artifacts.map(({ id }) => id)).not.toContain('P-5521')
    expect(
      noteOn(looked, { ask: 'Reserve pump P-5521 for Ruth Okafor.' }).where.artifacts.map(({ id }) => id),
    ).toContain('P-5521')
  })

  test('is not called unknown where the agent says what is to be done', () => {
    const talk = [customer('Can somebody come and look at the roof?'), agent('I cannot see the diary.')]
    expect(shown(noteOn(talk, { ask: 'Find a day for the roof and tell the customer.' }))).not.toContain('Which record')
    expect(shown(noteOn(talk))).toContain('Which record')
  })

  test('is no span of days', () => {
    const note = noteOn([customer('I want to book the hall for 12-24th, my booking number is 12-24th if it matters.')])
    expect(note.where.artifacts).toEqual([])
  })
})

describe('who the customer is', () => {
  test('is never the kind of person that they look for', () => {
    const asked = (answered: string) =>
      noteOn([customer('I need somebody for my eyes.'), agent('May I have the name, please?'), customer(answered)])
    expect(asked('An Optician.').who.name).toBeUndefined()
    expect(asked('Anna Optizia.').who.name).toBe('Anna Optizia')
  })

  test('is not said to be unchecked where nobody said who they are', () => {
    const talk = [
      customer('Is the pool open?'),
      call('get_hours', { place: 'pool' }),
      answer({ open: '9 to 5' }),
      customer('And tomorrow?'),
    ]
    expect(noteOn(talk, { ask: 'Say whether the pool is open tomorrow.' }).brief?.identity).toBeUndefined()
  })
})

describe('a time', () => {
  test.each([
    ['Called at 18:31.', 'Ring me.'],
    ['Called on 2026-11-20.', 'Ring me.'],
    ['Free from 6:30.', 'I am free from half past six.'],
    ['Free from 5:45.', 'I am free from quarter to 6.'],
    ['Frei ab 6:30.', 'Ich bin ab halb sieben frei, bitte rufen Sie an.'],
  ])('is borne out by the clock of the message or by what was said: %s', (text, said) => {
    const note = noteOn([{ ...customer(said), at: '2026-11-20T18:31:07Z' }], { ask: 'Ring back.', decides: [text] })
    expect(note.unknown.map((each) => each.text).join()).not.toMatch(/reckoned or wrong/)
  })
})

describe('a figure that a brief gives', () => {
  const doubted = (said: Written[], line: string) =>
    noteOn(said, { ask: 'Ring them back.', decides: [line] }).unknown.filter(({ text }) =>
      /reckoned or wrong/.test(text),
    )

  test.each([
    ['a phone number that was said in words', 'its oh seven seven double oh nine oh oh four two six', '07700 900426'],
    ['a number of help', 'somebody is hurt', 'Told to call 112.'],
    ['a year that was said in two numbers', 'he was born in nineteen forty eight', 'Born in 1948.'],
    ['a time by a dot', 'I am back at 5.45 tomorrow', 'Back at 17:45.'],
    ['the next day of a date', 'it is for 2026-11-30 or the day after', 'For 2026-12-01.'],
    ['so many of a price', '14 seats at 23.50 each', 'In all 329.'],
    ['so many of a price, by the month for a year', '14 seats at 23.50 a month', 'A year: 3,948.'],
    ['a price less a part in the hundred', 'it was 480 and 15 % off was promised', 'Then 408.'],
  ])('is not doubted where it is %s', (_words, said, line) => {
    expect(doubted([customer(said)], line)).toEqual([])
  })

  test('is not doubted where dots group its thousands', () => {
    expect(doubted([call('get_quote', {}), answer({ kitchen: 7310 })], 'Küche 7.310 €')).toEqual([])
  })

  test.each([
    ['it was 480 and 15 % off was promised', 'Then 431.'],
    ['its oh seven seven double oh nine oh oh four two six', '07700 900427'],
    ['it is for 2026-11-30', 'For 2027-02-11.'],
  ])('is doubted where it follows from nothing: %s, %s', (said, line) => {
    expect(doubted([customer(said)], line)).not.toEqual([])
  })

  test('is doubted once', () => {
    const talk = [customer('It was 480 and 15 % off was promised.')]
    const note = noteOn(talk, { ask: 'Ring them back.', decides: ['Then 431.'] })
    const findings = checkNote(note, { conversation: conversation(...talk), now })
    expect(findings.map(({ rule }) => rule)).toContain('unsupported-fact')
    expect(render(note, 'text', { ...clock, findings }).match(/431/g)).toHaveLength(2)
  })
})

describe('with a brief', () => {
  test('somebody of whom the agent has told is no contradiction', () => {
    const talk = [customer('My name is Ruth Okafor, it is about my aunt.')]
    const brief = (other: string) => ({ ask: 'Ring back.', customer: { name: 'Miriam Bello', others: [other] } })
    const against = (other: string) => noteOn(talk, brief(other)).unknown.filter(({ kind }) => kind === 'contradiction')
    expect(against('Her aunt.')).not.toEqual([])
    expect(against('Ruth Okafor, her niece, who calls.')).toEqual([])
  })

  test('a place that was said by mistake is not where to go', () => {
    const talk = [customer('its number forty uh fenwick drive no sorry fenwick close in the yard')]
    const { where } = noteOn(talk, { ask: 'Go to 40 Fenwick Close.' })
    expect(where.location ?? '').not.toMatch(/drive/i)
  })

  test('danger is never called routine', () => {
    const talk = [customer('The lamp smells burnt.')]
    expect(noteOn(talk, { ask: 'Ring them.', care: ['A fire may start.'] }).confidence?.basis).not.toContain('routine')
  })

  test('nothing is said to be approved where somebody is to act', () => {
    const sales = { ...clock, template: SHIPPED_TEMPLATES.outbound_reply }
    const text = render(noteOn([customer('Ring me.')], { ask: { text: 'Ring them.', kind: 'act' } }), 'text', sales)
    expect(text).toContain('Required approval before send: None is asked for')
  })
})

describe('without a brief', () => {
  test('nobody is called by a title alone', () => {
    const note = noteOn([customer('My name is Dr Ruth Okafor, ring me on 0341 555 0142 about the pump.')])
    expect(note.next.action).toContain('Dr Ruth Okafor')
  })

  test('what stands in a field for an address and is none is no way to reach anybody', () => {
    const note = noteOn([
      customer('The pump is dead.'),
      call('get_customer', { email: 'unknown', phone: 'n/a' }),
      answer({ error: 'ask for the account' }),
    ])
    expect(note.who.reach).toEqual([])
  })

  test('a wish for somebody or something is not made a task in other words', () => {
    const note = noteOn([customer('I want a woman, and a fixed fee.')])
    expect(note.ask).not.toMatch(/get woman/)
  })
})
