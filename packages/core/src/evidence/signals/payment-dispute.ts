import { saidInAnyLanguage } from './in-any-language.ts'
import type { Signal } from './signal.ts'

/** The customer disputes a charge. */
export const paymentDispute: Signal = {
  id: 'payment_dispute',
  type: 'flag',
  means: 'The customer disputes a charge: charged twice, too much, without permission, or never refunded.',
  limits:
    'English, German, Spanish and French words only. A question about a fee does not count; one about a charge already made may.',
  examples: [
    { said: 'I was charged twice for one order', value: true },
    { said: 'There is a fraudulent transaction on my card', value: true },
    { said: 'I want my money back', value: true },
    { said: 'I never received my refund', value: true },
    { said: 'What is the cancellation fee?', value: false },
    { said: 'Add a bag, as there is no extra charge', value: false },
    { said: 'Can I pay with a card?', value: false },
    { said: 'How do I get a refund?', value: false },
  ],
  read: saidInAnyLanguage('PAYMENT_DISPUTE'),
}
