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
    // Where what was said stands in the note, it leaves nothing out.
    if (note.unknown.length > 0 || note.talk?.length) return []
    const { code } = note.why
    const reason = note.confidence?.level === 'unsure' ? 'unsure' : code
    if (reason !== 'unsure' && reason !== 'low_confidence' && reason !== 'missing_information') return []
    return [
      {
        pointer: '/unknown',
        said: { code: 'unknownUnsaid', facts: { reason } },
      },
    ]
  },
}
