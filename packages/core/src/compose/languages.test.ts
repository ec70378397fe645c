/** What a note makes of people who speak German, Spanish, French, or haltingly. */
import { expect, test } from 'vitest'
import { agent, conversation, customer } from '../../made-for-tests/conversations.ts'
import type { Conversation } from '../evidence/conversation.ts'
import { Lane } from '../playbook/playbook.ts'
import { composeNote } from './compose.ts'
import { urgencyFor } from './note-for-lane.ts'

const NOW = '2026-11-20T09:00:00.000Z'
const lane = Lane.parse({ name: 'Desk', owners: { people: ['ana'] } })
const noteOf = (talk: Conversation) => composeNote({ conversation: talk, lane, urgency: 'today', by: NOW, now: NOW })
const saidBy = (...texts: string[]) =>
  conversation(...texts.map((text, n) => (n % 2 === 0 ? customer(text) : agent(text))))

test.for([
  ['Im Hausflur stinkt es nach Gas. Ulmenweg 9, bitte anrufen: 0176 4455660', 'Ulmenweg 9', '0176 4455660'],
  ['Mi padre se ha desmayado. Calle del Pozo 31, mi número es 644 101 202.', 'Calle del Pozo 31', '644 101 202'],
  ['La prise du salon fait des étincelles. 6 rue du Four, 06 98 76 54 32', '6 rue du Four', '06 98 76 54 32'],
  ['The loft has caught fire. 5 Tern Close, ring 07700 900744', '5 Tern Close', '07700 900744'],
  [
    'um the the boiler is hissing, 14 Wren Lane, oh seven seven double oh, nine oh oh, one two three',
    '14 Wren Lane',
    '07700 900 123',
  ],
] as const)('an emergency is urgent now, with its place and the number to call: %s', ([said, place, number]) => {
  const talk = saidBy(said)
  expect(urgencyFor({ said: undefined, conversation: talk }, lane)).toBe('now')
  const note = noteOf(talk)
  expect(note.why.code).toBe('safety_urgent')
  expect(note.where.location).toBe(place)
  expect(note.next.action).toContain(place)
  expect(note.next.action).toContain(number)
})

test.for([
  ['his blood is everywhere and he is slumped over', true],
  ['The floor of the shop is giving way', true],
  ['Der Boden im Bad gibt nach und wir kommen nicht raus', true],
  ['On n’ose plus bouger, le plafond craque', true],
  ['My husband locked me out, the papers are inside', false],
  ['My son dropped his phone and the glass broke', false],
  ['Der Preis gibt nach, mein Mann möchte bestellen', false],
] as const)('what nobody wrote down as danger is heard by what it is made of: %s', ([said, isDanger]) => {
  expect(urgencyFor({ said: undefined, conversation: saidBy(said) }, lane) === 'now').toBe(isDanger)
})

test.for([
  [
    'Guten Tag, Mara Winkler hier. Könnten Sie meinen Friseurtermin bitte absagen?',
    'Cancel “meinen Friseurtermin”',
    'Mara Winkler',
    'German',
  ],
  [
    'Hola, me llamo Rubén Costa. Quisiera un presupuesto para pintar dos baños.',
    'Quote a price: “un presupuesto para pintar dos baños”',
    'Rubén Costa',
    'Spanish',
  ],
  [
    'Bonjour, ici Lise Carpentier. Je voudrais reporter ma séance de lundi.',
    'Move “ma séance de lundi”',
    'Lise Carpentier',
    'French',
  ],
] as const)(
  'a request in another language becomes an ask in the desk’s, with the thing as it was said: %s',
  ([said, ask, name, language]) => {
    const note = noteOf(saidBy(said))
    expect(note.ask).toBe(ask)
    expect(note.who.name).toBe(name)
    expect(note.known[0]?.text).toBe(`Written in ${language}.`)
  },
)

test('a condition or a refusal in another language is no ask', () => {
  expect(noteOf(saidBy('Ich möchte den Vertrag nicht kündigen.')).ask).toBe(lane.ask)
  expect(noteOf(saidBy('No quiero cancelar la reserva.')).ask).toBe(lane.ask)
})

test('a language that is not read is named and quoted', () => {
  const note = noteOf(saidBy('Dzień dobry, pralka nie działa od wczoraj, proszę o kontakt.'))
  expect(note.known[0]?.text).toBe('Written in Polish; quoted as it came.')
  expect(note.what).toContain('pralka nie działa od wczoraj')
  expect(note.ask).toBe(lane.ask)
})

test.for([
  [
    'uh I I need to, um, I need to cancel my my lesson on Monday, no sorry, Tuesday',
    'I need to cancel my lesson on Tuesday',
  ],
  ['it is two five, five five, the last digits', 'it is two five, five five, the last digits'],
  ['ich ich brauche, ähm, einen Termin, er ist, äh, dringend', 'ich brauche einen Termin, er ist dringend'],
] as const)('what is said while thinking does not stand in the note: %s', ([said, quoted]) => {
  expect(noteOf(saidBy(said)).what).toContain(quoted)
})

test.for([
  ['Meine Nummer ist null eins sieben sechs, vierundvierzig, fünf fünf, sechs sieben acht.', '0176 44 55 678'],
  ['Mi teléfono es el seis cuatro cuatro, diez, veinte, treinta y dos.', '644 10 20 32'],
  ['Mon numéro est le zéro six, douze, quatre-vingt-dix-huit, trente et un, dix.', '06 12 98 31 10'],
  ['you can call me on six two oh, double four one nine', '620 4419'],
] as const)('a number that is said is a number to call: %s', ([said, number]) => {
  expect(noteOf(saidBy(said)).who.reach[0]?.address).toBe(number)
})

test('the number of an order that is said digit by digit is none to call', () => {
  expect(noteOf(saidBy('my order number is five eight one one three two nine')).who.reach).toEqual([])
})

test('who may only be written to is not called, in whatever language', () => {
  const note = noteOf(
    saidBy('Bitte nicht anrufen, nur per Mail an o.kern@example.org, 0170 1112223 ist mein Diensthandy.'),
  )
  expect(note.next.action).not.toContain('0170')
})
