import type { Note } from '../../note.ts'
import type { Rule } from '../rule.ts'
import { type Spot, sentencesOf, spotsOfTheAgent } from '../spots.ts'

const DECIDE = 'approved?|authori[sz]ed?|granted?|waived?|overrid(?:e|den)|rejected?|den(?:y|ied)|agreed? to'
const DO =
  'refund(?:ed|ing)?|credit(?:ed|ing)?|reimburs(?:e|ed|ing)|compensat(?:e|ed|ing)|cancel(?:l?ed|l?ing)?|replac(?:e|ed|ing)|exchang(?:e|ed|ing)|upgrad(?:e|ed|ing)|discount(?:ed|ing)?'
const AUXILIARY = "(?:\\s+have|\\s+had|\\s+will|\\s+shall|\\s+am|\\s+are|['’](?:ve|ll|m|re|d))"
const BETWEEN = '(?:\\s+(?:already|now|just|also|hereby|therefore|gladly|going to|able to|gone ahead and))*'

const I_DECIDED = new RegExp(`\\b(?:i|we)${AUXILIARY}?${BETWEEN}\\s+(?:${DECIDE})\\b`, 'i')
const I_DO = new RegExp(
  `\\b(?:i|we)${AUXILIARY}${BETWEEN}\\s+(?:${DO}|(?:issue|issued|issuing|process|processed|processing|give|given|giving)\\s+(?:\\w+\\s+){0,3}(?:refund|credit|discount|replacement|voucher)|(?:send|sending|sent|pay|paying|paid|give|giving|given|return|returning|returned|transfer|transferring|transferred)\\s+(?:\\w+\\s+){0,3}(?:money|amount|payment|sum|fee|charge)\\s+back)\\b`,
  'i',
)
const IT_IS_DECIDED =
  /\b(?:has|have|had)\s+been(?:\s+already|\s+now)?\s+(?:approved|authori[sz]ed|granted|waived)\b|\b(?:is|was|were)\s+(?:already|now|hereby)\s+(?:approved|authori[sz]ed|granted|waived)\b/i
const IT_WILL_BE_DONE = new RegExp(
  `\\bwill\\s+(?:be\\s+(?:${DO}|${DECIDE}|waived)|(?:get|receive|have)\\s+(?:\\w+\\s+){0,3}(?:refund|credit|discount|replacement|money back))\\b|\\b(?:he|she|customer)\\s+gets\\s+(?:\\w+\\s+){0,2}(?:refund|money back)\\b`,
  'i',
)
// "Refund approved." "The credit has been issued to her card."
const IT_IS_DONE =
  /^(?:(?:the|her|his|their|an?|full|partial|requested)\s+)*(refund|credit|replacement|exception|discount|cancellation|reimbursement|compensation|waiver|upgrade|voucher)\s+(?:(?:(?:has|have)\s+been|is|are)\s+(?:already\s+|now\s+)?)?(?:approved|granted|authori[sz]ed|issued|processed|paid|made|completed|sent|done)\b(?![^.]*\b(?:by the customer|last|ago)\b)/i

// Told as somebody's words, asked, or bound to a condition: nothing is claimed.
const NOT_CLAIMED =
  /\b(?:says?|said|claims?|claimed|believes?|thinks?|heard|asks?|asked|wants?|wanted|expects?|whether|if|unless|until|once|before|after|not|never|cannot|can't|nobody|when)\b|\?/i

export const decisionTakenForThePerson: Rule = {
  id: 'decision-taken-for-the-person',
  level: 'must',
  title: 'It speaks as if the decision were taken',
  says: 'You hand off because a person decides. Do not write "I have approved" or "we will refund", and promise the customer nothing of the kind: send what is asked for, and what you recommend in `next.action`.',
  examples: {
    passes: [
      { note: { what: 'Amir Haddad was charged twice for order 4471 and asks whether we will refund one charge.' } },
      {
        note: {
          known: [{ text: 'The exchange has been approved', source: { kind: 'tool', message: 3, words: 'cleared' } }],
        },
      },
      { note: { next: { action: 'Approve the refund', decision: { kind: 'approve' } } } },
      {
        note: {
          known: [{ text: 'A refund has been issued for the first parcel' }],
          tried: [{ step: 'Refunded the first parcel', result: 'paid', outcome: 'done' }],
        },
        context: { conversation: undefined },
      },
    ],
    fails: [
      { note: { what: 'Amir Haddad was charged twice for order 4471. I have approved his refund.' } },
      { note: { what: 'Amir Haddad was charged twice for order 4471. We will refund one charge.' } },
      { note: { known: [{ text: 'The refund has been approved' }] } },
      { note: { promise: { text: 'He will get his refund today' } } },
      { note: { promise: { text: 'We are going to send the money back today' } } },
      { note: { known: [{ text: 'Refund has been issued to his card.' }] } },
    ],
  },
  check: (note) =>
    spotsOfTheAgent(note).flatMap((spot) => {
      const words = claimIn(note, spot)
      return words === null
        ? []
        : [
            {
              pointer: spot.pointer,
              message: `"${words}" speaks as if it were decided; a person decides it. Send what is asked for, and what you recommend in next.action.`,
            },
          ]
    }),
}

function claimIn(note: Note, { pointer, text }: Spot): string | null {
  for (const sentence of sentencesOf(text)) {
    if (NOT_CLAIMED.test(sentence)) continue
    const decided = I_DECIDED.exec(sentence) ?? IT_IS_DECIDED.exec(sentence)
    if (decided) return decided[0]
    const done =
      I_DO.exec(sentence) ??
      IT_IS_DONE.exec(sentence) ??
      (pointer.startsWith('/tried') ? null : IT_WILL_BE_DONE.exec(sentence))
    if (done && !hasDone(note, done[0])) return done[0]
  }
  return null
}

/** The agent did just that, within what it may do, and says with which result. */
function hasDone(note: Note, words: string): boolean {
  const stem = /refund|credit|reimburs|compensat|cancel|replac|exchang|upgrad|discount|voucher/i
    .exec(words)?.[0]
    .toLowerCase()
  return (
    stem !== undefined &&
    note.tried.some(({ step, outcome }) => outcome === 'done' && step.toLowerCase().includes(stem))
  )
}
