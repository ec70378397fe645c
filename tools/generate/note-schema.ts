import { noteJsonSchema } from '@baton-desk/core'
import { briefJsonSchema } from '@baton-desk/core/testing'
import type { Generated } from './generated.ts'

export const noteSchema = (): Generated => ({
  files: {
    'docs/reference/note.schema.json': `${JSON.stringify(noteJsonSchema(), null, 2)}\n`,
    'docs/reference/brief.schema.json': `${JSON.stringify(briefJsonSchema(), null, 2)}\n`,
  },
})
