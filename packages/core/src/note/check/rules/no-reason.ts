import { contentWords } from '../content-words.ts'
import type { Rule } from '../rule.ts'

// Words that only say that it was handed off.
const EMPTY = new Set(
  'escalate escalated escalating escalation transfer transferred transferring handoff handed hand off over human person people agent representative specialist team need needed needs require required requires requiring requested necessary further assistance assist help support review attention issue request case customer caller user please see above below per policy reason limit limits scope n na none tbd conversation transcript chat continue proceed complaint authority sensitive other'.split(
    ' ',
  ),
)

export const noReason: Rule = {
  id: 'no-reason',
  level: 'must',
  title: 'The reason says nothing',
  says: '"A person is needed" is not why. Send in `why.sentence` which limit, doubt, wish or failure stopped you ("Refunds over $100 need a person").',
  examples: {
    passes: [
      { note: { why: { code: 'authority_limit', sentence: 'Refunds over $100 need a person.' } } },
      { note: { why: { code: 'authority_limit', sentence: 'Limit of 100 reached.' } } },
      { note: { why: { code: 'customer_asked', sentence: 'The customer asked for a person.' } } },
    ],
    fails: [
      { note: { why: { code: 'out_of_scope', sentence: 'Escalated to a human agent for further assistance.' } } },
      { note: { why: { code: 'complaint', sentence: 'Customer needs help.' } } },
      { note: { why: { code: 'authority_limit', sentence: 'Limit.' } } },
      { note: { why: { code: 'out_of_scope', sentence: 'N/A' } } },
      {
        note: {
          why: {
            code: 'complaint',
            sentence: 'Amir Haddad was charged twice for order 4471 and wants one charge back.',
          },
        },
      },
    ],
  },
  check: (note) => {
    const { sentence, code } = note.why
    if (sentence === '') return []
    const telling = contentWords(sentence).filter((word) => !EMPTY.has(word))
    if (telling.length === 0 && code !== 'customer_asked') {
      return [
        {
          pointer: '/why/sentence',
          said: { code: 'onlyHandedOff', facts: { sentence } },
        },
      ]
    }
    if (sentence !== note.what) return []
    return [
      {
        pointer: '/why/sentence',
        said: { code: 'reasonIsRequest', facts: {} },
      },
    ]
  },
}
