/** A note of about 6 kB as an agent that knows its case supplies it: every part is given, and little is left to fill in. */
const SENTENCES = [
  'The customer was put through to the assistant after the phone menu and stayed on the line throughout.',
  'The record was read again after the customer disagreed, and it still shows the first state.',
  'Neither of the two dates that the calendar showed as free was possible for the customer.',
  'No payment was taken or returned while this waits; the amount stays reserved until the evening.',
  'The earlier case from the same address was closed in spring with a credit, which the customer mentioned.',
  'Both invoices carry the same booking number, the same amount and the same date, four minutes apart.',
  'The customer would take a voucher if the money cannot be returned before the weekend.',
  'Her bank has confirmed that both charges have cleared and neither is a reservation.',
]
const sentences = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => SENTENCES[(from + n) % SENTENCES.length]).join(' ')

export const BIG_HANDING = {
  lane: 'support',
  note: {
    ask: 'Refund $180 for a double charge',
    next: {
      action: sentences(3, 1),
      decision: { kind: 'approve' as const, reversible: false, onSilence: 'Nothing is paid.' },
    },
    who: {
      name: 'Lena Moreau',
      organisation: 'Quinn & Vargas Ltd',
      reach: [
        { channel: 'phone', address: '+1 555 0142' },
        { channel: 'email', address: 'lena.moreau@customer.example' },
      ],
      identifiers: [
        { label: 'Customer', value: 'C-8f21ab30' },
        { label: 'Contract', value: 'K-11d0c2e9' },
      ],
    },
    what: `Lena Moreau was charged twice for booking BK-4471a0. ${sentences(5, 1)}`,
    why: {
      code: 'authority_limit' as const,
      sentence: 'The amount of 180 USD is above what the assistant may settle alone.',
    },
    where: {
      channel: 'phone',
      artifacts: [
        { label: 'Booking record', id: 'BK-4471a0', kind: 'order', openFirst: true },
        { label: 'Invoice 1', id: 'INV-09aa17', kind: 'invoice' },
        { label: 'Invoice 2', id: 'INV-09aa18', kind: 'invoice' },
      ],
    },
    known: Array.from({ length: 8 }, (_, n) => ({ text: sentences(n, 1) })),
    unknown: Array.from({ length: 3 }, (_, n) => ({ text: sentences(n + 2, 1) })),
    tried: ['read the booking', 'read the invoices', 'offered a new date', 'asked for the card ending'].map(
      (step, n) => ({
        step,
        result: sentences(n + 1, 1),
        outcome: 'done' as const,
        by: 'agent' as const,
      }),
    ),
    wishes: [6, 4].map((n) => ({ text: sentences(n, 1), kind: 'wants' as const })),
    confidence: { level: 'fairly_sure' as const, basis: sentences(1, 1) },
    draft: {
      channel: 'email',
      to: 'lena.moreau@customer.example',
      subject: 'About your booking BK-4471a0',
      body: `Hello Lena Moreau,\n\n${sentences(0, 6)}\n\nKind regards`,
    },
    action: {
      tool: 'refund_payment',
      arguments: { booking: 'BK-4471a0', amount: 180, currency: 'USD', reason: 'duplicate' },
    },
    fields: { 'Reason for contact': 'A double charge', 'What the agent already captured': sentences(2, 15) },
  },
}
