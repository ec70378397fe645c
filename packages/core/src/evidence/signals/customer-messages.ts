import type { Signal } from './signal.ts'

/** How long the customer has been at it. */
export const customerMessages: Signal = {
  id: 'customer_messages',
  type: 'number',
  means: 'Number of messages from the customer.',
  limits: 'Of a conversation of more than 1.5 million characters only what was read counts.',
  examples: [
    { said: 'Hello', value: 1 },
    { said: ['Hello', 'Are you there?'], value: 2 },
  ],
  read: ({ customer }) => customer.length,
}
