import type { Rule } from '../rule.ts'

export const noEscalationPath: Rule = {
  id: 'no-escalation-path',
  level: 'should',
  title: 'Not said what happens when nobody answers',
  says: 'Where it is urgent, the person and the customer need to know what follows from silence. Send `next.decision.onSilence` ("the next dispatcher gets it."; never an approval), or an if-then in `contingencies`.',
  examples: {
    passes: [
      {
        note: {
          next: { action: 'Approve the refund', decision: { kind: 'approve' } },
          // biome-ignore lint/suspicious/noThenProperty: the schema's word
          contingencies: [{ if: 'nobody answers', then: 'he is told it takes a day', by: 'agent' }],
        },
      },
      { note: { next: { action: 'Approve the refund', decision: { kind: 'approve' } }, when: { urgency: 'fyi' } } },
    ],
    fails: [{ note: { next: { action: 'Approve the refund', decision: { kind: 'approve' } } } }],
  },
  check: (note, { onSilence }) => {
    const { urgency } = note.when
    if (urgency !== 'now' && urgency !== 'today') return []
    if (onSilence || note.next.decision.onSilence || note.contingencies.length > 0) return []
    return [
      {
        pointer: '/next/decision/onSilence',
        said: { code: 'silenceUnsaid', facts: { urgency } },
      },
    ]
  },
}
