/** What was so earlier in a talk, or was only asked on the way, is not told as what is so now. */
import { describe, expect, test } from 'vitest'
import { agent, answer, call, conversation, customer } from '../../made-for-tests/conversations.ts'
import type { Note, SuppliedNote } from '../note/note.ts'
import { ASK_OF_ANY_LANE, Lane } from '../playbook/playbook.ts'
import { composeNote } from './compose.ts'

const lane = Lane.parse({ name: 'Desk', owners: { people: ['ana'] } })
const now = '2026-12-01T09:06:00.000Z'

type Written = Parameters<typeof conversation>[number]
const noteOn = (messages: Written[], supplied?: SuppliedNote): Note =>
  composeNote({
    conversation: conversation(...messages),
    lane,
    urgency: 'today',
    now,
    ...(supplied && { supplied }),
  })

describe('what one is asked to do', () => {
  const asks = customer('I need to move my viewing of the flat at 9 Elm Row to another day.')

  test('is not what they asked the agent to look up on the way', () => {
    const { ask } = noteOn([
      asks,
      agent('Which viewing is it?'),
      customer('I have no number at hand. Could you check which of V-31 and V-32 is the one at Elm Row?'),
      call('get_viewing', { viewing_id: 'V-32' }),
      answer({ viewing_id: 'V-32', address: '9 Elm Row', day: '2026-12-04' }),
    ])
    expect(ask).toMatch(/^Move viewing/)
  })

  test('is not a step that was done since', () => {
    const { ask } = noteOn([
      customer('The scale in the workshop shows no weight, nothing at all since Monday.'),
      agent('Your plan has no readings left. Shall I put some on it?'),
      customer('Please add 200 readings to my plan so that it works again.'),
      call('extend_plan', { plan: 'P-7', units: 200 }),
      answer({ message: 'Successfully added 200 readings to plan P-7' }),
      agent('200 readings have been added.'),
      customer('I tried the scale again and it still shows no weight.'),
    ])
    expect(ask).not.toContain('readings')
  })

  test('is not a question that was answered, but what they wrote since', () => {
    const { ask } = noteOn([
      customer('I want to know how many boxes I can store in my unit.'),
      agent('Which unit is it?'),
      customer('Unit U-12. I have the large contract.'),
      call('get_unit', { unit_id: 'U-12' }),
      answer({ unit_id: 'U-12', contract: 'small', boxes: 8 }),
      agent('You have the small contract, so eight boxes fit.'),
      customer('No, my contract is the large one. Why do I pay 90 a month since May for a small one?'),
    ])
    expect(ask).toContain('my contract is the large one')
  })

  test('names both of two records, whatever stands in brackets behind the first', () => {
    const { ask } = noteOn(
      [
        customer('Please cancel the bookings B-4471 and B-4472.'),
        call('get_booking', { booking_id: 'B-4471' }),
        answer({ booking_id: 'B-4471', class: 'standard' }),
      ],
      {
        what: 'Customer wants to cancel bookings B-4471 (standard, paid) and B-4472 (saver, unpaid). That is not allowed.',
      },
    )
    expect(ask).toMatch(/B-4471.* and B-4472/)
  })
})

describe('why it came', () => {
  test('is not what the agent asked for and was given', () => {
    const { why } = noteOn([
      customer('Please cancel my booking B-4471 for the hall.'),
      agent('Please tell me your reason. Once I have that, I can go on with the review.'),
      customer('We have no use for it any more.'),
      call('get_booking', { booking_id: 'B-4471' }),
      answer({ booking_id: 'B-4471', hall: 'North', deposit: 90 }),
    ])
    expect(why.sentence).toBe('The agent looked up booking B-4471, changed nothing and gave no reason.')
  })
})

describe('what nobody opened', () => {
  const account = (...said: Written[]): Written[] => [
    customer('My radio shows no signal, Jo Park, 0341 555 0142.'),
    call('find_account', { phone: '0341 555 0142' }),
    answer({ customer_id: 'K-9', phone: '0341 555 0142', bill_ids: ['F-101', 'F-102'] }),
    ...said,
    agent('Please switch the radio off and on.'),
    customer('It still shows no signal.'),
  ]
  const told = (note: Note): string => [note.next.action, ...note.unknown.map(({ text }) => text)].join(' ')

  test('is no step where the customer never spoke of it', () => {
    expect(told(noteOn(account()))).not.toContain('F-101')
    expect(told(noteOn(account(customer('Is it because of the bills?'))))).toContain(
      'No bill was opened: F-101, F-102.',
    )
  })

  test('was seen where a list of them was answered', () => {
    const seen = account(
      customer('Is it because of the bills?'),
      call('get_bills', { customer_id: 'K-9' }),
      answer([
        { bill_id: 'F-101', status: 'paid' },
        { bill_id: 'F-102', status: 'paid' },
      ]),
    )
    expect(told(noteOn(seen))).not.toContain('was opened')
  })
})

test('what customer and system say in parts, the system says too', () => {
  const { unknown } = noteOn(
    [
      customer('I set it to 4G/5G and still nothing works.'),
      call('check_mode', {}),
      answer({ mode: '4g_5g_preferred' }),
    ],
    { what: 'Customer has no data although the phone is set to 4G/5G.' },
  )
  expect(unknown.filter(({ kind }) => kind === 'unverified')).toEqual([])
})

test('of two records that are to be cancelled both are known', () => {
  const { known, ask } = noteOn([
    customer('Please cancel the bookings B-4471 and B-4472.'),
    call('get_booking', { booking_id: 'B-4471' }),
    answer({ booking_id: 'B-4471', class: 'saver', insured: 'no' }),
    call('get_booking', { booking_id: 'B-4472' }),
    answer({ booking_id: 'B-4472', class: 'standard', insured: 'yes' }),
  ])
  expect(ask).not.toBe(ASK_OF_ANY_LANE)
  const told = known.map(({ text }) => text)
  expect(told).toContain('Booking B-4471, insured: no')
  expect(told).toContain('Booking B-4472, insured: yes')
})

test('half of a request that goes on otherwise is no ask', () => {
  const { ask } = noteOn([
    customer('Hello.'),
    agent('Good morning, how can I help?'),
    customer('I want to exchange the curtain for the exact same one but in green. My name is Ida Lund.'),
    agent('Of course. Which order is it?'),
    customer('I do not have the number here.'),
  ])
  expect(ask).not.toMatch(/the exact same one$/)
})

test('what was added by an update of it is done', () => {
  const { ask } = noteOn([
    customer('Please add two crates to my rental R-7712.'),
    call('update_rental_crates', { rental_id: 'R-7712', total: 2 }),
    answer({ rental_id: 'R-7712', total: 2 }),
    agent('Two crates have been added.'),
    customer('And will the driver carry them up to the fifth floor, since the lift is broken?'),
  ])
  expect(ask).toContain('fifth floor')
})

test('who says that they only thought so contradicts nothing', () => {
  const { unknown } = noteOn([
    customer('I thought I had added insurance to my rental R-7712, but it does not show up in the app.'),
    call('get_rental', { rental_id: 'R-7712' }),
    answer({ rental_id: 'R-7712', insurance: 'no' }),
    customer('I want to make sure I have insurance, please.'),
  ])
  expect(unknown.filter(({ kind }) => kind === 'contradiction')).toEqual([])
})

test('a phone without service is no way to reach somebody', () => {
  const { next } = noteOn([
    customer('My phone has no service since noon, 0341 555 0142, jo@example.org. Please have a look at it soon.'),
    agent('One moment.'),
  ])
  expect(next.action).not.toContain('0142')
})

test('how they want to be reached is quoted whole, with the address in it', () => {
  const { next, what } = noteOn([
    customer('Your man told me in October that we could go down to twelve desks, and the invoice says twenty.'),
    agent('Is it with the small contract?'),
    customer('Yes, with the small one. Mail me, olga@example.org, I am in meetings all this week.'),
    agent('I may not change it, I pass it on.'),
  ])
  expect(next.action).not.toContain(', ,')
  expect(what).not.toContain('“with the small one')
})

test('what nobody checked is no routine', () => {
  const note = noteOn([
    customer(
      'Order O-4471 was charged twice, please refund 149. Your colleague told me that it would be paid back at once.',
    ),
    call('refund_payment', { order_id: 'O-4471', amount: 149 }),
    answer('refused: above 100'),
  ])
  expect(note.unknown.some(({ kind }) => kind === 'unverified')).toBe(true)
  expect(note.confidence?.level).not.toBe('sure')
})
