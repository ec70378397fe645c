import type { Rule } from '../rule.ts'

export const urgentWithoutADeadline: Rule = {
  id: 'urgent-without-a-deadline',
  level: 'should',
  title: 'Urgent without a deadline',
  says: '"Now" and "today" mean something else to everybody. Send `when.by` with the time by which the decision must be there.',
  examples: {
    passes: [{ note: { when: { urgency: 'this_week' } } }],
    fails: [{ note: { when: { urgency: 'now' } } }],
  },
  check: (note) => {
    const { urgency, by } = note.when
    if (by || (urgency !== 'now' && urgency !== 'today')) return []
    return [
      {
        pointer: '/when/by',
        said: { code: 'deadlineMissing', facts: { urgency } },
      },
    ]
  },
}
