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
} from '../evidence/conversations.case.ts'
import { hashOfAction } from '../handoff/trail.ts'
import { Note, type SuppliedNote } from '../note/note.ts'
import { conversationWords, READING_LIMITS, readingOf } from '../note/reading.ts'
import { Lane } from '../playbook/playbook.ts'
import { type ComposeInput, composeNote } from './compose.ts'

const lane = Lane.parse({
  name: 'Support',
  owners: { people: ['ana'] },
  ask: 'Call the customer back',
  why: 'Support takes what the agent may not do.',
})

const compose = (conversation: ComposeInput['conversation'], more: Partial<ComposeInput> = {}): Note =>
  composeNote({ conversation, lane, urgency: 'today', now: '2026-11-20T09:06:00.000Z', ...more })

test.for(Object.entries(roles))('%s gives a whole note from the conversation alone', ([, messages]) => {
  const note = compose(messages)
  expect(Note.parse(note)).toEqual(note)
  expect(note.ask).not.toBe('')
  expect(note.what).not.toBe('')
  expect(note.why.sentence).not.toBe('')
  expect(note.where.artifacts.filter(({ openFirst }) => openFirst)).toHaveLength(
    note.where.artifacts.length > 0 ? 1 : 0,
  )
})

test('an empty conversation gives the lane wording and says what is not known', () => {
  const note = compose([])
  expect(note.ask).toBe('Call the customer back')
  expect(note.why).toMatchObject({ code: 'out_of_scope', sentence: 'Support takes what the agent may not do.' })
  expect(note.unknown.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['Who the customer is.', 'Which record it is about.']),
  )
  expect(note.where.artifacts).toEqual([])
})

test('the ask is a verb and an object', () => {
  expect(compose(moveAppointment).ask).toMatch(/^Move cleaning appointment/)
  expect(compose(demoRequest).ask).toMatch(/^Book demo of the fleet module/)
})

test('the record that the refused step was about is to be opened first', () => {
  expect(compose(doubleCharge).where.artifacts).toMatchObject([{ kind: 'invoice', id: 'INV-2207', openFirst: true }])
})

test('what was refused stands in tried with the reason', () => {
  expect(compose(doubleCharge).tried[0]).toMatchObject({
    step: 'Refund payment INV-2207',
    result: 'Refused: refunds above 100 need approval',
    outcome: 'refused',
    by: 'agent',
  })
})

test('a step that was repeated stands once and says how often', () => {
  expect(compose(boilerRestart).tried).toMatchObject([{ times: 3, by: 'customer', outcome: 'done' }])
})

test('the verdict of the playbook is the reason', () => {
  const note = compose(doubleCharge, {
    verdict: { code: 'complaint', why: 'Complaints go to a person.', trigger: 'complaints' },
  })
  expect(note.why).toEqual({ code: 'complaint', sentence: 'Complaints go to a person.', trigger: 'complaints' })
})

test('what the agent supplied stands, and what was filled in is marked', () => {
  const supplied: SuppliedNote = {
    what: 'Invoice INV-2207 was charged twice; the refund of $180 was refused.',
    ask: 'Refund $180 for a double charge',
  }
  const note = compose(doubleCharge, { supplied })
  expect(note).toMatchObject(supplied)
  expect(note.filledIn).toContain('/who/name')
  expect(note.filledIn).not.toContain('/what')
})

test('a sentence of the agent with a fact that is found nowhere is taken out and said to be unverified', () => {
  const note = compose(doubleCharge, {
    supplied: { what: 'Invoice INV-2207 was charged twice. She has been a customer since 1987.' },
  })
  expect(note.what).toBe('Invoice INV-2207 was charged twice.')
  expect(note.unknown).toContainEqual(
    expect.objectContaining({ kind: 'unverified', text: expect.stringContaining('since 1987') }),
  )
})

test('without a conversation what the agent supplied is kept, with the agent as its source', () => {
  const note = compose([], {
    supplied: { what: 'Invoice 4711 was charged twice.', known: [{ text: 'Paid on 2 May.' }] },
  })
  expect(note.what).toBe('Invoice 4711 was charged twice.')
  expect(note.known).toMatchObject([{ text: 'Paid on 2 May.', source: { kind: 'agent' } }])
})

test('a proposed action carries the hash that a decision binds to', () => {
  const action = { tool: 'refund_payment', arguments: { invoice_id: 'INV-2207', amount: 180 } }
  const note = compose(doubleCharge, { supplied: { action: { ...action, hash: 'made up' } } })
  expect(note.action?.hash).toBe(hashOfAction(action))
  expect(note.next.decision.kind).toBe('approve')
})

test('the time of the first message that nobody answered is when the customer began to wait', () => {
  expect(compose(doubleCharge).when.since).toBe('2026-11-20T09:05:00.000Z')
})

test('an open question of either side is said to be open', () => {
  expect(compose(leaseQuestion).unknown).toContainEqual(expect.objectContaining({ kind: 'unanswered' }))
})

test('why the customer asks is told with the request, from wherever they said it', () => {
  const note = compose(
    conversation(
      customer('Hello, I need to cancel my booking BK-2291.'),
      agent(
        'May I ask for the reason? Bookings at the saver rate can only be cancelled until the day before the course begins, and only by a colleague who looks after the course. I am writing down what you tell me.',
      ),
      customer('My father passed away on Sunday.'),
    ),
  )
  expect(note.ask).toBe('Cancel booking BK-2291')
  expect(note.what).toBe('Wants to cancel their booking BK-2291, because their father passed away on Sunday.')
})

test('the rule that stands in the way is the reason for the person', () => {
  expect(compose(leaseQuestion).why).toMatchObject({
    code: 'authority_limit',
    sentence: expect.stringMatching(/^The agent cannot give legal advice/),
  })
})

test('of what the agent wrote, the sentence with the rule is the reason', () => {
  const note = compose(doubleCharge, {
    supplied: {
      what: 'The customer wants a refund of $180 for invoice INV-2207. Refunds above $100 are not allowed without approval. Please assist further.',
    },
  })
  expect(note.what).toBe('Wants a refund of $180 for invoice INV-2207.')
  expect(note.why.sentence).toBe('Refunds above $100 are not allowed without approval.')
  expect(JSON.stringify(note)).not.toContain('Please assist')
})

test('what the customer accepts and refuses stands in the wishes', () => {
  expect(compose(doubleCharge).wishes).toContainEqual(
    expect.objectContaining({ kind: 'refuses', text: 'Please do not close their account.' }),
  )
})

test('a record that denies what the customer says is set against it', () => {
  const note = compose(
    conversation(
      customer('Please look at order AB-3391. I paid for express delivery with this order and I want it today.'),
      call('get_order', { order_id: 'AB-3391' }),
      answer({ order_id: 'AB-3391', express_delivery: false, status: 'packed' }),
      agent('I can see the order. It is packed and leaves our store in Leeds tomorrow morning, as standard orders do.'),
      customer('No, I have express delivery on this order, I paid for it last week.'),
    ),
  )
  expect(note.unknown).toContainEqual(
    expect.objectContaining({
      kind: 'contradiction',
      text: expect.stringContaining('the record says express delivery: no'),
    }),
  )
})

const ELSEWHERE = {
  Spanish: [
    'Hola, quiero cancelar mi suscripción porque me mudo a otra ciudad.',
    'Claro. ¿Cuál es su número de cliente?',
    'Es el CL-88213.',
  ],
  German: [
    'Guten Tag, meine Heizung ist seit gestern kalt.',
    'Wie lautet Ihre Kundennummer?',
    'KD-55127, bitte beeilen Sie sich.',
  ],
  Japanese: ['予約の日付を変更したいのですが。', '予約番号を教えてください。', 'R-77120です。'],
  Arabic: ['أريد استرداد المبلغ الذي دفعته مرتين.', 'ما هو رقم الفاتورة؟', 'INV-9034'],
} as const
test.for(Object.entries(ELSEWHERE))(
  'in %s the note quotes the customer, invents nothing and asks with the lane wording',
  ([, [wish, question, reply]]) => {
    const note = compose(
      conversation(
        customer(wish),
        agent(question),
        customer(reply),
        agent(question),
        customer(reply),
        agent(question),
        customer(reply),
      ),
    )
    expect(note.ask).toBe('Call the customer back')
    expect(note.what).toMatch(/^In their words: “/)
    expect(wish).toContain(/“([^”…]+)/.exec(note.what)?.[1])
    expect(JSON.stringify(note)).toContain(/[A-Z]+-\d+/.exec(reply)?.[0])
  },
)

test('a note is never longer than its limits, however much there is', () => {
  const long = conversation(
    ...Array.from({ length: 200 }, (_, n) => [
      customer(`I want to change booking BK-${1000 + n} to the ${n}th and I don't want to pay a fee.`),
      call('change_booking', { booking_id: `BK-${1000 + n}` }),
      answer('Error: not allowed'),
      agent('I am unable to change this booking under our policy.'),
    ]).flat(),
  )
  const note = compose(long, { by: '2026-11-20T12:00:00.000Z' })
  const { core, all } = readingOf(note)
  expect(core).toBeLessThanOrEqual(READING_LIMITS.core)
  expect(all).toBeLessThanOrEqual(READING_LIMITS.all)
})

test.for(Object.entries(roles))('the note on %s is shorter than the conversation', ([, messages]) => {
  const note = compose(messages, { by: '2026-11-20T12:00:00.000Z' })
  expect(readingOf(note).all).toBeLessThan(Math.max(conversationWords(messages), 36))
})

test('what the agent gave in fields of its own is never cut', () => {
  const known = Array.from({ length: 6 }, (_, n) => ({
    text: `Invoice INV-2207 was looked at by the team, part ${'abcdef'[n]}.`,
  }))
  const note = compose(moveAppointment, {
    supplied: { known: known.map(({ text }) => ({ text: text.replace('INV-2207', 'of Tom Okafor') })) },
  })
  expect(note.known).toHaveLength(6)
  expect(note.filledIn.filter((pointer) => pointer.startsWith('/known'))).toEqual([])
})
