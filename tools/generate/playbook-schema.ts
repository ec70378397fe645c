import { playbookJsonSchema } from '@baton-desk/core/testing'
import type { Generated } from './generated.ts'

export const playbookSchema = (): Generated => ({
  files: { 'docs/reference/playbook.schema.json': `${JSON.stringify(playbookJsonSchema(), null, 2)}\n` },
})
