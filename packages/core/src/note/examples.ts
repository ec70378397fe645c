/**
 * Good notes of our own making, one per kind of decision. The check's rules take them apart in their examples, the
 * golden files show them in each medium, and the docs quote them.
 */
import type { Conversation } from '../evidence/conversation.ts'
import type { Instant } from '../time/instant.ts'
import { Note } from './note.ts'

export const EXAMPLE_NOW: Instant = '2026-11-05T14:27:00.000Z'

/** A refund above what the agent may give: the person approves a draft and an action. */
export const REFUND_CONVERSATION: Conversation = [
  { role: 'customer', text: 'Hi, I think you charged me twice for order 4471. This is Amir Haddad.' },
  { role: 'agent', text: 'Sorry to hear that, Amir. Let me look at the order and its payments, one moment please.' },
  { role: 'agent', text: '', toolCall: { name: 'list_payments', arguments: { order: '4471' } } },
  {
    role: 'tool',
    name: 'list_payments',
    text: '[{"id":"pay_1","order":"4471","amount":180.00,"status":"cleared","date":"2026-11-03"},{"id":"pay_2","order":"4471","amount":180.00,"status":"cleared","date":"2026-11-03"}]',
  },
  {
    role: 'agent',
    text: 'Thank you for waiting. I can see two payments of $180 for this order, both cleared on 3 November, so it does look as if you paid twice. Would you like the money back on your card, or a voucher with a bonus of 10% for your next order?',
  },
  {
    role: 'customer',
    text: 'Right, that is what my bank shows as well. I want one of them back on my card, please. No voucher.',
  },
  { role: 'agent', text: '', toolCall: { name: 'refund', arguments: { payment: 'pay_2', amount: 180 } } },
  { role: 'tool', name: 'refund', text: '{"error":"amount over the limit of 100 for agents"}' },
  {
    role: 'agent',
    text: 'A colleague has to approve a refund of this amount. I am passing it on now; you will hear from us today.',
  },
  { role: 'customer', text: 'OK. My e-mail is amir.haddad@example.com.' },
]

export const REFUND_NOTE: Note = Note.parse({
  ask: 'Refund $180 for a double charge',
  next: {
    action: 'Approve the refund and send the drafted reply',
    decision: { kind: 'approve', reversible: false, onSilence: 'nothing is paid.' },
  },
  when: { since: '2026-11-05T14:20:00Z', by: '2026-11-05T14:42:00Z', urgency: 'now' },
  who: {
    name: 'Amir Haddad',
    reach: [
      {
        channel: 'e-mail',
        address: 'amir.haddad@example.com',
        source: { kind: 'customer', message: 9, words: 'amir.haddad@example.com' },
      },
    ],
    identifiers: [{ label: 'Order', value: '4471', source: { kind: 'customer', message: 0, words: 'order 4471' } }],
  },
  what: 'Amir Haddad was charged twice for order 4471 and wants one charge back.',
  why: { code: 'authority_limit', sentence: 'Refunds over $100 need a person.', trigger: 'refund-over-limit' },
  where: {
    channel: 'Web chat',
    conversation: 'https://chat.example.com/c/881',
    artifacts: [
      { label: 'Order 4471', kind: 'order', id: '4471', url: 'https://shop.example.com/orders/4471', openFirst: true },
      { label: 'Payment pay_2', kind: 'payment', id: 'pay_2' },
    ],
  },
  known: [
    {
      text: 'Two payments of $180 cleared on 3 November',
      source: { kind: 'tool', message: 3, words: '"amount":180.00,"status":"cleared","date":"2026-11-03"' },
    },
  ],
  unknown: [{ text: 'Whether the second payment was a retry', kind: 'missing' }],
  tried: [
    {
      step: 'Refund of $180 on pay_2',
      result: 'over the agent’s limit of 100',
      outcome: 'refused',
      source: { kind: 'tool', message: 7, words: 'amount over the limit of 100 for agents' },
    },
  ],
  wishes: [{ text: 'a voucher', kind: 'refuses', source: { kind: 'customer', message: 5, words: 'No voucher' } }],
  confidence: { level: 'fairly_sure', basis: 'two cleared payments' },
  promise: { text: 'An answer today' },
  draft: {
    channel: 'e-mail',
    to: 'amir.haddad@example.com',
    subject: 'Your order 4471',
    body: 'Hi Amir,\n\nyou were charged twice for order 4471. We are paying $180 back to your card; it usually arrives within five days.\n\nSorry for the trouble.',
  },
  action: { tool: 'refund', arguments: { payment: 'pay_2', amount: 180 } },
  sources: {
    '/what': [
      { kind: 'customer', message: 0, words: 'you charged me twice for order 4471. This is Amir Haddad' },
      { kind: 'customer', message: 5, words: 'I want one of them back on my card' },
    ],
  },
})

/** A sales question that only a person may answer, with options. */
export const DISCOUNT_CONVERSATION: Conversation = [
  { role: 'customer', text: 'Priya Nair from Larkfield Dental here. We looked at the Team plan for 40 seats.' },
  {
    role: 'agent',
    text: 'Welcome, Priya, and thank you for trying us out. What would you like to know about the Team plan? I can help with seats, prices, terms and how to move your data.',
  },
  {
    role: 'customer',
    text: 'We like it so far, the front desk has used it for two weeks. But Harbor Desk offers us 12% off the yearly price. Can you match that? We decide on Friday.',
  },
  { role: 'agent', text: '', toolCall: { name: 'find_account', arguments: { company: 'Larkfield Dental' } } },
  { role: 'tool', name: 'find_account', text: '{"account":"LD-20","stage":"trial","seats":40}' },
  {
    role: 'agent',
    text: 'I see your trial of 40 seats. I can offer you 5% for paying yearly. Discounts above 5% are for my colleague in sales to decide, so I am asking there now and you will have an answer as soon as they have decided.',
  },
  { role: 'customer', text: 'Sure. A call is fine too, my number is +1 415 555 0134, just not before 10.' },
]

export const DISCOUNT_NOTE: Note = Note.parse({
  ask: 'Answer: match 12% off for 40 seats?',
  next: {
    action: 'Pick a discount and call her after 10',
    decision: {
      kind: 'choose',
      question: 'Which discount may she have on the yearly price?',
      options: [
        { id: 'match', label: 'Match 12%' },
        { id: 'standard', label: 'Stay at 5%' },
        { id: 'none', label: 'No discount' },
      ],
      recommended: 'standard',
      reversible: true,
      onSilence: 'no discount is offered.',
    },
  },
  when: { since: '2026-11-05T13:58:00Z', by: '2026-11-05T20:00:00Z', urgency: 'today' },
  who: {
    name: 'Priya Nair',
    organisation: 'Larkfield Dental',
    reach: [
      {
        channel: 'phone',
        address: '+1 415 555 0134',
        source: { kind: 'customer', message: 6, words: '+1 415 555 0134' },
      },
    ],
    identifiers: [
      { label: 'Account', value: 'LD-20', source: { kind: 'tool', message: 4, words: '"account":"LD-20"' } },
    ],
  },
  what: 'Priya Nair asks whether we match 12% off from Harbor Desk. She decides on Friday.',
  why: { code: 'authority_limit', sentence: 'Discounts above 5% are for sales to decide.' },
  where: {
    channel: 'Website chat',
    artifacts: [{ label: 'Account LD-20', kind: 'account', id: 'LD-20', openFirst: true }],
  },
  known: [{ text: 'Trial of 40 seats', source: { kind: 'tool', message: 4, words: '"stage":"trial","seats":40' } }],
  unknown: [{ text: 'Nobody has seen the offer of Harbor Desk', kind: 'unverified' }],
  wishes: [
    { text: 'a call after 10', kind: 'accepts', source: { kind: 'customer', message: 6, words: 'A call is fine too' } },
  ],
  confidence: { level: 'sure', basis: 'she said so herself' },
  promise: { text: 'A colleague in sales decides' },
})

/** An internal task: something a person must do, with nothing to send. */
export const BOILER_CONVERSATION: Conversation = [
  { role: 'customer', text: 'My boiler shows F28 and the house is cold. We have a baby. Mei Tan, 14 Orchard Row.' },
  {
    role: 'agent',
    text: 'I am sorry to hear that, Mei, that must be hard with a baby. Before anything else: do you smell gas anywhere in the house? If you do, please leave and call the gas emergency line at once.',
  },
  {
    role: 'customer',
    text: 'No gas smell, thank God. I restarted it twice like the manual says, it tries for a minute and then the same code is back.',
  },
  {
    role: 'agent',
    text: '',
    toolCall: { name: 'find_visit_slots', arguments: { postcode: 'AB1', date: '2026-11-05' } },
  },
  { role: 'tool', name: 'find_visit_slots', text: '[]' },
  {
    role: 'agent',
    text: 'Thank you for checking. No visit is free today in our calendar, the next one is tomorrow at eleven. That is too late for you, so I am asking the dispatcher to fit you in today. Where can they reach you?',
  },
  { role: 'customer', text: 'Please. You can ring me on +44 20 7946 0018 at any time.' },
]

export const BOILER_NOTE: Note = Note.parse({
  ask: 'Find a visit today for a cold house',
  next: {
    action: 'Move a visit or call a partner, then ring her',
    decision: { kind: 'act', onSilence: 'the next dispatcher gets it.' },
  },
  when: { since: '2026-11-05T14:05:00Z', by: '2026-11-05T15:05:00Z', urgency: 'now' },
  who: {
    name: 'Mei Tan',
    reach: [
      {
        channel: 'phone',
        address: '+44 20 7946 0018',
        source: { kind: 'customer', message: 6, words: '+44 20 7946 0018' },
      },
    ],
    identifiers: [
      { label: 'Address', value: '14 Orchard Row', source: { kind: 'customer', message: 0, words: '14 Orchard Row' } },
    ],
  },
  what: 'Mei Tan has no heating: the boiler shows F28. There is a baby.',
  why: { code: 'safety_urgent', sentence: 'A baby is there and no visit is free.' },
  where: {
    channel: 'Phone',
    artifacts: [{ label: 'Visits on 5 November', kind: 'calendar', id: '2026-11-05', openFirst: true }],
  },
  known: [{ text: 'No smell of gas', source: { kind: 'customer', message: 2, words: 'No gas smell' } }],
  unknown: [{ text: 'Make and age of the boiler', kind: 'missing' }],
  tried: [
    {
      step: 'Restarted the boiler',
      result: 'still F28',
      outcome: 'failed',
      by: 'customer',
      times: 2,
      source: { kind: 'customer', message: 2, words: 'I restarted it twice' },
    },
    {
      step: 'Looked for a visit today',
      result: 'none free',
      outcome: 'empty',
      source: { kind: 'tool', message: 4, words: '[]' },
    },
  ],
  // biome-ignore lint/suspicious/noThenProperty: the schema's word
  contingencies: [{ if: 'she smells gas', then: 'she leaves and calls the gas emergency line', by: 'agent' }],
  confidence: { level: 'sure' },
  sensitivity: [{ kind: 'safety', why: 'a baby is there' }],
})
