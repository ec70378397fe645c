import { CONTESTS } from '../../languages/en/signals.ts'
import type { Signal } from './signal.ts'
import { plain } from './talk.ts'

/** The customer holds against what was read from a record. */
export const contradictedRecord: Signal = {
  id: 'contradicted_record',
  type: 'flag',
  means:
    'After a tool has answered, the customer says that what they were told is wrong, or that they are sure of something else.',
  limits: 'English words only. It sees that the customer contests, not who is right, nor which field is meant.',
  examples: [{ said: 'I think there must be a mistake, I paid for the insurance', value: false }],
  read: ({ conversation }) => {
    let answered = false
    for (const { role, text } of conversation) {
      if (role === 'tool') answered = true
      else if (answered && role === 'customer' && CONTESTS.test(plain(text))) return true
    }
    return false
  },
}
