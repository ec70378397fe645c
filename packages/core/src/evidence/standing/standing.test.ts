/** How matters stand at the end of a talk, each from an example of its kind. */
import { describe, expect, test } from 'vitest'
import { agent, answer, call, conversation, customer } from '../../../made-for-tests/conversations.ts'
import { gatherEvidence } from '../evidence.ts'

type Written = Parameters<typeof conversation>[number]
const standing = (...messages: Written[]) => gatherEvidence(conversation(...messages)).standing
const states = (...messages: Written[]) =>
  standing(...messages).matters.map(({ request, state }) => `${request.words}: ${state}`)

describe('what was asked for', () => {
  const asks = customer('Hi. I want to return the blue tent. Also, I would like to move my course to Friday.')
  const bothOpen = ['return the blue tent: open', 'move my course to Friday: open']

  test('is open until a call has done it', () => {
    expect(states(asks)).toEqual(bothOpen)
    expect(states(asks, call('move_course', { course_id: 'C-12' }), answer('{"status":"moved"}'))).toEqual([
      'return the blue tent: open',
      'move my course to Friday: done',
    ])
    expect(states(asks, call('move_course', { course_id: 'C-12' }), answer('Error: the course is full'))).toEqual(
      bothOpen,
    )
  })

  test('is dropped where they say afterwards that they do not want it', () => {
    expect(states(asks, agent('Noted.'), customer("I don't want to return the tent after all."))).toEqual([
      'return the blue tent: dropped',
      'move my course to Friday: open',
    ])
  })

  test('is only a second choice where something else would have to fail, until it is asked for outright', () => {
    const either = customer(
      'Please remove my son from booking QX-4410. If that cannot be done, please cancel the whole booking.',
    )
    expect(states(either)).toEqual([
      'remove my son from booking QX-4410: open',
      'cancel the whole booking: conditional',
    ])
    expect(
      states(either, agent('I am unable to remove a guest.'), customer('Then please cancel the booking QX-4410.')),
    ).toEqual(['remove my son from booking QX-4410: dropped', 'cancel the booking QX-4410: open'])
  })

  test('is one matter however often it is said, told as fully as it was said', () => {
    const often = standing(
      customer('I need to move my course.'),
      agent('When to?'),
      customer('I want to move my course from Monday the 4th to Friday the 8th.'),
    )
    expect(often.matters).toHaveLength(1)
    expect(often.lead?.request.object).toBe('my course from Monday the 4th to Friday the 8th')
    expect(often.lead?.said).toHaveLength(2)
  })

  test('leads where the agent stopped at it, not where it was said first', () => {
    const stopped = standing(
      customer('I would like to book a table for Sunday. And I want to refund the deposit of last week.'),
      agent('A table is free at seven. I am not allowed to refund a deposit after the visit.'),
    )
    expect(stopped.lead?.request.verb).toBe('refund')
    expect(stopped.beside.map(({ request }) => request.verb)).toEqual(['book'])
  })
})

describe('a talk in which all was done', () => {
  const done = [
    customer('Please book a table for Sunday.'),
    call('book_table', { day: 'Sunday' }),
    answer('{"booking_id":"T-31","status":"booked"}'),
    agent('Your table is booked. Anything else?'),
  ]

  test('is over', () => {
    expect(standing(...done, customer('No, that is all, thank you.')).isOver).toBe(true)
  })

  test.for([
    [customer('Yes, I would like to move my course to Friday.')],
    [customer('How do I get to you by tram?')],
    [customer('I want to speak to a manager about my last visit.')],
    [customer('And refund the deposit, please.'), agent('I am not allowed to refund a deposit.')],
  ])('and is not where something is still wanted: %o', (more) => {
    expect(standing(...done, ...more).isOver).toBe(false)
  })
})

describe('what was put up', () => {
  const asked = agent('The move to 8 May costs $40 on the card ending 0091. Shall I move it?')

  test('counts as agreed where the customer says yes and nothing was done since', () => {
    const { confirmed } = standing(customer('Please move my course.'), asked, customer('Yes, please.'))
    expect(confirmed?.source.words).toBe('The move to 8 May costs $40 on the card ending 0091.')
    expect(confirmed?.answer?.words).toBe('Yes, please.')
  })

  test.for([
    [customer('No, that is too much.')],
    [customer('Yes, please.'), call('move_course', { course_id: 'C-12' }), answer('{"status":"moved"}')],
  ])('and not otherwise', (after) => {
    expect(standing(customer('Please move my course.'), asked, ...after).confirmed).toBeUndefined()
  })

  test('is no question for what the customer would have to tell', () => {
    const { confirmed } = standing(
      customer('Please move my course.'),
      agent('Do you have the number of the course of 4 May?'),
      customer('Yes, it is C-12.'),
    )
    expect(confirmed).toBeUndefined()
  })
})

describe('where the agent stopped', () => {
  const asks = customer('I want to refund the deposit for course C-12.')

  test.for([
    ['en', asks, 'I cannot refund a deposit after the course has begun.'],
    [
      'de',
      customer('Ich möchte bitte die Anzahlung für meinen Kurs erstattet haben.'),
      'Leider kann ich das nach dem Beginn nicht erstatten.',
    ],
    [
      'es',
      customer('Quiero que me devuelvan el depósito de mi curso, por favor.'),
      'Lo siento, no puedo devolver el depósito después del inicio.',
    ],
    [
      'fr',
      customer('Je voudrais être remboursé de l’acompte de mon cours, merci.'),
      'Je ne peux pas rembourser un acompte après le début.',
    ],
  ] as const)('is its last refusal, in its own words (%s)', ([, said, refused]) => {
    const { boundary } = standing(said, agent(refused))
    expect(boundary?.by === 'agent' && boundary.refusal.text).toBe(refused)
  })

  test('holds the reason in the sentence before it', () => {
    const { boundary } = standing(
      asks,
      agent('The course began on 4 May. Given that, I cannot refund the deposit. Is there anything else?'),
    )
    expect(boundary?.by === 'agent' && boundary.refusal.text).toBe(
      'The course began on 4 May. Given that, I cannot refund the deposit.',
    )
  })

  test('is what a system answered last, unless it went well afterwards', () => {
    const failed = [call('refund_deposit', { course_id: 'C-12' }), answer('Error: the course has begun')]
    expect(standing(asks, ...failed).boundary?.by).toBe('tool')
    expect(
      standing(asks, ...failed, call('refund_deposit', { course_id: 'C-12' }), answer('{"status":"refunded"}'))
        .boundary,
    ).toBeUndefined()
  })

  test('is no advice, no condition and nothing about what is over', () => {
    expect(standing(asks, agent('If you cannot come, please let us know.')).boundary).toBeUndefined()
    expect(standing(asks, agent('Your phone cannot send pictures.')).boundary).toBeUndefined()
  })
})
