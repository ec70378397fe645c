import { CLAIMS_DONE } from '../../../languages/en/claims.ts'
import type { Note } from '../../note.ts'
import type { Rule } from '../rule.ts'
import { sentencesOf } from '../spots.ts'

export const draftClaimsDone: Rule = {
  id: 'draft-claims-done',
  level: 'should',
  title: 'The draft says a thing is done that waits for this decision',
  says: 'When the draft is sent before the action has run, or the action fails, the customer has been told something untrue. Say what will happen ("We are paying $180 back"), or send the draft after the effect.',
  examples: {
    passes: [
      { note: { draft: { channel: 'chat', body: 'Hi Amir, we are paying $180 back to your card.' } } },
      {
        note: {
          draft: { channel: 'chat', body: 'Hi Amir, your address has been changed.' },
          tried: [{ step: 'Changed the address', result: 'saved', outcome: 'done' }],
        },
      },
    ],
    fails: [
      { note: { draft: { channel: 'chat', body: 'Hi Amir, I have refunded $180 to your card.' } } },
      { note: { draft: { channel: 'chat', body: 'Hi Amir, your refund is on its way.' } } },
    ],
  },
  check: (note) => {
    if (!note.draft || (!note.action && note.next.decision.kind !== 'approve')) return []
    for (const sentence of sentencesOf(note.draft.body)) {
      const match = CLAIMS_DONE.exec(sentence)
      const done = match?.slice(1).find((word) => word !== undefined)
      if (match && done && !wasDone(note, done)) {
        return [
          {
            pointer: '/draft/body',
            said: { code: 'draftClaimsDone', facts: { words: match[0] } },
          },
        ]
      }
    }
    return []
  },
}

/** Among the steps that were really done. */
const wasDone = (note: Note, done: string): boolean => {
  const stem = done.toLowerCase().slice(0, Math.max(4, done.length - 2))
  return note.tried.some(({ step, outcome }) => outcome === 'done' && step.toLowerCase().includes(stem))
}
