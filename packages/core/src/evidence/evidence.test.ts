import { expect, test } from 'vitest'
import {
  agent,
  answer,
  boilerRestart,
  call,
  conversation,
  customer,
  demoRequest,
  doubleCharge,
  leaseQuestion,
  moveAppointment,
  roles,
} from '../../made-for-tests/conversations.ts'
import type { Conversation } from './conversation.ts'
import { gatherEvidence } from './evidence.ts'

test('a call and its answer are one step with an outcome', () => {
  const steps = gatherEvidence(doubleCharge).calls.map(({ name, outcome, changes }) => ({ name, outcome, changes }))
  expect(steps).toEqual([
    { name: 'find_customer', outcome: 'done', changes: false },
    { name: 'getInvoice', outcome: 'done', changes: false },
    { name: 'refund_payment', outcome: 'refused', changes: true },
  ])
})

test('an empty answer and one that broke are told apart', () => {
  expect(gatherEvidence(demoRequest).calls.map(({ outcome }) => outcome)).toEqual(['empty', 'failed'])
})

test('answers that come in another order find their calls by name', () => {
  const { calls } = gatherEvidence(
    conversation(
      call('get_order', { order_id: 'A-17' }),
      call('get_shipment', { shipment_id: 'S-4' }),
      { ...answer({ shipment_id: 'S-4', state: 'lost' }), name: 'get_shipment' },
      { ...answer({ order_id: 'A-17' }), name: 'get_order' },
    ),
  )
  expect(calls.map(({ name, answerAt }) => [name, answerAt])).toEqual([
    ['get_order', 3],
    ['get_shipment', 2],
  ])
})

test('an answer whose call was not recorded is a step all the same', () => {
  const { calls } = gatherEvidence(conversation(answer('Airflow sensor was reset successfully.', 'customer')))
  expect(calls).toMatchObject([{ name: '', by: 'customer', outcome: 'done', changes: true, answerAt: 0 }])
})

test('who the customer is comes from the record, with ways to reach them', () => {
  const { names, identifiers, reach } = gatherEvidence(doubleCharge)
  expect(names).toMatchObject([{ value: 'Maria Lind', checked: true, source: { kind: 'tool', message: 4 } }])
  expect(identifiers).toMatchObject([{ label: 'Customer ID', value: 'CU-90412', checked: true }])
  expect(reach).toMatchObject([{ channel: 'email', address: 'maria.lind@example.org' }])
})

test('who the customer is comes from their own words where no record tells', () => {
  const { names, reach } = gatherEvidence(moveAppointment)
  expect(names).toMatchObject([{ value: 'Tom Okafor', checked: false, source: { kind: 'customer', message: 1 } }])
  expect(reach).toMatchObject([{ channel: 'phone', address: '+44 20 7946 0018', source: { message: 3 } }])
})

test('records come from arguments and from what the customer said', () => {
  expect(gatherEvidence(doubleCharge).records).toMatchObject([
    { kind: 'invoice', id: 'INV-2207', saidByCustomer: true, acted: true },
  ])
  expect(gatherEvidence(leaseQuestion).records).toMatchObject([{ kind: 'matter', id: 'M-3310', saidByCustomer: true }])
})

test('a question that nobody answered stays open, one that was answered does not', () => {
  expect(gatherEvidence(moveAppointment).unanswered).toMatchObject([
    { by: 'agent', text: 'Which dentist do you usually see?' },
  ])
  expect(gatherEvidence(leaseQuestion).unanswered).toMatchObject([
    { by: 'customer', text: 'What would ending it early cost me?' },
  ])
})

test('the customer asking for a person is heard', () => {
  expect(gatherEvidence(boilerRestart).askedForPerson).toMatchObject({ kind: 'customer', message: 8 })
  expect(gatherEvidence(doubleCharge).askedForPerson).toBeUndefined()
})

test.for([
  ['I thought I had added breakfast to it.', 'There is no breakfast on your booking.'],
  ['My room is 412, not 214.', 'I have changed the towels for room 214.'],
  ["That's strange because I just paid the deposit.", 'The deposit has not been paid.'],
  ['It should be there.', 'I do not see a cot on your booking.'],
] as const)('a customer who says "%s" contradicts "%s"', ([said, told]) => {
  const { contradictions } = gatherEvidence(conversation(agent(told), customer(said)))
  expect(contradictions).toMatchObject([{ customer: said, record: told }])
})

test.for([
  ['I thought I had added breakfast, but maybe I made a mistake.', 'There is no breakfast on your booking.'],
  ["I'm sure there must be a way to add breakfast.", 'Breakfast cannot be added to your booking.'],
  ['There was a mix-up with my booking.', 'Hi!'],
  ["No, that's all for now.", 'No changes are possible now.'],
  ['Please make sure it is sent to my room, not the lobby.', 'I have left the parcel in the lobby.'],
] as const)('a customer who says "%s" does not contradict "%s"', ([said, told]) => {
  expect(gatherEvidence(conversation(agent(told), customer(said))).contradictions).toEqual([])
})

test.for([
  ['accepts', "Oh, yes, I'd like the later boat.", 'We have a later boat.'],
  ['accepts', 'That sounds good, but can you tell me where it leaves?', 'I can book the later boat.'],
  ['accepts', "Yes, that's correct.", 'Would you like me to book the later boat?'],
  ['refuses', "No, that's not it.", 'Would you like me to book the boat at nine?'],
  ['refuses', "No, that's okay.", 'I can look for a later boat.'],
  ['wants', "Yes, I'd also like to reserve a cabin.", 'Is there anything else?'],
  ['wants', "If it's okay, I'd like to reserve a cabin.", 'The boat is booked.'],
  ['wants', 'I won a prize and want to reserve a cabin.', 'How can I help?'],
  ['wants', 'I should be getting a full refund.', 'The boat was cancelled.'],
  ['wants', 'Can you check if I can reserve a cabin?', 'The boat is booked.'],
  ['refuses', "Actually, I've changed my mind.", 'Would you like me to book the boat?'],
  ['refuses', "I'm a bit uncomfortable sharing that.", 'What is your address?'],
  ['refuses', "I'll pass on the cabin.", 'A cabin costs 90 more.'],
  ['refuses', "That's more than I was hoping to spend.", 'A cabin costs 90 more.'],
] as const)('%s: "%s" after "%s"', ([kind, said, told]) => {
  expect(gatherEvidence(conversation(agent(told), customer(said))).wishes.map((wish) => wish.kind)).toEqual([kind])
})

test.for([
  ["Yes, that's correct.", 'Is it the boat to Bergen?'],
  ["That's perfect, thank you for your help!", 'The boat is booked.'],
  ["I'm happy to give you my address later.", 'What is your address?'],
  ['I was not happy with the service on board.', 'How was the trip?'],
  ['Could you help me find it?', 'What is the number of your booking?'],
  ['Is there anything else we need to cover?', 'The boat is booked.'],
  ['Do I need to change something?', 'The address looks fine.'],
] as const)('no wish is heard in "%s" after "%s"', ([said, told]) => {
  expect(gatherEvidence(conversation(agent(told), customer(said))).wishes).toEqual([])
})

test('every source names a message that holds its words', () => {
  for (const [name, messages] of Object.entries(roles))
    for (const { message, words } of sourcesIn(gatherEvidence(messages)))
      expect(holds(messages, message, words), `${name}: ${message} ${words}`).toBe(true)
})

test('nothing is found in nothing', () => {
  const evidence = gatherEvidence([])
  expect(evidence.calls).toEqual([])
  expect(sourcesIn(evidence)).toEqual([])
})

const BAIT: Record<string, Conversation> = {
  'a message of 1 MB': conversation(customer('my order 12345-AB is lost. '.repeat(37_000))),
  'one word of 1 MB': conversation(customer('a'.repeat(1_000_000))),
  'ten thousand ids': conversation(
    call('get_orders'),
    answer(Array.from({ length: 10_000 }, (_, n) => ({ order_id: `A-${n}` }))),
  ),
  'deeply nested JSON': conversation(call('get_tree'), answer('['.repeat(100_000) + ']'.repeat(100_000))),
  'an address that never ends': conversation(customer(`${'a.'.repeat(50_000)}@${'b-'.repeat(50_000)}`)),
  'digits without end': conversation(customer(`call ${'1 '.repeat(50_000)}`)),
  'blanks without end': conversation(customer(`I want to ${' '.repeat(100_000)}x`)),
  'questions without end': conversation(customer('why? '.repeat(20_000))),
}
// Work that grows faster than its input would outlast the runner's own time for a test.
test.for(Object.entries(BAIT))('reads %s to the end', ([, messages]) => {
  expect(Object.keys(gatherEvidence(messages))).toContain('requests')
})

type Sourced = { message: number; words: string }
function sourcesIn(value: unknown): Sourced[] {
  if (Array.isArray(value)) return value.flatMap(sourcesIn)
  if (typeof value !== 'object' || value === null) return []
  const own = 'words' in value && 'kind' in value && 'message' in value ? [value as unknown as Sourced] : []
  return [...own, ...Object.values(value).flatMap(sourcesIn)]
}

function holds(messages: Conversation, index: number, words: string): boolean {
  const message = messages[index]
  if (!message) return false
  return (
    message.text.includes(words) || JSON.stringify(message.toolCall ?? {}).includes(JSON.stringify(words).slice(1, -1))
  )
}

test('groups of a card number are no phone number', () => {
  const said = 'Please refund $180 to my card 4111 1111 1111 1111, or 6011 0009 9013 9424. My phone is +1 415 555 0188.'
  const { reach } = gatherEvidence(conversation(customer(said)))
  expect(reach.map(({ address }) => address)).toEqual(['+1 415 555 0188'])
})
