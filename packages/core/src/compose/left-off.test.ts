import { describe, expect, test } from 'vitest'
import { agent, answer, call, conversation, customer } from '../../made-for-tests/conversations.ts'
import type { Conversation } from '../evidence/conversation.ts'
import type { Note } from '../note/note.ts'
import { ASK_OF_ANY_LANE, Lane } from '../playbook/playbook.ts'
import { composeNote } from './compose.ts'

const noteOn = (messages: Conversation, ask: string = ASK_OF_ANY_LANE): Note =>
  composeNote({
    conversation: messages,
    lane: Lane.parse({ name: 'Desk', owners: { people: ['ana'] }, ask }),
    urgency: 'today',
    now: '2026-11-20T09:06:00.000Z',
  })

const ferry = conversation(
  customer('Good evening. I would like to move my crossing FX-2290 to Saturday.'),
  call('get_crossing', { crossing_id: 'FX-2290' }),
  answer({ crossing_id: 'FX-2290', day: 'Friday', cabin: 'inside' }),
  agent('Crossing FX-2290 cannot be moved to Saturday, because the ship is full. Sunday is free.'),
  customer('Sunday is fine then.'),
  call('move_crossing', { crossing_id: 'FX-2290', day: 'Sunday' }),
  answer({ crossing_id: 'FX-2290', day: 'Sunday' }),
  agent('FX-2290 is on Sunday now.'),
  customer('And can you put my dog in the kennel on deck 7 for that day?'),
)

describe('where the talk left off', () => {
  test('what was asked last is the ask, not an earlier wish that was settled', () => {
    const { ask, why } = noteOn(ferry)
    expect(ask).toContain('can you put my dog in the kennel on deck 7')
    // What was refused before is no reason for what came after.
    expect(why.sentence).not.toContain('ship is full')
  })

  test('to press for what was refused asks for nothing new', () => {
    const pressed = conversation(
      ...ferry.slice(0, 4),
      customer('Is there anything else you can do? Could you make an exception? May I speak to your manager?'),
    )
    const { ask, why } = noteOn(pressed)
    expect(ask).toContain('Move crossing FX-2290 to Saturday')
    expect(why.sentence).toContain('the ship is full')
  })

  test('a condition in a list is never told as what is so', () => {
    const listed = conversation(
      customer('I would like to cancel my stay in room 12 of the Linden house, please.'),
      agent(
        `You may cancel it if one of these is true:
- The stay was booked today and you cannot come for 3 days.
- The house is closed by us.
I shall look into it, and there is a lot that I have to go through before I can say anything on it, so please bear with me a while.`,
      ),
      customer('It was booked last month, and I fell ill.'),
    )
    const { why, known, unknown, what } = noteOn(listed)
    expect(JSON.stringify([why, known, unknown, what])).not.toContain('booked today')
  })

  test('what was taken back later is no ask, and stands beside what was said instead', () => {
    const moved = conversation(
      customer('The parcel goes to the old flat. Please send it to 8 Quay Street, postcode 5027, and not before ten.'),
      agent('I can ask the courier for a redirect, which takes until this evening at the earliest.'),
      customer('wait 5072, not 5027, sorry.'),
      agent('The courier does that by phone only, before six, and I have no way to call them from here.'),
      customer('Then somebody please call them for me, I am at work until five.'),
    )
    const { ask, what } = noteOn(moved, 'Call this customer about the parcel')
    expect(ask).not.toContain('5027')
    if (what.includes('postcode 5027')) expect(what).toContain('5072, not 5027')
  })

  test('a login that was told is quoted nowhere', () => {
    const told = conversation(
      customer('Two of your letters went to the wrong flat. I need to know which two right now.'),
      agent('I see that two were returned. Which building is it, please?'),
      customer('The north one. The login to see them is lena.k / Winter!26, look yourself.'),
      agent('I may not use that. A colleague looks into it.'),
    )
    expect(JSON.stringify(noteOn(told, 'Call this customer'))).not.toContain('Winter!26')
  })

  test('keys and values that an agent printed are nobody’s sentence', () => {
    const printed = conversation(
      customer('Please send the invoice for order 77120 once more, it never came.'),
      agent('{"within_scope": "I am not able to send it", "order_id": "77120"}'),
      customer('Then let somebody else send it.'),
    )
    expect(noteOn(printed).why.sentence).not.toContain('within_scope')
  })
})

describe('a talk that no rule understands', () => {
  const roof = conversation(
    customer(
      'tarp came off the roof in the storm. its raining into the nursery, 3 buckets so far. the slates lie in the yard',
    ),
    agent('Good evening. Is anybody hurt, and is the power on in that room?'),
    customer('nobody. power off at the board. the tree is still on the chimney though'),
    agent('Please stay out of that room. I am passing this on to the night foreman.'),
    customer(
      'fine. and bring the long ladder, ours is 4 metres. Nell. 07700 900417. ring before 10 tonight, then we sleep',
    ),
  )

  test('the lane’s ask says what about, and what they came for and said last stand whole', () => {
    const { ask, what } = noteOn(roof, 'Call this customer about the visit')
    expect(ask).toMatch(/^Call this customer about the visit: “tarp came off the roof in the storm\./)
    expect(what).toContain('bring the long ladder, ours is 4 metres')
  })

  test('who it is stands beside their number, and the step says when they want to be called', () => {
    const { who, next } = noteOn(roof, 'Call this customer about the visit')
    expect(who.name).toBe('Nell')
    expect(next.action).toMatch(/^Call Nell on 07700 900417: “.*ring before 10 tonight/)
  })

  test('what the agent said last is told instead of a reason that nobody gave', () => {
    expect(noteOn(roof, 'Call this customer about the visit').why.sentence).toContain(
      'passing this on to the night foreman',
    )
  })

  test('all of it is quoted message by message', () => {
    const { talk = [] } = noteOn(roof, 'Call this customer about the visit')
    expect(talk.map(({ message }) => message)).toEqual([0, 1, 2, 3, 4])
    expect(talk[2]?.text).toBe(roof[2]?.text)
  })

  test('what a look-up answered is told value by value, with names and times as they came', () => {
    const looked = conversation(
      ...roof.slice(0, 3),
      call('find_visit', { street: 'Mill Lane' }),
      answer({
        job: 'slates',
        crew: [{ first_name: 'Ola', last_name: 'Brandt' }],
        free: '2026-11-20 21:30',
        hoist: false,
      }),
      ...roof.slice(3),
    )
    const { known, unknown } = noteOn(looked, 'Call this customer about the visit')
    expect(known.map(({ text }) => text)).toContain(
      'Visit: job slates; crew name Ola Brandt; free 2026-11-20 21:30; hoist no',
    )
    expect(unknown.map(({ about }) => about)).not.toContain('where')
  })
})
