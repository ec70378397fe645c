import { z } from 'zod'
import { line } from '../../text.ts'

/** A team's own template: labels, order, required fields and limits over the same note. Shipped ones: `../note/templates/`. */
const TemplateRow = z.strictObject({
  label: line(80).min(1).describe('What the team calls it.'),
  shows: z
    .string()
    .max(80)
    .describe('Which part of the note stands here, or `fields.<name>` for one of the template’s own.'),
  required: z.boolean().default(false).describe('A note without it fails the check.'),
  maxWords: z.number().int().positive().optional().describe('Most words this row may have.'),
})
export const Template = z.strictObject({ name: line(80).min(1), rows: z.array(TemplateRow).min(1).max(20) })
export type Template = z.infer<typeof Template>
