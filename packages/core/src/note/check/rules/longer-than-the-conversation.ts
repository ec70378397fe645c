import { allWords, conversationWords } from '../../reading.ts'
import type { Rule } from '../rule.ts'

export const longerThanTheConversation: Rule = {
  id: 'longer-than-the-conversation',
  level: 'should',
  title: 'It is longer than the conversation',
  says: 'A note saves reading. Where it has more words than the conversation with its tool results, send only ask, what, why and what is open.',
  examples: {
    passes: [{ note: {} }],
    fails: [
      {
        note: {
          who: { name: 'Amir Haddad', identifiers: [{ label: 'Order', value: '4471' }] },
          draft: undefined,
          action: undefined,
          where: { channel: 'Web chat', artifacts: [{ label: 'Order 4471', id: '4471', openFirst: true }] },
          known: [],
          tried: [],
        },
        context: {
          conversation: [
            {
              role: 'customer',
              text: 'Amir Haddad. You charged me twice for order 4471, I want $180 back, no voucher.',
            },
          ],
        },
      },
    ],
  },
  check: (note, { conversation }) => {
    if (!conversation || conversation.length === 0) return []
    const inNote = allWords(note)
    const inConversation = conversationWords(conversation)
    if (inNote <= inConversation) return []
    return [
      {
        pointer: '',
        said: { code: 'longerThanConversation', facts: { words: inNote, conversation: inConversation } },
      },
    ]
  },
}
