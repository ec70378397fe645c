import type { Rule } from '../rule.ts'

export const sensitiveWithoutWhy: Rule = {
  id: 'sensitive-without-why',
  level: 'should',
  title: 'Sensitive, and not said why',
  says: 'A mark alone makes people careful of the wrong thing. Send `sensitivity[].why` ("a baby in a cold house"), and a kind wherever the reason is that it is sensitive.',
  examples: {
    passes: [{ note: { sensitivity: [{ kind: 'legal', why: 'he names his lawyer' }] } }],
    fails: [
      { note: { sensitivity: [{ kind: 'legal' }] } },
      { note: { why: { code: 'sensitive', sentence: 'He says his bank holds his account over this.' } } },
    ],
  },
  check: (note) => {
    if (note.why.code === 'sensitive' && note.sensitivity.length === 0) {
      return [
        {
          pointer: '/sensitivity',
          said: { code: 'sensitiveInNoWay', facts: {} },
        },
      ]
    }
    return note.sensitivity.flatMap(({ kind, why }, n) =>
      why
        ? []
        : [
            {
              pointer: `/sensitivity/${n}/why`,
              said: { code: 'sensitiveWithoutWhy', facts: { kind } },
            },
          ],
    )
  },
}
