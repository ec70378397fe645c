import { tools } from '../words/en/tools.ts'
import { briefJsonSchema } from './json-schema.ts'
import { Urgency } from './note.ts'

/** A tool as models are given it, whatever calls it `parameters`, `input_schema` or `inputSchema`. */
export type ModelTool = { name: string; description: string; inputSchema: Record<string, unknown> }

/** The tool `hand_off`: what a model fills in is a brief, with the urgency beside it. */
export const handOffTool = (): ModelTool => {
  const { title: _title, description: _description, properties, ...schema } = briefJsonSchema()
  const urgency = {
    type: 'string',
    enum: Urgency.options,
    description:
      'now: danger, or lost within two hours. today: lost by tomorrow morning. fyi: nothing is to be done. Left out: as usual for such a case.',
  }
  return {
    name: 'hand_off',
    description: tools.handOff,
    inputSchema: { ...schema, properties: { ...(properties as Record<string, unknown>), urgency } },
  }
}
