import { coreWords, READING_LIMITS, suppliedWords } from '../../reading.ts'
import type { Rule } from '../rule.ts'

export const tooLongToRead: Rule = {
  id: 'too-long-to-read',
  level: 'should',
  title: 'It takes too long to read',
  says: `Ask, deadline, who and what together are read in 10 seconds (${READING_LIMITS.core} words), the whole note without draft in 30 (${READING_LIMITS.all} words). Keep what the decision needs and leave the rest out.`,
  examples: {
    passes: [{ note: { what: 'Amir Haddad was charged twice for order 4471.' } }],
    fails: [
      {
        note: {
          what: 'Amir Haddad wrote that he had looked at his bank statement this morning and saw that order 4471 had been charged to his card two times on the same day, and he would like to have one of the two charges back.',
        },
      },
      {
        note: {
          known: Array.from({ length: 3 }, () => ({
            text: 'The two payments of $180 have cleared on 3 November, as the list of payments for this order says',
          })),
        },
      },
    ],
  },
  check: (note) => {
    const core = coreWords(note)
    const all = suppliedWords(note)
    return [
      ...(core > READING_LIMITS.core
        ? [
            {
              pointer: '/what',
              said: { code: 'coreTooLong' as const, facts: { words: core, most: READING_LIMITS.core } },
            },
          ]
        : []),
      ...(all > READING_LIMITS.all
        ? [
            {
              pointer: '',
              said: { code: 'noteTooLong' as const, facts: { words: all, most: READING_LIMITS.all } },
            },
          ]
        : []),
    ]
  },
}
