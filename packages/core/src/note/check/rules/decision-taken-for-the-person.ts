import {
  I_DECIDED,
  I_DO,
  IT_IS_DECIDED,
  IT_IS_DONE,
  IT_WILL_BE_DONE,
  NOT_DECIDED,
} from '../../../languages/en/claims.ts'
import type { Note } from '../../note.ts'
import type { Rule } from '../rule.ts'
import { type Spot, sentencesOf, spotsOfTheAgent } from '../spots.ts'

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
              said: { code: 'toldAsDecided', facts: { words } },
            },
          ]
    }),
}

function claimIn(note: Note, { pointer, text }: Spot): string | null {
  for (const sentence of sentencesOf(text)) {
    if (NOT_DECIDED.test(sentence)) continue
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
