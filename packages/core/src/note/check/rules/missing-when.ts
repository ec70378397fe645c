import { isHonestlyUnknown } from '../honestly-unknown.ts'
import type { Rule } from '../rule.ts'

export const missingWhen: Rule = {
  id: 'missing-when',
  level: 'should',
  title: 'It does not say how urgent it is',
  says: 'The desk takes the lane’s urgency when the agent gives none, and the lane cannot know this case. Send `when.urgency` (now, today, this_week, fyi), and `when.by` where there is a deadline.',
  examples: {
    passes: [
      { note: {}, context: { supplied: { when: { urgency: 'today' } } } },
      { note: { when: { urgency: 'this_week' } } },
    ],
    fails: [{ note: { when: { urgency: 'this_week' } }, context: { supplied: { ask: 'Call back' } } }],
  },
  check: (note, { supplied }) => {
    const isGuessed = supplied ? supplied.when?.urgency === undefined : note.filledIn.includes('/when/urgency')
    if (!isGuessed || note.when.by || isHonestlyUnknown(note, 'when')) return []
    return [
      {
        pointer: '/when/urgency',
        said: { code: 'urgencyMissing', facts: { urgency: note.when.urgency } },
      },
    ]
  },
}
