import { z } from 'zod'
import { Playbook } from './playbook.ts'

/** JSON Schema (draft 2020-12) of a playbook as a person writes it: completion and hover in editors. */
export function playbookJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(Playbook, {
    io: 'input',
    target: 'draft-2020-12',
    // Editors know `format`; the patterns zod adds beside it fill a hover with noise.
    override: ({ jsonSchema }) => {
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern
    },
  })
  return { ...schema, title: 'Baton playbook' }
}
