/**
 * The six cases of the practice workspace, written by us: one for each role and one for the owner. Names, numbers and
 * addresses are made up. Times are counted back from the moment the case is handed off.
 */
import type { Conversation, Urgency } from '@baton-desk/core'
import type { SuppliedNoteInput } from '@baton-desk/sdk'

export type PracticeCase = {
  /** Part of the agent's reference: the same case again is the same handoff. */
  id: string
  lane: string
  urgency: Urgency
  customer: string
  conversation: Conversation
  /** What the agent says itself; the desk fills in the rest. */
  note: SuppliedNoteInput
  /** What the agent answers when the owner asks: the first whose word stands in the question. */
  answers: { about: string[]; say: string }[]
  /** What the agent does once the person has decided, said in the past. */
  effect: { approved: string; rejected: string; answered: string; taken: string }
}

const clock = (now: Date, minutesAgo: number) => new Date(now.getTime() - minutesAgo * 60_000).toISOString()

/** Messages a minute or so apart, the last one `endedMinutesAgo`. */
function timed(now: Date, endedMinutesAgo: number, messages: Conversation): Conversation {
  return messages.map((message, index) => ({
    ...message,
    at: clock(now, endedMinutesAgo + (messages.length - 1 - index)),
  }))
}

export function practiceCases(now: Date): PracticeCase[] {
  return [
    {
      id: 'no-heating',
      lane: 'home_service',
      urgency: 'now',
      customer: 'flat-12',
      conversation: timed(now, 1, [
        {
          role: 'customer',
          text: 'Hello, this is Marta Lindqvist in flat 12. The heating is off since last night and it is 12 degrees in here. I turned every radiator up this morning and nothing happens, they all stay cold.',
        },
        {
          role: 'agent',
          text: 'I am sorry to hear that, Marta. Let me look at your boiler from here, that takes a moment.',
          toolCall: { name: 'boiler_status', arguments: { flat: '12' } },
        },
        {
          role: 'tool',
          name: 'boiler_status',
          text: '{"boiler":"B-12","status":"lockout","fault":"F22 low water pressure","since":"06:10"}',
        },
        {
          role: 'agent',
          text: 'It has locked itself out because the water pressure is too low. I will try to restart it from here.',
          toolCall: { name: 'restart_boiler', arguments: { boiler: 'B-12' } },
        },
        { role: 'tool', name: 'restart_boiler', text: '{"error":"restart refused: pressure below minimum"}' },
        {
          role: 'customer',
          text: 'Please hurry, I have a baby here. You can call me on +1 415 555 0112, I am at home all day.',
        },
        {
          role: 'agent',
          text: 'The boiler refuses to restart while the pressure is that low, so somebody has to come. I am passing this to a person now. Please keep the baby warm in one room.',
        },
      ]),
      note: {
        ask: 'Send a heating engineer to flat 12',
        next: {
          action: 'Send whoever is on call, then ring Marta with the time',
          decision: { kind: 'act', onSilence: 'Nobody is sent.' },
        },
        when: { by: clock(now, -20) },
        who: { name: 'Marta Lindqvist', reach: [{ channel: 'phone', address: '+1 415 555 0112' }] },
        where: {
          channel: 'Phone',
          artifacts: [{ label: 'Boiler B-12, flat 12', kind: 'boiler', id: 'B-12', openFirst: true }],
        },
        known: [{ text: 'The boiler shows fault F22, low water pressure' }],
        what: 'No heating since last night at 12 degrees, with a baby in the flat.',
        why: { code: 'safety_urgent', sentence: 'The boiler refuses to restart and a baby is in the flat.' },
        unknown: [{ text: 'Whether water is leaking somewhere', kind: 'missing' }],
        sensitivity: [{ kind: 'safety', why: 'A baby in a cold flat' }],
        promise: { text: 'A person takes over now' },
      },
      answers: [
        {
          about: ['leak', 'water', 'floor'],
          say: 'Marta says the floor under the boiler is dry. She cannot see a leak.',
        },
        { about: ['home', 'key', 'in', 'access'], say: 'She is at home all day and opens the door herself.' },
      ],
      effect: {
        approved: 'Told Marta that an engineer is on the way.',
        rejected: 'Told Marta that nobody can come now and why.',
        answered: 'Passed your answer to Marta.',
        taken: 'Told Marta that you have it in hand, and stopped writing to her.',
      },
    },
    {
      id: 'charged-twice',
      lane: 'support',
      urgency: 'today',
      customer: 'M-2210',
      conversation: timed(now, 4, [
        {
          role: 'customer',
          text: 'Hi, I looked at my card statement this morning and Alder Court charged me twice for November. I have only one membership and never had two. My member number is M-2210.',
        },
        {
          role: 'agent',
          text: 'Thank you, let me look at your payments for this month.',
          toolCall: { name: 'list_payments', arguments: { member: 'M-2210' } },
        },
        {
          role: 'tool',
          name: 'list_payments',
          text: '{"member":"M-2210","name":"Tom Becker","payments":[{"id":"pay_881","amount":180.00,"status":"cleared"},{"id":"pay_882","amount":180.00,"status":"cleared"}]}',
        },
        {
          role: 'agent',
          text: 'You are right: two payments of $180 have cleared, a few seconds apart. It looks as if the form was sent twice.',
        },
        {
          role: 'customer',
          text: 'I want one back on my card please, not as credit. The rent goes out this week and I need the money there.',
        },
        {
          role: 'agent',
          text: 'I understand. I will try to pay the second one back to your card now.',
          toolCall: { name: 'refund_payment', arguments: { payment: 'pay_882', amount: 180 } },
        },
        { role: 'tool', name: 'refund_payment', text: '{"error":"refused: above the limit of 100.00 for agents"}' },
        { role: 'agent', text: 'A refund of this size needs a colleague to approve it. You will hear from us today.' },
      ]),
      note: {
        ask: 'Refund $180 for a double charge',
        next: {
          action: 'Approve the refund of pay_882',
          decision: { kind: 'approve', reversible: false, onSilence: 'Nothing is paid back.' },
        },
        who: { name: 'Tom Becker', identifiers: [{ label: 'Member', value: 'M-2210' }] },
        where: {
          channel: 'Member chat',
          artifacts: [{ label: 'Payments of M-2210', kind: 'member', id: 'M-2210', openFirst: true }],
        },
        known: [{ text: 'pay_881 and pay_882, $180 each, have cleared' }],
        wishes: [
          { text: 'Back on his card', kind: 'wants' },
          { text: 'Credit', kind: 'refuses' },
        ],
        what: 'Charged twice for November; wants one payment back.',
        why: { code: 'authority_limit', sentence: 'Refunds above $100 need a person.' },
        promise: { text: 'An answer comes today' },
        draft: {
          channel: 'chat',
          to: 'Tom Becker',
          body: 'Hi Tom, you were charged twice for November. We are paying $180 back to your card; it usually arrives within five days. Sorry for the trouble.',
        },
        action: { tool: 'refund_payment', arguments: { payment: 'pay_882', amount: 180 } },
      },
      answers: [
        {
          about: ['first', 'pay_881', 'both', 'which'],
          say: 'Both payments have cleared. pay_881 stays; pay_882 is the one to pay back.',
        },
        { about: ['credit', 'voucher'], say: 'He said he does not want credit.' },
      ],
      effect: {
        approved: 'Refunded pay_882 and sent Tom the reply.',
        rejected: 'Told Tom that it is not refunded, with your reason.',
        answered: 'Passed your answer to Tom.',
        taken: 'Told Tom that you have it in hand, and stopped writing to him.',
      },
    },
    {
      id: 'three-year-lease',
      lane: 'sales',
      urgency: 'today',
      customer: 'larch-legal',
      conversation: timed(now, 12, [
        {
          role: 'customer',
          text: 'Good afternoon, this is Nadia Rahman from Larch Legal. We saw the offices on floor 3 last week and my partners liked them. We would take all six for three years, from the first of next month.',
        },
        {
          role: 'agent',
          text: 'That is good to hear, Nadia. Let me open your account so that I have the details of the viewing.',
          toolCall: { name: 'find_account', arguments: { company: 'Larch Legal' } },
        },
        {
          role: 'tool',
          name: 'find_account',
          text: '{"account":"A-77","stage":"viewing done","offices":6,"listPrice":"9600.00 a month"}',
        },
        {
          role: 'customer',
          text: 'For that length we expect 10% off. Two other houses offered it, and one of them is closer to the court. We sign on Friday, one way or the other.',
        },
        {
          role: 'agent',
          text: 'I see the viewing and the list price for the six. I cannot give a discount myself. I have asked my colleagues in sales; one of them will write to you today.',
        },
        { role: 'customer', text: 'Good. Write to nadia.rahman@example.com.' },
      ]),
      note: {
        ask: 'Approve 10% off for six offices',
        next: {
          action: 'Approve the drafted reply, or change the discount in it',
          decision: { kind: 'approve', reversible: true, onSilence: 'No discount is offered.' },
        },
        who: {
          name: 'Nadia Rahman',
          organisation: 'Larch Legal',
          reach: [{ channel: 'e-mail', address: 'nadia.rahman@example.com' }],
        },
        where: {
          channel: 'Website chat',
          artifacts: [{ label: 'Account A-77', kind: 'account', id: 'A-77', openFirst: true }],
        },
        known: [{ text: 'They have seen the six offices' }],
        what: 'Larch Legal would take six offices for three years and expects 10% off. They sign on Friday.',
        why: { code: 'qualified_opportunity', sentence: 'Discounts are for sales to give.' },
        unknown: [{ text: 'Nobody has seen the other two offers', kind: 'unverified' }],
        promise: { text: 'Sales writes today' },
        draft: {
          channel: 'e-mail',
          to: 'nadia.rahman@example.com',
          subject: 'Six offices on floor 3',
          body: 'Dear Nadia,\n\nthank you for coming to see us. For three years we can offer the six offices at 10% off the list price of $9,600 a month. Shall I send the contract before Friday?\n\nBest regards,\nAlder Court',
        },
      },
      answers: [
        {
          about: ['offer', 'house', 'competitor', 'other'],
          say: 'Nadia did not name the two houses and sent nothing in writing.',
        },
        { about: ['when', 'friday', 'sign', 'deadline'], say: 'She said they sign on Friday.' },
      ],
      effect: {
        approved: 'Sent the reply to Nadia as you left it.',
        rejected: 'Told Nadia that the list price stands.',
        answered: 'Sent Nadia your answer.',
        taken: 'Told Nadia that you will be in touch yourself.',
      },
    },
    {
      id: 'two-viewings',
      lane: 'receptionist',
      urgency: 'today',
      customer: '+1 415 555 0147',
      conversation: timed(now, 9, [
        {
          role: 'customer',
          text: 'Good morning, Owen Price here. We plan a small conference in spring with some eighty guests, and I would like to see the meeting hall on Thursday, best at 10.',
        },
        {
          role: 'agent',
          text: 'With pleasure. Let me look at the calendar of the hall for that day.',
          toolCall: { name: 'find_slots', arguments: { room: 'Hall', day: 'Thursday' } },
        },
        {
          role: 'tool',
          name: 'find_slots',
          text: '{"room":"Hall","day":"Thursday","free":["09:00","14:00"],"held":[{"time":"10:00","for":"yoga class"}]}',
        },
        {
          role: 'agent',
          text: 'At 10 the hall is held for a yoga class. 9:00 and 14:00 are free. Would one of these do?',
        },
        {
          role: 'customer',
          text: 'I can only do 10, I come in by train and go back before noon. Could the class not wait? Please ask somebody and call me back on +1 415 555 0147.',
        },
        { role: 'agent', text: 'I will ask the front desk and somebody will call you back today.' },
      ]),
      note: {
        ask: 'Choose a time for Owen to see the hall',
        next: {
          action: 'Pick a time; the agent books it and calls Owen',
          decision: {
            kind: 'choose',
            question: 'When can Owen Price see the hall on Thursday?',
            options: [
              { id: 'ten', label: '10:00, during the yoga class' },
              { id: 'nine', label: '9:00' },
              { id: 'two', label: '14:00' },
            ],
            recommended: 'ten',
            reversible: true,
            onSilence: 'Nothing is booked.',
          },
        },
        who: { name: 'Owen Price', reach: [{ channel: 'phone', address: '+1 415 555 0147' }] },
        where: {
          channel: 'Phone',
          artifacts: [{ label: 'Calendar of the hall, Thursday', kind: 'calendar', id: 'Hall', openFirst: true }],
        },
        known: [{ text: '9:00 and 14:00 are free' }],
        what: 'Wants to see the meeting hall on Thursday at 10, when a yoga class holds it.',
        why: { code: 'customer_asked', sentence: 'He asked for somebody who can move the class.' },
        promise: { text: 'Somebody calls back today' },
      },
      answers: [
        { about: ['train', 'early', 'nine', '9'], say: 'He comes in by train and cannot be here before 10.' },
        { about: ['long', 'much time'], say: 'He did not say how long he needs.' },
      ],
      effect: {
        approved: 'Booked it and called Owen back.',
        rejected: 'Called Owen back and told him it is not possible.',
        answered: 'Booked the time you picked and called Owen back.',
        taken: 'Told Owen that you will call him yourself.',
      },
    },
    {
      id: 'deposit-and-tax',
      lane: 'professional_services',
      urgency: 'this_week',
      customer: 'T-318',
      conversation: timed(now, 35, [
        {
          role: 'customer',
          text: 'Hello, this is Jonas Weber, tenant T-318. I have a question about my lease that I could not find an answer to in the portal: my accountant asks whether the deposit is held in a separate account.',
        },
        {
          role: 'agent',
          text: 'I will look at the lease.',
          toolCall: { name: 'get_lease', arguments: { tenant: 'T-318' } },
        },
        {
          role: 'tool',
          name: 'get_lease',
          text: '{"lease":"L-318-2","tenant":"T-318","deposit":2400.00,"depositAccount":null}',
        },
        {
          role: 'agent',
          text: 'The lease L-318-2 shows a deposit of $2,400, but the field for the account it is held in is empty. I will ask our accounts and come back to you.',
        },
        {
          role: 'customer',
          text: 'Thank you. There is no hurry today, but he closes the year soon. He needs it in writing, to jonas.weber@example.com.',
        },
      ]),
      note: {
        ask: 'Say where the deposit of T-318 is held',
        next: {
          action: 'Answer in a sentence; the agent sends it on',
          decision: {
            kind: 'answer',
            question: 'Is the deposit of $2,400 on lease L-318-2 held in a separate account?',
            onSilence: 'Nothing is confirmed.',
          },
        },
        who: { name: 'Jonas Weber', reach: [{ channel: 'e-mail', address: 'jonas.weber@example.com' }] },
        where: {
          channel: 'Tenant portal',
          artifacts: [{ label: 'Lease L-318-2', kind: 'lease', id: 'L-318-2', openFirst: true }],
        },
        what: 'His accountant asks, in writing, whether the deposit is held separately.',
        why: { code: 'sensitive', sentence: 'Statements about money held are for a person to make.' },
        unknown: [{ text: 'The account: the lease record leaves it empty', kind: 'missing' }],
        sensitivity: [{ kind: 'financial', why: 'Goes to an accountant in writing' }],
      },
      answers: [
        { about: ['amount', 'much'], say: 'The lease says $2,400.' },
        {
          about: ['accountant', 'who', 'write', 'e-mail', 'email'],
          say: 'He gave jonas.weber@example.com; he did not name the accountant.',
        },
      ],
      effect: {
        approved: 'Sent Jonas the confirmation.',
        rejected: 'Told Jonas that we do not confirm this, with your reason.',
        answered: 'Sent Jonas your answer in writing.',
        taken: 'Told Jonas that you will write to him yourself.',
      },
    },
    {
      id: 'member-is-leaving',
      lane: 'owner_escalation',
      urgency: 'today',
      customer: 'M-0007',
      conversation: timed(now, 18, [
        {
          role: 'customer',
          text: 'This is Grace Adeyemi, member M-0007. The third time this month that the lift was out and nobody told us. Yesterday a client of mine in a wheelchair sat in your lobby for an hour.',
        },
        {
          role: 'agent',
          text: 'I am very sorry, Grace. Let me see what was reported about the lift this month.',
          toolCall: { name: 'list_incidents', arguments: { asset: 'lift' } },
        },
        {
          role: 'tool',
          name: 'list_incidents',
          text: '{"asset":"lift","incidents":[{"id":"I-41","days":2},{"id":"I-44","days":1},{"id":"I-47","days":1}],"noticesSent":0}',
        },
        {
          role: 'agent',
          text: 'You are right: I find three outages this month, four days in all, and no notice was sent to the members.',
        },
        {
          role: 'customer',
          text: 'I have been here nine years and I have paid on time for nine years. I want to speak to the owner, not to you, or I give notice today. +1 415 555 0190.',
        },
        { role: 'agent', text: 'I understand. I will tell the owner now that you want to be called.' },
      ]),
      note: {
        ask: 'Call Grace Adeyemi, who wants to leave',
        next: {
          action: 'Call her before she gives notice',
          decision: { kind: 'take_over', onSilence: 'The agent promises nothing and writes nothing more.' },
        },
        who: { name: 'Grace Adeyemi', reach: [{ channel: 'phone', address: '+1 415 555 0190' }] },
        where: {
          channel: 'Member chat',
          artifacts: [{ label: 'Lift incidents', kind: 'incident', id: 'I-47', openFirst: true }],
        },
        known: [{ text: 'Three outages, no notice sent' }],
        what: 'A member of nine years gives notice today unless the owner calls: three lift outages, no notice sent.',
        why: { code: 'complaint', sentence: 'She asked for the owner and will not speak with the agent.' },
        promise: { text: 'The owner hears of it now' },
      },
      answers: [
        { about: ['when', 'time', 'today'], say: 'She said she gives notice today; she named no hour.' },
        { about: ['want', 'offer', 'expect'], say: 'She asked for nothing but the call.' },
      ],
      effect: {
        approved: 'Told Grace what you agreed to.',
        rejected: 'Told Grace that there is no call, with your reason.',
        answered: 'Passed your answer to Grace.',
        taken: 'Told Grace that you will call, and stopped writing to her.',
      },
    },
  ]
}
