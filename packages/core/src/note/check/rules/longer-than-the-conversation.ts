import { conversationWords, QUOTED_WHOLE, suppliedWords } from '../../reading.ts'
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
          unknown: [
            {
              text: 'Which of the two payments is the one too many; the statement shows both on one day and the shop has no record of the second, so somebody must ask the bank for it before anything is paid back',
            },
          ],
        },
        context: {
          conversation: [
            {
              role: 'customer',
              text: 'Amir Haddad. You charged me twice for order 4471, I want $180 back, no voucher. I saw it this morning when I looked at the statement of my bank, where both stand on one day, and I have never had anything of the kind before in the nine years in which I have bought my shoes, my coats and nearly all of my other things from you.',
            },
          ],
        },
      },
    ],
  },
  check: (note, { conversation }) => {
    if (!conversation || conversation.length === 0) return []
    const inNote = suppliedWords(note)
    const inConversation = conversationWords(conversation)
    if (inConversation <= QUOTED_WHOLE || inNote <= inConversation) return []
    return [
      {
        pointer: '',
        said: { code: 'longerThanConversation', facts: { words: inNote, conversation: inConversation } },
      },
    ]
  },
}
