import { ASKED_BEFORE } from '../../languages/en/signals.ts'
import type { Signal } from './signal.ts'
import { tokensOf } from './talk.ts'

const FEW = 5
const ALIKE = 0.7
/** So many messages back a repetition is looked for. */
const BACK = 30

/** The customer had to say the same thing again. */
export const repeatedRequest: Signal = {
  id: 'repeated_request',
  type: 'flag',
  means: 'The customer says that they said it before, or two of their messages have nearly the same words.',
  limits:
    'The words "as I said" are English; like messages are found in any language, but only within the last 30, and not when reworded.',
  examples: [
    { said: 'As I said, the blue one', value: true },
    {
      said: [
        'I want to return the lamp that I bought last week',
        'Hello',
        'I want to return the lamp I bought last week',
      ],
      value: true,
    },
    { said: 'This is the third time I am asking', value: true },
    { said: ['I want to return the lamp', 'And I want to order a new one in blue instead'], value: false },
    { said: ['yes', 'yes', 'yes please'], value: false },
  ],
  read: ({ customer }) => customer.some((text) => ASKED_BEFORE.test(text)) || hasAlike(customer.slice(-BACK)),
}

function hasAlike(messages: readonly string[]): boolean {
  const sets = messages.map((text) => new Set(tokensOf(text))).filter((words) => words.size >= FEW)
  return sets.some((words, at) => sets.slice(0, at).some((earlier) => shareOf(words, earlier) >= ALIKE))
}

/** Share of words that both have, of those that either has. */
function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const word of a) if (b.has(word)) shared += 1
  return shared / (a.size + b.size - shared)
}
