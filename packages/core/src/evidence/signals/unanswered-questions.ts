import type { Signal } from './signal.ts'
import { plain } from './talk.ts'

/** How many of the customer's questions stand open. */
export const unansweredQuestions: Signal = {
  id: 'unanswered_questions',
  type: 'number',
  means: 'Number of question marks in what the customer said since the agent or a person last spoke.',
  limits: 'Questions without a question mark do not count. Whether an answer answered the question is not judged.',
  examples: [
    { said: 'Where is my order?', value: 1 },
    { said: ['Where is my order?', 'And can I still change the address?'], value: 2 },
    { said: 'Please cancel it', value: 0 },
  ],
  read: ({ conversation }) => {
    let open = 0
    for (const { role, text, toolCall } of conversation) {
      if (role === 'customer' && !toolCall) open += plain(text).match(/\?+/g)?.length ?? 0
      else if ((role === 'agent' && !toolCall && text !== '') || role === 'person') open = 0
    }
    return open
  },
}
