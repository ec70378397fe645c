import type { Rule } from '../rule.ts'
import { templateRows } from '../template-rows.ts'

const OURS = { name: 'Ours', rows: [{ label: 'Plan', shows: 'fields.plan', required: true }] }

export const missingTemplateField: Rule = {
  id: 'missing-template-field',
  level: 'should',
  title: 'A row that the team’s template asks for is empty',
  says: 'The lane’s template names rows that its people need. Send the part of the note that the row shows; the template’s own go into `fields` by their name.',
  examples: {
    passes: [{ note: { fields: { plan: 'Team' } }, context: { template: OURS, conversation: undefined } }],
    fails: [{ note: {}, context: { template: OURS } }],
  },
  check: (note, context) =>
    templateRows(note, context)
      .filter(({ isMissing }) => isMissing)
      .map(({ label, shows }) => ({
        pointer: `/${shows.replaceAll('.', '/')}`,
        said: { code: 'rowEmpty', facts: { label, shows } },
      })),
}
