import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agent, answer, call, conversation, customer, doubleCharge } from '../../made-for-tests/conversations.ts'
import { composeNote } from '../compose/compose.ts'
import type { Conversation } from '../evidence/conversation.ts'
import type { Note } from '../note/note.ts'
import { Lane } from '../playbook/playbook.ts'
import { takeWording } from './take-wording.ts'
import type { Wording, WrittenPart } from './wording.ts'
import { PARTS } from './written-parts.ts'

const now = '2026-11-20T09:06:00.000Z'
const lane = Lane.parse({ name: 'Support', owners: { people: ['ana'] } })

/** Two people, two amounts, two nights, something denied and something refused: all that can be exchanged. */
const lateArrival = conversation(
  customer(
    'Hello, this is Nora Eklund. You charged me 84.50 pounds for booking HB-731 on 6 May. The room was not cleaned. The heating is off, and the price went up by 12 pounds. My colleague Paul Weiss paid 62 pounds for booking HB-732.',
  ),
  call('find_booking', { booking_id: 'HB-731' }),
  answer({ booking_id: 'HB-731', guest_name: 'Nora Eklund', status: 'completed', confirmed: false, total: 84.5 }),
  call('refund_booking', { booking_id: 'HB-731', amount: 84.5 }),
  answer({ error: 'Agents may refund up to 40.00 only' }),
  agent('I may not refund that amount, so a colleague has to look at it. Your room was inspected on 7 May.'),
  customer(
    'I would like the money back on my card, not as points. If it takes until 9 May, I will call my bank. Can you cancel booking HB-733? My colleague wants a voucher.',
  ),
)

const composed = new Map(
  [lateArrival, doubleCharge].map((messages) => [
    messages,
    composeNote({ conversation: messages, lane, urgency: 'today', now }),
  ]),
)

const wordingOf = (part: WrittenPart, text: string, m: number[]): Wording => {
  const line = { text, m }
  return { ask: { ask: line }, what: { what: [line] }, why: { why_you: [line] }, next: { first_step: line } }[part]
}

const take = (wording: Wording, messages: Conversation): Note => {
  const note = composed.get(messages)
  if (!note) throw new Error('nothing was composed of it')
  const context = { conversation: messages, now }
  return takeWording({ note, findings: [] }, { wording, model: 'liar' }, context).note
}

/** Whether a sentence gets into the note in that part, on these places. */
const isTaken = (sentence: string, part: WrittenPart, messages: Conversation, m: number[]): boolean =>
  take(wordingOf(part, sentence, m), messages).wordedBy?.parts.includes(PARTS[part].pointer) ?? false

/** Every choice of three places: a lie stands on none of them. */
const choices = (length: number): number[][] =>
  Array.from({ length }, (_, one) => one).flatMap((one) =>
    Array.from({ length: length - one }, (_, n) => one + n).flatMap((two) =>
      Array.from({ length: length - two }, (_, n) => [...new Set([one, two, two + n])]),
    ),
  )
const standsAnywhere = (sentence: string, part: WrittenPart): boolean => {
  const all = choices(lateArrival.length)
  if (part === 'ask' || part === 'next') return all.some((m) => isTaken(sentence, part, lateArrival, m))
  // As lines of a brief they are judged a dozen at once.
  return Array.from({ length: Math.ceil(all.length / 12) }, (_, n) => all.slice(n * 12, n * 12 + 12)).some((some) => {
    const decides = some.map((m) => ({ text: sentence, m }))
    return (take({ decides }, lateArrival).brief?.decides.length ?? 0) > 0
  })
}

const TRUE: [WrittenPart, string, Conversation, number[]][] = [
  ['what', 'Nora Eklund was charged 84.50 pounds for booking HB-731 on 6 May.', lateArrival, [0]],
  ['what', 'The room was not cleaned, and Nora Eklund was charged 84.50 pounds for booking HB-731.', lateArrival, [0]],
  ['what', 'Her colleague Paul Weiss paid 62 pounds for booking HB-732.', lateArrival, [0]],
  ['what', 'She wants the money back on her card, not as points.', lateArrival, [6]],
  ['what', 'Her room was inspected on 7 May.', lateArrival, [5]],
  ['what', 'The heating is off, and the price went up by 12 pounds.', lateArrival, [0]],
  ['why', 'Agents may refund up to 40.00 only.', lateArrival, [4]],
  ['why', 'The agent may not refund that amount.', lateArrival, [5]],
  ['ask', 'Cancel booking HB-733', lateArrival, [6]],
  ['next', 'Refund amount 84.50 for booking HB-731.', lateArrival, [3]],
  ['what', 'Maria Lind was billed twice for March.', doubleCharge, [0]],
  ['why', 'Refunds over 100 need approval.', doubleCharge, [8]],
  ['ask', 'Refund the second charge on invoice INV-2207', doubleCharge, [0]],
]

test.each(TRUE)('%s: “%s” is taken: its places bear it', (part, sentence, messages, m) => {
  expect(isTaken(sentence, part, messages, m)).toBe(true)
})

describe('true words that tell a lie are dropped:', () => {
  test.each<[string, WrittenPart, string]>([
    ['the amount for the limit', 'why', 'Agents may refund up to 84.50 only.'],
    ['the limit for the amount', 'ask', 'Refund 40.00 for booking HB-731'],
    ['a limit that is none any more', 'why', 'Agents may refund 40.00.'],
    ['a limit turned round', 'why', 'Agents may refund more than 40.00.'],
    ['somebody else’s booking', 'what', 'Nora Eklund was charged 84.50 pounds for booking HB-732.'],
    ['somebody else’s payment', 'what', 'Nora Eklund paid 62 pounds for booking HB-732.'],
    ['somebody else as the customer', 'what', 'Paul Weiss was charged 84.50 pounds for booking HB-731 on 6 May.'],
    ['somebody else’s wish', 'what', 'She wants a voucher.'],
    ['who is charged and who charges', 'what', 'Nora Eklund charged 84.50 pounds for booking HB-731 on 6 May.'],
    ['a customer who is the agent', 'why', 'The customer may not refund that amount.'],
    ['a denial left out', 'what', 'The room was cleaned.'],
    ['a denial brought in', 'what', 'Nora Eklund was not charged 84.50 pounds for booking HB-731.'],
    ['what is refused as what is wanted', 'what', 'She wants the money back as points.'],
    ['what is wanted as what is refused', 'what', 'She wants the money back, not on her card.'],
    ['a wish as something done', 'what', 'The money is back on her card.'],
    ['a condition as a fact', 'what', 'It takes until 9 May.'],
    ['a condition as an intention', 'what', 'Nora Eklund will call her bank.'],
    ['a promise', 'next', 'Tell her that the money will be back on her card on 9 May.'],
    ['a question as a fact', 'what', 'Booking HB-733 was cancelled.'],
    ['a record’s no for its yes', 'what', 'Booking HB-731 is confirmed.'],
    ['a refused call as something done', 'what', 'Booking HB-731 was refunded, amount 84.50.'],
    ['a number under another one’s name', 'next', 'Refund booking 84.50.'],
    ['what is off for what is on', 'what', 'The heating is on.'],
    ['up for down', 'what', 'The price went down by 12 pounds.'],
    ['that there is what is said to be off', 'what', 'There is heating.'],
    ['half of two sentences', 'what', 'The room was inspected and cleaned.'],
  ])('%s', (_, part, sentence) => expect(standsAnywhere(sentence, part)).toBe(false))
})

/** What can be taken for one another. */
const FACTS = [
  ['84.50', '40.00', '62', '12'],
  ['HB-731', 'HB-732', 'HB-733'],
  ['6 May', '7 May', '9 May'],
  ['Nora Eklund', 'Paul Weiss'],
]
const exchangesIn = (sentence: string): [string, string][] =>
  FACTS.flatMap((alike) =>
    alike
      .filter((fact) => sentence.includes(fact))
      .flatMap((mine) => alike.filter((other) => other !== mine).map((other): [string, string] => [mine, other])),
  )
const exchanged = (sentence: string, one: string, other: string): string =>
  sentence
    .split(one)
    .map((part) => part.replaceAll(other, one))
    .join(other)

const NEGATIONS = ['not', 'never', 'no', 'without', 'hardly']
const denied = (sentence: string, at: number, negation: string): string =>
  sentence.split(' ').toSpliced(at, 0, negation).join(' ')
const undenied = (sentence: string): string => sentence.replace(/ not\b/, '')

const trueOfNora = fc.constantFrom(...TRUE.filter(([, , messages]) => messages === lateArrival))
const lie = trueOfNora.chain(([part, sentence, , m]) => {
  const exchanges = exchangesIn(sentence)
  const lies: fc.Arbitrary<string>[] = [
    fc
      .tuple(fc.nat(sentence.split(' ').length), fc.constantFrom(...NEGATIONS))
      .map(([at, negation]) => denied(sentence, at, negation)),
    fc.constant(undenied(sentence)),
  ]
  if (exchanges.length > 0)
    lies.push(fc.constantFrom(...exchanges).map(([mine, other]) => exchanged(sentence, mine, other)))
  return fc.oneof(...lies).map((told) => ({ part, sentence: told, isLie: told !== sentence, m }))
})

test('whatever fact is exchanged in a true sentence, and wherever a denial is put in or left out, it is not taken', () => {
  fc.assert(
    fc.property(lie, ({ part, sentence, isLie, m }) => {
      fc.pre(isLie)
      expect(isTaken(sentence, part, lateArrival, m)).toBe(false)
    }),
    { numRuns: 400 },
  )
})
