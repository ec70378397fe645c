/** Faults found by reading notes, each from an example of its kind: what is so stands in the note, and nothing else. */
import { describe, expect, test } from 'vitest'
import { agent, answer, call, conversation, customer } from '../../made-for-tests/conversations.ts'
import type { Note, SuppliedNote } from '../note/note.ts'
import { Lane } from '../playbook/playbook.ts'
import { type ComposeInput, composeNote } from './compose.ts'

const lane = Lane.parse({ name: 'Support', owners: { people: ['ana'] } })
/** Longer than what is quoted whole. */
const talk = agent('Good day, you have reached the desk of the harbour works, which is open until six. '.repeat(6))

type Written = Parameters<typeof conversation>[number]
const noteOn = (messages: Written[], supplied?: SuppliedNote, more: Partial<ComposeInput> = {}): Note =>
  composeNote({
    conversation: conversation(talk, ...messages),
    lane,
    urgency: 'today',
    now: '2026-11-20T09:06:00.000Z',
    ...(supplied && { supplied }),
    ...more,
  })
const unknownIn = (note: Note): string => note.unknown.map(({ text }) => text).join('\n')
const knownIn = (note: Note): string => [...note.known, ...(note.talk ?? [])].map(({ text }) => text).join('\n')
const wish = (note: Note): string => note.wishes.map(({ text }) => text).join('\n')

describe('true words stand', () => {
  test('a name that the agent gives and the talk bears is never replaced by another word of the talk', () => {
    const note = noteOn([customer('Okoro, Since Monday the lift is stuck on the third floor.')], {
      who: { name: 'Chidi Okoro' },
    })
    expect(note.who.name).toBe('Chidi Okoro')
    expect(unknownIn(note)).not.toContain('Chidi')
  })

  test('whoever calls for somebody else is not the one whose record was found', () => {
    const note = noteOn([
      customer('I am calling about my father, his hearing aid whistles since the last visit.'),
      call('find_patient', { birth_date: '1941-05-02' }),
      answer({ patient_id: 'P-77', name: 'Erik Holm' }),
    ])
    expect(note.who.name).toBeUndefined()
    expect(unknownIn(note)).toContain('The record is Erik Holm’s; the customer calls for their father.')
  })

  test.for([
    ['Deliver the marquee at 3 pm', 'book_delivery', { at: '15:00' }],
    ['Deliver the marquee on 2026-12-04', 'book_delivery', { day: 'Dec 4' }],
  ] as const)('what the agent asks in other words than its action stays: %s', ([ask, tool, given]) => {
    const messages = [customer(`We need the marquee for the fair, ${Object.values(given).join()} is best.`)]
    expect(noteOn(messages, { ask, action: { tool, arguments: given } }).ask).toBe(ask)
  })

  test.for([
    ['fifteen hundred at most', '$1,500'],
    ['we have three grand for it', '$3,000'],
    ['forty-two of them', '42'],
  ])('“%s” bears out %s', ([said, figure]) => {
    const note = noteOn([customer(`Tents for the fair please, ${said}.`)], {
      what: `Wants tents for the fair: ${figure}.`,
    })
    expect(note.ask).toBe(`Wants tents for the fair: ${figure}`)
    const other = noteOn([customer('Tents for the fair please.')], { what: `Wants tents: ${figure}.` })
    expect(other.ask + other.what).not.toContain(figure)
  })

  test.for([
    [{ suspended: false }, 'Suspended: no'],
    [{ status: 'on hold', until: '9 Dec' }, 'Status: on hold; until: 9 Dec'],
  ])('what a look-up found is told: %o', ([found, told]) => {
    const { tried } = noteOn([customer('Is my permit fine?'), call('check_permit', { plate: 'KX21' }), answer(found)])
    expect(tried[0]?.result).toBe(told)
  })

  test('a draft that waits is to be sent or changed', () => {
    const note = noteOn([customer('When do you open on Sunday?')], { draft: { channel: 'mail', body: 'At ten.' } })
    expect(note.next.action).toBe('Send the drafted answer, or change it first.')
  })

  test('where a rule says that it is sensitive, the note says in which way and why', () => {
    const verdict = { code: 'sensitive', why: 'Only a pharmacist answers that.' } as const
    const messages = [customer('May I take two of my blood pressure tablets with the syrup?')]
    expect(noteOn(messages, undefined, { verdict }).sensitivity).toMatchObject([
      { kind: 'medical', why: expect.stringContaining('blood pressure tablets') },
    ])
    expect(noteOn(messages).sensitivity).toEqual([])
  })
})

describe('the right record and the right person', () => {
  const account = [
    customer('Our meter shows nonsense, call me on 0341 555 0177 please.'),
    call('find_account', { phone: '0341 555 0177' }),
    answer({ customer_id: 'K-3', name: 'Rosa Kern', meter_ids: ['M-1', 'M-2'] }),
    call('get_meter', { meter_id: 'M-1' }),
  ]

  test('a record that belongs to another number is neither opened nor recited, and the note says so', () => {
    const note = noteOn([...account, answer({ meter_id: 'M-1', phone: '0341 555 0100', state: 'sealed' })])
    expect(note.where.artifacts.find(({ openFirst }) => openFirst)?.id).not.toBe('M-1')
    expect(knownIn(note)).not.toContain('sealed')
    expect(unknownIn(note)).toContain('The customer gave 0341 555 0177; meter M-1 belongs to 0341 555 0100.')
    expect(note.ask).not.toContain('M-1')
  })

  test('a record with the customer’s own number is opened', () => {
    const note = noteOn([...account, answer({ meter_id: 'M-1', phone: '+49 341 555 0177', state: 'sealed' })])
    expect(note.where.artifacts.find(({ openFirst }) => openFirst)?.id).toBe('M-1')
    expect(unknownIn(note)).not.toContain('belongs to')
  })

  test('somebody else’s number is not the customer’s, and stays in the note', () => {
    const note = noteOn([
      customer('The door is stuck. My neighbour has the key, she is on 0341 555 0142. I call from 0341 555 0177.'),
    ])
    expect(note.who.reach.map(({ address }) => address)).toEqual(['0341 555 0177'])
    expect(`${note.what} ${knownIn(note)}`).toContain('she is on 0341 555 0142')
  })

  test('what is paid with is no record to open', () => {
    const note = noteOn([
      customer('I want to cancel the course and get my money.'),
      call('get_user', { user_id: 'u_17' }),
      answer({ user_id: 'u_17', name: 'Ines Roth', payment_methods: [{ id: 'gift_card_88' }] }),
      call('refund_payment', { payment_id: 'gift_card_88' }),
      answer('Error: not allowed'),
    ])
    expect(note.ask).not.toContain('gift_card')
    expect(note.where.artifacts.find(({ openFirst }) => openFirst)?.id).toBe('u_17')
  })
})

describe('contradictions and reasons', () => {
  test('how many there are is told on both sides', () => {
    const note = noteOn([
      customer('It is about order QX-4410.'),
      call('get_order', { order_id: 'QX-4410' }),
      answer({ order_id: 'QX-4410', lamps: [{ id: 1 }, { id: 2 }] }),
      customer('But there should be five lamps in it.'),
    ])
    expect(unknownIn(note)).toContain('The customer: “But there should be five lamps in it.” The record: lamps: 2')
  })

  test.for([
    'You are the nicest operator I have ever talked to, I just want my coat back.',
    'Cancel my place on the tour so that someone on the list can have it.',
  ])('nobody asks for a person who says: %s', (said) => {
    expect(noteOn([customer(said)]).why.code).not.toBe('customer_asked')
  })

  test('a fault that the same call overcame is neither the reason nor tried', () => {
    const book = call('book_visit', { day: 'Fri' })
    const note = noteOn([
      customer('Please book a visit on Friday. And I want a discount of $30 for the wait.'),
      book,
      answer('Error 503: service unavailable'),
      book,
      answer({ booked: true }),
      agent('I am not allowed to give discounts.'),
    ])
    expect(note.tried).toMatchObject([{ outcome: 'done' }])
    expect(note.why.sentence).toBe('The agent said: “I am not allowed to give discounts.”')
    expect(wish(note)).not.toContain('Friday')
  })

  test('a condition is no reason', () => {
    const note = noteOn([
      customer('Please refund the parking fee of May.'),
      agent('If this is not what you remember, I am unable to change the record.'),
    ])
    expect(note.why.sentence).not.toMatch(/^If/)
  })

  test('what the agent may not do stands in its own words', () => {
    const note = noteOn([customer('Please waive the fine of $70.'), agent('I cannot waive this fine myself.')])
    expect(note.why.sentence).toBe('The agent said: “I cannot waive this fine myself.”')
  })
})

describe('what decides', () => {
  test('the proposal that the customer confirmed, and what the agent offered', () => {
    const confirmed = noteOn([
      customer('I want to move my stay.'),
      agent('Shall I move it to 4 May for $62 on the card ending 0091?'),
      customer('Yes, that is right.'),
    ])
    expect(knownIn(confirmed)).toContain('yes to: “Shall I move it to 4 May for $62 on the card ending 0091?”')
    const offered = noteOn([
      customer('I want $700 for the ruined carpet.'),
      agent('I can offer you a voucher of $90.'),
      customer('That is not enough.'),
    ])
    expect(knownIn(offered)).toContain('$90')
    expect(`${offered.ask} ${offered.what}`).toContain('$700')
  })

  test('a deadline and how not to reach somebody are told, and no call is recommended', () => {
    const note = noteOn([
      customer('Send me the plan of the flat please. The owner says we must pay by Thursday or somebody else gets it.'),
      customer('Please do not phone, I sleep by day. 0341 555 0177'),
    ])
    const told = `${note.what} ${knownIn(note)} ${wish(note)}`
    expect(told).toContain('by Thursday or somebody else gets it')
    expect(told).toMatch(/do not phone, .* sleep by day/)
    expect(note.next.action).not.toContain('0341')
  })

  test('what was changed since it was read is not recited as it was', () => {
    const note = noteOn([
      customer('My forwarding does not work on line L-5.'),
      call('get_line', { line_id: 'L-5' }),
      answer({ line_id: 'L-5', forwarding_active: false, plan: 'basic' }),
      call('enable_forwarding', { line_id: 'L-5' }),
      answer('Forwarding enabled'),
      customer('Still no forwarding.'),
    ])
    expect(`${knownIn(note)} ${JSON.stringify(note.tried)}`).not.toContain('orwarding active: no')
  })
})

describe('words', () => {
  test.for([
    ['The name’s Petra Lund, my kettle leaks.', 'Petra Lund'],
    ['Jonas, I run the canteen at Pier 4. We need cups.', 'Jonas'],
  ])('“%s” is said by %s', ([said = '', name]) => {
    expect(noteOn([customer(said)]).who.name).toBe(name)
  })

  test('the agent’s “Thank you, Mira.” names the customer, its greeting nobody', () => {
    const turns = [customer('The heater hums.'), agent('Thank you, Mira. I have a look.')]
    expect(noteOn(turns).who.name).toBe('Mira')
    expect(noteOn([agent('Hello, Harbour.'), customer('The heater hums.')]).who.name).not.toBe('Harbour Works')
  })

  test('“Dr.” and “p.m.” end no sentence', () => {
    const { what } = noteOn([customer('Dr. Weiss and I arrive at 7 p.m. with the two dogs.')])
    expect(what).toContain('Dr. Weiss and I arrive at 7 p.m. with the two dogs.')
  })

  test.for([
    'I do not want to tell you wrong dates, I think it was May. My parcel is late.',
    'I cannot afford to keep the piano. I want to return the piano.',
  ])('nothing is refused by: %s', (said) => {
    expect(noteOn([customer(said)]).wishes.filter(({ kind }) => kind === 'refuses')).toEqual([])
  })

  test('whoever wants us to do something for them is quoted, not turned around', () => {
    const note = noteOn([customer('I want you to compensate me for the broken vase.')])
    expect(note.what).toBe('“I want you to compensate me for the broken vase.”')
  })

  test('the answer to a question for a code is not quoted', () => {
    const note = composeNote({
      conversation: conversation(
        agent('Your gate code, please?'),
        customer('It is 40 12 I think. The gate is jammed.'),
      ),
      lane,
      urgency: 'today',
      now: '2026-11-20T09:06:00.000Z',
    })
    expect(JSON.stringify(note)).not.toContain('40 12')
    expect(note.what).toContain('The gate is jammed.')
  })
})

describe('what is left and whose it is', () => {
  const opened = (id: string, cabin: string): Written[] => [
    call('get_booking', { booking_id: id }),
    answer({ booking_id: id, cabin, insured: false }),
  ]

  test('of several records that were asked for, the one that nobody opened is named', () => {
    const note = noteOn([
      customer('Please cancel my bookings QX71RA, QX72RB and QX73RC.'),
      ...opened('QX71RA', 'basic'),
      ...opened('QX72RB', 'suite'),
    ])
    expect(unknownIn(note)).toContain('Not opened: QX73RC.')
    expect(note.where.artifacts.map(({ id }) => id)).toEqual(expect.arrayContaining(['QX71RA', 'QX72RB', 'QX73RC']))
  })

  test('a fact of one of several records names its record', () => {
    const note = noteOn([
      customer('Please cancel booking QX71RA. I have booking QX72RB as well.'),
      ...opened('QX71RA', 'basic'),
      ...opened('QX72RB', 'suite'),
    ])
    expect(note.known.length).toBeGreaterThan(0)
    for (const { text, source } of note.known) if (source?.kind === 'tool') expect(text).toMatch(/^Booking QX7\d\w+, /)
  })

  test('money that moved stands before all other steps', () => {
    const steps = ['reset_line', 'update_profile', 'send_sim', 'restart_port', 'move_port', 'clear_cache']
    const taken = (names: string[]): Written[] =>
      names.flatMap((name) => [call(name, { line_id: 'L-5' }), answer({ success: true })])
    const note = noteOn([
      customer('My line L-5 is dead.'),
      ...taken(steps.slice(0, 3)),
      call('charge_fee', { line_id: 'L-5', amount: 4 }),
      answer({ success: true }),
      ...taken(steps.slice(3)),
    ])
    expect(note.tried[0]?.step).toMatch(/^Charge fee/)
  })

  test('what the agent wrote and did not fit above is kept below, however much there is', () => {
    const rest = [
      'The lamp came with a broken foot.',
      'She lives on the fourth floor.',
      'The van comes on the ring road.',
    ]
    const note = noteOn(
      [
        customer('I want a new lamp for order QX-4410, and please do not send the van before noon.'),
        ...opened('QX71RA', 'basic'),
        ...Array.from({ length: 8 }, (_, n) => [
          call('send_lamp', { order_id: 'QX-4410', try: `t${n}` }),
          answer(
            `Error: lamp store ${'abcdefgh'[n]} has none of this lamp left and nobody there can say when more will come`,
          ),
        ]).flat(),
      ],
      {
        what: `Wants a new lamp for order QX-4410 since the first one was broken when it came out of the box. ${rest.join(' ')}`,
      },
    )
    for (const sentence of rest) expect(`${note.what} ${knownIn(note)}`).toContain(sentence)
  })

  test('a yes or no in a short talk is told with its question', () => {
    const { what, known } = composeNote({
      conversation: conversation(
        customer('There is smoke in the lift.'),
        agent('Is anybody inside?'),
        customer('Yes.'),
      ),
      lane,
      urgency: 'now',
      now: '2026-11-20T09:06:00.000Z',
    })
    expect(`${what} ${JSON.stringify(known)}`).toContain('Yes (to: Is anybody inside?)')
  })

  test('a name said between hesitations is heard', () => {
    expect(
      noteOn([agent('Who is calling, please?'), customer('it is, um, Dora, Dora Lind, about the kiln')]).who.name,
    ).toBe('Dora Lind')
  })
})
