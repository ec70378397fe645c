/** No note is worse than what it was made from: nothing cut, nothing of the customer's left out, the agent's sentences whole. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agent, conversation, customer } from '../../made-for-tests/conversations.ts'
import type { Note, SuppliedNote } from '../note/note.ts'
import { Lane } from '../playbook/playbook.ts'
import { composeNote } from './compose.ts'
import { urgencyFor } from './note-for-lane.ts'

const lane = Lane.parse({ name: 'Support', owners: { people: ['ana'] } })
const noteOn = (messages: ReturnType<typeof conversation>, supplied?: SuppliedNote): Note =>
  composeNote({
    conversation: messages,
    lane,
    urgency: 'today',
    now: '2026-11-20T09:06:00.000Z',
    ...(supplied && { supplied }),
  })
const SAYS_NOTHING =
  /Read their message|Help this customer|Make happen|Judge this matter|Settle what stopped|^Decide\.$/

describe('a short message', () => {
  test('is quoted whole, with who signed it and how to reach them', () => {
    const note = noteOn(
      conversation(customer('Water drips from our ceiling lamp, ring me on 020 7946 0321. Lena Voss')),
    )
    expect(note.who).toMatchObject({ name: 'Lena Voss', reach: [{ address: '020 7946 0321' }] })
    expect(note.what).toContain('Water drips from our ceiling lamp, ring me on 020 7946 0321.')
    expect(note.next.action).toContain('020 7946 0321')
  })

  test('gives a refund that is asked for as the ask, with amount and record', () => {
    const note = noteOn(
      conversation(customer('You billed me two times for ticket 7782. Please refund $64. Omar Tariq')),
    )
    expect(note).toMatchObject({ ask: 'Refund $64, ticket 7782', who: { name: 'Omar Tariq' } })
    expect(note.what).toContain('You billed me two times for ticket 7782. Please refund $64.')
  })

  test('of several turns is quoted in the order said, what does not fit above below', () => {
    const note = noteOn(
      conversation(
        customer('The van of your driver stands across my drive.'),
        agent('Which number plate does it have?'),
        customer('KX21 OBD. I must be at the clinic at ten and nobody comes when I ring at the door.'),
      ),
    )
    const told = [note.what, ...note.known.map(({ text }) => text)].join(' ')
    for (const said of ['across my drive', 'KX21 OBD', 'at the clinic at ten and nobody comes when I ring at the door'])
      expect(told).toContain(said)
  })
})

test.for([
  ['Billed twice for ticket 7782; wants $64 back.'],
  [
    'Was billed twice for ticket 7782 after the page had shown an error and the second try went through as well, and now wants the $64 of the second payment back on the card with which both were paid.',
  ],
])('the agent’s sentence stands whole: %s', ([what = '']) => {
  const messages = conversation(customer('You billed me two times for ticket 7782. Please refund $64. Omar Tariq'))
  const note = noteOn(messages, { what })
  expect([note.ask, ...note.known.map(({ text }) => text.replace(/\.$/, ''))]).toContain(what.replace(/\.$/, ''))
})

test('what the agent wrote is not told again in the customer’s words', () => {
  const messages = conversation(customer('I was billed twice for ticket 7782. Please refund $64. Omar Tariq'))
  const { known } = noteOn(messages, { what: 'Billed twice for ticket 7782; wants a refund of $64.' })
  expect(known).toEqual([])
})

const EMERGENCIES = [
  ['A man collapsed at our counter, a customer fainted. 14 Station Road, ask for Ines.', '14 Station Road'],
  ['My kitchen is on fire, Mia and I are out, 3 Elm Court', '3 Elm Court'],
  ['Mein Vater ist von der Leiter gefallen und reagiert nicht. Ahornweg 7, 0341 555 0188', 'Ahornweg 7'],
  ['Huele a gas en toda la casa y hay dos niños. Calle Luna 4', 'Calle Luna 4'],
  ['Ma mère ne respire plus, 5 rue des Lilas, vite', '5 rue des Lilas'],
] as const

test.for(EMERGENCIES)('an emergency is urgent now, and the note has the danger and the place: %s', ([said, place]) => {
  const messages = conversation(customer(said))
  expect(urgencyFor({ said: undefined, conversation: messages }, lane)).toBe('now')
  const note = noteOn(messages)
  expect(note.what).toContain(place)
  expect(note.ask).toContain('at once')
  expect(note.why.code).toBe('safety_urgent')
})

test('what the agent or a rule says of the urgency stands, whatever is said', () => {
  const messages = conversation(customer(EMERGENCIES[0][0]))
  expect(urgencyFor({ said: 'this_week', conversation: messages }, lane)).toBe('this_week')
  expect(urgencyFor({ said: undefined, conversation: conversation(customer('Where is my parcel?')) }, lane)).toBe(
    'today',
  )
})

const WORDS =
  'order 5512 came broken refund card twice cancel flight want need please my the to for with and on in at'.split(' ')
const sentence = fc
  .array(fc.constantFrom(...WORDS), { minLength: 3, maxLength: 22 })
  .map((words) => `I want to ${words.join(' ')}.`)

test('nothing that somebody said is cut inside a clause, and no sentence that says nothing is written', () => {
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 12 }), (said) => {
      const note = noteOn(
        conversation(
          ...said.flatMap((text) => [
            customer(text),
            agent('I cannot do that under our rules for orders, I am afraid.'),
          ]),
        ),
      )
      const texts = [
        note.ask,
        note.what,
        note.why.sentence,
        note.next.action ?? '',
        ...note.known.map(({ text }) => text),
      ]
      for (const text of [
        ...texts,
        ...note.wishes.map((wish) => wish.text),
        ...note.unknown.map((each) => each.text),
      ]) {
        expect(text).not.toContain('…')
        expect(text).not.toMatch(SAYS_NOTHING)
      }
    }),
    { numRuns: 60 },
  )
})
