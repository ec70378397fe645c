import { isHonestlyUnknown } from '../honestly-unknown.ts'
import type { Rule } from '../rule.ts'

export const missingWhy: Rule = {
  id: 'missing-why',
  level: 'must',
  title: 'It does not say why a person is needed',
  says: 'Send `why.sentence`: the one thing that you may not, cannot or should not do here ("Refunds over $100 need a person").',
  examples: {
    passes: [
      { note: { why: { code: 'tool_error', sentence: 'The booking system has refused every date since 14:00.' } } },
    ],
    fails: [{ note: { why: { code: 'authority_limit', sentence: '' } } }],
  },
  check: (note) => {
    if (note.why.sentence !== '' || isHonestlyUnknown(note, 'why')) return []
    return [
      {
        pointer: '/why/sentence',
        said: { code: 'whyMissing', facts: {} },
      },
    ]
  },
}
