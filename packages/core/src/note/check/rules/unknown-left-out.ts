import type { Rule } from '../rule.ts'

export const unknownLeftOut: Rule = {
  id: 'unknown-left-out',
  level: 'should',
  title: 'Unsure, and not said of what',
  says: 'Where confidence is low or information is missing, the person must know what is missing. Send it in `unknown`, one thing each.',
  examples: {
    passes: [{ note: { confidence: { level: 'sure' }, unknown: [] } }],
    fails: [
      { note: { confidence: { level: 'unsure' }, unknown: [] } },
      {
        note: {
          why: {
            code: 'missing_information',
            sentence: 'The refund rule for doubled payments is not in the handbook.',
          },
          unknown: [],
        },
      },
    ],
  },
  check: (note) => {
    if (note.unknown.length > 0) return []
    const isUnsure = note.confidence?.level === 'unsure'
    const isLacking = note.why.code === 'low_confidence' || note.why.code === 'missing_information'
    if (!isUnsure && !isLacking) return []
    const because = isUnsure ? 'The agent is unsure' : `The reason is ${note.why.code}`
    return [
      {
        pointer: '/unknown',
        message: `${because}, but nothing says what is not known. Send it in unknown, one thing each.`,
      },
    ]
  },
}
