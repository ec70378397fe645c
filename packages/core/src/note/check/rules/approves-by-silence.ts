import { approvalsBySilenceIn } from '../../approval-by-silence.ts'
import type { Rule } from '../rule.ts'

export const approvesBySilence: Rule = {
  id: 'approves-by-silence',
  level: 'must',
  title: 'Silence is read as an approval',
  says: 'When nobody answers, nothing is approved and nothing is done that waits for a person. Send in `next.decision.onSilence` what stays open, lapses, is refused or goes to somebody else ("the next dispatcher gets it."). The desk never shows such words to a person: the lane’s own stand there instead. Reads English.',
  examples: {
    passes: [
      { note: { next: { action: 'Approve it', decision: { kind: 'approve', onSilence: 'the refund is refused.' } } } },
      {
        note: {
          next: { action: 'Approve it', decision: { kind: 'approve', onSilence: 'Silence never counts as approval.' } },
        },
      },
    ],
    fails: [
      {
        note: {
          next: {
            action: 'Approve it',
            decision: { kind: 'approve', onSilence: 'The refund is approved automatically.' },
          },
        },
      },
      {
        note: {
          next: { action: 'Approve it', decision: { kind: 'approve', onSilence: 'No answer by noon means yes.' } },
        },
      },
      {
        note: {
          // biome-ignore lint/suspicious/noThenProperty: the schema's word
          contingencies: [{ if: 'nobody answers', then: 'the money goes out at five', by: 'agent' }],
        },
      },
      {
        note: {},
        context: { supplied: { next: { decision: { kind: 'approve', onSilence: 'We go ahead after 2 hours.' } } } },
      },
    ],
  },
  check: (note, { supplied }) =>
    // What the agent sent no longer stands in the note that the desk composed.
    [...new Map([...(supplied ? approvalsBySilenceIn(supplied) : []), ...approvalsBySilenceIn(note)])].map(
      ([pointer, words]) => ({
        pointer,
        said: { code: 'approvedBySilence', facts: { words } },
      }),
    ),
}
