/** Conversations of our own making for tests: one for each role, small enough to read. */
import { Conversation } from '../src/evidence/conversation.ts'

type Written = {
  role: string
  text?: string
  name?: string
  toolCall?: { name: string; arguments?: unknown }
  at?: string
  by?: 'customer'
}

export const conversation = (...messages: Written[]): Conversation => Conversation.parse(messages)
export const customer = (text: string, at?: string): Written => ({ role: 'customer', text, ...(at && { at }) })
export const agent = (text: string): Written => ({ role: 'agent', text })
export const call = (
  name: string,
  args: Record<string, unknown> = {},
  by: 'agent' | 'customer' = 'agent',
): Written => ({
  role: by,
  toolCall: { name, arguments: args },
})
export const answer = (value: unknown, by?: 'customer'): Written => ({
  role: 'tool',
  text: typeof value === 'string' ? value : JSON.stringify(value),
  ...(by && { by }),
})

/** Support: a refund above what the agent may give, refused by the billing system. */
export const doubleCharge = conversation(
  customer(
    'Hi, I want to refund the second charge on invoice INV-2207. I was billed twice for March.',
    '2026-11-20T09:00:00Z',
  ),
  agent('I am sorry about that. Could you give me the e-mail address of your account?'),
  customer('Sure, it is maria.lind@example.org.', '2026-11-20T09:01:00Z'),
  call('find_customer', { email: 'maria.lind@example.org' }),
  answer({ customer_id: 'CU-90412', name: 'Maria Lind', email: 'maria.lind@example.org', plan: 'Team' }),
  call('getInvoice', { invoiceId: 'INV-2207' }),
  answer({
    invoiceId: 'INV-2207',
    customerId: 'CU-90412',
    amount: 180,
    currency: 'USD',
    status: 'paid',
    paidOn: '2026-11-02',
  }),
  call('refund_payment', { invoice_id: 'INV-2207', amount: 180 }),
  answer('Error: refunds above 100 need approval'),
  agent('Refunds above $100 are outside of my authority, so I need a colleague to approve this one.'),
  customer('OK. A voucher is fine too, but please do not close my account.', '2026-11-20T09:05:00Z'),
)

/** Receptionist: somebody wants to move an appointment; no tool was used. */
export const moveAppointment = conversation(
  agent('Good morning, Lakeside Dental. How can I help?'),
  customer('Hello, my name is Tom Okafor. I would like to move my cleaning appointment from Tuesday to Friday.'),
  agent('Happy to help. What is the best number to call you back on?'),
  customer('+44 20 7946 0018. Mornings are best.'),
  agent('Thank you. Which dentist do you usually see?'),
)

/** Home service: a device was tried three times by the customer. */
export const boilerRestart = conversation(
  customer('My boiler stopped heating this morning and it is freezing in here.'),
  agent('Please restart the boiler from the app.'),
  call('restart_boiler', {}, 'customer'),
  answer('Restarted. Fault code E119 is still shown.', 'customer'),
  call('restart_boiler', {}, 'customer'),
  answer('Restarted. Fault code E119 is still shown.', 'customer'),
  call('restart_boiler', {}, 'customer'),
  answer('Restarted. Fault code E119 is still shown.', 'customer'),
  customer('Still the same. Can I talk to a real person, please?'),
)

/** Sales: a lead found in the system, a calendar that did not answer. */
export const demoRequest = conversation(
  customer('We are 40 engineers at Norrland Robotics and I would like to book a demo of the fleet module next week.'),
  agent(
    'Great, thank you for getting in touch. Our team shows the module live and answers every question on the way. What is your work e-mail?',
  ),
  customer('jin.park@norrland.example'),
  call('crm.contacts.search', { email: 'jin.park@norrland.example' }),
  answer([]),
  call('calendar.events.create', { title: 'Demo', attendee: 'jin.park@norrland.example' }),
  answer({ error: { message: 'Upstream timed out after 30 s' } }),
)

/** Professional services: a client asks for advice the agent may not give; the record says otherwise than the client. */
export const leaseQuestion = conversation(
  customer('This is Aisha Rahman, matter M-3310. I want to end my lease early. It ends in March 2027.'),
  call('lookupMatter', { matterNumber: 'M-3310' }),
  answer({ matterNumber: 'M-3310', clientName: 'Aisha Rahman', leaseEnds: '2027-09-30', solicitor: 'P. Dunne' }),
  agent(
    'Thank you for your patience, Aisha, and for the number of the matter. I have found your matter and the solicitor who looks after it. I cannot give legal advice on whether you may end the lease early or what follows from it. The file says that the lease ends on 30 September 2027.',
  ),
  customer('That is wrong, I signed until March 2027. What would ending it early cost me?'),
)

export const roles = { doubleCharge, moveAppointment, boilerRestart, demoRequest, leaseQuestion }
