import type { Note } from '../../note.ts'
import type { Rule } from '../rule.ts'
import { sentencesOf } from '../spots.ts'

const DOING =
  'refunded|credited|reimbursed|cancel(?:l)?ed|replaced|exchanged|upgraded|rebooked|rescheduled|changed|updated|shipped|sent|issued|processed|approved|waived|booked|closed|deleted|unlocked|reset|activated|paid'
const DONE = new RegExp(
  `\\b(?:i|we)(?:['’]ve| have| had)(?: (?:already|now|just|also|therefore|successfully))* (${DOING})\\b|\\b(?:has|have) (?:already |now |just |successfully )?been (${DOING})\\b|\\b(?:is|are) (?:now |already )(${DOING})\\b|\\b(refund|replacement|credit|payment|parcel|order) (?:is|are) (?:already )?on (?:its|their|the) way\\b|\\b(?:i|we) (?:just |already )?(${DOING}) (?:your|the|this|one|a)\\b`,
  'i',
)

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
      const match = DONE.exec(sentence)
      const done = match?.slice(1).find((word) => word !== undefined)
      if (match && done && !wasDone(note, done)) {
        return [
          {
            pointer: '/draft/body',
            message: `"${match[0]}" tells the customer that it is done, while it waits for this decision. Say what will happen instead.`,
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
