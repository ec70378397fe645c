import type { Rule } from '../rule.ts'
import { templateRows } from '../template-rows.ts'

const SHORT = (maxWords: number) => ({
  name: 'Short',
  rows: [{ label: 'Request', shows: 'what', required: true, maxWords }],
})

export const templateFieldTooLong: Rule = {
  id: 'template-field-too-long',
  level: 'should',
  title: 'A row is longer than the team’s template allows',
  says: 'The lane’s template sets how many words a row may have. Send fewer.',
  examples: {
    passes: [{ note: {}, context: { template: SHORT(30) } }],
    fails: [{ note: {}, context: { template: SHORT(10) } }],
  },
  check: (note, context) =>
    templateRows(note, context)
      .filter(({ wordsOver }) => wordsOver > 0)
      .map(({ label, shows, words, wordsOver }) => ({
        pointer: `/${shows.replaceAll('.', '/')}`,
        said: { code: 'rowTooLong', facts: { label, words, most: words - wordsOver } },
      })),
}
