import type { Rule } from '../rule.ts'

export const deadlineInThePast: Rule = {
  id: 'deadline-in-the-past',
  level: 'must',
  title: 'The deadline has passed',
  says: 'A deadline that has passed cannot be met. Send a later `when.by`, or leave it out for the lane’s default.',
  examples: {
    passes: [{ note: {} }],
    fails: [{ note: { when: { urgency: 'now', by: '2026-11-05T14:02:00Z' } } }],
  },
  check: (note, { now }) => {
    const { by } = note.when
    if (by === undefined || by >= now) return []
    return [
      {
        pointer: '/when/by',
        said: { code: 'deadlinePassed', facts: { by, now } },
      },
    ]
  },
}
