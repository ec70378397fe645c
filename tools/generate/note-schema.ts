import { noteJsonSchema } from '@baton-desk/core'
import type { Generated } from './generated.ts'

export const noteSchema = (): Generated => ({
  files: { 'docs/reference/note.schema.json': `${JSON.stringify(noteJsonSchema(), null, 2)}\n` },
})
